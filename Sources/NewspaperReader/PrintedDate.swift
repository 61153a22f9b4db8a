import InkGraphCore

/// A day as a newspaper prints it, with the day of the week and of the lunar calendar beside it.
struct PrintedDate {
  var date: CalendarDate
  /// Where the Gregorian date stands.
  var range: Range<Int>

  /// The first Gregorian date in a text: `2025年7月16日`, `２０２５．７．１６`, `2025-07-16`,
  /// `二〇二五年七月十六日`.
  ///
  /// A lunar date (`六月廿二`) has no year in digits and is never taken for one.
  static func find(in text: Scalars) -> PrintedDate? {
    var index = text.startIndex
    while index < text.endIndex {
      let scalar = text[index]
      if scalar.digit != nil || ChineseNumeral.digit(scalar) != nil {
        if let found = date(in: text, at: index) { return found }
        // The rest of this number cannot begin a date either.
        while index < text.endIndex,
          text[index].digit != nil || ChineseNumeral.digit(text[index]) != nil
        {
          index += 1
        }
      } else {
        index += 1
      }
    }
    return nil
  }

  /// Whether a line is a Gregorian date and nothing else.
  static func isWhole(_ line: Scalars) -> Bool {
    guard line.count <= 20, let found = find(in: line) else { return false }
    return found.range == line.startIndex..<line.endIndex
  }

  private static func date(in text: Scalars, at start: Int) -> PrintedDate? {
    var index = start
    func skipBlanks() { while index < text.endIndex, text[index].isBlank { index += 1 } }
    func number(digits: ClosedRange<Int>) -> Int? {
      skipBlanks()
      let first = index
      var value = 0
      while index < text.endIndex, let digit = text[index].digit, index - first < digits.upperBound
      {
        value = value * 10 + digit
        index += 1
      }
      if index > first { return index - first >= digits.lowerBound ? value : nil }
      while index < text.endIndex, ChineseNumeral.isNumeral(text[index]), index - first < 4 {
        index += 1
      }
      return ChineseNumeral.value(of: text[first..<index])
    }
    func separator(_ word: Unicode.Scalar) -> Bool? {
      skipBlanks()
      guard index < text.endIndex else { return nil }
      let scalar = text[index].halfWidth
      index += 1
      if text[index - 1] == word { return true }
      return scalar == "." || scalar == "-" || scalar == "/" ? false : nil
    }
    guard let year = number(digits: 4...4), year >= 1000, let words = separator("年"),
      let month = number(digits: 1...2), separator("月") == words,
      let day = number(digits: 1...2), let date = CalendarDate(year: year, month: month, day: day)
    else { return nil }
    if words {
      skipBlanks()
      guard index < text.endIndex, text[index] == "日" else { return nil }
      index += 1
    }
    return PrintedDate(date: date, range: start..<index)
  }

  private static let weekdays: ScalarSet = "一二三四五六日"
  /// The heavenly stems, which begin the names of lunar years.
  private static let stems: ScalarSet = "甲乙丙丁戊己庚辛壬癸"

  /// The day of the week in a text, as `星期三`.
  static func weekday(in text: Scalars) -> String? {
    for phrase in [Phrase("星期"), Phrase("周")] {
      guard let start = text.firstIndex(of: phrase), start + phrase.count < text.endIndex else {
        continue
      }
      let day = text[start + phrase.count]
      if weekdays.contains(day) { return "星期" + String([day]) }
      if day == "天" { return "星期日" }
    }
    return nil
  }

  /// The lunar date in a text, as printed: `农历六月廿二`, `乙巳年六月廿二`.
  static func lunar(in text: Scalars) -> String? {
    for word in text.words {
      if let start = word.firstIndex(of: "农历") {
        let rest = word[start...]
        let end = rest.firstIndex(of: "星期") ?? rest.endIndex
        if end - start > 2 { return String(rest[start..<end]) }
        return nil
      }
      if word.count >= 6, word.count <= 9, stems.contains(word[word.startIndex]),
        word[word.startIndex + 2] == "年"
      {
        return String(word)
      }
    }
    // `农历 六月廿二` with a blank.
    if let start = text.firstIndex(of: "农历"),
      let word = text[(start + 2)...].words.first, word.contains("月"), word.count <= 8
    {
      return "农历" + String(word)
    }
    return nil
  }
}
