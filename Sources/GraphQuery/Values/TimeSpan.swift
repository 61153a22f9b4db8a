/// A length of time in months, days and seconds, which are kept apart.
public struct TimeSpan: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Whole months.
  public let months: Int
  /// Whole days.
  public let days: Int
  /// Whole seconds, rounded down.
  public let seconds: Int
  /// The rest of the seconds, 0..<1 000 000 000 nanoseconds.
  public let nanoseconds: Int

  init(months: Int = 0, days: Int = 0, seconds: Int = 0, nanoseconds: Int = 0) {
    self.months = months
    self.days = days
    self.seconds = seconds + nanoseconds.flooredQuotient(1_000_000_000)
    self.nanoseconds = nanoseconds.flooredRemainder(1_000_000_000)
  }

  /// The mean lengths of a month and a day in seconds, by which durations are ordered.
  static let secondsPerMonth = 2_629_746.0
  static let secondsPerDay = 86_400.0

  private var length: Double {
    Double(months) * Self.secondsPerMonth + Double(days) * Self.secondsPerDay + Double(seconds)
      + Double(nanoseconds) / 1e9
  }

  /// Makes a span of parts that need not be whole; the rest of each goes into the next smaller one.
  ///
  /// - Returns: Nil if a part does not fit 64 bits.
  static func of(
    months: Double = 0, days: Double = 0, seconds: Double = 0, nanoseconds: Double = 0
  ) -> TimeSpan? {
    let wholeMonths = months.rounded(.towardZero)
    // A month's part becomes days of the mean length of a month.
    let allDays = days + (months - wholeMonths) * secondsPerMonth / secondsPerDay
    let wholeDays = allDays.rounded(.towardZero)
    let wholeSeconds = seconds.rounded(.towardZero)
    // What is left goes to nanoseconds at once, where rounding takes away what is lost on the way.
    let rest = (allDays - wholeDays) * secondsPerDay * 1e9 + (seconds - wholeSeconds) * 1e9
    guard let months = Int(exactly: wholeMonths), let days = Int(exactly: wholeDays),
      let seconds = Int(exactly: wholeSeconds),
      let nanoseconds = Int(exactly: truncated(rest + nanoseconds))
    else { return nil }
    return checked(months, days, seconds, nanoseconds)
  }

  /// Cuts a fraction off, but takes what is whole but for the errors of arithmetic for whole.
  private static func truncated(_ number: Double) -> Double {
    let nearest = number.rounded()
    return abs(number - nearest) < 0.1 ? nearest : number.rounded(.towardZero)
  }

  /// Makes a span, or nil if its seconds do not fit 64 bits.
  static func checked(
    _ months: Int, _ days: Int, _ seconds: Int, _ nanoseconds: Int
  ) -> TimeSpan? {
    let carried = seconds.addingReportingOverflow(nanoseconds.flooredQuotient(1_000_000_000))
    guard !carried.overflow else { return nil }
    return TimeSpan(months: months, days: days, seconds: seconds, nanoseconds: nanoseconds)
  }

  /// The sum of two spans, or nil beyond 64 bits.
  func adding(_ other: TimeSpan, sign: Int = 1) -> TimeSpan? {
    func sum(_ left: Int, _ right: Int) -> Int? {
      let (product, overflows) = right.multipliedReportingOverflow(by: sign)
      let (sum, overflowsToo) = left.addingReportingOverflow(product)
      return overflows || overflowsToo ? nil : sum
    }
    guard let months = sum(months, other.months), let days = sum(days, other.days),
      let seconds = sum(seconds, other.seconds), let rest = sum(nanoseconds, other.nanoseconds)
    else { return nil }
    return .checked(months, days, seconds, rest)
  }

  /// The span as `P12Y5M14DT16H13M10S`.
  public var description: String {
    var date = ""
    func add(_ number: Int, _ unit: String, to text: inout String) {
      if number != 0 { text += "\(number)\(unit)" }
    }
    add(months / 12, "Y", to: &date)
    add(months % 12, "M", to: &date)
    add(days, "D", to: &date)

    // Whole seconds were rounded down; what is shown is rounded toward zero.
    let isNegative = seconds < 0 && nanoseconds > 0
    let whole = isNegative ? seconds + 1 : seconds
    let rest = isNegative ? 1_000_000_000 - nanoseconds : nanoseconds
    var time = ""
    add(whole / 3600, "H", to: &time)
    add(whole / 60 % 60, "M", to: &time)
    if whole % 60 != 0 || rest != 0 {
      let sign = isNegative || whole < 0 ? "-" : ""
      time += "\(sign)\(abs(whole % 60))\(fractionText(rest))S"
    }
    if date.isEmpty && time.isEmpty { return "PT0S" }
    return "P" + date + (time.isEmpty ? "" : "T" + time)
  }

  /// Orders by mean length, then by months and days.
  public static func < (left: TimeSpan, right: TimeSpan) -> Bool {
    (left.length, left.months, left.days) < (right.length, right.months, right.days)
  }
}
