extension FunctionLibrary {
  /// Functions that make dates and times.
  static let temporalFunctions: [QueryFunction] =
    [
      family("date", .date) { conversion, value throws(QueryError) in
        try conversion.date(value)
      },
      family("localtime", .localTime) { conversion, value throws(QueryError) in
        try conversion.localTime(value)
      },
      family("time", .time) { conversion, value throws(QueryError) in
        try conversion.time(value)
      },
      family("localdatetime", .localDateTime) { conversion, value throws(QueryError) in
        try conversion.localDateTime(value)
      },
      family("datetime", .dateTime) { conversion, value throws(QueryError) in
        try conversion.dateTime(value)
      },
    ].flatMap { $0 } + [
      QueryFunction(
        "datetime.fromepoch", [.integer, .integer], to: StaticType(.dateTime)
      ) { arguments, call throws(QueryError) in
        guard case .integer(let seconds) = arguments[0],
          case .integer(let nanoseconds) = arguments[1]
        else { throw call.wrongType(arguments[0], "integers") }
        return try moment(Int(seconds), Int(nanoseconds), call)
      },
      QueryFunction(
        "datetime.fromepochmillis", [.integer], to: StaticType(.dateTime)
      ) { arguments, call throws(QueryError) in
        guard case .integer(let number) = arguments[0] else {
          throw call.wrongType(arguments[0], "an integer")
        }
        return try moment(
          Int(number).flooredQuotient(1000), Int(number).flooredRemainder(1000) * 1_000_000, call)
      },
      truncation("date", .date) { truncation, value, fields, conversion throws(QueryError) in
        let date = try conversion.date(of: value)
        return .date(try fields.date(base: try truncation.truncated(date)))
      },
      truncation(
        "localtime", .localTime
      ) { truncation, value, fields, conversion throws(QueryError) in
        let time = try truncation.truncated(try conversion.localTime(of: value))
        return .localTime(try fields.time(base: time, keptUnit: truncation.keptUnit))
      },
      truncation("time", .time) { truncation, value, fields, conversion throws(QueryError) in
        let time = try truncation.truncated(try conversion.localTime(of: value))
        let zone = try fields.zone() ?? conversion.zone(of: value) ?? .utc
        return .time(
          OffsetTime(
            time: try fields.time(base: time, keptUnit: truncation.keptUnit),
            offset: conversion.offset(zone)))
      },
      truncation(
        "localdatetime", .localDateTime
      ) { truncation, value, fields, conversion throws(QueryError) in
        .localDateTime(try truncation.truncated(try conversion.local(of: value), fields))
      },
      truncation(
        "datetime", .dateTime
      ) { truncation, value, fields, conversion throws(QueryError) in
        let zone = try fields.zone() ?? conversion.zone(of: value) ?? .utc
        return .dateTime(
          zone.value(try truncation.truncated(try conversion.local(of: value), fields)))
      },
    ]

  private typealias Make =
    @Sendable (TemporalConversion, QueryValue) throws(QueryError)
    -> TemporalValue

  /// `date()` and its forms that name a clock; all clocks show the moment at which the query began.
  private static func family(
    _ name: String, _ type: TypeMask, _ make: @escaping Make
  ) -> [QueryFunction] {
    ["", ".transaction", ".statement", ".realtime"].map { clock in
      QueryFunction(
        name + clock, [[.string, .map, .temporal]], optional: 1, to: StaticType(type),
        isRandom: false
      ) { arguments, call throws(QueryError) in
        let conversion = TemporalConversion(call: call)
        if let argument = arguments.first, clock.isEmpty {
          return .temporal(try make(conversion, argument))
        }
        var zone = TimeZoneRule.utc
        if case .string(let text)? = arguments.first {
          guard let named = TimeZoneRule(text) else {
            throw call.wrongValue("there is no time zone '\(text)'", .invalidArgumentValue)
          }
          zone = named
        }
        let now = zone.value(
          epochSecond: call.run.now.epochSecond, nanosecond: call.run.now.nanosecond)
        return .temporal(try make(conversion, .temporal(.dateTime(now))))
      }
    }
  }

  private static func moment(
    _ seconds: Int, _ nanoseconds: Int, _ call: FunctionContext
  ) throws(QueryError) -> QueryValue {
    let (second, overflows) = seconds.addingReportingOverflow(
      nanoseconds.flooredQuotient(1_000_000_000))
    guard !overflows, (-31_556_889_864_403_199...31_556_889_864_403_199).contains(second) else {
      throw call.wrongValue("the moment is too far away")
    }
    return .temporal(
      .dateTime(
        TimeZoneRule.utc.value(
          epochSecond: second, nanosecond: nanoseconds.flooredRemainder(1_000_000_000))))
  }

  private typealias Truncate =
    @Sendable (
      TemporalTruncation, TemporalValue, TemporalFields, TemporalConversion
    ) throws(QueryError) -> TemporalValue

  private static func truncation(
    _ name: String, _ type: TypeMask, _ truncate: @escaping Truncate
  ) -> QueryFunction {
    QueryFunction(
      name + ".truncate", [.string, .instant, .map], optional: 1, to: StaticType(type)
    ) { arguments, call throws(QueryError) in
      guard case .string(let unit) = arguments[0] else {
        throw call.wrongType(arguments[0], "a string as unit")
      }
      guard case .temporal(let value) = arguments[1] else {
        throw call.wrongType(arguments[1], "a date or time")
      }
      var map = QueryMap()
      if arguments.count > 2, case .map(let entries) = arguments[2] { map = entries }
      return .temporal(
        try truncate(
          TemporalTruncation(unit: unit, call: call), value, TemporalFields(map, call),
          TemporalConversion(call: call)))
    }
  }
}

extension TemporalConversion {
  /// Day and time of a value; a date counts as its midnight.
  func local(of value: TemporalValue) throws(QueryError) -> LocalDateTime {
    if case .date(let date) = value {
      return LocalDateTime(date: date, time: LocalTime(nanosecondOfDay: 0))
    }
    return LocalDateTime(date: try date(of: value), time: try localTime(of: value))
  }
}
