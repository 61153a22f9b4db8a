public import InkGraphCore
internal import Ontology

/// Finds the names in an article: recognizers propose, one decision picks, the article repeats.
///
/// **Invariant:** mentions do not overlap, lie inside one block each, and depend on the article and
/// the context alone.
public final class ArticleRecognizer: Sendable {
  private let knowledge: Knowledge
  private let tagger: CharacterTagger?
  private let keepsLandmarks: Bool
  private let recognizers: [any EntityRecognizer]

  /// Makes a recognizer that knows what the ontology knows.
  ///
  /// - Parameters:
  ///   - knowledge: Names and words, and the tagger's model.
  ///   - style: How the tagger marks names.
  ///   - usesRules: Whether rules propose names beside the tagger.
  ///   - keepsLandmarks: Whether roads and rivers that the tagger finds are regions, as they are for
  ///     the corpora.
  public init(
    _ knowledge: Knowledge, style: AnnotationStyle = .general, usesRules: Bool = true,
    keepsLandmarks: Bool = false
  ) {
    self.knowledge = knowledge
    self.keepsLandmarks = keepsLandmarks
    tagger = knowledge.model.map { CharacterTagger($0, style: style) }
    recognizers =
      usesRules
      ? [
        RegionRecognizer(), BodyRecognizer(), HeadNounRecognizer(), FirmRecognizer(),
        ShopRecognizer(), TeamRecognizer(), SchoolNumberRecognizer(), LeagueRecognizer(),
        ForeignNameRecognizer(),
        WellKnownNameRecognizer(), PlacedBodyRecognizer(), PersonRecognizer(),
        LatinNameRecognizer(), ProjectRecognizer(), DoctrineRecognizer(),
      ] : []
  }

  /// What was found in the articles of one issue.
  public struct Findings: Sendable {
    /// For each article its mentions, in order of their spans.
    public var mentions: [[Mention]]
    /// The names that the issue alone makes certain, sorted.
    public let certainNames: [CertainName]
    /// What the tagger's findings in one article say to the others.
    let memory: NameMemory?
    /// For each article what is kept of it; nil where nothing is.
    var kept: (drafts: [KeptDraft], kinds: CandidateKinds)?
  }

  /// An article before it is looked through for the names that others make certain.
  private struct Draft {
    let text: AnnotatedText
    let vote: TaggerVote?
    var ballot: SpanBallot
    var decided: [Candidate]
  }

  /// Finds the names in the articles of one issue.
  ///
  /// - Parameters:
  ///   - articles: The articles of one issue.
  ///   - context: Where the paper is at home.
  /// - Returns: The mentions of each article, and the names that other issues may borrow.
  /// - Complexity: O(*n* log *n*), *n* scalars.
  public func findings(in articles: [Article], context: RecognitionContext) -> Findings {
    let (drafts, tagged) = drafts(of: articles, context: context)
    let certain = certainNames(drafts)
    var kinds = CandidateKinds()
    let kept = drafts.enumerated().map { place, draft in
      KeptDraft(
        candidates: draft.ballot.kept(&kinds), names: tagged?.keptNames(of: place) ?? [])
    }
    let index = Self.index(of: certain)
    return Findings(
      mentions: zip(drafts, articles).map { draft, article in
        Reporters.without(mentions(of: draft, sharing: index), in: article, draft.text)
      }, certainNames: certain, memory: tagged?.memory, kept: (kept, kinds))
  }

  /// Looks again at the articles in which names stand that other issues make certain.
  ///
  /// Such names are few: in a daily paper every twentieth article holds one. The result is the same
  /// as that of reading the whole issue with these names.
  ///
  /// - Parameters:
  ///   - findings: What was found without the names of other issues.
  ///   - articles: The articles of the issue.
  ///   - context: Where the paper is at home.
  ///   - borrowed: Names that other issues make certain.
  /// - Complexity: O(*n* + *k* log *k*), *n* scalars, *k* those of the articles with such names.
  public func revise(
    _ findings: inout Findings, of articles: [Article], context: RecognitionContext,
    borrowing borrowed: [CertainName]
  ) {
    let own = Set(findings.certainNames.map(\.surface))
    let strange = borrowed.filter { !own.contains($0.surface) }
    guard !strange.isEmpty else { return }
    let wanted = Self.index(of: strange)
    let shared = Self.index(of: findings.certainNames + strange)
    for (place, article) in articles.enumerated() {
      let printed = article.scalars
      guard Repetition.stands(wanted, in: knowledge.traditional.simplify(printed) ?? printed) else {
        continue
      }
      let draft =
        findings.kept.map {
          self.draft(
            of: article, context: context, $0.drafts[place], $0.kinds,
            remembering: findings.memory)
        } ?? drafts(of: [article], context: context, remembering: findings.memory).drafts[0]
      findings.mentions[place] = Reporters.without(
        mentions(of: draft, sharing: shared), in: article, draft.text)
    }
  }

