extension TemporalValue {
  /// The part of the value that queries know by a name, such as `year`; nil for other names.
  func component(_ name: String) -> QueryValue? {
    switch self {
    case .date(let date): Self.component(name, of: date)
    case .localTime(let time): Self.component(name, of: time)
    case .time(let value):
      Self.component(name, of: value.time) ?? Self.component(name, offset: value.offset, zone: nil)
    case .localDateTime(let value):
      Self.component(name, of: value.date) ?? Self.component(name, of: value.time)
    case .dateTime(let value):
      Self.component(name, of: value.local.date) ?? Self.component(name, of: value.local.time)
        ?? Self.component(name, offset: value.offset, zone: value.zone)
        ?? Self.epochComponent(name, of: value)
    case .duration(let span): Self.component(name, of: span)
    }
  }

  private static func component(_ name: String, of date: LocalDate) -> QueryValue? {
    let number: Int
    switch name {
    case "year": number = date.year
    case "quarter": number = date.quarter
    case "month": number = date.month
    case "week": number = date.week
    case "weekYear": number = date.weekYear
    case "day": number = date.day
    case "ordinalDay": number = date.ordinalDay
    case "weekDay", "dayOfWeek": number = date.weekday
    case "dayOfQuarter": number = date.dayOfQuarter
    default: return nil
    }
    return .integer(Int64(number))
  }

  private static func component(_ name: String, of time: LocalTime) -> QueryValue? {
    let number: Int
    switch name {
    case "hour": number = time.hour
    case "minute": number = time.minute
    case "second": number = time.second
    case "millisecond": number = time.nanosecond / 1_000_000
    case "microsecond": number = time.nanosecond / 1000
    case "nanosecond": number = time.nanosecond
    default: return nil
    }
    return .integer(Int64(number))
  }

  private static func component(_ name: String, offset: Int, zone: String?) -> QueryValue? {
    switch name {
    case "timezone": .string(zone ?? offsetText(offset))
    case "offset": .string(offsetText(offset))
    case "offsetMinutes": .integer(Int64(offset / 60))
    case "offsetSeconds": .integer(Int64(offset))
    default: nil
    }
  }

  private static func epochComponent(_ name: String, of value: ZonedDateTime) -> QueryValue? {
    switch name {
    case "epochSeconds": .integer(Int64(value.epochSecond))
    case "epochMillis":
      .integer(Int64(value.epochSecond * 1000 + value.local.time.nanosecond / 1_000_000))
    default: nil
    }
  }

  private static func component(_ name: String, of span: TimeSpan) -> QueryValue? {
    let number: Int
    switch name {
    case "years": number = span.months / 12
    case "quarters": number = span.months / 3
    case "months": number = span.months
    case "weeks": number = span.days / 7
    case "days": number = span.days
    case "hours": number = span.seconds / 3600
    case "minutes": number = span.seconds / 60
    case "seconds": number = span.seconds
    case "milliseconds":
      number = span.seconds.multipliedClamped(by: 1000) + span.nanoseconds / 1_000_000
    case "microseconds":
      number = span.seconds.multipliedClamped(by: 1_000_000) + span.nanoseconds / 1000
    case "nanoseconds":
      number = span.seconds.multipliedClamped(by: 1_000_000_000).addingClamped(span.nanoseconds)
    case "quartersOfYear": number = span.months / 3 % 4
    case "monthsOfQuarter": number = span.months % 3
    case "monthsOfYear": number = span.months % 12
    case "daysOfWeek": number = span.days % 7
    case "minutesOfHour": number = span.seconds / 60 % 60
    case "secondsOfMinute": number = span.seconds % 60
    case "millisecondsOfSecond": number = span.nanoseconds / 1_000_000
    case "microsecondsOfSecond": number = span.nanoseconds / 1000
    case "nanosecondsOfSecond": number = span.nanoseconds
    default: return nil
    }
    return .integer(Int64(number))
  }
}

extension Int {
  /// The product, or the nearest number to it that leaves room for a billion more.
  fileprivate func multipliedClamped(by factor: Int) -> Int {
    let (product, overflows) = multipliedReportingOverflow(by: factor)
    let limit = Int.max - 1_000_000_000
    return overflows ? (self < 0 ? -limit : limit) : Swift.max(-limit, Swift.min(limit, product))
  }
}
