public import InkGraphCore
internal import Ontology

/// Finds the names in an article: recognizers propose, one decision picks, the article repeats.
///
/// **Invariant:** mentions do not overlap, lie inside one block each, and depend on the article and
/// the context alone.
public struct ArticleRecognizer: Sendable {
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
        WellKnownNameRecognizer(), PlacedBodyRecognizer(), PersonRecognizer(), ProjectRecognizer(),
        DoctrineRecognizer(),
      ] : []
  }

  /// What was found in the articles of one issue.
  public struct Findings: Sendable {
    /// For each article its mentions, in order of their spans.
    public var mentions: [[Mention]]
    /// The names that the issue alone makes certain, sorted.
    public var certainNames: [CertainName]
  }

  /// Finds the names in the articles of one issue.
  ///
  /// - Parameters:
  ///   - articles: The articles of one issue.
  ///   - context: Where the paper is at home.
  ///   - borrowed: Names that other issues make certain.
  /// - Returns: The mentions of each article, and the names that other issues may borrow.
  /// - Complexity: O(*n* log *n*), *n* scalars.
  public func findings(
    in articles: [Article], context: RecognitionContext, borrowing borrowed: [CertainName] = []
  ) -> Findings {
    var texts: [AnnotatedText] = []
    var proposals: [[Candidate]] = []
    for article in articles {
      let text = AnnotatedText(article, knowledge: knowledge, context: context)
      var candidates: [Candidate] = []
      for recognizer in recognizers { recognizer.propose(in: text, into: &candidates) }
      texts.append(text)
      proposals.append(candidates)
    }
    let tagged = tagger.map { TaggedIssue(texts, tagger: $0) }
    let votes = texts.indices.map { index in
      tagged.map {
        TaggerVote(
          $0, article: index, isAlone: recognizers.isEmpty, keepsLandmarks: keepsLandmarks)
      }
    }
    var decided: [[Candidate]] = []
    for (index, text) in texts.enumerated() {
      votes[index]?.propose(in: text, into: &proposals[index])
      votes[index]?.weigh(&proposals[index], in: text)
      decided.append(decide(proposals[index], in: text))
    }
    let certain = certainNames(decided, texts)
    let ownSurfaces = Set(certain.map(\.surface))
    let shared = certain + borrowed.filter { !ownSurfaces.contains($0.surface) }
    let sharedNames = Repetition.Index(
      shared.map {
        Repetition.Known(
          surface: Array($0.surface.unicodeScalars), type: $0.type,
          score: $0.type == .person ? 0.8 : 0.72)
      })
    for index in texts.indices {
      let own = Repetition.Index(Repetition.known(from: decided[index], in: texts[index]))
      let vote = votes[index]
      redecide(&decided[index], of: &proposals[index], in: texts[index], vote) {
        first, candidates in
        var repeated: [Candidate] = []
        Repetition.propose(own, in: texts[index], into: &repeated)
        Repetition.propose(sharedNames, in: texts[index], into: &repeated)
        candidates += repeated.filter { !isPart($0, ofOneOf: first) }
      }
      redecide(&decided[index], of: &proposals[index], in: texts[index], vote) {
        first, candidates in
        BareOrgans.propose(after: first, in: texts[index], into: &candidates)
      }
    }
    let mentions = decided.indices.map { index in
      decided[index].filter { $0.type != DoctrineRecognizer.nothing }.map { candidate in
        Mention(
          span: candidate.span, surface: texts[index].surface(candidate.span),
          type: candidate.type, score: min(candidate.score, 0.97), source: candidate.source)
      }
    }
    return Findings(mentions: mentions, certainNames: certain)
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
    _ decided: inout [Candidate], of candidates: inout [Candidate], in text: AnnotatedText,
    _ vote: TaggerVote?,
    propose: (_ decided: [Candidate], _ candidates: inout [Candidate]) -> Void
  ) {
    let count = candidates.count
    propose(decided, &candidates)
    guard candidates.count > count else { return }
    vote?.weigh(&candidates, in: text)
    decided = decide(candidates, in: text)
  }

  private func decide(_ candidates: [Candidate], in text: AnnotatedText) -> [Candidate] {
    let inside = candidates.filter { candidate in
      !text.scalars[candidate.span.range].contains("\n")
        && (recognizers.isEmpty || NameFilter.accepts(candidate, in: text))
    }
    let decided = SpanDecision.best(of: inside)
    return (recognizers.isEmpty ? decided : RegionJoining.joined(decided, in: text)).map {
      candidate in
      guard candidate.source.hasPrefix("region."), candidate.type == .region,
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
  private func certainNames(
    _ decided: [[Candidate]], _ texts: [AnnotatedText]
  ) -> [CertainName] {
    var names: Set<CertainName> = []
    for (candidates, text) in zip(decided, texts) {
      for candidate in candidates
      where candidate.type == .person && candidate.score >= 0.85 && candidate.span.count >= 3 {
        names.insert(CertainName(surface: text.string(candidate.span), type: .person))
      }
      let full = candidates.filter {
        $0.type == .enterprise && $0.span.count > 6 && text.has("有限公司", endingAt: $0.span.end)
      }
      for known in Repetition.known(from: full, in: text) where known.surface.count >= 4 {
        names.insert(CertainName(surface: String(scalars: known.surface), type: .enterprise))
      }
    }
    return names.sorted()
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
    for position in text.scalars.indices where text.scalars[position] == "《" {
      proposeDocument(at: position, in: text, &candidates)
    }
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
    guard text.has(anyOf: Self.documents, endingAt: end) else { return }
    candidates.append(
      Candidate(
        span: TextSpan(start: open, end: end + 1), type: Self.nothing, score: 1,
        source: "document"))
  }

  private static let documents: WordList = [
    "条例", "办法", "意见", "通知", "规划", "纲要", "方案", "法", "决定", "报告", "讲话", "公报", "规定",
    "细则", "协定", "公约", "宣言", "声明", "合同", "协议", "准则", "章程", "决议", "建议",
  ]
}
