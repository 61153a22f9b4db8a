internal import InkGraphCore
internal import Ontology

/// Recognizes the words of a pattern that have a form instead of a list: prizes, amounts, titles.
struct LiteralClasses: Sendable {
  private let titles: Set<[Unicode.Scalar]>
  private let longestTitle: Int

  init(_ ontology: Ontology) {
    titles = Set(ontology.table("titles").rows.map { Array($0["title"].unicodeScalars) })
      .union(Self.occupations)
    longestTitle = titles.map(\.count).max() ?? 0
  }

  /// Where the word of the class that begins at `position` ends, or nil.
  func end(
    of literal: RelationRule.LiteralClass, in sentence: SentenceView, at position: Int
  ) -> Int? {
    switch literal {
    case .prize: prizeEnd(in: sentence, at: position)
    case .amount: amountEnd(in: sentence, at: position)
    case .title: titleEnd(in: sentence.text, at: position)
    case .honor: honorEnd(in: sentence, at: position)
    }
  }

  /// The end of the longest title that begins at `position`.
  func titleEnd(in text: [Unicode.Scalar], at position: Int) -> Int? {
    for length in stride(from: min(longestTitle, text.count - position), through: 1, by: -1)
    where titles.contains(Array(text[position..<(position + length)])) {
      return position + length
    }
    return nil
  }

  /// The starts of the titles that end at `position`, longest title first.
  func titleStarts(in text: [Unicode.Scalar], endingAt position: Int) -> [Int] {
    stride(from: min(longestTitle, position), through: 1, by: -1).filter {
      titles.contains(Array(text[(position - $0)..<position]))
    }.map { position - $0 }
  }

  private func prizeEnd(in sentence: SentenceView, at position: Int) -> Int? {
    for word in Self.prizes where sentence.has(word, at: position) { return position + word.count }
    guard position < sentence.span.end, sentence.text[position] == "第" else { return nil }
    var end = position + 1
    while end < sentence.span.end, Self.numerals.contains(sentence.text[end]) { end += 1 }
    return end > position + 1 && end < sentence.span.end && sentence.text[end] == "名"
      ? end + 1 : nil
  }

  /// A name in quotes with what it is: “教学标兵”称号, “最美教师”.
  private func honorEnd(in sentence: SentenceView, at position: Int) -> Int? {
    guard position < sentence.span.end, sentence.text[position] == "“",
      sentence.mention(at: position + 1) == nil
    else { return nil }
    var end = position + 1
    while end < sentence.span.end, end - position <= 14, sentence.text[end] != "”" { end += 1 }
    guard end < sentence.span.end, sentence.text[end] == "”", end > position + 1 else { return nil }
    end += 1
    for word in Self.honors where sentence.has(word, at: end) { return end + word.count }
    return end
  }

  private func amountEnd(in sentence: SentenceView, at position: Int) -> Int? {
    var end = position
    while end < sentence.span.end,
      sentence.text[end].isDecimalDigit || Self.amountMarks.contains(sentence.text[end])
    {
      end += 1
    }
    guard end > position, sentence.text[position].isDecimalDigit else { return nil }
    var units = 0
    while end < sentence.span.end, units < 3, Self.units.contains(sentence.text[end]) {
      end += 1
      units += 1
    }
    return end
  }

  /// What people are called beside a body without being addressed so, which the list of titles lacks.
  private static let occupations = [
    "干部", "学徒", "边锋", "辅警", "主帅", "文书", "调解员", "留学生", "联系人", "导游", "环卫工", "主唱", "主演", "分析师",
    "毕业生", "指导老师",
  ].map { Array(String($0).unicodeScalars) }
  private static let prizes: [[Unicode.Scalar]] = [
    "特等奖", "一等奖", "二等奖", "三等奖", "优秀奖", "金奖", "银奖", "铜奖", "金牌", "银牌", "铜牌", "冠军", "亚军",
    "季军", "优胜奖", "最佳组织奖", "组织奖", "入围奖", "新人奖", "夺魁", "夺冠", "桂冠",
  ].map { Array(String($0).unicodeScalars) }
  private static let honors: [[Unicode.Scalar]] = ["荣誉称号", "称号", "奖项", "奖"].map {
    Array(String($0).unicodeScalars)
  }
  private static let numerals = Set("一二三四五六七八九十0123456789".unicodeScalars)
  private static let amountMarks = Set(".．，,余多".unicodeScalars)
  private static let units = Set("万亿千百元家个户名套台吨亩".unicodeScalars)
}
