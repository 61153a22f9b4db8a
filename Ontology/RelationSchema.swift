public import InkGraphCore

/// A predicate, with what it may connect.
public struct RelationSchema: Hashable, Sendable {
  /// The predicate.
  public let predicate: Predicate
  /// The full identifier.
  public let iri: String
  /// The label in each language, by language tag.
  public let labels: [String: String]
  /// The classes that its subject may have.
  public let domain: Set<EntityType>
  /// The classes that its object may have.
  public let range: Set<EntityType>
  /// Whether it holds both ways.
  public let isSymmetric: Bool
  /// The local name of the predicate that says the same from the object's side.
  public let inverse: String?
  /// The properties of other vocabularies that mean the same or more.
  public let mappings: [String]
}
