internal import InkGraphCore

/// What rules and the tagger together think of a candidate.
///
/// The tagger's lattice tells of every span how much better it is than no name, and moves the score of
/// what rules propose up or down by that. What only the tagger finds has a score of its own. A span is
/// then worth its score above the threshold, times its length.
///
/// The figures were chosen by random search over the sample issues of three papers and a real issue
/// (`Tests/Samples`, without the evening paper, which is kept to measure with).
struct TaggerVote {
  /// How far a vote moves the score of a rule's candidate, for and against it.
  private struct Weight {
    let most: Double
    let least: Double
  }

  private let tagged: TaggedIssue
  private let article: Int
  private let isAlone: Bool
  private let keepsLandmarks: Bool

  /// Makes the vote on an article.
  ///
  /// - Parameters:
  ///   - tagged: The issue, as the tagger found it.
  ///   - article: The number of the article in it.
  ///   - isAlone: Whether no rule proposes anything, so that the tagger's own decision stands.
  ///   - keepsLandmarks: Whether roads and rivers are regions, as they are for the corpora.
  init(_ tagged: TaggedIssue, article: Int, isAlone: Bool, keepsLandmarks: Bool) {
    self.tagged = tagged
    self.article = article
    self.isAlone = isAlone
    self.keepsLandmarks = keepsLandmarks
  }

  /// Adds what the tagger finds.
  func propose(in text: AnnotatedText, into candidates: inout [Candidate]) {
    let names = tagged.names(in: article)
    let spans = names.map(\.span) + candidates.filter { $0.score >= 0.7 }.map(\.span)
    let starts = Set(spans.map(\.start))
    let ends = Set(spans.map(\.end))
    for name in names {
      if name.type == .region, !keepsLandmarks, isLandmark(name.span, in: text) { continue }
      if !isWhole(name.span, in: text) { continue }
      if !isAlone, hasStop(name.span, in: text) || isTrade(name, in: text) { continue }
      if !isAlone, joinsTwo(name.span, name.type, in: text) { continue }
      if !isAlone, holdsVerb(name.span, name.type, in: text) { continue }
      if !isAlone, isLatinWord(name, in: text) || isGeneric(name.span, in: text) { continue }
      if !isAlone, isBrand(name, in: text) { continue }
      if !isAlone, let parts = glossed(name.span, in: text) {
        for part in parts {
          candidates.append(
            Candidate(
              span: part, type: name.type, score: Self.glossScore, source: Self.source(name.type)))
        }
        continue
      }
      if !isAlone, name.type == .enterprise, name.logOdds < Self.sureLogOdds,
        isAmongThings(name.span, in: text, starts, ends)
      {
        continue
      }
      let gain = Self.ownGain * max(0, min(1, name.logOdds / Self.ownScale))
      let span = isAlone ? name.span : corrected(name.span, name.type, in: text)
      candidates.append(
        Candidate(
          span: span, type: name.type,
          score: (isAlone ? Self.aloneScore : Self.ownScore(name.type)) + gain,
          source: Self.source(name.type)))
    }
    if !isAlone { proposeBrands(in: text, into: &candidates) }
  }

