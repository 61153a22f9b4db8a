internal import MarkupIO

/// Why a graph could not be exported.
public struct ExportError: Error, CustomStringConvertible {
  /// What went wrong.
  public enum Kind: Sendable {
    /// The sink failed, with this error.
    case sink(any Error)
    /// The graph has more nodes than a picture can show.
    case tooManyNodes(count: Int, limit: Int)
    /// Two nodes have one key, so their identifiers would be the same.
    case repeatedKey(String)
  }

  /// What went wrong.
  public let kind: Kind
  /// The name of the format that was written, as the command line calls it.
  public let format: String

  init(_ kind: Kind, format: ExportFormat) { self.init(kind, format: format.rawValue) }

  init(_ kind: Kind, format: String) {
    self.kind = kind
    self.format = format
  }

  init(_ error: XMLWriteError, format: ExportFormat) {
    switch error.kind {
    case .sink(let cause): self.init(.sink(cause), format: format)
    }
  }

  /// What went wrong, and what to do about it.
  public var description: String {
    switch kind {
    case .sink(let error): "\(format) export: the output cannot be written: \(error)"
    case .tooManyNodes(let count, let limit):
      """
      \(format) export: the graph has \(count) nodes, and a picture of more than \(limit) \
      takes long and shows little; choose a part with --top N, --around NAME or --min-weight W, \
      or write all of it with --force
      """
    case .repeatedKey(let key):
      """
      \(format) export: two nodes have the key '\(key)', so nothing would tell them \
      apart; build the graph again, and report this if it stays
      """
    }
  }
}
