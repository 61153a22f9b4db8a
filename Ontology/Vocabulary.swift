/// The namespaces that a schema uses.
enum Vocabulary {
  static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  static let rdfs = "http://www.w3.org/2000/01/rdf-schema#"
  static let owl = "http://www.w3.org/2002/07/owl#"
  static let skos = "http://www.w3.org/2004/02/skos/core#"
  static let xml = "http://www.w3.org/XML/1998/namespace"

  /// A name as schema authors write it: `rdfs:label`.
  static func shortened(_ name: String, in namespace: String) -> String {
    switch namespace {
    case rdf: "rdf:\(name)"
    case rdfs: "rdfs:\(name)"
    case owl: "owl:\(name)"
    case skos: "skos:\(name)"
    default: namespace + name
    }
  }
}
