extension TemporalText {
  /// Reads a day and a time with `T` between them, or a day, which is its midnight; nil for anything
  /// else.
  static func localDateTime(_ text: String) -> LocalDateTime? {
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard let date = TemporalText.date(parts[0]) else { return nil }
    let time = parts.count > 1 ? TemporalText.time(parts[1]) : LocalTime(nanosecondOfDay: 0)
    return time.map { LocalDateTime(date: date, time: $0) }
  }

  /// Reads a day and a time with an offset, a zone, or neither, which is UTC; nil for anything else.
  static func dateTime(_ text: String) -> ZonedDateTime? {
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard let (clock, zone) = TemporalText.zone(parts.count > 1 ? parts[1] : ""),
      let date = TemporalText.date(parts[0]),
      let time = clock.isEmpty ? LocalTime(nanosecondOfDay: 0) : TemporalText.time(clock)
    else { return nil }
    return (zone ?? .utc).value(LocalDateTime(date: date, time: time))
  }

  /// Reads a time with an offset; nil for anything else.
  static func offsetTime(_ text: String) -> OffsetTime? {
    guard let (clock, zone) = TemporalText.zone(text[...]), let time = TemporalText.time(clock),
      let zone
    else { return nil }
    return OffsetTime(time: time, offset: zone.offset(atEpochSecond: 0))
  }
}
