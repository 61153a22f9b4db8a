import Foundation
internal import InkGraphCore
internal import Ontology

/// Proposes the names of people, by their shape and by what stands around them.
///
/// A title before or after the name (主席某某, 某某主任), a list that shares a title, a verb of
/// speaking, and the characters themselves each add evidence; none is needed.
package struct PersonRecognizer: EntityRecognizer {
  /// The source of names that only what stands around them tells.
  static let frameSource = "person.frame"

  /// Makes the recognizer.
  package init() {}

  /// Adds every span that may be a name, of which the decision takes the best.
  package func propose(in text: AnnotatedText, into candidates: inout [Candidate]) {
    // For each position the best score of a name that ends there, so that lists chain.
    var nameEnds = [Double](repeating: 0, count: text.scalars.count + 1)
    let marks: PlaceMarks = [.start(.surname), .end(.title), .appointmentEnd]
    for position in text.scalars.indices {
      let isListed = position > 1 && nameEnds[position - 1] > 0.5
      guard isListed || text.hasMark(marks, at: position), text.scalars[position].isHan else {
        continue
      }
      let isSurname = text.hasMark(.start(.surname), at: position)
      if isSurname { proposeChinese(at: position, in: text, &nameEnds, &candidates) }
      if text.hasMark(.end(.title), at: position) {
        proposeForeign(at: position, in: text, &nameEnds, &candidates)
      }
      if isSurname || isListed || text.hasMark(.appointmentEnd, at: position) {
        proposeFramed(at: position, isListed: isListed, in: text, &nameEnds, &candidates)
      }
    }
    proposeDotted(in: text, &candidates)
  }

  /// Marks where its words begin.
  static func addCues(to table: inout CueTable) {
    table.add(characters: dots.scalars, .dot)
  }

  /// A name that the characters do not tell, because they are a word (古今, 谈笑) or begin with a rare
  /// surname, where nothing but a name can stand: 任命谈笑为局长, 县政协副主席古今带队.
  private func proposeFramed(
    at start: Int, isListed: Bool, in text: AnnotatedText, _ nameEnds: inout [Double],
    _ candidates: inout [Candidate]
  ) {
    guard let frame = NameFrame(at: start, in: text, isListed: isListed) else { return }
    for end in frame.ends where nameEnds[end] < frame.score {
      nameEnds[end] = frame.score
      candidates.append(
        Candidate(
          span: TextSpan(start: start, end: end), type: .person, score: frame.score,
          source: Self.frameSource))
    }
  }

  private func proposeChinese(
    at start: Int, in text: AnnotatedText, _ nameEnds: inout [Double],
    _ candidates: inout [Candidate]
  ) {
    let names = text.knowledge.names
    var evidence: (weight: Double, isTitle: Bool)?
    for surnameLength in 1...2
    where names.hasSurname(of: surnameLength, in: text.scalars, at: start) {
      for givenLength in 1...2 {
        let end = start + surnameLength + givenLength
        guard end <= text.scalars.count,
          (start..<end).allSatisfy({ text.scalars[$0].isHan })
        else { continue }
        let shape = names.shape(
          of: start..<end, in: text.scalars, surnameLength: surnameLength)
        // Shapes that no name has are not saved by a title: 主席团, 书记处.
        guard shape > -5.2 else { continue }
        let left = evidence ?? leftEvidence(at: start, in: text, nameEnds: nameEnds)
        evidence = left
        guard left.isTitle || shape > -2.6 else { continue }
        if text.scalars[end - 1] == "某",
          givenLength == 1
            ? !text.has("某", at: end) : text.scalars[end - 2] == "某"
        {
          // 王某, 李某某: a name withheld, as in police reports.
          nameEnds[end] = 0.92
          candidates.append(
            Candidate(
              span: TextSpan(start: start, end: end), type: .person, score: 0.92,
              source: "person.withheld"))
          continue
        }
        let right = rightEvidence(at: end, in: text)
        let against = inner(start, end, in: text)
        let total = Double(shape) + left.weight + right - 2.2 - against
        // Even after a title a name ends where no given name goes on: 欧阳某作报告.
        let given = names.given(
          of: start..<end, in: text.scalars, surnameLength: surnameLength)
        let score = min(1 / (1 + exp(-total)), 1 / (1 + exp(-Double(given) - 2.2 + against)))
        guard score > SpanDecision.threshold else { continue }
        nameEnds[end] = max(nameEnds[end], score)
        candidates.append(
          Candidate(
            span: TextSpan(start: start, end: end), type: .person, score: min(score, 0.97),
            source: left.isTitle ? "person.title" : "person.shape"))
      }
    }
  }

  /// A name of transliterated characters after a title: 总统某某某.
  private func proposeForeign(
    at start: Int, in text: AnnotatedText, _ nameEnds: inout [Double],
    _ candidates: inout [Candidate]
  ) {
    guard hasTitle(endingAt: start, in: text) else { return }
    func weight(_ position: Int) -> Float? {
      text.knowledge.names.transliteration(of: text.scalars[position])
    }
    guard (weight(start) ?? -2) > -1.5 else { return }
    var end = start
    var total: Float = 0
    while end < text.scalars.count, end - start < 8, let typical = weight(end),
      typical > -1.5, end == start || !startsWord(at: end, in: text),
      typical > 0 || end + 1 < text.scalars.count && (weight(end + 1) ?? -2) > 0.5
        || end - start > 2
    {
      total += typical
      end += 1
    }
    guard end - start >= 2, total / Float(end - start) > (end - start > 2 ? 0.6 : 1.2) else {
      return
    }
    nameEnds[end] = 0.8
    candidates.append(
      Candidate(
        span: TextSpan(start: start, end: end), type: .person,
        score: end - start > 2 ? 0.85 : 0.6, source: "person.foreign"))
  }

  /// Whether a verb, a noun that is also a verb, or a function word begins here.
  private func startsWord(at position: Int, in text: AnnotatedText) -> Bool {
    text.hasBoundary(startingAt: position)
      || text.hasWord(.boundary, at: position)
        && text.words(at: position).contains { $0.kind == .boundary && $0.count > 1 }
  }

  /// Names with a middle dot: 比尔·某某.
  private func proposeDotted(in text: AnnotatedText, _ candidates: inout [Candidate]) {
    let scalars = text.scalars
    func isPart(_ position: Int) -> Bool {
      guard position >= 0, position < scalars.count else { return false }
      return scalars[position].isHan
        && (text.knowledge.names.transliteration(of: scalars[position]) ?? -1) > -1.5
    }
    var reached = 0
    for position in text.places(with: .dot) where position >= reached {
      guard Self.dots.contains(scalars[position]), isPart(position - 1), isPart(position + 1) else {
        continue
      }
      var start = position
      while position - start < 7, isPart(start - 1), !hasTitle(endingAt: start, in: text),
        start == position
          || !text.hasBoundary(endingAt: start) && !text.has(anyOf: Self.callings, endingAt: start)
      {
        start -= 1
      }
      var end = position + 1
      var run = 0
      while end < scalars.count, run < 8 {
        if Self.dots.contains(scalars[end]), isPart(end + 1) {
          run = 0
        } else if !isPart(end) || (run > 1 && text.hasBoundary(startingAt: end)) {
          break
        } else if run > 1, end + 1 < scalars.count,
          text.knowledge.pairs.contains(scalars[end], scalars[end + 1]),
          (text.knowledge.names.transliteration(of: scalars[end]) ?? -1) < 0
        {
          // 扳平 behind 恩里克·迪亚斯.
          break
        }
        end += 1
        run += 1
      }
      if start < position, end > position + 1 {
        candidates.append(
          Candidate(
            span: TextSpan(start: start, end: end), type: .person, score: 0.92,
            source: "person.dotted"))
      }
      reached = end
    }
  }

  private func hasTitle(endingAt position: Int, in text: AnnotatedText) -> Bool {
    text.hasWord(.title, endingAt: position)
      && text.words(endingAt: position).contains {
        $0.kind == .title && text.knowledge.titles[Int($0.payload)].standsBefore
      }
  }

  private func leftEvidence(
    at start: Int, in text: AnnotatedText, nameEnds: [Double]
  ) -> (weight: Double, isTitle: Bool) {
    if text.hasWord(.title, endingAt: start) {
      for word in text.words(endingAt: start) where word.kind == .title {
        if text.knowledge.titles[Int(word.payload)].standsBefore {
          return (word.count > 1 ? 5.2 : 2.5, true)
        }
      }
    }
    guard start > 0 else { return (0.6, false) }
    if text.scalars[start - 1] == "：", text.has(anyOf: Self.labels, endingAt: start - 1) {
      return (5.2, true)
    }
    if start > 2, Self.trades.contains(text.scalars[start - 1]), text.scalars[start - 2].isHan {
      // 宣讲员某某, 盾构工某某: whatever the trade.
      return (2.4, false)
    }
    if text.has(anyOf: Self.kin, endingAt: start) { return (2.8, false) }
    let before = text.scalars[start - 1]
    if before == "、" || before == "和" || before == "与" || before == "及", start > 1 {
      let listed = nameEnds[start - 1]
      // 和 after a name in a list is the conjunction, not a surname.
      if listed > 0.5, !text.hasBoundary(startingAt: start) {
        return (before == "、" ? 4.2 : 2.5, false)
      }
    }
    if text.isSeparator(at: start - 1) { return (0.6, false) }
    if text.hasBoundary(endingAt: start) { return (0.4, false) }
    if before.isHan { return (-1.2, false) }
    return (0, false)
  }

  private func rightEvidence(at end: Int, in text: AnnotatedText) -> Double {
    guard end < text.scalars.count else { return 0.6 }
    if text.hasWord(.title, at: end),
      text.words(at: end).contains(where: {
        $0.kind == .title && text.knowledge.titles[Int($0.payload)].standsAfter
      })
    {
      return 2.2
    }
    let next = text.scalars[end]
    if next == "、" || next == "，" || next == "（" || next == "(" { return 0.9 }
    if text.isSeparator(at: end) { return 0.6 }
    if text.has(anyOf: Self.speaking, at: end) { return 2.0 }
    let hasVerb =
      text.hasWord(.boundary, at: end)
      && text.words(at: end).contains { $0.kind == .boundary && $0.count >= 2 }
    if hasVerb { return 0.9 }
    if text.hasBoundary(startingAt: end) { return 0.6 }
    return next.isHan ? -1.0 : -0.3
  }

  /// What speaks against a name: words of the lexicon that reach into it.
  private func inner(_ start: Int, _ end: Int, in text: AnnotatedText) -> Double {
    var penalty = 0.0
    for position in start..<end {
      for word in text.words(at: position) where word.count >= 2 {
        let inside = Int(word.end) <= end
        switch word.kind {
        case .boundary:
          // 介绍 in 滕某介绍: the name ends where the verb begins.
          penalty = max(penalty, position > start && !inside ? 3.5 : 2.5)
        case .title, .head:
          if position == start { penalty = max(penalty, 1.0) }
          if !inside, position > start { penalty = max(penalty, 1.5) }
        case .regionName, .centralBody, .knownOrganization:
          penalty = max(penalty, 2.0)
        case .regionShortName, .country, .knownEnterprise: penalty = max(penalty, 1.0)
        case .inner: penalty = max(penalty, 1.5)
        default: break
        }
      }
    }
    for position in (start + 1)..<end where text.hasBoundary(startingAt: position) {
      penalty = max(penalty, 0.6)
    }
    // 主席和李某总理: the conjunction between two titles.
    if Self.joints.contains(text.scalars[start]), text.hasWord(.surname, at: start + 1),
      text.hasWord(.title, at: end)
    {
      penalty = max(penalty, 5.0)
    }
    // 和 in 班主任和优秀教师; 说, 作 in 欧阳某作报告.
    if text.hasBoundary(startingAt: start) { penalty = max(penalty, 2.0) }
    if end - start > 2, Self.verbs.contains(text.scalars[end - 1]) { penalty = max(penalty, 1.6) }
    return penalty
  }

  private static let verbs: ScalarSet = [
    "说", "称", "作", "带", "率", "任", "获", "来", "到", "去", "问", "答", "讲", "指", "是", "在", "为", "从",
    "等", "又", "也", "已", "将", "对", "向", "把", "被", "还", "就", "于", "以", "表", "介", "参", "出",
  ]
  private static let callings: WordList = [
    "姑娘", "小伙", "小伙子", "青年", "女孩", "男孩", "女子", "男子", "牧民", "商人", "歌手", "族", "边锋", "后腰", "中卫", "留学生",
  ]
  private static let joints: ScalarSet = "和与"
  private static let kin: WordList = [
    "主委", "副主委",
    "小伙", "小伙子", "姑娘", "学子", "女孩", "男孩", "老汉", "队员是", "成员是", "选手是", "他们是", "分别是",
    "老板娘", "女友", "男友", "搭档", "队友", "闺蜜", "室友", "妻子", "丈夫", "老伴", "儿媳", "女婿", "徒弟", "爱徒", "师妹", "师兄",
    "邻居", "工友", "战友", "发小", "儿子", "女儿", "孙女", "孙子", "父亲", "母亲", "弟弟", "妹妹", "哥哥", "姐姐", "新娘", "新郎",
  ]
  private static let labels: WordList = [
    "联系人", "负责人", "项目经理", "法定代表人", "组长", "副组长", "组员", "成员", "主任", "校长", "作者", "编剧", "导演", "教练",
    "领队",
    "队长", "裁判长", "评委", "主持人", "嘉宾", "讲述人", "受访者", "失主", "申请人", "被执行人", "姓名",
  ]
  private static let trades: ScalarSet = ["员", "工", "师", "户", "农", "手", "匠", "者"]
  private static let dots: ScalarSet = ["·", "•", "・", "‧", "．"]
  private static let speaking: WordList = [
    "说", "表示", "介绍", "告诉", "指出", "强调", "认为", "坦言", "透露", "笑着", "回忆", "感慨",
    "出席", "主持", "参加", "会见", "率", "陪同", "同志", "先生", "女士", "在讲话", "宣布", "家庭", "夫妇", "夫妻", "一家", "父子",
    "母女", "同学",
  ]
}
