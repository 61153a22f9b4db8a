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

  init(_ tagged: TaggedIssue, article: Int) {
    self.tagged = tagged
    self.article = article
  }

  /// Adds what the tagger finds.
  func propose(in text: AnnotatedText, into candidates: inout [Candidate]) {
    for name in tagged.names(in: article) {
      if name.type == .region, isLandmark(name.span, in: text) { continue }
      if !isWhole(name.span, in: text) { continue }
      let gain = Self.ownGain * max(0, min(1, name.logOdds / Self.ownScale))
      candidates.append(
        Candidate(
          span: name.span, type: name.type, score: Self.ownScore(name.type) + gain,
          source: Self.source(name.type)))
    }
  }

  /// Says what candidates are worth that nobody has looked at.
  func weigh(_ candidates: inout [Candidate]) {
    for index in candidates.indices where candidates[index].worth == nil {
      let candidate = candidates[index]
      // Nothing is a name in the title of a doctrine or a document.
      guard candidate.type != DoctrineRecognizer.nothing else {
        candidates[index].worth = Double(candidate.span.count)
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
      case "、", "，", "。", "；", "：", "！", "？": return false
      default: break
      }
    }
    return open == 0
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
  private static let ownGain = 0.35
  private static let source = RuleName("tagger")
  private static let landmarks = Set("路街道站河湖江溪山桥湾畔巷寺塔峡库渠".unicodeScalars)
}

extension Candidate {
  /// Whether only the tagger found it.
  var isTaggers: Bool { source.hasSuffix(".tagger") }
}
