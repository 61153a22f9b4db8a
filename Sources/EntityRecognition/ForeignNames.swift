internal import InkGraphCore

/// Proposes what transliterated characters name besides people: 维利纳市, 克莱因应用科学大学.
struct ForeignNameRecognizer: EntityRecognizer {
  /// The source of foreign places, of which corpora hold few.
  static let placeSource = "region.foreign"

  func propose(in text: AnnotatedText, into candidates: inout [Candidate]) {
    for position in text.places(with: .foreign, from: 2) {
      if Self.levels.contains(text.scalars[position]) {
        proposePlace(endingAt: position, in: text, &candidates)
      } else if let end = Self.schools.end(in: text.scalars, at: position),
        let start = transliteration(endingAt: position, in: text)
      {
        candidates.append(
          Candidate(
            span: TextSpan(start: start, end: end), type: .organization, score: 0.8,
            source: "organization.foreign"))
      }
    }
  }

  /// Marks where its words begin.
  static func addCues(to table: inout CueTable) {
    table.add(characters: levels.scalars, .foreign)
    table.add(schools, .foreign)
  }

  private func proposePlace(
    endingAt level: Int, in text: AnnotatedText, _ candidates: inout [Candidate]
  ) {
    guard let start = transliteration(endingAt: level, in: text),
      !text.has(anyOf: Self.others, at: level)
    else { return }
    candidates.append(
      Candidate(
        span: TextSpan(start: start, end: level + 1), type: .region, score: 0.8,
        source: Self.placeSource))
  }

  /// Where the run of three or more characters of transliterated names that ends at `end` begins.
  private func transliteration(endingAt end: Int, in text: AnnotatedText) -> Int? {
    var start = end
    var total: Float = 0
    while start > 0, end - start < 7, text.scalars[start - 1].isHan,
      let weight = text.knowledge.names.transliteration(of: text.scalars[start - 1]), weight > 0,
      !text.hasBoundary(endingAt: start) || start == end,
      start == end || text.regionChains(endingAt: start).isEmpty
    {
      start -= 1
      total += weight
    }
    guard end - start >= 3, total / Float(end - start) > 1 else { return nil }
    return start
  }

  private static let others: WordList = [
    "市民", "市中心", "市区", "市郊", "市场", "州民", "县民", "省会", "市值", "镇静",
  ]
  private static let levels: ScalarSet = "市州县郡省镇"
  private static let schools: WordList = [
    "大学", "学院", "理工大学", "应用科学大学", "应用技术大学", "科技大学", "州立大学", "国立大学", "师范大学", "医科大学",
    "音乐学院", "美术学院", "商学院", "理工学院", "艺术学院",
  ]
}
