/// A value that a node or an edge of a graph can carry.
public enum PropertyValue: Hashable, Sendable {
  /// True or false.
  case boolean(Bool)
  /// A whole number.
  case integer(Int64)
  /// A number.
  case double(Double)
  /// A text.
  case string(String)
  /// A day.
  case date(CalendarDate)
  /// A time, a moment or a length of time.
  case time(TimeText)
  /// Values in order.
  case list([PropertyValue])

  /// The value as a reader would print it; lists are joined by `|`.
  public var text: String {
    switch self {
    case .boolean(let value): String(value)
    case .integer(let value): String(value)
    case .double(let value): String(value)
    case .string(let value): value
    case .date(let value): value.description
    case .time(let value): value.description
    case .list(let values): values.map(\.text).joined(separator: "|")
    }
  }
}
