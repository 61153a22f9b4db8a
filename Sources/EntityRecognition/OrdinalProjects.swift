internal import InkGraphCore

/// Finds festivals, shows and contests that are counted: 第五届水晶节, 首届江州工业博览会.
///
/// The count makes a name of nouns that are none by themselves.
enum OrdinalProjects {
  static func propose(in text: AnnotatedText, into candidates: inout [Candidate]) {
    for position in text.places(with: .ordinal) {
      guard let start = ordinalEnd(at: position, in: text), let end = end(from: start, in: text)
      else { continue }
      candidates.append(
        Candidate(
          span: TextSpan(start: left(of: position, in: text), end: end), type: .project,
          score: 0.84, source: "project.ordinal"))
    }
  }

  /// Marks where its words begin.
  static func addCues(to table: inout CueTable) {
    table.add(["第", "首届"], .ordinal)
  }

  /// Where 第五届 or 首届 ends that begins at `position`.
  private static func ordinalEnd(at position: Int, in text: AnnotatedText) -> Int? {
    if text.scalars[position] == "首" { return text.has("首届", at: position) ? position + 2 : nil }
    guard text.scalars[position] == "第" else { return nil }
    var end = position + 1
    while end < text.scalars.count, end - position < 6,
      text.scalars[end].isDecimalDigit || numerals.contains(text.scalars[end])
    {
      end += 1
    }
    return end > position + 1 && text.has("届", at: end) ? end + 1 : nil
  }

  private static func end(from start: Int, in text: AnnotatedText) -> Int? {
    var position = start + 1
    while position < text.scalars.count, position - start <= 18,
      text.scalars[position].isHan || text.scalars[position].isLatinLetter
    {
      // 第三届旅游节在某地举行: the name ends before what parts names.
      if text.hasFunctionWord(at: position) { return nil }
      if let end = heads.end(in: text.scalars, at: position),
        end == text.scalars.count || !continuations.contains(text.scalars[end])
      {
        return end
      }
      position += 1
    }
    return nil
  }

  /// Where the name begins: with the region or the cup before the count, or with it.
  private static func left(of position: Int, in text: AnnotatedText) -> Int {
    if let chain = text.regionChains(endingAt: position).first, !chain.isDoubtful {
      return chain.span.start
    }
    guard position > 3, text.has("杯”", endingAt: position) else { return position }
    var open = position - 2
    while open > 0, position - open < 12, text.scalars[open] != "“" { open -= 1 }
    return text.scalars[open] == "“" ? open : position
  }

  private static let numerals: ScalarSet = "一二三四五六七八九十百"
  private static let heads: WordList = [
    "展览会", "展销会", "节", "展", "赛", "天元战", "名人战", "棋王战", "博览会", "交易会", "洽谈会", "运动会", "文化周", "旅游周",
    "灯会",
    "庙会", "花会", "山会", "联展", "残运会", "农运会", "民运会", "全运会", "冬运会", "艺博会", "花博会", "农博会", "车展", "书展",
    "进博会", "服贸会", "广交会", "消博会", "书市", "评选",
  ]
  private static let continuations: ScalarSet = "目日水能约气省览示会区事制场程道车马点员者"
}
