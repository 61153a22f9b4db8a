/// The namespaces that a schema uses.
enum Vocabulary {
  static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  static let rdfs = "http://www.w3.org/2000/01/rdf-schema#"
  static let owl = "http://www.w3.org/2002/07/owl#"
  static let skos = "http://www.w3.org/2004/02/skos/core#"

  /// An identifier as schema authors write it: `rdfs:label`.
  static func shortened(_ iri: String) -> String {
    for (prefix, namespace) in [("rdf", rdf), ("rdfs", rdfs), ("owl", owl), ("skos", skos)]
    where iri.hasPrefix(namespace) {
      return "\(prefix):\(iri.dropFirst(namespace.count))"
    }
    return iri
  }
}
