/// Cuts temporal values down to a unit, as `date.truncate('month', date)` does.
struct TemporalTruncation {
  let unit: String
  let call: FunctionContext

  private func unknownUnit() -> QueryError {
    call.wrongValue("'\(unit)' is no unit for this", .invalidArgumentValue)
  }

  /// Whether the unit is smaller than a day.
  var isTimeUnit: Bool { timeUnit != nil }

  /// The first day of the unit.
  func truncated(_ date: LocalDate) throws(QueryError) -> LocalDate {
    let year = date.year
    let first: LocalDate?
    switch unit {
    case "millennium": first = LocalDate(year: year - year.flooredRemainder(1000), month: 1, day: 1)
    case "century": first = LocalDate(year: year - year.flooredRemainder(100), month: 1, day: 1)
    case "decade": first = LocalDate(year: year - year.flooredRemainder(10), month: 1, day: 1)
    case "year": first = LocalDate(year: year, month: 1, day: 1)
    case "weekYear": first = LocalDate.monday(ofWeek: 1, in: date.weekYear)
    case "quarter": first = LocalDate(year: year, month: date.quarter * 3 - 2, day: 1)
    case "month": first = LocalDate(year: year, month: date.month, day: 1)
    case "week": first = date.adding(days: 1 - date.weekday)
    case "day": first = date
    default: throw unknownUnit()
    }
    guard let first else { throw unknownUnit() }
    return first
  }

  /// The unit in nanoseconds, if it is smaller than a day.
  private var timeUnit: Int? {
    switch unit {
    case "hour": 3_600_000_000_000
    case "minute": 60_000_000_000
    case "second": 1_000_000_000
    case "millisecond": 1_000_000
    case "microsecond": 1000
    default: nil
    }
  }

  /// The part of a second below which entries of the map are added.
  var keptUnit: Int { min(timeUnit ?? 1_000_000_000, 1_000_000_000) }

  func truncated(_ time: LocalTime) throws(QueryError) -> LocalTime {
    if unit == "day" { return LocalTime(nanosecondOfDay: 0) }
    guard let timeUnit else { throw unknownUnit() }
    return LocalTime(nanosecondOfDay: time.nanosecondOfDay - time.nanosecondOfDay % timeUnit)
  }

  /// Truncates a day and a time and puts the entries of a map in.
  func truncated(
    _ value: LocalDateTime, _ fields: TemporalFields
  ) throws(QueryError) -> LocalDateTime {
    let date = isTimeUnit ? value.date : try truncated(value.date)
    let time = isTimeUnit ? try truncated(value.time) : LocalTime(nanosecondOfDay: 0)
    return LocalDateTime(
      date: try fields.date(base: date), time: try fields.time(base: time, keptUnit: keptUnit))
  }
}
