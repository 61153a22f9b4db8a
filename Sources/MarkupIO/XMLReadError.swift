public import InkGraphCore

/// An XML document that cannot be read, or that is not safe to read.
public struct XMLReadError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// The document has no byte.
    case empty
    /// The document is longer than the limit, in bytes.
    case tooLarge(limit: Int)
    /// Elements lie inside each other deeper than the limit.
    case tooDeep(limit: Int)
    /// Texts and values grow to more than the limit, in bytes, when entities are put in.
    case tooMuchText(limit: Int)
    /// The document holds the character U+0000.
    case nulCharacter
    /// The document declares an entity whose text lies outside of it.
    case externalEntity(String)
    /// The document declares an entity that refers to other entities or holds markup.
    case nestedEntity(String)
    /// The document is not well-formed; the text says why.
    case malformed(String)
  }

  /// What is wrong.
  public let kind: Kind
  /// The file and line.
  public let location: SourceLocation

  /// Makes an error.
  public init(_ kind: Kind, at location: SourceLocation) {
    self.kind = kind
    self.location = location
  }

  /// The error as `file:line: what is wrong; what to do`.
  public var description: String { "\(location): \(message)" }

  /// What is wrong and what to do about it, without the place.
  public var message: String {
    switch kind {
    case .empty: "the document is empty; expected XML"
    case .tooLarge(let limit): "the document is longer than \(limit) bytes; split it"
    case .tooDeep(let limit): "elements lie more than \(limit) deep; flatten the document"
    case .tooMuchText(let limit):
      "the entities make more than \(limit) bytes of text; write the text itself"
    case .nulCharacter: "the document holds the character U+0000, which XML forbids; remove it"
    case .externalEntity(let name):
      "the entity '\(name)' lies outside of the document, and nothing is fetched from outside; "
        + "write its text in its place"
    case .nestedEntity(let name):
      "the entity '\(name)' refers to other entities or holds markup; write its text in its place"
    case .malformed(let reason): "not well-formed XML: \(reason)"
    }
  }
}
