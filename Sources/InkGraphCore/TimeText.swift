/// A time, a moment or a length of time, in the words of ISO 8601.
///
/// Newspapers give days, which are a `CalendarDate`; this keeps whatever else an outside graph has,
/// for those who can reckon with it.
public struct TimeText: Hashable, Sendable, CustomStringConvertible {
  /// What a text tells.
  public enum Kind: Hashable, Sendable {
    /// A day before the year 1 or after 9999.
    case distantDate
    /// A time of day without a time zone.
    case localTime
    /// A time of day with an offset.
    case time
    /// A day and a time without a time zone.
    case localDateTime
    /// A day and a time with a time zone or offset.
    case dateTime
    /// A length of time.
    case duration
  }

  /// What the text tells.
  public let kind: Kind
  /// The text, such as `12:31:14.645` or `P1M2DT6H`.
  public let description: String

  /// Makes a value.
  public init(_ kind: Kind, _ text: String) {
    self.kind = kind
    description = text
  }
}
