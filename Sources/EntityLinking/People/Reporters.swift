internal import InkGraphCore

/// Tells who in an article's text reports it, so that nobody takes them for people in the news.
struct Reporters {
  /// Where the last reporter's name ended.
  private var lastEnd: Int?

  /// Whether a name is that of a reporter: by title, by the list in which it stands behind one,
  /// 新华社记者甲、乙, by the dateline, 电（甲、乙）, by a credit in brackets behind a sentence, or by a
  /// photograph, 甲摄.
  ///
  /// Names are asked for in their order.
  mutating func isReporter(
    _ name: TextSpan, titled title: String?, in text: [Unicode.Scalar]
  ) -> Bool {
    let found =
      title.map(Self.isReporter) ?? false || isListed(name, in: text)
      || name.start >= 2 && text[name.start - 1] == "（" && text[name.start - 2] == "电"
      || name.end < text.count && text[name.end] == "摄" || isCredited(name, in: text)
    if found { lastEnd = name.end }
    return found
  }

  private func isListed(_ name: TextSpan, in text: [Unicode.Scalar]) -> Bool {
    guard let lastEnd else { return false }
    return lastEnd + 1 == name.start && Self.separators.contains(text[lastEnd])
  }

  /// Whether a name stands in brackets that hold some Chinese characters only, behind a sentence.
  private func isCredited(_ name: TextSpan, in text: [Unicode.Scalar]) -> Bool {
    var start = name.start
    while start > 0, name.end - start <= Self.longest, Self.isName(text[start - 1]) { start -= 1 }
    var end = name.end
    while end < text.count, end - start <= Self.longest, Self.isName(text[end]) { end += 1 }
    guard start > 1, text[start - 1] == "（", end < text.count, text[end] == "）" else {
      return false
    }
    return Self.sentenceEnds.contains(text[start - 2])
  }

  private static func isName(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isHan || separators.contains(scalar)
  }

  private static func isReporter(_ title: String) -> Bool {
    title.hasScalarSuffix("记者") || title.hasScalarSuffix("通讯员") || title.hasScalarSuffix("报道员")
  }

  private static let longest = 9
  private static let sentenceEnds: ScalarSet = "。！？”’"
  private static let separators: ScalarSet = "、 　"
}
