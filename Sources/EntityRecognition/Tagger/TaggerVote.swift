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
      if !isAlone, name.type == .enterprise, name.logOdds < Self.sureLogOdds,
        isAmongThings(name.span, in: text, starts, ends)
      {
        continue
      }
      let gain = Self.ownGain * max(0, min(1, name.logOdds / Self.ownScale))
      candidates.append(
        Candidate(
          span: name.span, type: name.type,
          score: (isAlone ? Self.aloneScore : Self.ownScore(name.type)) + gain,
          source: Self.source(name.type)))
    }
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
      guard isWhole(candidate.span, in: text) else {
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
  /// Names that hold one (发展和改革委员会) are in the gazetteers, which cover it, or proposed by rules.
  private func joinsTwo(_ span: TextSpan, _ type: EntityType, in text: AnnotatedText) -> Bool {
    type != .person && type != .region
      && span.range.dropFirst().contains { text.hasFunctionWord(at: $0) }
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
  private static let landmarks = Set("路街道站河湖江溪山桥湾畔巷寺塔峡库渠".unicodeScalars)
}

extension Candidate {
  /// Whether only the tagger found it.
  var isTaggers: Bool { source.hasSuffix(".tagger") }
}
