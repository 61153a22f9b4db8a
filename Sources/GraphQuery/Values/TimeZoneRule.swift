import Foundation

/// A named time zone, or a fixed offset from UTC.
struct TimeZoneRule: Hashable, Sendable {
  /// The name such as `Asia/Shanghai`; nil for a fixed offset.
  let name: String?
  private let fixedOffset: Int

  static let utc = TimeZoneRule(offset: 0)

  init(offset: Int) {
    name = nil
    fixedOffset = offset
  }

  /// The rule that a value has.
  init(of value: ZonedDateTime) {
    name = value.zone
    fixedOffset = value.offset
  }

  /// Reads `Z`, `+08:00`, `+0800`, `+08` or a name; nil for anything else.
  init?(_ text: String) {
    if let offset = Self.offset(text) {
      self.init(offset: offset)
      return
    }
    guard text.contains("/") || text == "UTC" || text == "GMT" || text.utf8.count > 3,
      TimeZone(identifier: text) != nil
    else { return nil }
    self.init(name: text)
  }

  private init(name: String) {
    self.name = name
    fixedOffset = 0
  }

  /// Reads an offset of hours, minutes and seconds; nil for anything else.
  private static func offset(_ text: String) -> Int? {
    if text == "Z" || text == "z" { return 0 }
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    var digits = parts.joined()
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      parts.count == 1 || parts.allSatisfy({ $0.utf8.count == 2 })
    else { return nil }
    guard [2, 4, 6].contains(digits.utf8.count) else { return nil }
    digits += String(repeating: "0", count: 6 - digits.utf8.count)
    guard let number = Int(digits), number / 10_000 <= 18, number / 100 % 100 < 60,
      number % 100 < 60
    else { return nil }
    let seconds = number / 10_000 * 3600 + number / 100 % 100 * 60 + number % 100
    return sign == "-" ? -seconds : seconds
  }

  /// Seconds ahead of UTC at a moment.
  func offset(atEpochSecond second: Int) -> Int {
    guard let name, let zone = TimeZone(identifier: name) else { return fixedOffset }
    return zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second)))
  }

  /// Seconds ahead of UTC when clocks show a time; of two possible offsets the earlier one, and in a
  /// gap the one before it.
  func offset(atLocal local: LocalDateTime) -> Int {
    guard name != nil else { return fixedOffset }
    let second = local.epochSecond
    let before = offset(atEpochSecond: second - 86_400)
    let after = offset(atEpochSecond: second + 86_400)
    if before == after { return offset(atEpochSecond: second - before) }
    return offset(atEpochSecond: second - before) == before ? before : after
  }

  /// The value that clocks with this rule show.
  func value(_ local: LocalDateTime) -> ZonedDateTime {
    let offset = offset(atLocal: local)
    guard name != nil, self.offset(atEpochSecond: local.epochSecond - offset) != offset else {
      return ZonedDateTime(local: local, offset: offset, zone: name)
    }
    // The clocks skipped this time; they show it later by the length of the gap.
    let before = self.offset(atEpochSecond: local.epochSecond - 86_400)
    return value(epochSecond: local.epochSecond - before, nanosecond: local.time.nanosecond)
  }

  /// The value at a moment.
  func value(epochSecond: Int, nanosecond: Int) -> ZonedDateTime {
    let offset = offset(atEpochSecond: epochSecond)
    return ZonedDateTime(
      local: LocalDateTime(epochSecond: epochSecond + offset, nanosecond: nanosecond),
      offset: offset, zone: name)
  }
}

/// The time at which a query runs.
struct CurrentTime {
  let epochSecond: Int
  let nanosecond: Int

  var epochMilliseconds: Int { epochSecond * 1000 + nanosecond / 1_000_000 }

  /// The system's time.
  static func now() -> CurrentTime {
    let seconds = Date().timeIntervalSince1970
    let whole = seconds.rounded(.down)
    return CurrentTime(
      epochSecond: Int(whole), nanosecond: min(999_999_999, Int((seconds - whole) * 1e9)))
  }
}