  /// The draft of an article of which something was kept.
  private func draft(
    of article: Article, context: RecognitionContext, _ kept: KeptDraft, _ kinds: CandidateKinds,
    remembering memory: NameMemory?
  ) -> Draft {
    let text = AnnotatedText(article, knowledge: knowledge, context: context)
    let vote = tagger.map {
      self.vote(
        TaggedAgain(
          text, tagger: $0, finding: kept.names, remembering: memory ?? NameMemory()),
        article: 0)
    }
    let ballot = SpanBallot(kept.candidates, kinds: kinds)
    return Draft(text: text, vote: vote, ballot: ballot, decided: typed(ballot.best(), in: text))
  }

  private func vote(_ tagged: any TagScores, article: Int) -> TaggerVote {
    TaggerVote(
      tagged, article: article, isAlone: recognizers.isEmpty, keepsLandmarks: keepsLandmarks)
  }

  /// What recognizers and tagger find in articles; without a memory they are those of one issue.
  private func drafts(
    of articles: [Article], context: RecognitionContext, remembering memory: NameMemory? = nil
  ) -> (drafts: [Draft], tagged: TaggedIssue?) {
    var texts: [AnnotatedText] = []
    var proposals: [[Candidate]] = []
    for article in articles {
      let text = AnnotatedText(article, knowledge: knowledge, context: context)
      var candidates: [Candidate] = []
      for recognizer in recognizers { recognizer.propose(in: text, into: &candidates) }
      texts.append(text)
      proposals.append(candidates)
    }
    let tagged = tagger.map { TaggedIssue(texts, tagger: $0, remembering: memory) }
    let drafts = texts.enumerated().map { (index, text) -> Draft in
      let vote = tagged.map { self.vote($0, article: index) }
      var candidates: [Candidate] = []
      swap(&candidates, &proposals[index])
      vote?.propose(tagged?.names(in: index) ?? [], in: text, into: &candidates)
      vote?.weigh(&candidates, from: 0, in: text)
      var ballot = SpanBallot(candidates)
      let decided = decide(&ballot, in: text) ?? []
      return Draft(text: text, vote: vote, ballot: ballot, decided: decided)
    }
    return (drafts, tagged)
  }

  private static func index(of names: [CertainName]) -> Repetition.Index {
    Repetition.Index(
      names.map {
        Repetition.Known(
          surface: Array($0.surface.unicodeScalars), type: $0.type,
          score: $0.type == .person ? 0.8 : 0.72)
      })
  }

  /// The mentions of an article, which is looked through for its own names and those of others.
  private func mentions(of draft: Draft, sharing names: Repetition.Index) -> [Mention] {
    let text = draft.text
    var decided = draft.decided
    var ballot = draft.ballot
    let own = Repetition.Index(Repetition.known(from: decided, in: text))
    redecide(&decided, of: &ballot, in: text, draft.vote) { first, candidates in
      var repeated: [Candidate] = []
      Repetition.propose(own, in: text, into: &repeated)
      Repetition.propose(names, in: text, into: &repeated)
      candidates += repeated.filter { !isPart($0, ofOneOf: first) }
    }
    redecide(&decided, of: &ballot, in: text, draft.vote) { first, candidates in
      BareOrgans.propose(after: first, in: text, into: &candidates)
    }
    return decided.filter { $0.type != DoctrineRecognizer.nothing }.map { candidate in
      Mention(
        span: candidate.span, surface: text.surface(candidate.span),
        type: candidate.type, score: min(candidate.score, 0.97), source: candidate.source)
    }
  }

  /// Whether a candidate lies inside a longer name of its type: the short form of a firm stands in
  /// its full name, too.
  private func isPart(_ candidate: Candidate, ofOneOf decided: [Candidate]) -> Bool {
    var low = 0
    var high = decided.count
    while low < high {
      let middle = (low + high) / 2
      if decided[middle].span.end < candidate.span.end { low = middle + 1 } else { high = middle }
    }
    guard low < decided.count else { return false }
    let outer = decided[low]
    return outer.type == candidate.type && outer.span.start <= candidate.span.start
      && outer.span.count > candidate.span.count
  }

  /// Lets something propose more candidates, and decides anew if it did.
  private func redecide(
    _ decided: inout [Candidate], of ballot: inout SpanBallot, in text: AnnotatedText,
    _ vote: TaggerVote?,
    propose: (_ decided: [Candidate], _ candidates: inout [Candidate]) -> Void
  ) {
    ballot.propose { candidates in
      let count = candidates.count
      propose(decided, &candidates)
      vote?.weigh(&candidates, from: count, in: text)
    }
    decided = decide(&ballot, in: text) ?? decided
  }

