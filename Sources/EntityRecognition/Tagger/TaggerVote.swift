internal import InkGraphCore

/// What rules and the tagger together think of a candidate.
///
/// The tagger's lattice tells of every span how much better it is than no name, and moves the score of
/// what rules propose up or down by that. What only the tagger finds has a score of its own. A span is
/// then worth its score above the threshold, times its length.
///
/// The figures were chosen by random search over the sample issues of three papers and a real issue
/// (`Tests/Samples`, without the evening paper, which is kept to measure with) and the held-out fifths of
/// MSRA and CLUENER, as a model finds names in them that has not learned them.
struct TaggerVote {
  /// How far a vote moves the score of a rule's candidate, for and against it.
  private struct Weight {
    let most: Double
    let least: Double
  }

  private let tagged: any TagScores
  private let article: Int
  private let isAlone: Bool
  private let keepsLandmarks: Bool

  /// Makes the vote on an article.
  ///
  /// - Parameters:
  ///   - tagged: What the tagger thinks of the issue.
  ///   - article: The number of the article in it.
  ///   - isAlone: Whether no rule proposes anything, so that the tagger's own decision stands.
  ///   - keepsLandmarks: Whether roads and rivers are regions, as they are for the corpora.
  init(_ tagged: any TagScores, article: Int, isAlone: Bool, keepsLandmarks: Bool) {
    self.tagged = tagged
    self.article = article
    self.isAlone = isAlone
    self.keepsLandmarks = keepsLandmarks
  }

  /// Adds what the tagger finds.
  func propose(
    _ names: [(span: TextSpan, type: EntityType, logOdds: Double)], in text: AnnotatedText,
    into candidates: inout [Candidate]
  ) {
    // Few articles hold a firm of which the names beside it are asked.
    var edges: (starts: Set<Int>, ends: Set<Int>)?
    let sure = candidates.indices
    for name in names {
      let proposed = ProposedSpan(text: text, span: name.span, type: name.type)
      if name.type == .region, !keepsLandmarks, proposed.isLandmark { continue }
      guard proposed.isWhole, isAlone || proposed.isNameLike else { continue }
      if !isAlone, let parts = proposed.glossed {
        for part in parts {
          candidates.append(
            Candidate(
              span: part, type: name.type, score: Self.glossScore, source: Self.source(name.type)))
        }
        continue
      }
      if !isAlone, name.type == .enterprise, name.logOdds < Self.sureLogOdds {
        let known = edges ?? Self.edges(of: names.map(\.span), candidates[sure])
        edges = known
        if proposed.isAmongThings(namesFrom: known.starts, namesTo: known.ends) { continue }
      }
      let gain = Self.ownGain * max(0, min(1, name.logOdds / Self.ownScale))
      let (span, type) = isAlone ? (name.span, name.type) : proposed.corrected
      candidates.append(
        Candidate(
          span: span, type: type,
          score: (isAlone ? Self.aloneScore : Self.ownScore(name.type)) + gain,
          source: Self.source(type)))
    }
  }

  /// Where the names of the tagger, and those that rules are sure of, begin and end.
  private static func edges(
    of names: [TextSpan], _ candidates: ArraySlice<Candidate>
  ) -> (starts: Set<Int>, ends: Set<Int>) {
    let spans = names + candidates.lazy.filter { $0.score >= 0.7 }.map(\.span)
    return (Set(spans.lazy.map(\.start)), Set(spans.lazy.map(\.end)))
  }

  /// Says what candidates are worth that nobody has looked at.
  ///
  /// - Parameters:
  ///   - candidates: The candidates.
  ///   - first: The first one that may be new.
  ///   - text: The text in which they stand.
  func weigh(_ candidates: inout [Candidate], from first: Int, in text: AnnotatedText) {
    for index in first..<candidates.count where candidates[index].worth == nil {
      let candidate = candidates[index]
      // Nothing is a name in the title of a doctrine or a document.
      guard candidate.type != DoctrineRecognizer.nothing else {
        candidates[index].worth = Double(candidate.span.count)
        continue
      }
      let proposed = ProposedSpan(text: text, span: candidate.span, type: candidate.type)
      guard proposed.isWhole,
        isAlone
          || proposed.trimmed == candidate.span && !proposed.isGeneric
            && (!proposed.isOrdinary || candidate.source == PersonRecognizer.frameSource)
      else {
        candidates[index].worth = -1
        continue
      }
      var score = candidate.score
      // What the home region's initial means no corpus knows, and most leave 中 and 美 unmarked.
      if !candidate.isTaggers, !candidate.isInitial,
        let logOdds = logOdds(of: candidate, isLearned: proposed.isLearnedAsOrganization)
      {
        let vote = max(-1, min(1, logOdds / Self.scale))
        let weight = Self.weight(of: candidate)
        score += vote > 0 ? vote * weight.most : vote * weight.least
      }
      if !isAlone,
        proposed.crossesWords(
          isFullRegion: candidate.type == .region
            && candidate.source == RegionRecognizer.fullSource)
      {
        score -= Self.crossing
      }
      candidates[index].worth =
        (score - SpanDecision.threshold) * Double(candidate.span.count)
    }
  }

  /// The tagger's log-odds of a candidate; of an academy as the organization that corpora see in it.
  private func logOdds(of candidate: Candidate, isLearned: Bool) -> Double? {
    let own = tagged.logOdds(of: candidate.span, as: candidate.type, in: article)
    guard isLearned, let own,
      let learned = tagged.logOdds(of: candidate.span, as: .organization, in: article)
    else { return own }
    return max(own, learned)
  }

  private static func weight(of candidate: Candidate) -> Weight {
    switch candidate.type {
    case .person: Weight(most: 0.04, least: 0.14)
    // Of 江州经开区 the corpora mark 江州 alone.
    case .region
    where candidate.source == HeadNounRecognizer.areaSource
      || candidate.source == ForeignNameRecognizer.placeSource:
      Weight(most: 0.25, least: 0.35)
    case .region: Weight(most: 0.22, least: 2.2)
    default: Weight(most: 0.25, least: 0.35)
    }
  }

  private static func ownScore(_ type: EntityType) -> Double {
    switch type {
    case .person: 0.67
    case .agency: 0.68
    case .enterprise: 0.445
    case .region: 0.445
    default: 0.59
    }
  }

  /// The log-odds at which a vote is as strong as it gets.
  private static let scale = 11.3
  private static let ownScale = 6.6
  /// The log-odds from which a firm needs no names beside it.
  private static let sureLogOdds = 5.7
  private static let aloneScore = 0.55
  private static let ownGain = 0.4
  private static let source = RuleName("tagger")
  private static let crossing = 0.29
  private static let glossScore = 0.7
}

extension Candidate {
  /// Whether only the tagger found it.
  var isTaggers: Bool {
    // Hardly any other source ends in this letter.
    source.utf8.last == UInt8(ascii: "r") && source.hasSuffix(".tagger")
  }

  /// Whether it is a character that stands for a region.
  fileprivate var isInitial: Bool {
    type == .region && span.count == 1
      && (source == RegionRecognizer.initialSource || source == RegionRecognizer.abbreviationSource)
  }
}
