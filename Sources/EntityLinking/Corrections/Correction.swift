public import InkGraphCore

/// A decision of a person about what the program linked, one line of a corrections file.
///
/// ```
/// 2025-03-14 same enterprise/云锦公司 enterprise/青禾云锦纺织有限公司 # 陈: the report of 12 March names both
/// ```
public struct Correction: Hashable, Sendable {
  /// What is decided.
  public enum Action: String, Hashable, Sendable, CaseIterable {
    /// Two things are one; the first keeps its key.
    case same
    /// Two things are not one.
    case notSame = "not-same"
    /// A thing has another canonical name.
    case rename
    /// A thing has another type.
    case retype
    /// What was taken for a thing is none.
    case drop
    /// A thing has one more name.
    case alias

    /// What the second argument is, in words; nil if there is none.
    public var secondArgument: String? {
      switch self {
      case .same, .notSame: "the key of another thing"
      case .rename: "the new name"
      case .retype: "the new type"
      case .alias: "the other name"
      case .drop: nil
      }
    }
  }

  /// The day of the decision.
  public var date: CalendarDate
  /// What is decided.
  public var action: Action
  /// The thing that it is about.
  public var key: EntityKey
  /// The other thing's key, the new name or the new type; empty for `drop`.
  public var argument: String
  /// Who decided.
  public var author: String
  /// Why.
  public var reason: String
  /// Where the line stands.
  public var location: SourceLocation

  /// Makes a correction.
  public init(
    date: CalendarDate, _ action: Action, _ key: EntityKey, _ argument: String = "",
    author: String, reason: String, location: SourceLocation = SourceLocation(source: "")
  ) {
    self.date = date
    self.action = action
    self.key = key
    self.argument = argument
    self.author = author
    self.reason = reason
    self.location = location
  }

  /// The other thing, of `same` and `not-same`.
  public var otherKey: EntityKey? {
    action == .same || action == .notSame ? EntityKey(argument) : nil
  }

  /// What it decides on: two things in either order, or a thing and what is said of it.
  public var pair: Set<String> { [key.description, argument] }

  /// The line of the file, without its line feed.
  public var line: String {
    let words = [key.description] + (argument.isEmpty ? [] : [argument])
    return "\(date) \(action.rawValue) \(words.map(Self.quoted).joined(separator: " "))"
      + " # \(Self.oneLine(author)): \(Self.oneLine(reason))"
  }

  private static func quoted(_ word: String) -> String {
    guard word.contains(where: { $0.isWhitespace || $0 == "\"" || $0 == "\\" || $0 == "#" }) else {
      return word
    }
    let escaped = word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(oneLine(escaped))\""
  }

  private static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }
}

/// A line of a corrections file that can't be read, or that a library has nothing for.
public struct CorrectionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where the fault is; line and column count from 1.
  public let location: SourceLocation
  /// What was found and what was expected.
  public let message: String

  /// Makes an error.
  public init(location: SourceLocation, message: String) {
    self.location = location
    self.message = message
  }

  /// The error as `file:line:column: message`.
  public var description: String { "\(location): \(message)" }
}
