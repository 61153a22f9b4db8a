/// Reads dates, times and durations in the forms of ISO 8601.
struct TemporalText {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

  private var isAtEnd: Bool { position == bytes.count }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard let byte = peek, UInt32(byte) == scalar.value else { return false }
    position += 1
    return true
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private var digitCount: Int { bytes[position...].prefix(while: Self.isDigit).count }

  private mutating func number(_ count: Int) -> Int? {
    guard digitCount >= count, count > 0 else { return nil }
    defer { position += count }
    return Int(String(decoding: bytes[position..<position + count], as: UTF8.self))
  }

  /// Reads `1984-10-11`, `19841011`, `1984-10`, `1984-W10-3`, `1984-Q3-45`, `1984-202`, `1984` and
  /// their forms without hyphens; nil for anything else.
  static func date(_ text: some StringProtocol) -> LocalDate? {
    var reader = TemporalText(text)
    guard let date = reader.date(), reader.isAtEnd else { return nil }
    return date
  }

  private mutating func date() -> LocalDate? {
    var sign = 1
    var yearLength = 4
    if peek == 0x2B || peek == 0x2D {
      sign = peek == 0x2D ? -1 : 1
      position += 1
      // A signed year has as many digits as stand before the hyphen.
      let digits = digitCount
      if position + digits < bytes.count, bytes[position + digits] == 0x2D { yearLength = digits }
    }
    guard yearLength <= 9, let magnitude = number(yearLength) else { return nil }
    let year = sign * magnitude
    let hasHyphen = take("-")
    if take("W") {
      guard let week = number(2), (1...53).contains(week) else { return nil }
      if hasHyphen { _ = take("-") }
      let day = isAtEnd ? 1 : number(1) ?? 0
      guard (1...7).contains(day) else { return nil }
      return LocalDate.monday(ofWeek: week, in: year).adding(days: day - 1)
    }
    if take("Q") {
      guard let quarter = number(1), (1...4).contains(quarter) else { return nil }
      if hasHyphen { _ = take("-") }
      let day = isAtEnd ? 1 : number(2) ?? 0
      guard (1...92).contains(day) else { return nil }
      return LocalDate(year: year, month: quarter * 3 - 2, day: 1)?.adding(days: day - 1)
    }
    switch digitCount {
    case 0: return hasHyphen ? nil : LocalDate(year: year, month: 1, day: 1)
    case 3:
      guard let day = number(3), (1...(LocalDate.isLeap(year) ? 366 : 365)).contains(day) else {
        return nil
      }
      return LocalDate(year: year, month: 1, day: 1)?.adding(days: day - 1)
    case 2:
      guard let month = number(2) else { return nil }
      guard take("-") else { return LocalDate(year: year, month: month, day: 1) }
      return number(2).flatMap { LocalDate(year: year, month: month, day: $0) }
    case 4 where !hasHyphen:
      guard let month = number(2), let day = number(2) else { return nil }
      return LocalDate(year: year, month: month, day: day)
    default: return nil
    }
  }

  /// Reads `21:40:32.142`, `214032.142`, `21:40`, `2140` or `21`; nil for anything else.
  static func time(_ text: some StringProtocol) -> LocalTime? {
    var reader = TemporalText(text)
    guard let hour = reader.number(2) else { return nil }
    let hasColon = reader.take(":")
    var parts = [0, 0]
    for index in parts.indices where !reader.isAtEnd {
      if index == 1, hasColon, !reader.take(":") { return nil }
      guard let number = reader.number(2) else { return nil }
      parts[index] = number
    }
    var nanosecond = 0
    if reader.take(".") || reader.take(",") {
      let count = reader.digitCount
      guard (1...9).contains(count), let digits = reader.number(count) else { return nil }
      nanosecond = digits
      for _ in count..<9 { nanosecond *= 10 }
    }
    guard reader.isAtEnd else { return nil }
    return LocalTime(hour: hour, minute: parts[0], second: parts[1], nanosecond: nanosecond)
  }

  /// Cuts a zone off the end of a time: `Z`, `+01:00`, `[Europe/Stockholm]` or both.
  static func zone(_ text: Substring) -> (time: Substring, zone: TimeZoneRule?)? {
    var rest = text
    var named: TimeZoneRule?
    if rest.last == "]" {
      guard let bracket = rest.lastIndex(of: "["),
        let rule = TimeZoneRule(String(rest[bracket...].dropFirst().dropLast()))
      else { return nil }
      named = rule
      rest = rest[..<bracket]
    }
    guard let mark = rest.lastIndex(where: { "Zz+-".contains($0) }) else { return (rest, named) }
    guard let rule = TimeZoneRule(String(rest[mark...])) else { return nil }
    return (rest[..<mark], named ?? rule)
  }

  /// Reads `P1Y2M10DT2H30M5.5S`, or `P2012-02-02T14:37:21.545`; nil for anything else.
  static func duration(_ text: String) -> TimeSpan? {
    var reader = TemporalText(text)
    let isNegative = reader.take("-")
    guard reader.take("P") else { return nil }
    let span: TimeSpan?
    if reader.digitCount >= 4, text.dropFirst(isNegative ? 2 : 1).contains("-"),
      !text.contains(where: { "YMWDHS".contains($0) })
    {
      span = dateLikeDuration(text.dropFirst(isNegative ? 2 : 1))
    } else {
      span = reader.durationParts()
    }
    return isNegative ? span.flatMap { TimeSpan().adding($0, sign: -1) } : span
  }

  private static func dateLikeDuration(_ text: Substring) -> TimeSpan? {
    let parts = text.split(separator: "T", maxSplits: 1)
    let date = parts[0].split(separator: "-").compactMap { Int($0) }
    guard date.count == 3 else { return nil }
    let time = parts.count > 1 ? TemporalText.time(parts[1]) : LocalTime(nanosecondOfDay: 0)
    return time.map { time in
      TimeSpan(
        months: date[0] * 12 + date[1], days: date[2], seconds: 0,
        nanoseconds: time.nanosecondOfDay)
    }
  }

  private mutating func durationParts() -> TimeSpan? {
    var months = 0.0
    var days = 0.0
    var seconds = 0.0
    var isTime = false
    var count = 0
    while !isAtEnd {
      if !isTime, take("T") {
        isTime = true
        continue
      }
      guard let number = decimal() else { return nil }
      count += 1
      if !isTime, take("Y") {
        months += number * 12
      } else if !isTime, take("M") {
        months += number
      } else if !isTime, take("W") {
        days += number * 7
      } else if !isTime, take("D") {
        days += number
      } else if isTime, take("H") {
        seconds += number * 3600
      } else if isTime, take("M") {
        seconds += number * 60
      } else if isTime, take("S") {
        seconds += number
      } else {
        return nil
      }
    }
    return count == 0 ? nil : TimeSpan.of(months: months, days: days, seconds: seconds)
  }

  private mutating func decimal() -> Double? {
    let start = position
    if peek == 0x2D || peek == 0x2B { position += 1 }
    while let byte = peek, Self.isDigit(byte) || byte == 0x2E || byte == 0x2C { position += 1 }
    let digits = bytes[start..<position].map { $0 == 0x2C ? 0x2E : $0 }
    return Double(String(decoding: digits, as: UTF8.self))
  }
}
