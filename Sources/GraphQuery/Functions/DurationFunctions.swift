extension FunctionLibrary {
  /// Functions that make durations.
  static let durationFunctions: [QueryFunction] = [
    QueryFunction(
      "duration", [[.string, .map, .duration]], to: StaticType(.duration)
    ) { arguments, call throws(QueryError) in
      switch arguments[0] {
      case .string(let text):
        guard let span = TemporalText.duration(text) else {
          throw call.wrongValue(
            "'\(text)' is no duration such as P1Y2M10DT2H30M", .invalidArgumentValue)
        }
        return .temporal(.duration(span))
      case .map(let map): return .temporal(.duration(try span(map, call)))
      case .temporal(.duration): return arguments[0]
      default: throw call.wrongType(arguments[0], "a string or map")
      }
    },
    difference("duration.between") { $0.inAllUnits },
    difference("duration.inMonths") { TimeSpan(months: $0.months) },
    difference("duration.inDays") { TimeSpan(days: $0.days) },
    difference("duration.inSeconds") { $0.inSeconds },
  ]

  private static func difference(
    _ name: String, _ span: @escaping @Sendable (TemporalDifference) -> TimeSpan
  ) -> QueryFunction {
    QueryFunction(
      name, [.instant, .instant], to: StaticType(.duration)
    ) { arguments, call throws(QueryError) in
      guard case .temporal(let from) = arguments[0], case .temporal(let to) = arguments[1] else {
        throw call.wrongType(arguments[0], "dates and times")
      }
      return .temporal(.duration(span(TemporalDifference(from, to))))
    }
  }

  private static let units: [(name: String, months: Int, days: Int, nanoseconds: Int)] = [
    ("years", 12, 0, 0), ("quarters", 3, 0, 0), ("months", 1, 0, 0), ("weeks", 0, 7, 0),
    ("days", 0, 1, 0), ("hours", 0, 0, 3_600_000_000_000), ("minutes", 0, 0, 60_000_000_000),
    ("seconds", 0, 0, 1_000_000_000), ("milliseconds", 0, 0, 1_000_000),
    ("microseconds", 0, 0, 1000), ("nanoseconds", 0, 0, 1),
  ]

  private static func span(
    _ map: QueryMap, _ call: FunctionContext
  ) throws(QueryError) -> TimeSpan {
    var total = TimeSpan()
    for (key, value) in map.entries {
      guard let unit = units.first(where: { $0.name == key }) else {
        let nearest = NearestName.find(key, in: units.map(\.name))
        throw call.wrongValue(
          "'\(key)' is no unit" + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
          .invalidArgumentValue)
      }
      let part: TimeSpan?
      switch value {
      case .null: continue
      case .integer(let number): part = exact(Int(number), unit.months, unit.days, unit.nanoseconds)
      case .double(let number):
        part = TimeSpan.of(
          months: number * Double(unit.months), days: number * Double(unit.days),
          seconds: unit.nanoseconds >= 1_000_000_000
            ? number * Double(unit.nanoseconds / 1_000_000_000) : 0,
          nanoseconds: unit.nanoseconds < 1_000_000_000 ? number * Double(unit.nanoseconds) : 0)
      default: throw call.wrongType(value, "a number as \(key)")
      }
      guard let part, let sum = total.adding(part) else {
        throw call.wrongValue("the duration is too long")
      }
      total = sum
    }
    return total
  }

  /// A whole number of a unit; nil if it is too large.
  private static func exact(
    _ number: Int, _ months: Int, _ days: Int, _ nanoseconds: Int
  ) -> TimeSpan? {
    let (allMonths, overflows) = number.multipliedReportingOverflow(by: months)
    let (allDays, overflowsToo) = number.multipliedReportingOverflow(by: days)
    // Seconds and what is below them are kept apart, so that large numbers stay exact.
    let second = 1_000_000_000
    let (seconds, overflowsAlso) = number.multipliedReportingOverflow(by: nanoseconds / second)
    guard !overflows, !overflowsToo, !overflowsAlso else { return nil }
    if nanoseconds >= second || nanoseconds == 0 {
      return .checked(allMonths, allDays, seconds, 0)
    }
    let perSecond = second / nanoseconds
    return .checked(
      0, 0, number.flooredQuotient(perSecond), number.flooredRemainder(perSecond) * nanoseconds)
  }
}

