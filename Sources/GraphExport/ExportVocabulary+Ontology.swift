internal import InkGraphCore
public import Ontology

extension ExportVocabulary {
  /// The vocabulary of an ontology.
  public init(_ schema: OntologySchema) {
    self.init(
      classes: schema.classes.map { item in
        ExportTerm(
          item.localName, iri: item.iri, labels: item.labels, mappings: item.mappings,
          color: item.color)
      },
      predicates: schema.relations.map { item in
        ExportTerm(
          item.predicate.rawValue, iri: item.iri, labels: item.labels, mappings: item.mappings,
          isSymmetric: item.isSymmetric)
      })
  }
}
