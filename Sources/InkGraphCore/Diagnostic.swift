/// Something that a user should know about the input, short of a failure.
public struct Diagnostic: Hashable, Sendable, Codable, CustomStringConvertible {
  /// How much is lost.
  public enum Severity: String, Hashable, Sendable, Codable {
    /// Nothing is lost; the user may want to know.
    case note
    /// Something may have been misread.
    case warning
    /// Something was left out.
    case error
  }

  /// How much is lost.
  public let severity: Severity
  /// Where it happened.
  public let location: SourceLocation
  /// What happened, and what to do about it.
  public let message: String

  /// Makes a diagnostic.
  public init(_ severity: Severity, at location: SourceLocation, _ message: String) {
    self.severity = severity
    self.location = location
    self.message = message
  }

  /// The diagnostic as `file:line: warning: message`.
  public var description: String { "\(location): \(severity.rawValue): \(message)" }
}
