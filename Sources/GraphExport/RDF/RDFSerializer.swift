import InkGraphCore
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
  /// A literal.
  case literal(RDFText, RDFLiteralKind)

  /// A text in a language.
  static func text(_ text: String, language: String) -> RDFObject {
    .literal(.string(text), .language(language))
  }

  /// A text in no language; with a datatype, its lexical form.
  static func literal(_ text: String, datatype: RDFName?) -> RDFObject {
    .literal(.string(text), datatype.map { .datatype($0) } ?? .plain)
  }
}

/// The lexical form of a literal, in the form in which it is known.
enum RDFText: Sendable {
  case string(String)
  /// A text in UTF-8.
  case utf8([UInt8])
  /// A value, as `PropertyValue.text` writes it.
  case value(PropertyValue)
}

/// What a literal is, besides its lexical form.
enum RDFLiteralKind: Sendable {
  /// A text in no language.
  case plain
  /// A text in a language.
  case language(String)
  /// A value of a datatype.
  case datatype(RDFName)
}

extension OutputBuffer {
  /// Appends the lexical form of a literal.
  func append(_ text: RDFText, escapedBy escapes: TextEscapes) {
    switch text {
    case .string(let text): append(text, escapedBy: escapes)
    case .utf8(let bytes): bytes.withUnsafeBufferPointer { append($0, escapedBy: escapes) }
    case .value(.integer(let number)): append(number)
    case .value(.double(let number)): append(number)
    case .value(.date(let day)): append(day)
    case .value(let value): append(value.text, escapedBy: escapes)
    }
  }
}
