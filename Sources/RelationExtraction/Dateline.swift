internal import InkGraphCore

/// The head of a report, which says who sends it from where: 本报讯（记者 某某）, 新华社北京1月9日电.
///
/// What it names is not what the report is about.
enum Dateline {
  /// Where the report begins behind its head.
  ///
  /// - Parameters:
  ///   - text: The scalars of the article.
  ///   - paragraph: Where a paragraph stands.
  /// - Returns: nil if the paragraph begins without such a head, or is nothing else.
  static func end(in text: [Unicode.Scalar], _ paragraph: Range<Int>) -> Int? {
    let limit = min(paragraph.upperBound, paragraph.lowerBound + longest)
    let isSender = senders.end(in: text, at: paragraph.lowerBound) != nil
    for position in paragraph.lowerBound..<limit {
      let scalar = text[position]
      if stops.contains(scalar) { return nil }
      guard scalar == "讯" || scalar == "电", position > paragraph.lowerBound else { continue }
      let isHead =
        isSender
        || (dispatchMarks.contains(text[position - 1]) && isFollowedByBreak(position, text, limit))
      guard isHead, !compounds.contains(position + 1 < limit ? text[position + 1] : "。") else {
        continue
      }
      let end = afterReporters(position + 1, in: text, paragraph.upperBound)
      return end < paragraph.upperBound ? end : nil
    }
    return nil
  }

  private static func isFollowedByBreak(
    _ position: Int, _ text: [Unicode.Scalar], _ limit: Int
  ) -> Bool {
    position + 1 < limit && (text[position + 1].isBlank || text[position + 1] == "（")
  }

  /// Skips blanks, （记者 某某）, and 记者某某报道：.
  private static func afterReporters(
    _ start: Int, in text: [Unicode.Scalar], _ limit: Int
  ) -> Int {
    var position = afterBlanks(start, in: text, limit)
    if position < limit, text[position] == "（",
      let close = text[position..<min(limit, position + longestReporters)].firstIndex(of: "）")
    {
      position = afterBlanks(close + 1, in: text, limit)
    }
    if reporters.end(in: text, at: position) != nil,
      let colon = text[position..<min(limit, position + longestReporters)].firstIndex(of: "：")
    {
      position = afterBlanks(colon + 1, in: text, limit)
    }
    return position
  }

  private static func afterBlanks(
    _ start: Int, in text: [Unicode.Scalar], _ limit: Int
  ) -> Int {
    var position = start
    while position < limit, text[position].isBlank { position += 1 }
    return position
  }

  private static let longest = 28
  private static let longestReporters = 48
  private static let senders: WordList = [
    "本报", "据本报", "新华社", "据新华社", "新华网", "中新社", "中新网", "人民网", "本网", "本台", "又讯",
  ]
  private static let reporters: WordList = ["记者", "本报记者", "通讯员", "特约记者"]
  /// What stands before 讯 and 电: 晚报讯, 1月9日电.
  private static let dispatchMarks: ScalarSet = "报网台社日"
  private static let stops: ScalarSet = "。，；！？“《：、"
  /// What makes another word of 讯 and 电.
  private static let compounds: ScalarSet = "影视力话梯器商动子信站脑网缆价费源池台气厂报息问"
}
