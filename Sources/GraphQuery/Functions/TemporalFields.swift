/// The entries of a map such as `{year: 1984, month: 10}` as parts of a date or time.
struct TemporalFields {
  private let map: QueryMap
  private let call: FunctionContext

  init(_ map: QueryMap, _ call: FunctionContext) {
    self.map = map
    self.call = call
  }

  /// The names that say which day is meant.
  private static let dateNames = [
    "year", "month", "day", "week", "dayOfWeek", "quarter", "dayOfQuarter", "ordinalDay",
  ]

  func has(_ name: String) -> Bool { !(map[name] ?? .null).isNull }

  /// Whether any entry says which day is meant.
  var hasDate: Bool { Self.dateNames.contains(where: has) || has("date") || has("datetime") }

  /// A value from which the parts are taken that are not given.
  func source(_ names: String...) throws(QueryError) -> TemporalValue? {
    for name in names {
      guard let value = map[name], !value.isNull else { continue }
      guard case .temporal(let temporal) = value else {
        throw call.wrongType(value, "a temporal value as \(name)")
      }
      return temporal
    }
    return nil
  }

  func integer(_ name: String) throws(QueryError) -> Int? {
    guard let value = map[name], !value.isNull else { return nil }
    guard case .integer(let number) = value else {
      throw call.wrongType(value, "an integer as \(name)")
    }
    return Int(number)
  }

  /// The time zone, if one is given.
  func zone() throws(QueryError) -> TimeZoneRule? {
    guard let value = map["timezone"], !value.isNull else { return nil }
    guard case .string(let text) = value, let rule = TimeZoneRule(text) else {
      throw call.wrongValue(
        "\(value.typeName == "string" ? "there is no such time zone" : "a time zone is a string")",
        .invalidArgumentValue)
    }
    return rule
  }

  private func part(
    _ name: String, _ base: Int?, _ usual: Int, in range: ClosedRange<Int>
  ) throws(QueryError) -> Int {
    let number = try integer(name) ?? base ?? usual
    guard range.contains(number) else {
      throw call.wrongValue(
        "\(name) is \(number), but goes from \(range.lowerBound) to \(range.upperBound)",
        .invalidArgumentValue)
    }
    return number
  }

  /// The day that the entries mean; what they leave open comes from a base, else is the first.
  func date(base: LocalDate?) throws(QueryError) -> LocalDate {
    if base == nil, !has("year") {
      throw call.wrongValue("the year is missing", .invalidArgumentValue)
    }
    let date: LocalDate?
    if has("week") {
      let year = try part("year", base?.weekYear, 0, in: LocalDate.years)
      let week = try part("week", nil, 1, in: 1...53)
      let day = try part("dayOfWeek", base?.weekday, 1, in: 1...7)
      date = LocalDate.monday(ofWeek: week, in: year).adding(days: day - 1)
    } else if has("quarter") {
      let year = try part("year", base?.year, 0, in: LocalDate.years)
      let quarter = try part("quarter", nil, 1, in: 1...4)
      let day = try part("dayOfQuarter", base?.dayOfQuarter, 1, in: 1...92)
      date = LocalDate(year: year, month: quarter * 3 - 2, day: 1)?.adding(days: day - 1)
    } else if has("dayOfWeek"), let base, !has("month"), !has("day") {
      let day = try part("dayOfWeek", nil, 1, in: 1...7)
      let year = try part("year", base.weekYear, 0, in: LocalDate.years)
      date = LocalDate.monday(ofWeek: base.week, in: year).adding(days: day - 1)
    } else if has("ordinalDay") {
      let year = try part("year", base?.year, 0, in: LocalDate.years)
      let day = try part("ordinalDay", nil, 1, in: 1...(LocalDate.isLeap(year) ? 366 : 365))
      date = LocalDate(year: year, month: 1, day: 1)?.adding(days: day - 1)
    } else {
      let year = try part("year", base?.year, 0, in: LocalDate.years)
      let month = try part("month", base?.month, 1, in: 1...12)
      date = LocalDate(
        year: year, month: month, day: try part("day", base?.day, 1, in: 1...31))
    }
    guard let date else { throw call.wrongValue("there is no such day", .invalidArgumentValue) }
    return date
  }

  /// The time that the entries mean; what they leave open comes from a base, else is 0.
  ///
  /// Entries for parts of the second replace the base's part below `keptUnit` nanoseconds.
  func time(base: LocalTime?, keptUnit: Int = 1_000_000_000) throws(QueryError) -> LocalTime {
    let hour = try part("hour", base?.hour, 0, in: 0...23)
    let minute = try part("minute", base?.minute, 0, in: 0...59)
    let second = try part("second", base?.second, 0, in: 0...59)
    var nanosecond = base?.nanosecond ?? 0
    let units = [("millisecond", 1_000_000), ("microsecond", 1000), ("nanosecond", 1)]
    if units.contains(where: { has($0.0) }) {
      nanosecond -= nanosecond % keptUnit
      for (name, unit) in units {
        let larger = units.filter { $0.1 > unit && has($0.0) }.map(\.1).min() ?? keptUnit
        nanosecond += try part(name, nil, 0, in: 0...max(0, larger / unit - 1)) * unit
      }
    }
    guard
      let time = LocalTime(hour: hour, minute: minute, second: second, nanosecond: nanosecond)
    else { throw call.wrongValue("there is no such time", .invalidArgumentValue) }
    return time
  }
}
