internal import InkGraphCore

/// Proposes names that end in a head noun: 枣庄某某针织有限公司, 区图书馆, 帮扶工作团, 汽车新城.
///
/// The right edge is the head; the left edge is where a region, a level word or a known firm
/// begins, or where a word stands that can't be inside a name.
package struct HeadNounRecognizer: EntityRecognizer {
  /// The source of areas with the place before them: 江州经开区.
  static let areaSource = "region.anchored"

  /// Makes the recognizer.
  package init() {}

  /// Adds every name with a head noun of a body or an area.
  package func propose(in text: AnnotatedText, into candidates: inout [Candidate]) {
    for word in text.matches where word.kind == .head {
      let head = text.knowledge.heads[Int(word.payload)]
      guard head.type != .project, !isInsideWord(word, in: text) else { continue }
      propose(head, at: Int(word.start), end: Int(word.end), in: text, into: &candidates)
    }
  }

  private func propose(
    _ head: Knowledge.Head, at start: Int, end: Int, in text: AnnotatedText,
    into candidates: inout [Candidate]
  ) {
    guard !isGenericUse(head, end: end, in: text) else { return }
    let limit = head.type == .enterprise ? 26 : 20
    let edge = leftEdge(from: start, limit: limit, head: head, in: text)
    var anchored = false
    for anchor in edge...start {
      guard let kind = Self.anchor(at: anchor, before: start, in: text) else { continue }
      let core = start - kind.end
      guard !reachesPastBody(TextSpan(start: anchor, end: start), kind.end, head, in: text) else {
        continue
      }
      // 青岛市公司, 即墨区中心: a region and a head without anything between name nothing.
      guard core >= 1 || (head.isStrong && head.count > 1 && !head.isGroup) else {
        continue
      }
      guard isNameLike(TextSpan(start: kind.end, end: start), in: text) else { continue }
      let score = (head.isStrong ? 0.9 : 0.75) - (anchor == edge ? 0 : 0.04) + kind.bonus
      add(anchor, end, head, min(score, 0.97), Self.anchored, &candidates)
      anchored = true
    }
    // 全国某某教育指导委员会: a body of the whole country.
    if text.has("全国", endingAt: edge), start - edge >= 3, Self.national.contains(head.word) {
      add(edge - 2, end, head, 0.93, Self.anchored, &candidates)
      anchored = true
    }
    if !anchored { anchored = proposeOwn(head, at: start, end: end, in: text, into: &candidates) }
    proposeLegal(head, at: start, end: end, edge: edge, in: text, into: &candidates)
    proposeQuoted(head, at: start, end: end, edge: edge, in: text, into: &candidates)
    proposeSchool(head, at: start, end: end, in: text, into: &candidates)
    let soft = text.softEdge(from: edge, before: start).flatMap { start - $0 >= 2 ? $0 : nil }
    let core = TextSpan(start: soft ?? edge, end: start)
    guard core.count >= 2, head.isStrong, isNameLike(core, in: text),
      !Self.organWords.contains(core.range, of: text.scalars),
      head.isLegalForm || !text.scalars[core.range].contains(where: Self.verbs.contains),
      !text.words(at: core.start).contains(where: {
        $0.kind == .boundary && Int($0.end) == core.end
      })
    else { return }
    // What stands before an area is less often its name than a verb that no list knows.
    let score =
      head.type == .region
      ? 0.66 : isNamedSchool(head, core, in: text) ? 0.84 : core.count <= 12 ? 0.72 : 0.5
    add(core.start, end, head, anchored ? 0.55 : score, Self.bare, &candidates)
  }

  /// 办起养正小学: two characters after the end of a verb.
  private func proposeSchool(
    _ head: Knowledge.Head, at start: Int, end: Int, in text: AnnotatedText,
    into candidates: inout [Candidate]
  ) {
    guard start > 3, Self.verbEnds.contains(text.scalars[start - 3]),
      isNamedSchool(head, TextSpan(start: start - 2, end: start), in: text)
    else { return }
    add(start - 2, end, head, 0.78, Self.bare, &candidates)
  }

  /// 育才小学: two characters that tell no kind of school, between what parts names.
  private func isNamedSchool(
    _ head: Knowledge.Head, _ core: TextSpan, in text: AnnotatedText
  ) -> Bool {
    Self.namedSchools.contains(head.word) && (2...3).contains(core.count)
      && text.scalars[core.range].allSatisfy(\.isHan) && !ShopWords.describes(core.range, in: text)
      && Self.schoolKinds.end(in: text.scalars, at: core.start) == nil
  }

  /// 县见义勇为协会, 省地质调查院: a level word at the beginning of a clause or of an item of a list holds
  /// a name together over a verb inside it.
  private func proposeOwn(
    _ head: Knowledge.Head, at start: Int, end: Int, in text: AnnotatedText,
    into candidates: inout [Candidate]
  ) -> Bool {
    guard head.isStrong, head.count > 1, head.type != .enterprise, head.type != .region else {
      return false
    }
    var position = start - 3
    while position >= 0, start - position <= 9 {
      defer { position -= 1 }
      let core = (position + 1)..<start
      guard text.scalars[core].allSatisfy({ $0.isHan && !Self.functionScalars.contains($0) }) else {
        return false
      }
      guard LevelWord.start(endingAt: position + 1, in: text) == position,
        position == 0 || text.isSeparator(at: position - 1),
        !text.hasBoundary(startingAt: position + 1),
        !text.words(at: position + 1).contains(where: { $0.kind == .title && $0.count > 1 })
      else { continue }
      add(position, end, head, 0.76, Self.anchored, &candidates)
      return true
    }
    return false
  }

  /// 青禾鲜到家商贸有限公司: a legal form holds a name together over a function word inside it.
  private func proposeLegal(
    _ head: Knowledge.Head, at start: Int, end: Int, edge: Int, in text: AnnotatedText,
    into candidates: inout [Candidate]
  ) {
    guard head.type == .enterprise, head.isLegalForm else { return }
    var position = edge - 1
    while position >= 0, start - position <= 16, !text.isSeparator(at: position),
      !Self.endsDateline(at: position, in: text)
    {
      if let chain = text.regionChain(at: position), !chain.isDoubtful, chain.span.end < start {
        // 位于某某开发区的某某公司: the place is no part of the name.
        if text.scalars[chain.span.end] == "的" { return }
        let hasVerb = (chain.span.end..<start).contains { inside in
          text.words(at: inside).contains {
            $0.kind == .boundary && $0.count > 1 && Int($0.end) <= start
              && $0.payload != Int32(BoundaryClass.soft.rawValue)
              && $0.payload != Int32(BoundaryClass.generic.rawValue)
          }
        }
        if !hasVerb { add(position, end, head, 0.86, Self.legal, &candidates) }
        return
      }
      position -= 1
    }
  }

  /// “两新”工委: a name in quotes with an organ directly behind it.
  private func proposeQuoted(
    _ head: Knowledge.Head, at start: Int, end: Int, edge: Int, in text: AnnotatedText,
    into candidates: inout [Candidate]
  ) {
    guard head.isStrong, edge > 2, start - edge <= 4, text.scalars[edge - 1] == "”" else { return }
    var open = edge - 2
    while open > 0, edge - open < 10, text.scalars[open] != "“",
      !AnnotatedText.isSeparator(text.scalars[open])
    {
      open -= 1
    }
    guard text.scalars[open] == "“" else { return }
    add(open, end, head, 0.8, Self.quoted, &candidates)
  }

  private func leftEdge(
    from start: Int, limit: Int, head: Knowledge.Head, in text: AnnotatedText
  ) -> Int {
    var edge = text.leftEdge(from: start, limit: limit)
    // 某某科技（北京）有限公司: a place in brackets is part of the name.
    if edge > 1, edge == start || start - edge < limit,
      text.scalars[edge - 1] == "）" || text.scalars[edge - 1] == ")"
    {
      var open = edge - 2
      while open > 0, edge - open < 8, text.scalars[open].isHan { open -= 1 }
      if text.scalars[open] == "（" || text.scalars[open] == "(", open < edge - 2 {
        edge = text.leftEdge(from: open, limit: limit)
      }
    }
    return Self.behindDateline(edge..<start, in: text)
  }

  /// 北京一月六日电外交部, 本报讯某某公司: the name begins behind the dateline.
  private static func behindDateline(_ range: Range<Int>, in text: AnnotatedText) -> Int {
    range.last { endsDateline(at: $0, in: text) }.map { $0 + 1 } ?? range.lowerBound
  }

  private static func endsDateline(at position: Int, in text: AnnotatedText) -> Bool {
    wires.contains(text.scalars[position]) && position > 0
      && beforeWires.contains(text.scalars[position - 1])
  }

  private static let wires: ScalarSet = "讯电"
  private static let beforeWires: ScalarSet = "日报"

  /// 司 in 公司, 部 in 总部, 办 in 主办: the head is only the end of another word.
  private func isInsideWord(_ word: Lexicon.Match, in text: AnnotatedText) -> Bool {
    guard word.count == 1 else { return false }
    return text.words(endingAt: Int(word.end)).contains {
      $0.start < word.start && ($0.kind == .head || $0.kind == .inner || $0.kind == .boundary)
    }
  }

  /// Whether the head is part of a generic phrase: 有关部门, 分公司领导 as a rank, 企业家.
  private func isGenericUse(_ head: Knowledge.Head, end: Int, in text: AnnotatedText) -> Bool {
    guard end < text.scalars.count else { return false }
    let next = text.scalars[end]
    // 局长 after 区住建局新任, 校长 after 某小学老: the head begins a title.
    if text.hasWord(.title, at: end - 1),
      text.words(at: end - 1).contains(where: { $0.kind == .title && $0.count > 1 })
    {
      return true
    }
    switch head.last {
    case "局": return next == "部" || next == "面" || next == "势" || next == "限"
    case "厂": return next == "房" || next == "长" || next == "商" || next == "家" || next == "区"
    case "部": return next == "分" || next == "门" || next == "署" || next == "长" || next == "队"
    case "校", "院", "站", "社", "馆": return next == "长" || next == "区" || next == "士"
    case "行": return next == "业" || next == "动" || next == "政" || next == "长" || next == "为"
    case "会":
      // 会上 is at a meeting; 管委会上门 is a body that calls.
      let isAtMeeting = next == "上" && !text.has(anyOf: Self.calls, at: end)
      return next == "议" || next == "员" || isAtMeeting || next == "长" || next == "场"
    case "场": return next == "主" && !text.has("主人", at: end)
    case "司": return next == "法" || next == "机" || next == "长"
    default: return false
    }
  }

  /// Whether a core can be the inner part of a name.
  private func isNameLike(_ core: TextSpan, in text: AnnotatedText) -> Bool {
    var han = 0
    for position in core.range {
      let scalar = text.scalars[position]
      if scalar.isHan { han += 1 }
      if AnnotatedText.isSeparator(scalar), scalar != "（", scalar != "）", scalar != "(",
        scalar != ")"
      {
        return false
      }
    }
    if core.count > 0, han == 0 {
      return text.scalars[core.range].allSatisfy { $0.isLatinLetter || $0.isDecimalDigit }
    }
    // 省级工会, 区级机关: a class of bodies.
    if core.count > 0, text.scalars[core.start] == "级" || text.scalars[core.start] == "直" {
      return false
    }
    // 5家银行, 多所学校: counted things are no names.
    if let first = text.scalars[core.range].first, core.count <= 2,
      Self.measures.contains(text.scalars[core.end - 1]) || first.isDecimalDigit
    {
      return false
    }
    return true
  }

  private func add(
    _ start: Int, _ end: Int, _ head: Knowledge.Head, _ score: Double, _ rule: RuleName,
    _ candidates: inout [Candidate]
  ) {
    candidates.append(
      Candidate(
        span: TextSpan(start: start, end: end), type: head.type, score: score,
        source: rule(head.type)))
  }

  /// Whether a name would swallow a title, a whole body, a firm or a verb with its object:
  /// 区人大常委会副主任某某带队, 区卫健局组织区人民医院, 某某集团党委, 岭前镇投资建设分拣中心.
  private func reachesPastBody(
    _ name: TextSpan, _ coreStart: Int, _ head: Knowledge.Head, in text: AnnotatedText
  ) -> Bool {
    let isTeam = head.isTeam
    if !isTeam, let soft = text.softEdge(from: coreStart, before: name.end), name.end - soft >= 3 {
      return true
    }
    for position in name.range {
      if text.scalars[position].isDecimalDigit, position >= coreStart, head.type != .enterprise {
        return true
      }
      for word in text.words(at: position) {
        let end = Int(word.end)
        guard end <= name.end, word.count >= 2 else { continue }
        switch word.kind {
        case .title:
          if position >= coreStart,
            word.count >= 3 || text.knowledge.titles[Int(word.payload)].standsBefore,
            end < name.end
          {
            return true
          }
        case .bodySuffix:
          // 区公安局交警大队: a unit of a body has a short name of its own.
          if name.end - end > 3 || (end == name.end && head.isBodyPart) {
            return !isTeam
          }
        case .head:
          let inner = text.knowledge.heads[Int(word.payload)]
          if inner.type == .enterprise, inner.isStrong, head.type == .agency { return true }
        default: break
        }
      }
    }
    return false
  }

  /// Something at `position` with which a body's name can begin.
  private static func anchor(
    at position: Int, before limit: Int, in text: AnnotatedText
  ) -> (end: Int, bonus: Double)? {
    if let chain = text.regionChain(at: position), chain.span.end <= limit, !chain.isDoubtful,
      !chain.isShort
        || chain.region.map({ !text.isFarFromHome($0) || text.namesInFull($0) }) ?? true
    {
      return (chain.span.end, 0.03)
    }
    if text.hasWord(.knownEnterprise, at: position) || text.hasWord(.centralBody, at: position) {
      for word in text.words(at: position).reversed() where Int(word.end) <= limit {
        if word.kind == .knownEnterprise { return (Int(word.end), 0.05) }
        if word.kind == .centralBody, word.count > 2 { return (Int(word.end), 0.02) }
      }
    }
    for length in 1...2 where position + length <= limit {
      if LevelWord.start(endingAt: position + length, in: text) == position {
        return (position + length, 0)
      }
    }
    return nil
  }

  private static let national: Set<String> = [
    "委员会", "协会", "学会", "联合会", "研究会", "商会", "基金会", "总工会", "联盟", "促进会", "总商会",
  ]
  private static let verbEnds: ScalarSet = "起了在到过是从进叫往读"
  private static let namedSchools: Set<String> = ["小学", "中学", "幼儿园"]
  private static let schoolKinds: WordList = [
    "希望", "实验", "乡镇", "农村", "民办", "公办", "私立", "公立", "寄宿", "中心", "母校", "高级", "初级", "完全", "普通", "重点",
    "优质", "附属", "附近", "全日制", "定点", "薄弱", "试点", "村办", "山区", "城区", "所在", "幼儿", "学前", "双语", "爱心", "完小",
    "支教", "受援", "对口", "就读", "直属", "市属", "区属", "县属", "省属", "示范", "艺术", "体育", "职业",
  ]

  /// Organs without a name: 党委政府, 协会商会.
  private static let organWords: WordList = [
    "党委", "政府", "党政", "协会", "商会", "机关", "行业", "行业协会", "工会", "行业工会", "行业性工会", "基层工会", "街道商会", "社会",
    "街道", "社区", "学校", "医院",
  ]
  private static let calls: WordList = ["上门", "上线", "上报"]
  private static let functionScalars: ScalarSet = "的了在和与及到由向被对把将是有给从"
  private static let anchored = RuleName("anchored")
  private static let legal = RuleName("legal")
  private static let quoted = RuleName("quoted")
  private static let bare = RuleName("bare")
  /// 送进医院, 快去医院: verbs that stand in no name.
  private static let verbs: ScalarSet = "去进到回送比挤给让叫被把从往向离赶找"
  private static let measures: ScalarSet = [
    "家", "所", "个", "名", "间", "座", "处", "批", "些", "该", "本", "各", "某", "这", "那", "此",
  ]
}
