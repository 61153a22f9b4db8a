/// A day that a text names, in full or as seen from the day on which it was printed.
///
/// Newspapers write 2025年3月10日, 3月10日, 昨日 and 今日; a day without a year is the one nearest to
/// the issue.
public struct StatedDate: Hashable, Sendable {
  /// The day.
  public let date: CalendarDate
  /// Where the words stand in the text, in Unicode scalars.
  public let span: TextSpan

  /// The first day that a text names; nil if it names none, or none that can be told.
  ///
  /// - Parameters:
  ///   - text: The scalars of the text.
  ///   - range: The part of the text that is looked at.
  ///   - issueDate: The day of the issue, from which 昨日 and days without a year are told.
  /// - Returns: The day with its place in the text.
  /// - Complexity: O(*n*), *n* scalars of the range.
  public static func first(
    in text: [Unicode.Scalar], _ range: Range<Int>, relativeTo issueDate: CalendarDate?
  ) -> StatedDate? {
    for start in range {
      if let found = day(in: text, at: start, range.upperBound, issueDate) { return found }
    }
    return nil
  }

  /// The first day that a text names.
  public static func first(
    in text: String, relativeTo issueDate: CalendarDate?
  ) -> StatedDate? {
    let scalars = Array(text.unicodeScalars)
    return first(in: scalars, scalars.indices, relativeTo: issueDate)
  }

  private static func day(
    in text: [Unicode.Scalar], at start: Int, _ limit: Int, _ issueDate: CalendarDate?
  ) -> StatedDate? {
    if let issueDate {
      for (word, daysBefore) in relativeDays
      where start + word.count <= limit && text[start..<start + word.count].elementsEqual(word) {
        guard let date = issueDate.before(days: daysBefore) else { return nil }
        return StatedDate(date: date, span: TextSpan(start: start, end: start + word.count))
      }
    }
    // 10月 inside 2010月 is no month; a number is read from its first digit only.
    guard start == 0 || number(text[start - 1]) == nil,
      let (first, afterFirst) = numeral(in: text, at: start, limit)
    else { return nil }
    var year: Int?
    var month = first
    var position = afterFirst
    if position < limit, text[position] == "年", (1900...2100).contains(first) {
      guard let (second, end) = numeral(in: text, at: position + 1, limit) else { return nil }
      year = first
      month = second
      position = end
    }
    guard position < limit, text[position] == "月",
      let (day, end) = numeral(in: text, at: position + 1, limit),
      end < limit, text[end] == "日" || text[end] == "号",
      let date = resolved(year: year, month: month, day: day, issueDate)
    else { return nil }
    return StatedDate(date: date, span: TextSpan(start: start, end: end + 1))
  }

  private static func resolved(
    year: Int?, month: Int, day: Int, _ issueDate: CalendarDate?
  ) -> CalendarDate? {
    if let year { return CalendarDate(year: year, month: month, day: day) }
    guard let issueDate else { return nil }
    return [0, -1, 1].compactMap {
      CalendarDate(year: issueDate.year + $0, month: month, day: day)
    }.min { abs($0.ordinal - issueDate.ordinal) < abs($1.ordinal - issueDate.ordinal) }
  }

  private static func numeral(
    in text: [Unicode.Scalar], at start: Int, _ limit: Int
  ) -> (value: Int, end: Int)? {
    var value = 0
    var end = start
    while end < limit, end - start < 4, let digit = number(text[end]) {
      value = value * 10 + digit
      end += 1
    }
    return end > start ? (value, end) : nil
  }

  /// The value of an ASCII or full-width digit.
  private static func number(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x30...0x39: Int(scalar.value - 0x30)
    case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
    default: nil
    }
  }

  private static let relativeDays: [([Unicode.Scalar], Int)] = [
    ("前日", 2), ("前天", 2), ("昨日", 1), ("昨天", 1), ("今日", 0), ("今天", 0),
  ].map { (Array(String($0.0).unicodeScalars), $0.1) }
}

extension CalendarDate {
  /// The day some days before; nil before the year 1.
  fileprivate func before(days: Int) -> CalendarDate? {
    var date = self
    for _ in 0..<days {
      guard
        let earlier =
          CalendarDate(year: date.year, month: date.month, day: date.day - 1)
          ?? date.lastDayOfPreviousMonth
      else { return nil }
      date = earlier
    }
    return date
  }

  private var lastDayOfPreviousMonth: CalendarDate? {
    let (year, month) = month > 1 ? (year, month - 1) : (year - 1, 12)
    return [31, 30, 29, 28].lazy.compactMap {
      CalendarDate(year: year, month: month, day: $0)
    }.first
  }
}
