internal import InkGraphCore

/// Finds railways and motorways under construction, which bear the characters of their two ends:
/// 澄缙高铁, 江安高速.
///
/// A line that only runs is a way to travel; one that is being built, opened or paid for is a project,
/// which what stands in the same sentence tells.
enum WayProjects {
  static func propose(in text: AnnotatedText, into candidates: inout [Candidate]) {
    for position in text.places(with: .way, from: 2) {
      guard let end = ways.end(in: text.scalars, at: position) else { continue }
      let start = position - 2
      guard text.scalars[start..<position].allSatisfy(\.isHan),
        !kinds.contains(start..<position, of: text.scalars),
        !text.hasBoundary(startingAt: start), !text.hasBoundary(startingAt: start + 1),
        start == 0 || text.isSeparator(at: start - 1) || text.hasBoundary(endingAt: start)
          || text.hasWord(.boundary, endingAt: start) || text.scalars[start - 1].isDecimalDigit,
        isBuilt(after: end, in: text)
      else { continue }
      candidates.append(
        Candidate(
          span: TextSpan(start: start, end: LineProjects.phaseEnd(at: end, in: text)),
          type: .project, score: 0.8, source: "project.way"))
    }
  }

  /// Marks where its words begin.
  static func addCues(to table: inout CueTable) {
    table.add(ways, .way)
  }

  /// Whether a word of building follows in the same clause.
  private static func isBuilt(after end: Int, in text: AnnotatedText) -> Bool {
    var position = end
    while position < text.scalars.count, position - end <= 12, !text.isSeparator(at: position) {
      if building.end(in: text.scalars, at: position) != nil { return true }
      position += 1
    }
    return false
  }

  private static let ways: WordList = [
    "高速铁路", "城际铁路", "高铁", "高速公路", "高速", "铁路", "城际", "客专",
  ]
  private static let kinds: WordList = [
    "城市", "全省", "全国", "我国", "中国", "地方", "沿江", "沿海", "市域", "省内", "省际", "国家", "地下", "电气", "双线", "复线",
    "磁悬", "既有", "普速", "新建",
  ]
  private static let building: WordList = [
    "开工", "铺轨", "建设", "通车", "开通", "项目", "工程", "施工", "用地", "征地", "贯通", "联调", "试运行", "可研", "获批",
    "架梁", "全长", "总投资", "起自", "起于", "扩容", "改扩建", "站房", "标段", "动工", "开建", "投资",
  ]
}
