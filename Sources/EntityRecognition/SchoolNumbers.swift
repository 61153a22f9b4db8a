internal import InkGraphCore

/// Finds schools in short form, by their number or their kind: 江州三小, 县二中, 市实验小学's 实小.
struct SchoolNumberRecognizer: EntityRecognizer {
  func propose(in text: AnnotatedText, into candidates: inout [Candidate]) {
    for position in text.places(with: .school, from: 1) {
      guard let end = Self.forms.end(in: text.scalars, at: position), closes(end, in: text) else {
        continue
      }
      let start: Int
      if let chain = text.regionChains(endingAt: position).first {
        start = chain.span.start
      } else if let level = LevelWord.start(endingAt: position, in: text), level == position - 1 {
        start = level
      } else {
        continue
      }
      candidates.append(
        Candidate(
          span: TextSpan(start: start, end: end), type: .organization, score: 0.88,
          source: "organization.school-number"))
    }
  }

  /// Marks where its words begin.
  static func addCues(to table: inout CueTable) {
    table.add(forms, .school)
  }

  /// 三小时, 一中心, 二中院 are other words.
  private func closes(_ end: Int, in text: AnnotatedText) -> Bool {
    guard end < text.scalars.count, text.scalars[end].isHan else { return true }
    return text.hasBoundary(startingAt: end) || text.hasWord(.title, at: end)
      || text.hasWord(.boundary, at: end) || text.has(anyOf: Self.followers, at: end)
  }

  private static let numbers = "一二三四五六七八九十".map(String.init) + ["十一", "十二", "十三"]
  private static let forms = WordList(
    numbers.flatMap { number in ["小", "中", "幼", "初中", "高中", "职高", "完小"].map { number + $0 } }
      + ["实小", "实验中学", "实验小学", "附小", "附中", "职中", "职高", "民中", "民小"])
  private static let followers: WordList = [
    "师生", "学生", "学子", "教师", "老师", "校长", "副校长", "校园", "校区", "初", "高", "九年级", "八年级", "七年级", "六年级",
    "退休",
    "食堂", "操场", "门口", "附近", "旁", "内", "里", "队", "代表队", "党",
  ]
}