  /// Adds firms, clubs and media that any reader knows; the tagger's vote tells whether they are meant.
  private func proposeBrands(in text: AnnotatedText, into candidates: inout [Candidate]) {
    for word in text.matches where word.kind == .commonName && word.count > 1 {
      guard let category = LexiconCategory(rawValue: Int(word.payload) & 0xFF),
        let type = category.bodyType
      else { continue }
      let end = Int(word.end)
      // Of a list of brands none is an ordinary word.
      let isClear = word.payload & 0x100 == 0 || isListed(word, in: text)
      // 宝马5系: a product of the firm.
      let isProduct =
        end < text.scalars.count
        && (text.scalars[end].isDecimalDigit || text.scalars[end].isLatinLetter)
      candidates.append(
        Candidate(
          span: TextSpan(start: Int(word.start), end: end), type: type,
          score: (isClear ? Self.brandScore : Self.doubtfulBrandScore) - (isProduct ? 0.15 : 0),
          source: Self.brand(type)))
    }
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

  /// Says what candidates are worth that nobody has looked at.
  func weigh(_ candidates: inout [Candidate], in text: AnnotatedText) {
    for index in candidates.indices where candidates[index].worth == nil {
      let candidate = candidates[index]
      // Nothing is a name in the title of a doctrine or a document.
      guard candidate.type != DoctrineRecognizer.nothing else {
        candidates[index].worth = Double(candidate.span.count)
        continue
      }
      guard isWhole(candidate.span, in: text),
        isAlone
          || trimmed(candidate.span, candidate.type, in: text) == candidate.span
            && !isGeneric(candidate.span, in: text) && !isOrdinary(candidate, in: text)
      else {
        candidates[index].worth = -1
        continue
      }
      var score = candidate.score
      // What the home region's initial means no corpus knows.
      if !candidate.isTaggers, candidate.source != RegionRecognizer.initialSource,
        let logOdds = tagged.logOdds(of: candidate.span, as: candidate.type, in: article)
      {
        let vote = max(-1, min(1, logOdds / Self.scale))
        let weight = Self.weight(candidate.type)
        score += vote > 0 ? vote * weight.most : vote * weight.least
      }
      if !isAlone, crossesWords(candidate, in: text) { score -= Self.crossing }
      candidates[index].worth =
        (score - SpanDecision.threshold) * Double(candidate.span.count)
    }
  }

  /// Roads, rivers, lakes and stations are places for the corpora and none for the graph.
  private func isLandmark(_ span: TextSpan, in text: AnnotatedText) -> Bool {
    guard span.count > 1, Self.landmarks.contains(text.scalars[span.end - 1]) else { return false }
    return !text.regionChains(endingAt: span.end).contains { $0.span == span && !$0.isShort }
  }

  /// Whether a span begins and ends with more than a blank, and every bracket in it has its partner
  /// there: 梓陵）传动有限公司 is half a name.
  private func isWhole(_ span: TextSpan, in text: AnnotatedText) -> Bool {
    guard !text.scalars[span.start].isBlank, !text.scalars[span.end - 1].isBlank else {
      return false
    }
    var open = 0
    for scalar in text.scalars[span.range] {
      switch scalar {
      case "（", "(", "“", "《": open += 1
      case "）", ")", "”", "》":
        open -= 1
        if open < 0 { return false }
      default: break
      }
    }
    return open == 0
  }

  /// 服装行业, 物流企业: the name of a trade, not of a firm.
  private func isTrade(
    _ name: (span: TextSpan, type: EntityType, logOdds: Double), in text: AnnotatedText
  ) -> Bool {
    name.type == .enterprise && text.has(anyOf: Self.trades, at: name.span.end)
  }

  /// 某某汽车与某新城管委会: a function word stands between two bodies.
  ///
  /// A legal form holds a name together over an adverb (现 in 现代牧场有限公司), and the name of a
  /// ministry holds 和 between two trades (德国联邦经济和技术部), not between two organs.
  private func joinsTwo(_ span: TextSpan, _ type: EntityType, in text: AnnotatedText) -> Bool {
    guard type != .person, type != .region else { return false }
    let isLegal = text.has("公司", endingAt: span.end)
    let isMinistry = type == .agency && text.regionChain(at: span.start) != nil
    return span.range.dropFirst().contains { position in
      guard text.hasFunctionWord(at: position) else { return false }
      let scalar = text.scalars[position]
      if isLegal, !Self.joints.contains(scalar) { return false }
      return
        !(isMinistry && (scalar == "和" || scalar == "与")
        && !Self.organEnds.contains(text.scalars[position - 1]))
    }
  }

  /// 岭前镇投资建设分拣中心, 县卫健局组织县医院: a verb stands in what looks like one body.
  private func holdsVerb(
    _ span: TextSpan, _ type: EntityType, in text: AnnotatedText
  ) -> Bool {
    guard type != .person, type != .region, !text.has("公司", endingAt: span.end) else {
      return false
    }
    let place = text.regionChain(at: span.start)?.span.end
    for position in span.range.dropFirst() {
      for word in text.words(at: position) where word.kind == .boundary && word.count > 1 {
        guard Int(word.end) < span.end else { continue }
        let isSoft = word.payload == Int32(BoundaryClass.soft.rawValue)
        if word.payload == Int32(BoundaryClass.verb.rawValue) || isSoft && position == place {
          return true
        }
      }
    }
    return false
  }

  /// 利益 and 周三 as people.
  private func isOrdinary(_ candidate: Candidate, in text: AnnotatedText) -> Bool {
    let span = candidate.span
    guard candidate.type == .person, span.count == 2 else { return false }
    let first = text.scalars[span.start]
    let last = text.scalars[span.start + 1]
    return text.knowledge.pairs.contains(first, last)
      || first == "周" && Self.weekdays.contains(last)
  }

  /// 高安 in 提高安全, 日报 in 4日报道: the name would begin or end inside a word.
  private func crossesWords(_ candidate: Candidate, in text: AnnotatedText) -> Bool {
    let span = candidate.span
    let scalars = text.scalars
    let pairs = text.knowledge.pairs
    let crossesEnd =
      span.end < scalars.count && pairs.contains(scalars[span.end - 1], scalars[span.end])
    guard candidate.type == .region else { return crossesEnd && candidate.type != .project }
    guard candidate.source != RegionRecognizer.fullSource else { return false }
    return crossesEnd
      || span.start > 0 && pairs.contains(scalars[span.start - 1], scalars[span.start])
  }

  /// Android, MacBook: a word in Latin letters alone is neither a person nor a place.
  private func isLatinWord(
    _ name: (span: TextSpan, type: EntityType, logOdds: Double), in text: AnnotatedText
  ) -> Bool {
    guard name.type == .person || name.type == .region else { return false }
    let scalars = text.scalars[name.span.range]
    return scalars.allSatisfy(\.isASCII)
      && (name.type == .region || !scalars.contains { $0 == " " || $0 == "." })
  }

  /// 地方政府, 商业银行: a kind of body.
  private func isGeneric(_ span: TextSpan, in text: AnnotatedText) -> Bool {
    text.words(at: span.start).contains {
      $0.kind == .boundary && Int($0.end) == span.end
        && $0.payload == Int32(BoundaryClass.generic.rawValue)
    }
  }

  /// A person or place that every reader knows as a firm or club.
  private func isBrand(
    _ name: (span: TextSpan, type: EntityType, logOdds: Double), in text: AnnotatedText
  ) -> Bool {
    guard name.type == .person || name.type == .region else { return false }
    var isBrand = false
    for word in text.words(at: name.span.start)
    where word.kind == .commonName && Int(word.end) == name.span.end {
      guard let category = LexiconCategory(rawValue: Int(word.payload)) else { return false }
      // A name that is also a person's or a place's tells nothing.
      guard category.bodyType != nil else { return false }
      isBrand = true
    }
    return isBrand && !text.regionChains(endingAt: name.span.end).contains { $0.span == name.span }
  }

  /// 科乐美(Konami): a name and the same in Latin letters, in brackets.
  private func glossed(_ span: TextSpan, in text: AnnotatedText) -> [TextSpan]? {
    let last = text.scalars[span.end - 1]
    guard span.count > 4, last == ")" || last == "）",
      let open = text.scalars[span.range].lastIndex(where: { $0 == "(" || $0 == "（" })
    else { return nil }
    let gloss = TextSpan(start: open + 1, end: span.end - 1)
    guard gloss.count > 1, text.scalars[gloss.range].allSatisfy(\.isASCII) else { return nil }
    return open - span.start > 1 ? [TextSpan(start: span.start, end: open), gloss] : [gloss]
  }

  /// A person's name without the beginning of the next word, a firm's with its legal form.
  private func corrected(
    _ span: TextSpan, _ type: EntityType, in text: AnnotatedText
  ) -> TextSpan {
    guard type == .enterprise, let end = Self.legalForms.end(in: text.scalars, at: span.end) else {
      return trimmed(span, type, in: text)
    }
    return TextSpan(start: span.start, end: end)
  }

  /// A person's name without the character with which the next word begins: 寇敏 in 寇敏觉得.
  private func trimmed(
    _ span: TextSpan, _ type: EntityType, in text: AnnotatedText
  ) -> TextSpan {
    guard type == .person, span.count > 2, span.end < text.scalars.count,
      text.knowledge.pairs.contains(text.scalars[span.end - 1], text.scalars[span.end])
    else { return span }
    return TextSpan(start: span.start, end: span.end - 1)
  }

  /// 道路绿化、仓储物流: in a list a firm stands beside other names, not beside things.
  private func isAmongThings(
    _ span: TextSpan, in text: AnnotatedText, _ starts: Set<Int>, _ ends: Set<Int>
  ) -> Bool {
    text.has("、", endingAt: span.start) && !ends.contains(span.start - 1)
      || text.has("、", at: span.end) && !starts.contains(span.end + 1)
  }

  /// Whether a comma or a stop stands in a span.
  private func hasStop(_ span: TextSpan, in text: AnnotatedText) -> Bool {
    text.scalars[span.range].contains { "、，。；：！？".unicodeScalars.contains($0) }
  }

  private static func weight(_ type: EntityType) -> Weight {
    switch type {
    case .person: Weight(most: 0.2, least: 0.12)
    case .region: Weight(most: 0.25, least: 0.35)
    default: Weight(most: 0.25, least: 0.23)
    }
  }

  private static func ownScore(_ type: EntityType) -> Double {
    switch type {
    case .person: 0.65
    case .agency: 0.51
    case .enterprise: 0.47
    case .region: 0.34
    default: 0.31
    }
  }

  /// The log-odds at which a vote is as strong as it gets.
  private static let scale = 9.7
  private static let ownScale = 13.5
  /// The log-odds from which a firm needs no names beside it.
  private static let sureLogOdds = 6.0
  private static let aloneScore = 0.55
  private static let trades: WordList = ["行业", "产业", "企业", "市场", "集群", "领域"]
  private static let ownGain = 0.35
  private static let source = RuleName("tagger")
  private static let brand = RuleName("common")
  private static let weekdays: ScalarSet = "一二三四五六日末"
  private static let legalForms: WordList = [
    "有限公司", "有限责任公司", "股份有限公司", "集团有限公司", "集团股份有限公司",
  ]
  private static let joints: ScalarSet = "的和与及在由、"
  private static let organEnds: ScalarSet = "局部委办厅院会队所府区市县省国"
  private static let crossing = 0.12
  private static let listMarks: ScalarSet = "、和与及"
  private static let glossScore = 0.7
  private static let brandScore = 0.48
  private static let doubtfulBrandScore = 0.28
  private static let landmarks = Set("路街道站河湖江溪山桥湾畔巷寺塔峡库渠".unicodeScalars)
}

extension Candidate {
  /// Whether only the tagger found it.
  var isTaggers: Bool { source.hasSuffix(".tagger") }
}
