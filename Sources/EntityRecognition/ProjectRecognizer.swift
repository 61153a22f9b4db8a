internal import InkGraphCore

/// Proposes works, campaigns, platforms, brands, pilots and competitions.
///
/// A project is a head noun with a modifier that makes it this one: a quoted name, a place, a road
/// or a line, or a full campaign title (GUIDELINES 3.1).
package struct ProjectRecognizer: EntityRecognizer {
  /// Makes the recognizer.
  package init() {}

  /// Adds every named project.
  package func propose(in text: AnnotatedText, into candidates: inout [Candidate]) {
    QuotedProjects.propose(in: text, into: &candidates)
    LineProjects.propose(in: text, into: &candidates)
    PowerProjects.propose(in: text, into: &candidates)
    WayProjects.propose(in: text, into: &candidates)
    PlantProjects.propose(in: text, into: &candidates)
    OrdinalProjects.propose(in: text, into: &candidates)
    for word in text.matches where word.kind == .head {
      let head = text.knowledge.heads[Int(word.payload)]
      guard head.type == .project else { continue }
      propose(head, at: Int(word.start), end: Int(word.end), in: text, into: &candidates)
    }
  }

  private func propose(
    _ head: Knowledge.Head, at start: Int, end: Int, in text: AnnotatedText,
    into candidates: inout [Candidate]
  ) {
    switch head.kind {
    case "works": proposeWorks(at: start, end: end, in: text, into: &candidates)
    case "campaign": proposeCampaign(at: start, end: end, in: text, into: &candidates)
    case "contest": proposeContest(at: start, end: end, in: text, into: &candidates)
    case "activity" where head.last == "节":
      proposeContest(at: start, end: end, in: text, into: &candidates)
    case "base": proposeBase(at: start, end: end, in: text, into: &candidates)
    case "event":
      proposeEvent(at: start, end: end, in: text, into: &candidates)
      // A fair is more like a contest than like a meeting: one takes part in it.
      if Self.fairs.contains(start..<end, of: text.scalars) {
        proposeContest(at: start, end: end, in: text, into: &candidates)
      }
    case "platform", "pilot", "brand":
      proposeAnchored(head, at: start, end: end, in: text, into: &candidates)
    default: break
    }
  }

  /// 滨河路大修, 青芦河综合治理工程二期: a work on a road, a river or a harbour.
  private func proposeWorks(
    at start: Int, end: Int, in text: AnnotatedText, into candidates: inout [Candidate]
  ) {
    var edge = text.leftEdge(from: start, limit: 20)
    // 锦水三桥及接线工程: two works of one project.
    if edge > 2, Self.joints.contains(text.scalars[edge - 1]),
      Self.places.contains(text.scalars[edge - 2])
    {
      edge = text.leftEdge(from: edge - 1, limit: 10)
    }
    let core = TextSpan(start: edge, end: start)
    guard core.count >= 2, let place = placeName(in: core, text),
      Self.words(text.scalars[place..<start]) <= 8
    else { return }
    if end < text.scalars.count, Self.worksContinuations.contains(text.scalars[end]) { return }
    var first = edge
    for position in edge..<place {
      for word in text.words(at: position) where word.kind == .title && word.count >= 2 {
        first = max(first, Int(word.end))
      }
      // 通报 in 通报柳河综合治理工程, but not 建设 in 建设路改造.
      if let soft = text.softEdge(from: position, before: place), place > soft {
        first = max(first, soft)
      }
    }
    guard place - first >= 1 else { return }
    // 快 in 加快滨河路改造: what stands before a place of two characters is hardly part of it.
    if let chain = (edge..<place).compactMap({ text.regionChain(at: $0) }).first,
      chain.span.end <= start, !chain.isDoubtful
    {
      first = chain.span.start
    }
    var last = extendPhase(from: end, in: text)
    while let more = headEnd(at: last, kinds: ["works"], in: text) {
      last = extendPhase(from: more, in: text)
    }
    candidates.append(
      Candidate(
        span: TextSpan(start: first, end: last), type: .project, score: 0.82,
        source: "project.works"))
  }

  /// How many characters stand here, with a number and a word in Latin letters for one: DN800供水管.
  private static func words(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
    zip([nil] + scalars.map(Optional.some), scalars).count { before, scalar in
      guard let before, !scalar.isHan else { return true }
      return before.isHan
    }
  }

  /// The place of a geographic character after at least one other: 河 in 青芦河.
  private func placeName(in core: TextSpan, _ text: AnnotatedText) -> Int? {
    for position in stride(from: core.end - 1, to: core.start, by: -1) {
      let scalar = text.scalars[position]
      // 缙澄高速公路, but not 高速公路 alone.
      if let start = Self.roads.start(in: text.scalars, endingAt: position + 1),
        start - core.start >= 2
      {
        return start - 1
      }
      // 老城区供水管网改造.
      if scalar == "区", text.has("城", endingAt: position), position > core.start {
        return position - 1
      }
      guard Self.places.contains(scalar) else { continue }
      // 道路, 公路, 铁路, 河道: kinds of works, not places.
      guard position > core.start else { continue }
      let before = text.scalars[position - 1]
      // 石门坎水库, but not 水库 alone.
      let isReservoir = scalar == "库" && before == "水" && position - core.start >= 3
      if Self.genericPlaces.contains(before), !isReservoir { continue }
      return position
    }
    return nil
  }

  /// 校园食品安全专项整治, 养老领域服务提升行动: the full title of a campaign.
  private func proposeCampaign(
    at start: Int, end: Int, in text: AnnotatedText, into candidates: inout [Candidate]
  ) {
    if end < text.scalars.count, Self.campaignContinuations.contains(text.scalars[end]) { return }
    let edge = trimmedLeft(text.leftEdge(from: start, limit: 18), start, in: text)
    let core = TextSpan(start: edge, end: start)
    guard core.count >= 4, isWordy(core, in: text) else { return }
    let introduced = text.hasBoundary(endingAt: edge) || text.isSeparator(at: edge - 1)
    var last = end
    while let more = headEnd(at: last, kinds: ["campaign"], in: text) { last = more }
    candidates.append(
      Candidate(
        span: TextSpan(start: edge, end: last), type: .project, score: introduced ? 0.78 : 0.6,
        source: "project.campaign"))
  }

  /// 全省某某大赛, 第十届某某竞赛: a competition of a region or with a number.
  private func proposeContest(
    at start: Int, end: Int, in text: AnnotatedText, into candidates: inout [Candidate]
  ) {
    let edge = text.leftEdge(from: start, limit: 28)
    var found = false
    for anchor in contestEdge(from: start, in: text)...start {
      var inside = anchor
      if let whole = AnnotatedText.wholes.end(in: text.scalars, at: anchor) {
        inside = whole
      } else if let chain = text.regionChain(at: anchor), !chain.isDoubtful {
        inside = chain.span.end
      } else if let ordinal = ordinalEnd(at: anchor, in: text) {
        inside = ordinal
      } else if let level = (1...2).first(where: {
        LevelWord.start(endingAt: anchor + $0, in: text) == anchor
      }) {
        inside += level
      } else {
        continue
      }
      guard start - inside >= 2 || inside > anchor && end - start >= 3, !found,
        !holdsVerb(inside..<max(inside, start), in: text)
      else { continue }
      found = true
      candidates.append(
        Candidate(
          span: TextSpan(
            start: yearStart(
              before: anchor, isRegion: text.regionChain(at: anchor)?.isShort == false, in: text),
            end: end),
          type: .project, score: 0.85, source: "project.contest"))
    }
    // 药品类技能竞赛 after the competition itself: a category, if the article names one.
    let core = TextSpan(start: edge, end: start)
    if !found, core.count >= 3, text.scalars[core.range].contains("类") {
      candidates.append(
        Candidate(
          span: TextSpan(start: edge, end: end), type: .project, score: 0.62,
          source: "project.contest-category"))
    }
  }

  /// 参加 in 亳州参加全国博览会.
  private func holdsVerb(_ core: Range<Int>, in text: AnnotatedText) -> Bool {
    core.contains { position in
      text.words(at: position).contains {
        $0.kind == .boundary && $0.count > 1
          && $0.payload == Int32(BoundaryClass.verb.rawValue) && Int($0.end) <= core.upperBound
      }
    }
  }

  /// How far left the name of a competition can reach: generic words such as 教师 stand inside it.
  private func contestEdge(from start: Int, in text: AnnotatedText) -> Int {
    var position = start
    while position > 0, start - position < 26, !text.isSeparator(at: position - 1) {
      if text.hasFunctionWord(endingAt: position) { break }
      position -= 1
    }
    return position
  }

  /// 全国某某基地: an honorary title with a name.
  private func proposeBase(
    at start: Int, end: Int, in text: AnnotatedText, into candidates: inout [Candidate]
  ) {
    var edge = text.leftEdge(from: start, limit: 20)
    edge = text.whole(endingAt: edge) ?? edge
    for anchor in edge..<max(edge, start - 2) {
      guard text.has(anyOf: Self.honours, at: anchor) else { continue }
      candidates.append(
        Candidate(
          span: TextSpan(start: anchor, end: end), type: .project, score: 0.75,
          source: "project.base"))
      return
    }
  }

  /// A meeting that the headline names (GUIDELINES 3.2); the body follows by repetition.
  private func proposeEvent(
    at start: Int, end: Int, in text: AnnotatedText, into candidates: inout [Candidate]
  ) {
    guard let block = text.block(at: start), block.zone == .title || block.zone == .kicker else {
      return
    }
    // 在全省某某会议上强调.
    let isAt = text.has("上", at: end)
    let followed = opens(at: end, in: text) || isAt
    var edge = start
    while edge > block.span.start, !text.isSeparator(at: edge - 1) {
      if text.has(anyOf: Self.openings, endingAt: edge)
        || text.has(anyOf: Self.attendings, endingAt: edge)
        || isAt && text.has("在", endingAt: edge)
      {
        break
      }
      edge -= 1
    }
    let preceded =
      text.has(anyOf: Self.openings, endingAt: edge)
      || text.has(anyOf: Self.attendings, endingAt: edge)
    guard followed || preceded, start - edge >= 3, !isAt || text.has("在", endingAt: edge) else {
      return
    }
    let span = TextSpan(start: edge, end: end)
    var event = Candidate(span: span, type: .project, score: 0.88, source: "project.event")
    event.worth = text.worth(ofEvent: span)
    candidates.append(event)
  }

  /// Whether a verb of holding a meeting stands here, or behind its place: 在澄州召开.
  private func opens(at position: Int, in text: AnnotatedText) -> Bool {
    if text.has(anyOf: Self.openings, at: position) { return true }
    guard text.has("在", at: position) else { return false }
    return (2...8).contains { text.has(anyOf: Self.openings, at: position + $0) }
  }

  /// 云港市智慧社区平台: a platform, a pilot or a brand of a region.
  private func proposeAnchored(
    _ head: Knowledge.Head, at start: Int, end: Int, in text: AnnotatedText,
    into candidates: inout [Candidate]
  ) {
    let edge = text.leftEdge(from: start, limit: 18)
    guard let chain = text.regionChain(at: edge), !chain.isDoubtful, start - chain.span.end >= 3,
      head.isStrong
    else { return }
    candidates.append(
      Candidate(
        span: TextSpan(start: edge, end: end), type: .project, score: 0.6,
        source: "project.anchored"))
  }

  // MARK: Edges

  /// The end of a phase such as 二期 or （南段） after `position`.
  private func extendPhase(from position: Int, in text: AnnotatedText) -> Int {
    LineProjects.phaseEnd(at: position, in: text)
  }

  private func headEnd(at position: Int, kinds: Set<String>, in text: AnnotatedText) -> Int? {
    text.words(at: position).last {
      $0.kind == .head && kinds.contains(text.knowledge.heads[Int($0.payload)].kind)
    }.map { Int($0.end) }
  }

  /// Where a year begins that belongs to a name: 2025 in 2025青禾半程马拉松, but not 2025年.
  private func yearStart(before position: Int, isRegion: Bool, in text: AnnotatedText) -> Int {
    // 2025年溪柳县农民丰收节: the region takes the year into the name.
    let end = text.has("年", endingAt: position) && isRegion ? position - 1 : position
    let start = end - 4
    guard start >= 0, text.scalars[start..<end].allSatisfy(\.isDecimalDigit),
      start == 0 || !text.scalars[start - 1].isDecimalDigit, text.scalars[start] == "2"
    else { return position }
    return start
  }

  private func ordinalEnd(at position: Int, in text: AnnotatedText) -> Int? {
    guard text.has("第", at: position) else { return nil }
    var end = position + 1
    while end < text.scalars.count, end - position < 5,
      text.scalars[end].isDecimalDigit || Self.numerals.contains(text.scalars[end])
    {
      end += 1
    }
    // 第四次过火把节 counts how often someone comes.
    if text.has("次", at: end), end + 1 < text.scalars.count,
      Self.comings.contains(text.scalars[end + 1])
    {
      return nil
    }
    return text.has("届", at: end) || text.has("次", at: end) ? end + 1 : nil
  }

  /// Steps over 全区, 全市, 2025年 at the left of a campaign's title.
  private func trimmedLeft(_ edge: Int, _ start: Int, in text: AnnotatedText) -> Int {
    var edge = AnnotatedText.wholes.end(in: text.scalars, at: edge) ?? edge
    if let soft = text.softEdge(from: edge, before: start), start - soft >= 4 { edge = soft }
    return min(edge, start)
  }

  private func isWordy(_ core: TextSpan, in text: AnnotatedText) -> Bool {
    text.scalars[core.range].allSatisfy { $0.isHan || $0.isLatinLetter || $0.isDecimalDigit }
      && !(text.scalars[core.start].isDecimalDigit)
  }

  private static let comings: ScalarSet = "过来到在去有参看"
  private static let fairs: WordList = ["博览会", "交易会", "展览会", "洽谈会"]
  private static let honours: WordList = ["全国", "全省", "全市", "国家级", "省级", "市级", "国家"]
  private static let numerals: ScalarSet = "一二三四五六七八九十百"
  private static let openings: WordList = ["召开", "举行", "举办", "开幕", "闭幕", "举行的"]
  private static let attendings: WordList = [
    "致信", "致函", "致电", "出席", "参加", "主持", "列席", "部署", "传达",
  ]
  private static let places: ScalarSet = [
    "路", "街", "桥", "河", "湖", "港", "湾", "库", "渠", "站", "岛", "山", "巷", "渔",
  ]
  private static let joints: ScalarSet = "及和"
  private static let roads: WordList = ["高速公路", "高速铁路", "铁路", "高铁", "高速"]
  private static let genericPlaces: ScalarSet = [
    "道", "公", "铁", "马", "线", "大", "各", "条", "座", "水", "老", "小", "的", "车", "管", "网",
  ]
  private static let worksContinuations: ScalarSet = ["师", "款", "量", "车", "机", "部", "局"]
  private static let campaignContinuations: ScalarSet = ["者", "力", "家", "员"]
}
