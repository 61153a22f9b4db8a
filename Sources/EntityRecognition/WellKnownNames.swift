internal import InkGraphCore

/// Proposes firms, clubs and media that any reader knows, which the tagger's vote then weighs.
///
/// Names that are mostly another word (苹果) count only in a list beside names that are not.
struct WellKnownNameRecognizer: EntityRecognizer {
  func propose(in text: AnnotatedText, into candidates: inout [Candidate]) {
    for word in text.matches where word.kind == .commonName && word.count > 1 {
      guard let category = LexiconCategory(rawValue: Int(word.payload) & 0xFF) else { continue }
      if category == .worldPlace { proposePlace(word, in: text, &candidates) }
      guard let type = category.bodyType, word.payload & 0x100 == 0 || isListed(word, in: text)
      else { continue }
      let start = Int(word.start)
      let end = Int(word.end)
      // 76人 in 876人.
      if text.scalars[start].isDecimalDigit, start > 0, text.scalars[start - 1].isDecimalDigit {
        continue
      }
      if type == .enterprise, FirmRecognizer.isBureau(start, end, in: text) { continue }
      // 怡和 in 宋佳怡和韩梅: the conjunction.
      if text.hasFunctionWord(at: end - 1), !text.isSeparator(at: start - 1) { continue }
      // 宝马5系: a product of the firm.
      let isProduct =
        end < text.scalars.count
        && (text.scalars[end].isDecimalDigit || text.scalars[end].isLatinLetter)
      let proposed = ProposedSpan(
        text: text, span: TextSpan(start: start, end: end), type: type)
      let isAcademy =
        type == .organization && (proposed.isLearnedAsOrganization || proposed.isPublicHouse)
      // 中超联赛: a contest that the list has among the bodies.
      let isContest = text.has(anyOf: Self.contests, endingAt: end)
      var known = Candidate(
        span: TextSpan(start: start, end: end),
        type: isContest ? .project : isAcademy ? .agency : type,
        score: isProduct ? 0.7 : 0.85, source: Self.source(type))
      // So long a name is nothing else, and its parts are none.
      if word.count >= Self.certainCount {
        known.worth = (0.97 - SpanDecision.threshold) * Double(word.count)
      }
      candidates.append(known)
    }
  }

  /// 旧金山: a city abroad, which the tagger's vote then weighs; rivers and mountains are no mentions.
  private func proposePlace(
    _ word: Lexicon.Match, in text: AnnotatedText, _ candidates: inout [Candidate]
  ) {
    let end = Int(word.end)
    guard word.payload & 0x100 == 0, !Self.waters.contains(text.scalars[end - 1]) || word.count < 3,
      text.regionChain(at: Int(word.start)) == nil, !goesOn(at: end, in: text),
      !text.has(anyOf: Self.people, at: end - 1)
    else { return }
    // 开赛 is far more often a word than a place.
    if word.count > 2 {
      candidates.append(
        Candidate(
          span: TextSpan(start: Int(word.start), end: end), type: .region, score: 0.75,
          source: "region.known"))
    }
    for level in Self.levels
    where text.has(level, at: end) && !text.has(anyOf: Self.people, at: end) {
      candidates.append(
        Candidate(
          span: TextSpan(start: Int(word.start), end: end + level.unicodeScalars.count),
          type: .region, score: 0.8, source: ForeignNameRecognizer.placeSource))
    }
  }

  /// 内塔尼亚 in 内塔尼亚胡, 科托尔 in 科托尔湾: the beginning of a longer name.
  private func goesOn(at end: Int, in text: AnnotatedText) -> Bool {
    guard end < text.scalars.count, !text.hasBoundary(startingAt: end) else { return false }
    if Self.waters.contains(text.scalars[end]) { return true }
    return (text.knowledge.names.transliteration(of: text.scalars[end]) ?? -1) > 0.8
      && !text.words(at: end).contains { $0.count > 1 }
  }

  /// Whether another firm that any reader knows stands beside a word in a list.
  private func isListed(_ word: Lexicon.Match, in text: AnnotatedText) -> Bool {
    func isFirm(_ word: Lexicon.Match) -> Bool {
      word.kind == .knownEnterprise
        || word.kind == .commonName
          && (word.payload == Int32(LexiconCategory.worldEnterprise.rawValue)
            || word.payload == Int32(LexiconCategory.chinaEnterprise.rawValue))
    }
    let start = Int(word.start)
    let end = Int(word.end)
    if end + 1 < text.scalars.count, Self.listMarks.contains(text.scalars[end]),
      text.words(at: end + 1).contains(where: isFirm)
    {
      return true
    }
    return start > 1 && Self.listMarks.contains(text.scalars[start - 1])
      && text.words(endingAt: start - 1).contains(where: isFirm)
  }

  private static let waters: ScalarSet = "河江湖海峡洋湾脉岭峰山角街塔厅碑楼宫殿寺桥园球"
  private static let people: WordList = ["市民", "市中心", "市区", "市郊", "市场", "州民", "县民", "省会", "府上"]
  private static let levels = ["市", "州", "省", "府", "县", "郡", "广域市", "特别市"]
  private static let contests: WordList = ["联赛", "季后赛", "锦标赛", "公开赛", "世界杯", "亚洲杯"]
  private static let certainCount = 8
  private static let listMarks: ScalarSet = "、和与及"
  private static let source = RuleName("known")
}
