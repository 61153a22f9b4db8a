/// One statement of an RDF graph.
public struct RDFTriple: Hashable, Sendable {
  /// What it is about; no literal.
  public let subject: RDFTerm
  /// The identifier of the predicate.
  public let predicate: String
  /// What it says.
  public let object: RDFTerm

  /// Makes a triple.
  public init(_ subject: RDFTerm, _ predicate: String, _ object: RDFTerm) {
    self.subject = subject
    self.predicate = predicate
    self.object = object
  }
}

/// A thing or a value in an RDF graph.
public enum RDFTerm: Hashable, Sendable {
  /// A thing with an identifier.
  case iri(String)
  /// A thing without one, by a label that counts within the document only.
  case blank(String)
  /// A text; with a language tag, or the identifier of its datatype, or neither.
  case literal(String, language: String?, datatype: String?)
}