/// The time between two moments.
///
/// Where one of them has no day, only the time of day counts; where one has no time, it is midnight;
/// where one has no zone, it is in the zone of the other.
struct TemporalDifference {
  private let from: LocalDateTime
  private let to: LocalDateTime
  private let hasDates: Bool
  /// The difference of the moments in seconds and nanoseconds.
  let inSeconds: TimeSpan

  init(_ from: TemporalValue, _ to: TemporalValue) {
    let (left, right) = (Parts(from), Parts(to))
    hasDates = left.date != nil && right.date != nil
    let epoch = LocalDate(epochDay: 0)
    var leftLocal = LocalDateTime(date: hasDates ? left.date ?? epoch : epoch, time: left.time)
    var rightLocal = LocalDateTime(date: hasDates ? right.date ?? epoch : epoch, time: right.time)
    let zone = left.zone ?? right.zone ?? .utc
    let leftMoment = (left.zone ?? zone).value(leftLocal)
    let rightMoment = (right.zone ?? zone).value(rightLocal)
    if left.zone != nil, right.zone != nil {
      // Both as clocks in the zone of the first show them.
      leftLocal = leftMoment.local
      rightLocal =
        zone.value(
          epochSecond: rightMoment.epochSecond, nanosecond: rightLocal.time.nanosecond
        ).local
    }
    self.from = leftLocal
    self.to = rightLocal
    inSeconds = TimeSpan(
      seconds: rightMoment.epochSecond - leftMoment.epochSecond,
      nanoseconds: rightLocal.time.nanosecond - leftLocal.time.nanosecond)
  }

  private struct Parts {
    var date: LocalDate?
    var time = LocalTime(nanosecondOfDay: 0)
    var zone: TimeZoneRule?

    init(_ value: TemporalValue) {
      switch value {
      case .date(let date): self.date = date
      case .localTime(let time): self.time = time
      case .time(let value):
        time = value.time
        zone = TimeZoneRule(offset: value.offset)
      case .localDateTime(let value):
        date = value.date
        time = value.time
      case .dateTime(let value):
        date = value.local.date
        time = value.local.time
        zone = TimeZoneRule(of: value)
      case .duration: break
      }
    }
  }

  /// Whole months, rounded toward zero.
  var months: Int {
    guard hasDates else { return 0 }
    let (first, second) = (from.date.civil, to.date.civil)
    var months = (second.year - first.year) * 12 + second.month - first.month
    let begin = (first.day, from.time)
    let end = (second.day, to.time)
    if months > 0 && end < begin { months -= 1 }
    if months < 0 && begin < end { months += 1 }
    return months
  }

  /// Whole days, rounded toward zero.
  var days: Int { hasDates ? Self.days(from, to) : 0 }

  private static func days(_ from: LocalDateTime, _ to: LocalDateTime) -> Int {
    let days = to.date.epochDay - from.date.epochDay
    let isEarlier = to.time < from.time
    if days > 0, isEarlier { return days - 1 }
    if days < 0, !isEarlier, to.time != from.time { return days + 1 }
    return days
  }

  /// Months, the days left over, and the seconds left over.
  var inAllUnits: TimeSpan {
    guard hasDates else { return inSeconds }
    let months = months
    let moved = LocalDateTime(date: from.date.adding(months: months) ?? from.date, time: from.time)
    let days = Self.days(moved, to)
    let near = LocalDateTime(date: moved.date.adding(days: days) ?? moved.date, time: from.time)
    return TimeSpan(
      months: months, days: days, seconds: (to.date.epochDay - near.date.epochDay) * 86_400,
      nanoseconds: to.time.nanosecondOfDay - near.time.nanosecondOfDay)
  }
}
