/// Makes temporal values of each type from texts, maps and other temporal values.
struct TemporalConversion {
  let call: FunctionContext

  func unreadable(_ text: String, _ what: String) -> QueryError {
    let start = TextEdit.substring(text, from: 0, count: 40)
    let shown = start.isSame(as: text) ? text : start + "…"
    return call.wrongValue("'\(shown)' is no \(what) in ISO 8601 form", .invalidArgumentValue)
  }

  private func cannot(_ value: TemporalValue, _ what: String) -> QueryError {
    call.wrongValue("a \(value.typeName) has no \(what)", .invalidArgumentValue)
  }

  func date(of value: TemporalValue) throws(QueryError) -> LocalDate {
    switch value {
    case .date(let date): return date
    case .localDateTime(let value): return value.date
    case .dateTime(let value): return value.local.date
    default: throw cannot(value, "date")
    }
  }

  func localTime(of value: TemporalValue) throws(QueryError) -> LocalTime {
    switch value {
    case .localTime(let time): return time
    case .time(let value): return value.time
    case .localDateTime(let value): return value.time
    case .dateTime(let value): return value.local.time
    default: throw cannot(value, "time")
    }
  }

  /// The zone that a value has, if any.
  func zone(of value: TemporalValue) -> TimeZoneRule? {
    switch value {
    case .time(let value): TimeZoneRule(offset: value.offset)
    case .dateTime(let value): TimeZoneRule(of: value)
    default: nil
    }
  }

  func date(_ value: QueryValue) throws(QueryError) -> TemporalValue {
    switch value {
    case .string(let text):
      guard let date = TemporalText.date(text) else { throw unreadable(text, "date") }
      return .date(date)
    case .map(let map):
      let fields = TemporalFields(map, call)
      let source = try fields.source("date", "datetime")
      var base: LocalDate?
      if let source { base = try date(of: source) }
      return .date(try fields.date(base: base))
    case .temporal(let value): return .date(try date(of: value))
    default: throw call.wrongType(value, "a string, map or temporal value")
    }
  }

  func localTime(_ value: QueryValue) throws(QueryError) -> TemporalValue {
    switch value {
    case .string(let text):
      guard let time = TemporalText.time(text) else { throw unreadable(text, "time") }
      return .localTime(time)
    case .map(let map):
      let fields = TemporalFields(map, call)
      let source = try fields.source("time", "datetime")
      var base: LocalTime?
      if let source { base = try localTime(of: source) }
      return .localTime(try fields.time(base: base))
    case .temporal(let value): return .localTime(try localTime(of: value))
    default: throw call.wrongType(value, "a string, map or temporal value")
    }
  }

  func time(_ value: QueryValue) throws(QueryError) -> TemporalValue {
    switch value {
    case .string(let text):
      guard let (clock, zone) = TemporalText.zone(text[...]), let time = TemporalText.time(clock)
      else { throw unreadable(text, "time") }
      return .time(OffsetTime(time: time, offset: offset(zone ?? .utc)))
    case .map(let map):
      let fields = TemporalFields(map, call)
      let source = try fields.source("time", "datetime")
      let zone = try fields.zone()
      guard let source else {
        return .time(
          OffsetTime(time: try fields.time(base: nil), offset: offset(zone ?? .utc)))
      }
      var base = try time(of: source)
      if let zone {
        let isFixed = self.zone(of: source) != nil
        base =
          isFixed ? base.moved(to: offset(zone)) : OffsetTime(time: base.time, offset: offset(zone))
      }
      return .time(OffsetTime(time: try fields.time(base: base.time), offset: base.offset))
    case .temporal(let value): return .time(try time(of: value))
    default: throw call.wrongType(value, "a string, map or temporal value")
    }
  }

  private func time(of value: TemporalValue) throws(QueryError) -> OffsetTime {
    if case .dateTime(let value) = value {
      return OffsetTime(time: value.local.time, offset: value.offset)
    }
    return OffsetTime(time: try localTime(of: value), offset: zone(of: value).map(offset) ?? 0)
  }

  /// The offset of a zone for times without a day: the one that holds today.
  func offset(_ zone: TimeZoneRule) -> Int {
    zone.name == nil
      ? zone.offset(atEpochSecond: 0) : zone.offset(atEpochSecond: call.run.now.epochSecond)
  }
}
