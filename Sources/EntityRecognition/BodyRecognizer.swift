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
    for position in text.scalars.indices {
      for word in text.words(at: position) {
        switch word.kind {
        case .bodySuffix:
          let form = forms[Int(word.payload)]
          let type = text.knowledge.bodies.bodies[form.body].type
          propose(form, type, at: Int(word.start), end: Int(word.end), in: text, into: &candidates)
        case .bodyTail:
          // 区委组织部、宣传部; 区委常委、宣传部部长: the committee was named just before.
          guard position > 0, text.scalars[position - 1] == "、" else { continue }
          let type = text.knowledge.bodies.bodies[forms[Int(word.payload)].body].type
          add(position, Int(word.end), type, 0.82, "body.listed", in: text, &candidates)
        case .centralBody:
          let type = text.knowledge.centralBodies[Int(word.payload)].type
          let score = word.count > 2 ? 0.92 : 0.7
          add(Int(word.start), Int(word.end), type, score, "body.central", in: text, &candidates)
        case .knownOrganization:
          add(
            Int(word.start), Int(word.end), .organization, word.count > 2 ? 0.92 : 0.8,
            "organization.known", in: text, &candidates)
        default: break
        }
      }
    }
  }

  private func propose(
    _ form: BodyTemplates.Form, _ type: EntityType, at suffix: Int, end: Int,
    in text: AnnotatedText, into candidates: inout [Candidate]
  ) {
    guard !breaksWord(at: end, form, in: text) else { return }
    for chain in text.regionChains(endingAt: suffix) {
      guard let start = start(of: form, before: chain.span.start, in: text) else { continue }
      // 新城 in 东湾新城管委会 is a district's name elsewhere, here a part of the area's.
      add(start, end, type, chain.isDoubtful ? 0.6 : 0.95, "body.region", in: text, &candidates)
    }
    if let level = LevelWord.start(endingAt: suffix, in: text),
      let start = start(of: form, before: level, in: text)
    {
      add(start, end, type, 0.93, "body.level", in: text, &candidates)
    }
    // 金融办 in 协调即墨区工信局、金融办: long and particular enough to stand alone.
    let listed = suffix > 0 && text.scalars[suffix - 1] == "、"
    // 管委会 names a body only once one was introduced, which `BareOrgans` sees to.
    let isOrganWord = OrganWords.kinds.joined().contains {
      $0.unicodeScalars.elementsEqual(form.suffix)
    }
    if form.prefix.isEmpty, form.suffix.count >= 3, !isOrganWord,
      listed || !form.isFull || form.suffix.count >= 5
    {
      add(suffix, end, type, listed ? 0.85 : 0.7, "body.bare", in: text, &candidates)
    }
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

  private func add(
    _ start: Int, _ end: Int, _ type: EntityType, _ score: Double, _ source: String,
    in text: AnnotatedText, _ candidates: inout [Candidate]
  ) {
    candidates.append(
      Candidate(
        span: TextSpan(start: start, end: end), type: type, score: score, source: source))
  }
}

/// The words 区, 市, 县, 省 … that stand for the paper's own region before a body's name.
package enum LevelWord {
  /// Where the level word that ends at `end` begins; nil if there is none, or if the character
  /// ends another word such as 社区 or 超市.
  package static func start(endingAt end: Int, in text: AnnotatedText) -> Int? {
    if text.has("街道", endingAt: end) || text.has("自治区", endingAt: end) {
      return text.has("街道", endingAt: end) ? end - 2 : end - 3
    }
    guard end > 0, let others = generic[text.scalars[end - 1]] else { return nil }
    // 全市社会工作部长会议: all bodies of the sort, none by name.
    if end > 1, classes.contains(text.scalars[end - 2]) { return nil }
    if end > 1, others.contains(text.scalars[end - 2]) { return nil }
    return end - 1
  }

  private static let classes: Set<Unicode.Scalar> = ["全", "各", "两", "多", "某", "跨"]
  /// For each level word the characters that make it another word when they stand before it.
  private static let generic: [Unicode.Scalar: Set<Unicode.Scalar>] = [
    "区": Set("小社园校辖城山景库灾牧军特战郊厂街老林矿住功片疫禁海时地".unicodeScalars),
    "市": Set("城都门超股上楼集夜菜街收开入".unicodeScalars),
    "县": Set("各贫邻外".unicodeScalars),
    "省": Set("节反内外邻各".unicodeScalars),
    "镇": Set("城乡村集重冰坐古小".unicodeScalars),
    "乡": Set("城下老故家同他归侨".unicodeScalars),
    "州": [],
    "旗": Set("国红党军锦团升".unicodeScalars),
  ]
}
