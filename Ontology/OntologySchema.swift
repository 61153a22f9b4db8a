import InkGraphCore

/// The classes and predicates of the ontology.
public struct OntologySchema: Sendable {
  /// The classes, in the order in which tables and legends list them.
  public let classes: [OntologyClass]
  /// The predicates between entities, in the file's order.
  public let relations: [RelationSchema]

  init(bytes: [UInt8], source: String) throws(OntologyError) {
    classes = []
    relations = []
  }
}
