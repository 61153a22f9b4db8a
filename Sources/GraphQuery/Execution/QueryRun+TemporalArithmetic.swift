extension QueryRun {
  /// Arithmetic with dates, times and durations.
  func temporal(
    _ operation: BinaryOperator, _ left: QueryValue, _ right: QueryValue, _ place: Place
  ) throws(QueryError) -> QueryValue {
    let result: TemporalValue?
    switch (operation, left, right) {
    case (.add, .temporal(.duration(let left)), .temporal(.duration(let right))):
      result = left.adding(right).map { .duration($0) }
    case (.subtract, .temporal(.duration(let left)), .temporal(.duration(let right))):
      result = left.adding(right, sign: -1).map { .duration($0) }
    case (.add, .temporal(let moment), .temporal(.duration(let span))),
      (.add, .temporal(.duration(let span)), .temporal(let moment)):
      result = moment.adding(span)
    case (.subtract, .temporal(let moment), .temporal(.duration(let span))):
      result = TimeSpan().adding(span, sign: -1).flatMap { moment.adding($0) }
    case (.multiply, .temporal(.duration(let span)), let factor),
      (.multiply, let factor, .temporal(.duration(let span))):
      guard let number = factor.number?.double else {
        throw mismatch(operation, left, right, place)
      }
      result = span.scaled(by: number).map { .duration($0) }
    case (.divide, .temporal(.duration(let span)), let divisor):
      guard let number = divisor.number?.double else {
        throw mismatch(operation, left, right, place)
      }
      result = span.scaled(by: 1 / number).map { .duration($0) }
    default: throw mismatch(operation, left, right, place)
    }
    guard let result else {
      throw QueryError(
        .numberOutOfRange, "the result is too far away or too long", at: place, phase: .runtime)
    }
    return .temporal(result)
  }

  private func mismatch(
    _ operation: BinaryOperator, _ left: QueryValue, _ right: QueryValue, _ place: Place
  ) -> QueryError {
    QueryError(
      .invalidArgumentType,
      "\(operation.rawValue) cannot join \(left.typeWithArticle) and \(right.typeWithArticle)",
      at: place,
      category: .typeError, phase: .runtime)
  }
}

extension TemporalValue {
  /// The value a span later; nil beyond all years.
  fileprivate func adding(_ span: TimeSpan) -> TemporalValue? {
    switch self {
    case .date(let date):
      // Hours count only as far as they make whole days.
      return date.adding(months: span.months)?.adding(days: span.days)?
        .adding(days: span.seconds / 86_400).map { .date($0) }
    case .localTime(let time): return .localTime(time.adding(span))
    case .time(let value):
      return .time(OffsetTime(time: value.time.adding(span), offset: value.offset))
    case .localDateTime(let value): return value.adding(span).map { .localDateTime($0) }
    case .dateTime(let value):
      let rule = TimeZoneRule(of: value)
      let days = TimeSpan(months: span.months, days: span.days)
      guard let moved = value.local.adding(days) else { return nil }
      let start = rule.value(moved)
      let nanosecond = start.local.time.nanosecond + span.nanoseconds
      let (second, overflows) = start.epochSecond.addingReportingOverflow(span.seconds)
      guard !overflows, abs(second) < 31_556_889_864_403_199 else { return nil }
      return .dateTime(
        rule.value(
          epochSecond: second + nanosecond / 1_000_000_000, nanosecond: nanosecond % 1_000_000_000))
    case .duration(let other): return other.adding(span).map { .duration($0) }
    }
  }
}

extension LocalTime {
  /// The time a span later, around the clock; months and days do not count.
  fileprivate func adding(_ span: TimeSpan) -> LocalTime {
    let seconds = span.seconds.flooredRemainder(86_400)
    let sum = nanosecondOfDay + seconds * 1_000_000_000 + span.nanoseconds
    return LocalTime(nanosecondOfDay: sum % Self.nanosecondsPerDay)
  }
}

extension LocalDateTime {
  /// The moment a span later; nil beyond all years.
  fileprivate func adding(_ span: TimeSpan) -> LocalDateTime? {
    guard let date = date.adding(months: span.months)?.adding(days: span.days) else { return nil }
    let sum =
      time.nanosecondOfDay + span.seconds.flooredRemainder(86_400) * 1_000_000_000
      + span.nanoseconds
    let days = span.seconds.flooredQuotient(86_400) + sum / LocalTime.nanosecondsPerDay
    return date.adding(days: days).map { date in
      LocalDateTime(date: date, time: LocalTime(nanosecondOfDay: sum % LocalTime.nanosecondsPerDay))
    }
  }
}

extension TimeSpan {
  /// The span some times; what is no whole month or day goes into the next smaller unit.
  fileprivate func scaled(by factor: Double) -> TimeSpan? {
    TimeSpan.of(
      months: Double(months) * factor, days: Double(days) * factor,
      seconds: Double(seconds) * factor, nanoseconds: Double(nanoseconds) * factor)
  }
}
