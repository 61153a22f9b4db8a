internal import InkGraphCore

/// Finds metro and rail lines under construction: 地铁7号线二期, 15号线一期（北段）.
enum LineProjects {
  static func propose(in text: AnnotatedText, into candidates: inout [Candidate]) {
    for position in text.places(with: .line) where text.has("号线", at: position) {
      var start = position
      while start > 0,
        text.scalars[start - 1].isDecimalDigit || numerals.contains(text.scalars[start - 1])
      {
        start -= 1
      }
      guard start < position else { continue }
      let number = start
      // 地铁3号线、5号线南段: the system belongs to all lines of a list.
      let isShared =
        systems.start(in: text.scalars, endingAt: number) != nil
        && beginsList(position + 2, in: text)
      for system in ["轨道交通", "地铁", "轻轨"]
      where text.has(system, endingAt: start) && !isShared {
        start -= system.unicodeScalars.count
        if let chain = text.regionChains(endingAt: start).first { start = chain.span.start }
        break
      }
      let lineEnd = position + 2
      let end = phaseEnd(at: lineEnd, in: text)
      // A line that only runs is a place to get on; one with a phase, a section or a work is built.
      guard end > lineEnd || start < number || isShared || isListed(before: start, in: text) else {
        continue
      }
      candidates.append(
        Candidate(
          span: TextSpan(start: start, end: end), type: .project, score: 0.88,
          source: isShared ? "project.metro-line" : "project.line"))
    }
  }

  /// Marks where its words begin.
  static func addCues(to table: inout CueTable) {
    table.add(["号线"], .line)
  }

  /// Where a phase, a section in brackets and a word for work end that begin at `position`.
  static func phaseEnd(at position: Int, in text: AnnotatedText) -> Int {
    var end = position
    end = sections.end(in: text.scalars, at: end) ?? end
    end = phases.end(in: text.scalars, at: end) ?? end
    if text.has("工程", at: end), end > position { end += 2 }
    if text.has("（", at: end) || text.has("(", at: end) {
      var close = end + 1
      while close < text.scalars.count, close - end < 8, text.scalars[close] != "）",
        text.scalars[close] != ")"
      {
        close += 1
      }
      if close < text.scalars.count, text.has("段", endingAt: close),
        text.scalars[close] == "）" || text.scalars[close] == ")"
      {
        end = close + 1
      }
    } else if end == position || !text.has("段", endingAt: end) {
      for length in 1...4 where text.has("段", at: end + length) {
        let words = end..<(end + length)
        if text.scalars[words].allSatisfy(\.isHan),
          length == 1
            ? sides.contains(text.scalars[end])
            : end > position
              && text.regionChain(at: end)?.span.end == end + length
        {
          end += length + 1
        }
        break
      }
    }
    return end
  }

  private static let phases: WordList = [
    "第一期", "第二期", "第三期", "第四期", "一期", "二期", "三期", "四期", "五期", "六期", "1期", "2期", "3期",
  ]
  private static let sides: ScalarSet = "东西南北中"
  private static let sections: WordList = [
    "东延长线", "西延长线", "南延长线", "北延长线", "延长线", "东延线", "西延线", "南延线", "北延线", "东延段",
    "西延段", "南延段", "北延段", "延伸段", "延伸线", "延长段", "支线",
  ]

  private static func isListed(before start: Int, in text: AnnotatedText) -> Bool {
    start > 2 && text.scalars[start - 1] == "、"
      && (text.has("期", endingAt: start - 1)
        || text.has("线", endingAt: start - 1) || text.has("段", endingAt: start - 1))
  }

  /// Whether another line follows in a list behind the line that ends here.
  private static func beginsList(_ lineEnd: Int, in text: AnnotatedText) -> Bool {
    let end = phaseEnd(at: lineEnd, in: text)
    guard end < text.scalars.count, listMarks.contains(text.scalars[end]) else { return false }
    var position = end + 1
    while position < text.scalars.count,
      text.scalars[position].isDecimalDigit || numerals.contains(text.scalars[position])
    {
      position += 1
    }
    return position > end + 1 && text.has("号线", at: position)
  }

  private static let listMarks: ScalarSet = "、和及"
  private static let systems: WordList = ["轨道交通", "地铁", "轻轨"]
  private static let numerals: ScalarSet = "一二三四五六七八九十"
}
