/// A day of the Gregorian calendar, without a time zone.
public struct CalendarDate: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
  /// The year, 1...9999.
  public let year: Int
  /// The month, 1...12.
  public let month: Int
  /// The day of the month, 1...31.
  public let day: Int

  /// Makes a date, or nil where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(in: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2025-07-16`; nil for anything else.
  public init?(iso text: some StringProtocol) {
    // Byte by byte: libraries hold a date in every other row, and parting the text takes ten times as
    // long.
    var (year, month, day) = (0, 0, 0)
    var place = 0
    for byte in text.utf8 {
      switch place {
      case 4, 7:
        guard byte == UInt8(ascii: "-") else { return nil }
      case 0..<10:
        guard (48...57).contains(byte) else { return nil }
        let digit = Int(byte - 48)
        if place < 4 {
          year = year * 10 + digit
        } else if place < 7 {
          month = month * 10 + digit
        } else {
          day = day * 10 + digit
        }
      default: return nil
      }
      place += 1
    }
    guard place == 10 else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The date as `2025-07-16`.
  public var description: String {
    String(unsafeUninitializedCapacity: 10) { buffer in
      if let start = buffer.baseAddress { writeDescription(to: start) }
      return 10
    }
  }

  /// Writes the ten bytes of the description; exports write millions, and a text put together from
  /// three takes ten times as long.
  package func writeDescription(to bytes: UnsafeMutablePointer<UInt8>) {
    func put(_ number: Int, at end: Int, digits: Int) {
      var rest = number
      for place in 0..<digits {
        bytes[end - place] = UInt8(0x30 + rest % 10)
        rest /= 10
      }
    }
    put(year, at: 3, digits: 4)
    bytes[4] = UInt8(ascii: "-")
    put(month, at: 6, digits: 2)
    bytes[7] = UInt8(ascii: "-")
    put(day, at: 9, digits: 2)
  }

  /// Days since 1 January of the year 1, which is day 1.
  public var ordinal: Int {
    let before = year - 1
    var days = before * 365 + before / 4 - before / 100 + before / 400
    for earlier in 1..<month { days += Self.days(in: earlier, of: year) }
    return days + day
  }

  /// The day of the week, 0 for Sunday to 6 for Saturday.
  ///
  /// 1 January of the year 1 was a Monday in the proleptic Gregorian calendar.
  public var weekday: Int { ordinal % 7 }

  /// The day of the week as newspapers print it: `星期三`.
  public var chineseWeekday: String { "星期" + ["日", "一", "二", "三", "四", "五", "六"][weekday] }

  /// The following day; the last day of the year 9999 follows itself.
  public var next: CalendarDate {
    CalendarDate(year: year, month: month, day: day + 1)
      ?? CalendarDate(year: year, month: month + 1, day: 1)
      ?? CalendarDate(year: year + 1, month: 1, day: 1) ?? self
  }

  /// Orders by time.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// Reads the ISO form.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let date = CalendarDate(iso: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is not a date like 2025-07-16")
    }
    self = date
  }

  /// Writes the ISO form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
    return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }
}
