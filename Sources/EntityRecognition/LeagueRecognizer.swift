internal import InkGraphCore

/// Proposes the leagues and games that every reader knows by a short name: 中超, CBA, 亚运会.
struct LeagueRecognizer: EntityRecognizer {
  func propose(in text: AnnotatedText, into candidates: inout [Candidate]) {
    for position in text.places(with: .league) {
      guard let end = Self.leagues.lastEnd(in: text.scalars, at: position),
        !continues(position, end, in: text)
      else { continue }
      candidates.append(
        Candidate(
          span: TextSpan(start: position, end: end), type: .project, score: 0.9,
          source: "project.league"))
    }
  }

  /// Marks where its words begin.
  static func addCues(to table: inout CueTable) {
    table.add(leagues, .league)
  }

  /// 中超越, 村超市, CBAC: the league is only a part of another word.
  private func continues(_ start: Int, _ end: Int, in text: AnnotatedText) -> Bool {
    let scalars = text.scalars
    if scalars[start].isLatinLetter {
      return start > 0 && scalars[start - 1].isLatinLetter
        || end < scalars.count && scalars[end].isLatinLetter
    }
    guard end < scalars.count else { return false }
    return text.knowledge.pairs.contains(scalars[end - 1], scalars[end])
      || Self.continuations.contains(scalars[end])
  }

  private static let leagues: WordList = [
    "中超", "中甲", "中乙", "女超", "英超", "西甲", "意甲", "德甲", "法甲", "欧冠", "亚冠", "围甲", "乒超", "男超", "中冠", "苏超",
    "村超",
    "CBA", "WCBA", "NBA", "NBL", "CUBA", "村BA", "中超联赛", "中甲联赛", "奥运会", "冬奥会", "亚运会", "全运会", "残奥会",
    "世界杯",
    "欧洲杯", "亚洲杯", "美洲杯", "大运会", "青奥会", "中网", "法网", "温网", "美网", "澳网",
  ]
  private static let continuations: ScalarSet = "越市过级出高线长前然公"
}
