/// A time of day without a time zone.
public struct LocalTime: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Nanoseconds since midnight, below 86 400 000 000 000.
  public let nanosecondOfDay: Int

  static let nanosecondsPerDay = 86_400_000_000_000

  init(nanosecondOfDay: Int) { self.nanosecondOfDay = nanosecondOfDay }

  /// Makes a time, or nil where the clock has none.
  public init?(hour: Int, minute: Int = 0, second: Int = 0, nanosecond: Int = 0) {
    guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second),
      (0..<1_000_000_000).contains(nanosecond)
    else { return nil }
    nanosecondOfDay = ((hour * 60 + minute) * 60 + second) * 1_000_000_000 + nanosecond
  }

  /// The hour, 0...23.
  public var hour: Int { nanosecondOfDay / 3_600_000_000_000 }
  /// The minute, 0...59.
  public var minute: Int { nanosecondOfDay / 60_000_000_000 % 60 }
  /// The second, 0...59.
  public var second: Int { nanosecondOfDay / 1_000_000_000 % 60 }
  /// The part of the second, in nanoseconds.
  public var nanosecond: Int { nanosecondOfDay % 1_000_000_000 }

  /// The time as `12:31:14.645876123`; seconds are left out if there are none.
  public var description: String {
    var text = hour.padded(2) + ":" + minute.padded(2)
    guard nanosecondOfDay % 60_000_000_000 != 0 else { return text }
    text += ":" + second.padded(2)
    return text + fractionText(nanosecond)
  }

  /// Orders by time.
  public static func < (left: LocalTime, right: LocalTime) -> Bool {
    left.nanosecondOfDay < right.nanosecondOfDay
  }
}

/// `.645` for 645 000 000 nanoseconds; empty for none.
func fractionText(_ nanoseconds: Int) -> String {
  guard nanoseconds != 0 else { return "" }
  var digits = nanoseconds.padded(9)
  while digits.last == "0" { digits.removeLast() }
  return "." + digits
}

/// An offset from UTC in seconds as `+01:00`, or `Z` for none.
func offsetText(_ offset: Int) -> String {
  if offset == 0 { return "Z" }
  let size = abs(offset)
  let text = (offset < 0 ? "-" : "+") + (size / 3600).padded(2) + ":" + (size / 60 % 60).padded(2)
  return size % 60 == 0 ? text : text + ":" + (size % 60).padded(2)
}

/// A time of day with an offset from UTC.
public struct OffsetTime: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The time where the offset holds.
  public let time: LocalTime
  /// Seconds ahead of UTC.
  public let offset: Int

  /// Nanoseconds since midnight in UTC; may be negative.
  var instant: Int { time.nanosecondOfDay - offset * 1_000_000_000 }

  /// The same moment with another offset.
  func moved(to other: Int) -> OffsetTime {
    let moved = time.nanosecondOfDay + (other - offset) * 1_000_000_000
    return OffsetTime(
      time: LocalTime(nanosecondOfDay: moved.flooredRemainder(LocalTime.nanosecondsPerDay)),
      offset: other)
  }

  /// The time as `12:31:14+01:00`.
  public var description: String { time.description + offsetText(offset) }

  /// Orders by moment, then by offset.
  public static func < (left: OffsetTime, right: OffsetTime) -> Bool {
    (left.instant, left.offset) < (right.instant, right.offset)
  }
}

/// A day and a time without a time zone.
public struct LocalDateTime: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The day.
  public let date: LocalDate
  /// The time.
  public let time: LocalTime

  /// Seconds since 1 January 1970, as if in UTC.
  var epochSecond: Int { date.epochDay * 86_400 + time.nanosecondOfDay / 1_000_000_000 }

  init(date: LocalDate, time: LocalTime) {
    self.date = date
    self.time = time
  }

  init(epochSecond: Int, nanosecond: Int) {
    date = LocalDate(epochDay: epochSecond.flooredQuotient(86_400))
    time = LocalTime(
      nanosecondOfDay: epochSecond.flooredRemainder(86_400) * 1_000_000_000 + nanosecond)
  }

  /// Both as `1984-10-11T12:31:14`.
  public var description: String { "\(date)T\(time)" }

  /// Orders by time.
  public static func < (left: LocalDateTime, right: LocalDateTime) -> Bool {
    (left.date, left.time) < (right.date, right.time)
  }
}

/// A day and a time with an offset from UTC and perhaps the name of the zone that has it.
public struct ZonedDateTime: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Day and time where the offset holds.
  public let local: LocalDateTime
  /// Seconds ahead of UTC.
  public let offset: Int
  /// A name such as `Asia/Shanghai`.
  public let zone: String?

  /// Seconds since 1 January 1970 in UTC.
  var epochSecond: Int { local.epochSecond - offset }

  /// Both as `1984-10-11T12:31:14+08:00[Asia/Shanghai]`.
  public var description: String {
    local.description + offsetText(offset) + (zone.map { "[\($0)]" } ?? "")
  }

  /// Orders by moment, then by what the clock shows.
  public static func < (left: ZonedDateTime, right: ZonedDateTime) -> Bool {
    let leftKey = (left.epochSecond, left.local.time.nanosecond, left.offset, left.zone ?? "")
    return leftKey < (
      right.epochSecond, right.local.time.nanosecond, right.offset, right.zone ?? ""
    )
  }
}
