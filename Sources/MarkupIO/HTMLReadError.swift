public import InkGraphCore

/// An HTML page that is not safe to read.
public struct HTMLReadError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// The page is longer than the limit, in bytes.
    case tooLarge(limit: Int)
    /// Elements lie inside each other deeper than the limit.
    case tooDeep(limit: Int)
    /// The page has more elements, texts and comments than the limit.
    case tooManyNodes(limit: Int)
    /// The parser could not be started.
    case noMemory
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
    case .tooLarge(let limit):
      "the page is longer than \(limit) bytes, which no page of a newspaper is; split it"
    case .tooDeep(let limit):
      "elements lie more than \(limit) deep, which no browser writes; save the page again"
    case .tooManyNodes(let limit):
      "the page has more than \(limit) elements and texts; split it"
    case .noMemory: "there is no memory for the parser; close other programs and try again"
    }
  }
}
