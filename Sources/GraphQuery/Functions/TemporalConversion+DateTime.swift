/// Values with a day and a time.
extension TemporalConversion {
  func localDateTime(_ value: QueryValue) throws(QueryError) -> TemporalValue {
    switch value {
    case .string(let text):
      guard let value = TemporalText.localDateTime(text) else {
        throw unreadable(text, "local datetime")
      }
      return .localDateTime(value)
    case .map(let map): return .localDateTime(try localDateTime(TemporalFields(map, call)))
    case .temporal(let value):
      return .localDateTime(
        LocalDateTime(date: try date(of: value), time: try timeOrMidnight(of: value)))
    default: throw call.wrongType(value, "a string, map or temporal value")
    }
  }

  private func timeOrMidnight(of value: TemporalValue) throws(QueryError) -> LocalTime {
    if case .date = value { return LocalTime(nanosecondOfDay: 0) }
    return try localTime(of: value)
  }

  private func localDateTime(_ fields: TemporalFields) throws(QueryError) -> LocalDateTime {
    let (dateSource, timeSource) = (
      try fields.source("date", "datetime"), try fields.source("time", "datetime")
    )
    var baseDate: LocalDate?
    if let dateSource { baseDate = try date(of: dateSource) }
    var baseTime: LocalTime?
    if let timeSource { baseTime = try timeOrMidnight(of: timeSource) }
    return LocalDateTime(
      date: try fields.date(base: baseDate), time: try fields.time(base: baseTime))
  }

  func dateTime(_ value: QueryValue) throws(QueryError) -> TemporalValue {
    switch value {
    case .string(let text):
      guard let value = TemporalText.dateTime(text) else { throw unreadable(text, "datetime") }
      return .dateTime(value)
    case .map(let map): return .dateTime(try dateTime(map))
    case .temporal(.dateTime): return try temporal(value)
    case .temporal(let value):
      let local = LocalDateTime(date: try date(of: value), time: try timeOrMidnight(of: value))
      return .dateTime((zone(of: value) ?? .utc).value(local))
    default: throw call.wrongType(value, "a string, map or temporal value")
    }
  }

  private func temporal(_ value: QueryValue) throws(QueryError) -> TemporalValue {
    guard case .temporal(let temporal) = value else {
      throw call.wrongType(value, "a temporal value")
    }
    return temporal
  }

  private func dateTime(_ map: QueryMap) throws(QueryError) -> ZonedDateTime {
    let fields = TemporalFields(map, call)
    if let seconds = try fields.integer("epochSeconds") {
      let nanosecond = try fields.time(base: nil).nanosecond
      return (try fields.zone() ?? .utc).value(epochSecond: seconds, nanosecond: nanosecond)
    }
    if let milliseconds = try fields.integer("epochMillis") {
      return (try fields.zone() ?? .utc).value(
        epochSecond: milliseconds.flooredQuotient(1000),
        nanosecond: milliseconds.flooredRemainder(1000) * 1_000_000)
    }
    let zone = try fields.zone()
    let source = try fields.source("time", "datetime")
    guard let sourceZone = source.flatMap({ self.zone(of: $0) }) else {
      return (zone ?? .utc).value(try localDateTime(fields))
    }
    guard let zone, let source else { return sourceZone.value(try localDateTime(fields)) }
    // The moment stays, what clocks show moves; then the other entries are put in.
    var day: LocalDate
    if let dateSource = try fields.source("date", "datetime") {
      day = try fields.date(base: try date(of: dateSource))
    } else {
      day = try fields.date(base: nil)
    }
    let moment = sourceZone.value(LocalDateTime(date: day, time: try localTime(of: source)))
    let moved = zone.value(
      epochSecond: moment.epochSecond, nanosecond: moment.local.time.nanosecond)
    day = moved.local.date
    return zone.value(LocalDateTime(date: day, time: try fields.time(base: moved.local.time)))
  }
}
