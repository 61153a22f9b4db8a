internal import InkGraphCore
internal import Ontology

/// Proposes the standing bodies of the country and of its regions.
///
/// 区住建局, 即墨区委社会工作部, 团市委, 国务院: the names that follow from a template and a region,
/// or that stand in the list of central organs.
package struct BodyRecognizer: EntityRecognizer {
  /// Makes the recognizer.
  package init() {}

  /// Adds every standing body, with and without its region.
  package func propose(in text: AnnotatedText, into candidates: inout [Candidate]) {
    let forms = text.knowledge.bodies.forms
    for word in text.matches {
      let start = Int(word.start)
      let end = Int(word.end)
      switch word.kind {
      case .bodySuffix:
        propose(Int(word.payload), at: start, end: end, in: text, into: &candidates)
      case .bodyTail:
        // 区委组织部、宣传部; 区委常委、宣传部部长: the committee was named just before.
        guard start > 0, text.scalars[start - 1] == "、" else { continue }
        let type = text.knowledge.bodies.bodies[forms[Int(word.payload)].body].type
        add(start, end, type, 0.82, "body.listed", in: text, &candidates)
      case .centralBody:
        // 建设部 in 公司发展建设部: a department.
        if word.count == 3, text.scalars[end - 1] == "部", isDepartment(start, in: text) { continue }
        let type = text.knowledge.centralBodies[Int(word.payload)].type
        let score = word.count > 2 ? 0.92 : 0.7
        add(start, end, type, score, "body.central", in: text, &candidates)
        proposeInstitute(of: start, end, in: text, &candidates)
      case .knownOrganization:
        // 新华社江苏分社.
        if let chain = text.regionChain(at: end),
          let branch = Self.branches.end(in: text.scalars, at: chain.span.end)
        {
          add(start, branch, .organization, 0.95, "organization.branch", in: text, &candidates)
        }
        // 故宫博物院.
        let isHouse = ProposedSpan(
          text: text, span: TextSpan(start: start, end: end), type: .organization
        ).isPublicHouse
        add(
          start, end, isHouse ? .agency : .organization, word.count > 2 ? 0.92 : 0.8,
          "organization.known", in: text, &candidates)
      default: break
      }
    }
  }

  private func propose(
    _ index: Int, at suffix: Int, end: Int, in text: AnnotatedText,
    into candidates: inout [Candidate]
  ) {
    let form = text.knowledge.bodies.forms[index]
    let type = text.knowledge.bodies.bodies[form.body].type
    guard !breaksWord(at: end, form, in: text) else { return }
    for chain in text.regionChains(endingAt: suffix) where !text.beginsWithTerm(chain.span) {
      guard let start = start(of: form, before: chain.span.start, in: text) else { continue }
      // 新城 in 东湾新城管委会 is a district's name elsewhere, here a part of the area's.
      add(start, end, type, chain.isDoubtful ? 0.6 : 0.95, "body.region", in: text, &candidates)
      if !chain.isDoubtful { proposeUnit(of: start, end, type, in: text, &candidates) }
    }
    // 县第十八届人民代表大会: the body of one term.
    if form.prefix.isEmpty, form.suffix.count > 4,
      let term = Self.termStart(endingAt: suffix, in: text)
    {
      let start =
        text.regionChains(endingAt: term).first?.span.start
        ?? LevelWord.start(endingAt: term, in: text)
      if let start { add(start, end, type, 0.95, "body.term", in: text, &candidates) }
    }
    if let level = LevelWord.start(endingAt: suffix, in: text),
      let start = start(of: form, before: level, in: text)
    {
      add(start, end, type, 0.93, "body.level", in: text, &candidates)
      proposeUnit(of: start, end, type, in: text, &candidates)
    }
    // 江州经开区管委会, 高新区党工委: of an area that no list has.
    if suffix > 0, text.scalars[suffix - 1] == "区", form.prefix.isEmpty,
      let area = AreaWord.nameStart(endingAt: suffix, in: text)
    {
      add(area, end, type, 0.93, "body.area", in: text, &candidates)
    }
    // 金融办 in 协调即墨区工信局、金融办: long and particular enough to stand alone.
    let listed = suffix > 0 && text.scalars[suffix - 1] == "、"
    // 管委会 names a body only once one was introduced, which `BareOrgans` sees to.
    if form.prefix.isEmpty, form.suffix.count >= 3,
      listed || !form.isFull || form.suffix.count >= 5,
      !Self.organWords.contains(suffix..<end, of: text.scalars)
    {
      add(suffix, end, type, listed ? 0.85 : 0.7, "body.bare", in: text, &candidates)
    }
  }

  /// Whether what stands right before a ministry's name is a noun that belongs to it.
  private func isDepartment(_ start: Int, in text: AnnotatedText) -> Bool {
    text.has(anyOf: Self.departments, endingAt: start)
  }

  private static let departments: WordList = [
    "发展", "工程", "规划", "基本", "项目", "安全", "运维", "客户", "市场", "综合", "质量", "物资", "网络", "信息", "投资", "企业",
    "学校",
    "公司", "对外", "国际", "职业", "继续", "基础",
  ]

  /// 中国科学院高能物理研究所, 中科院江州分院: an institute of an academy.
  private func proposeInstitute(
    of start: Int, _ academy: Int, in text: AnnotatedText, _ candidates: inout [Candidate]
  ) {
    guard Self.academies.start(in: text.scalars, endingAt: academy) != nil else { return }
    var position = academy + 1
    while position < text.scalars.count, position - academy <= 16,
      text.scalars[position].isHan, !text.hasWord(.title, at: position)
    {
      if let end = Self.institutes.end(in: text.scalars, at: position) {
        add(start, end, .agency, 0.97, "body.institute", in: text, &candidates)
        return
      }
      position += 1
    }
  }

  private func proposeUnit(
    of start: Int, _ end: Int, _ type: EntityType, in text: AnnotatedText,
    _ candidates: inout [Candidate]
  ) {
    guard type == .agency, Self.withUnits.contains(text.scalars[end - 1]),
      let unit = BodyUnits.end(after: end, in: text)
    else { return }
    add(start, unit, type, 0.93, "body.unit", in: text, &candidates)
  }

  /// 区委 in 区委员, 市政府 in 市政府采购: the form is the beginning of another word.
  private func breaksWord(
    at end: Int, _ form: BodyTemplates.Form, in text: AnnotatedText
  ) -> Bool {
    guard form.suffix.count == 1, end < text.scalars.count else { return false }
    return text.scalars[end] == "员" || text.scalars[end] == "托" || text.scalars[end] == "派"
  }

  private func start(
    of form: BodyTemplates.Form, before slot: Int, in text: AnnotatedText
  ) -> Int? {
    let start = slot - form.prefix.count
    guard start >= 0, text.scalars[start..<slot].elementsEqual(form.prefix) else { return nil }
    return start
  }

  /// Where 第十八届 begins that ends at `end`.
  private static func termStart(endingAt end: Int, in text: AnnotatedText) -> Int? {
    guard end > 3, text.scalars[end - 1] == "届" else { return nil }
    var start = end - 1
    while start > 0, end - start < 6,
      numerals.contains(text.scalars[start - 1]) || text.scalars[start - 1].isDecimalDigit
    {
      start -= 1
    }
    guard start < end - 1, start > 0, text.scalars[start - 1] == "第" else { return nil }
    return start - 1
  }

  private static let numerals: ScalarSet = "一二三四五六七八九十百"
  private static let academies: WordList = ["中国科学院", "中科院", "中国社会科学院", "中国社科院", "中国农业科学院", "中国农科院"]
  private static let institutes: WordList = ["研究所", "研究院", "分院", "研究中心", "天文台", "植物园"]
  private static let branches: WordList = ["分社", "记者站", "支社", "站", "分会", "分校"]
  private static let withUnits: ScalarSet = "局院队"
  private static let organWords = WordList(OrganWords.kinds.joined())

  private func add(
    _ start: Int, _ end: Int, _ type: EntityType, _ score: Double, _ source: String,
    in text: AnnotatedText, _ candidates: inout [Candidate]
  ) {
    candidates.append(
      Candidate(
        span: TextSpan(start: start, end: end), type: type, score: score, source: source))
  }
}
