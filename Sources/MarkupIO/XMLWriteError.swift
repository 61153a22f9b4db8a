/// Why an XML document could not be written.
public struct XMLWriteError: Error, CustomStringConvertible {
  /// What went wrong.
  public enum Kind: Sendable {
    /// The receiver of the bytes failed, with this error.
    case sink(any Error)
  }

  /// What went wrong.
  public let kind: Kind

  init(_ kind: Kind) { self.kind = kind }

  /// What went wrong, for a user.
  public var description: String {
    switch kind {
    case .sink(let error): "XML output: \(error)"
    }
  }
}