  /// The best of the candidates; nil if none came that can be taken since it was decided before.
  private func decide(_ ballot: inout SpanBallot, in text: AnnotatedText) -> [Candidate]? {
    let usesRules = !recognizers.isEmpty
    let isChanged = ballot.admit { candidate in
      !text.scalars[candidate.span.range].contains("\n")
        && (!usesRules || NameFilter.accepts(candidate, in: text))
    }
    return isChanged ? typed(ballot.best(), in: text) : nil
  }

  /// What was decided, with regions that touch joined and areas typed by what stands around them.
  private func typed(_ decided: [Candidate], in text: AnnotatedText) -> [Candidate] {
    (recognizers.isEmpty ? decided : RegionJoining.joined(decided, in: text)).map { candidate in
      guard candidate.type == .region, candidate.source.hasPrefix("region."),
        isArea(candidate, in: text)
      else { return candidate }
      var typed = candidate
      typed.type = AreaTyping.type(of: candidate.span, in: text)
      typed.source = "region.area"
      return typed
    }
  }

  private func isArea(_ candidate: Candidate, in text: AnnotatedText) -> Bool {
    text.words(endingAt: candidate.span.end).contains {
      $0.kind == .head && knowledge.heads[Int($0.payload)].type == .region
    }
  }

  /// People named with a title, and the short names of firms named in full: they are looked for in
  /// the whole issue and in the library.
  private func certainNames(_ drafts: [Draft]) -> [CertainName] {
    // Names are compared by their characters before texts are made of them: most stand many times.
    var people: [ArraySlice<Unicode.Scalar>] = []
    var firms: [ArraySlice<Unicode.Scalar>] = []
    for draft in drafts {
      let (text, candidates) = (draft.text, draft.decided)
      for candidate in candidates
      where candidate.type == .person && candidate.score >= 0.85 && candidate.span.count >= 3 {
        people.append(text.scalars[candidate.span.range])
      }
      let full = candidates.filter {
        $0.type == .enterprise && $0.span.count > 6 && text.has("有限公司", endingAt: $0.span.end)
      }
      for known in Repetition.known(from: full, in: text) where known.surface.count >= 4 {
        firms.append(known.surface[...])
      }
    }
    func names(_ surfaces: [ArraySlice<Unicode.Scalar>], _ type: EntityType) -> [CertainName] {
      let sorted = surfaces.sorted { $0.lexicographicallyPrecedes($1) }
      return sorted.indices.lazy.filter { $0 == 0 || sorted[$0] != sorted[$0 - 1] }
        .map { CertainName(surface: String(scalars: sorted[$0]), type: type) }
    }
    return (names(people, .person) + names(firms, .enterprise)).sorted()
  }
}

/// Claims the titles of doctrines, laws and documents, inside which nothing is a name.
struct DoctrineRecognizer: EntityRecognizer {
  /// The type of a span that is no mention.
  static let nothing = EntityType(rawValue: "nothing")

  func propose(in text: AnnotatedText, into candidates: inout [Candidate]) {
    for word in text.matches where word.kind == .doctrine {
      candidates.append(
        Candidate(
          span: TextSpan(start: Int(word.start), end: Int(word.end)), type: Self.nothing,
          score: 1, source: "doctrine"))
    }
    for position in text.places(with: .document) where text.scalars[position] == "《" {
      proposeDocument(at: position, in: text, &candidates)
    }
  }

  /// Marks where its words begin.
  static func addCues(to table: inout CueTable) {
    table.add(["《"], .document)
  }

  private func proposeDocument(
    at open: Int, in text: AnnotatedText, _ candidates: inout [Candidate]
  ) {
    var end = open + 1
    while end < text.scalars.count, end - open < 60, text.scalars[end] != "》",
      text.scalars[end] != "\n"
    {
      end += 1
    }
    guard end < text.scalars.count, text.scalars[end] == "》" else { return }
    // 《江州晚报》 is the paper, 《“暖巢”助老项目》 the project.
    let isPaper =
      text.has(anyOf: Self.papers, endingAt: end) || text.has(anyOf: Self.presses, at: end + 1)
      || text.scalars[open + 1] == "“"
    guard !isPaper else { return }
    candidates.append(
      Candidate(
        span: TextSpan(start: open, end: end + 1), type: Self.nothing, score: 1,
        source: "document"))
  }

  private static let presses: WordList = ["杂志", "报社", "编辑部", "周刊", "栏目", "节目", "出版社"]
  private static let papers: WordList = [
    "报", "刊", "杂志", "新闻", "通讯", "时讯", "快讯", "观察", "周末", "网", "在线", "学报", "电视台",
  ]
}
