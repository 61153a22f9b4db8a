import MarkupIO

/// Writes the triples of one document in one syntax, subject by subject.
///
/// Texts come as they are; each serializer leaves out the characters that XML forbids, so that all
/// syntaxes carry the same graph.
protocol RDFSerializer {
  /// Begins the document and declares what its names stand behind.
  mutating func start(prefixes: [(prefix: String, namespace: String)]) throws(ExportError)

  /// Begins the triples of a subject.
  ///
  /// - Parameters:
  ///   - iri: The subject.
  ///   - type: A class of the subject that has a qualified name; nil for none.
  /// - Throws: `.sink` when the sink throws.
  mutating func startSubject(_ iri: RDFIRI, type: RDFName?) throws(ExportError)

  /// Adds a triple of the subject.
  mutating func add(_ predicate: RDFName, _ object: RDFObject) throws(ExportError)

  /// Ends the triples of the subject.
  mutating func endSubject() throws(ExportError)

  /// Ends the document.
  mutating func end() throws(ExportError)
}

/// A term that has a qualified name in the document.
final class RDFName: Hashable, Sendable {
  /// The name with its prefix: `schema:Person`.
  let qualified: String
  /// The identifier.
  let iri: String
  /// The qualified name as an element of XML.
  let element: XMLName
  /// Whether Turtle allows the qualified name, which may not end in a full stop.
  let isTurtleName: Bool

  init(prefix: String, namespace: String, local: String) {
    qualified = "\(prefix):\(local)"
    iri = namespace + local
    element = XMLName(qualified)
    isTurtleName = local.utf8.last != UInt8(ascii: ".")
  }

  static func == (left: RDFName, right: RDFName) -> Bool {
    left === right || left.iri == right.iri
  }

  func hash(into hasher: inout Hasher) { hasher.combine(iri) }
}

/// The object of a triple.
enum RDFObject: Sendable {
  /// A thing, by its identifier.
  case iri(RDFIRI)
  /// A text in a language.
  case text(String, language: String)
  /// A text in no language; with a datatype, its lexical form.
  case literal(String, datatype: RDFName?)
}
