public import InkGraphCore

/// An RDF/XML document that cannot be read.
public struct RDFReadError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// The document is no XML, or not safe to read.
    case xml(XMLReadError)
    /// The document breaks a rule of RDF/XML; the text says which, and what to do.
    case syntax(String)
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
  public var description: String {
    switch kind {
    case .xml(let error): error.description
    case .syntax(let rule): "\(location): not RDF/XML: \(rule)"
    }
  }
}
