public import InkGraphCore

/// A day of the proleptic Gregorian calendar, without a time zone; years may be negative.
public struct LocalDate: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Days since 1 January 1970.
  public let epochDay: Int

  /// Makes the day that is some days after 1 January 1970.
  public init(epochDay: Int) { self.epochDay = epochDay }

  /// Makes a day, or nil where the calendar has none; years are -999999999...999999999.
  public init?(year: Int, month: Int, day: Int) {
    guard Self.years.contains(year), (1...12).contains(month),
      (1...Self.length(of: month, in: year)).contains(day)
    else { return nil }
    epochDay = Self.epochDay(year, month, day)
  }

  /// Makes the day of a property.
  public init(_ date: CalendarDate) {
    epochDay = Self.epochDay(date.year, date.month, date.day)
  }

  static let years = -999_999_999...999_999_999

  /// The days from a civil date, by eras of 400 years that begin on 1 March.
  ///
  /// Hinnant, "chrono-compatible low-level date algorithms" (2013), days_from_civil.
  private static func epochDay(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted.flooredQuotient(400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// Year, month and day; the inverse of `epochDay`, from the same source.
  var civil: (year: Int, month: Int, day: Int) {
    let shifted = epochDay + 719_468
    let era = shifted.flooredQuotient(146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let civilMonth = month < 10 ? month + 3 : month - 9
    return (yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0), civilMonth, day)
  }

  /// The year.
  public var year: Int { civil.year }
  /// The month, 1...12.
  public var month: Int { civil.month }
  /// The day of the month, 1...31.
  public var day: Int { civil.day }
  /// The quarter, 1...4.
  public var quarter: Int { (month - 1) / 3 + 1 }
  /// The day of the week, 1 for Monday to 7 for Sunday.
  public var weekday: Int { (epochDay + 3).flooredRemainder(7) + 1 }
  /// The day of the year, 1...366.
  public var ordinalDay: Int { epochDay - Self.epochDay(year, 1, 1) + 1 }
  /// The day of the quarter, 1...92.
  public var dayOfQuarter: Int { epochDay - Self.epochDay(year, quarter * 3 - 2, 1) + 1 }

  /// The year to which ISO 8601 counts the week.
  public var weekYear: Int { LocalDate(epochDay: epochDay - weekday + 4).year }

  /// The week of the year by ISO 8601, 1...53.
  public var week: Int { (LocalDate(epochDay: epochDay - weekday + 4).ordinalDay - 1) / 7 + 1 }

  /// The Monday of a week by ISO 8601.
  static func monday(ofWeek week: Int, in year: Int) -> LocalDate {
    // 4 January always lies in the first week.
    let fourth = LocalDate(epochDay: epochDay(year, 1, 4))
    return LocalDate(epochDay: fourth.epochDay - fourth.weekday + 1 + (week - 1) * 7)
  }

  static func isLeap(_ year: Int) -> Bool {
    (year.flooredRemainder(4) == 0 && year.flooredRemainder(100) != 0)
      || year.flooredRemainder(400) == 0
  }

  static func length(of month: Int, in year: Int) -> Int {
    [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// The day some months later, at most the last day of the month; nil beyond all years.
  func adding(months: Int) -> LocalDate? {
    let (year, month, day) = civil
    let (sum, overflows) = (year * 12 + month - 1).addingReportingOverflow(months)
    let later = sum.flooredQuotient(12)
    guard !overflows, Self.years.contains(later) else { return nil }
    let laterMonth = sum.flooredRemainder(12) + 1
    return LocalDate(
      year: later, month: laterMonth, day: min(day, Self.length(of: laterMonth, in: later)))
  }

  /// The day some days later; nil beyond all years.
  func adding(days: Int) -> LocalDate? {
    let (sum, overflows) = epochDay.addingReportingOverflow(days)
    guard !overflows, (-365_243_219_162...365_241_780_471).contains(sum) else { return nil }
    return LocalDate(epochDay: sum)
  }

  /// The day as `2025-07-16`.
  public var description: String {
    let (year, month, day) = civil
    let sign = year < 0 ? "-" : year > 9999 ? "+" : ""
    return sign + year.magnitude.padded(4) + "-" + month.padded(2) + "-" + day.padded(2)
  }

  /// Orders by time.
  public static func < (left: LocalDate, right: LocalDate) -> Bool {
    left.epochDay < right.epochDay
  }
}

extension BinaryInteger {
  /// The quotient, rounded down.
  func flooredQuotient(_ divisor: Self) -> Self {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder != 0 && (remainder < 0) != (divisor < 0) ? quotient - 1 : quotient
  }

  /// The remainder with the sign of the divisor.
  func flooredRemainder(_ divisor: Self) -> Self {
    self - flooredQuotient(divisor) * divisor
  }

  /// The number with zeros in front.
  func padded(_ width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
  }
}
