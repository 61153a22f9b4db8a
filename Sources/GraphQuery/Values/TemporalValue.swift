/// A day, a time, both, or a duration.
public enum TemporalValue: Hashable, Sendable, CustomStringConvertible {
  /// A day without a time zone.
  case date(LocalDate)
  /// A time of day without a time zone.
  case localTime(LocalTime)
  /// A time of day with an offset.
  case time(OffsetTime)
  /// A day and a time without a time zone.
  case localDateTime(LocalDateTime)
  /// A day and a time with a time zone or offset.
  case dateTime(ZonedDateTime)
  /// A length of time.
  case duration(TimeSpan)

  /// The value in ISO 8601 form.
  public var description: String {
    switch self {
    case .date(let value): value.description
    case .localTime(let value): value.description
    case .time(let value): value.description
    case .localDateTime(let value): value.description
    case .dateTime(let value): value.description
    case .duration(let value): value.description
    }
  }

  var typeName: String {
    switch self {
    case .date: "date"
    case .localTime: "local time"
    case .time: "time"
    case .localDateTime: "local datetime"
    case .dateTime: "datetime"
    case .duration: "duration"
    }
  }

  /// The order of two values of one type; nil for two types, and for durations, which have none.
  func comparison(with other: TemporalValue) -> Int? {
    switch (self, other) {
    case (.duration(let left), .duration(let right)): left == right ? 0 : nil
    default: rank == other.rank ? order(to: other) : nil
    }
  }

  /// The order of any two values, by type and then by time.
  func order(to other: TemporalValue) -> Int {
    func order<Value: Comparable>(_ left: Value, _ right: Value) -> Int {
      left < right ? -1 : left > right ? 1 : 0
    }
    switch (self, other) {
    case (.date(let left), .date(let right)): return order(left, right)
    case (.localTime(let left), .localTime(let right)): return order(left, right)
    case (.time(let left), .time(let right)): return order(left, right)
    case (.localDateTime(let left), .localDateTime(let right)): return order(left, right)
    case (.dateTime(let left), .dateTime(let right)): return order(left, right)
    case (.duration(let left), .duration(let right)): return order(left, right)
    default: return rank - other.rank
    }
  }

  private var rank: Int {
    switch self {
    case .dateTime: 0
    case .localDateTime: 1
    case .date: 2
    case .time: 3
    case .localTime: 4
    case .duration: 5
    }
  }
}
