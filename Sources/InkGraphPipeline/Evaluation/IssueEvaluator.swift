package import InkGraphCore
package import NewspaperReader
package import Ontology

/// Measures how well names are found in an issue whose gold says what it mentions, but not where.
///
/// Mentions are compared article by article as multisets of surface, without white space, and type.
package struct IssueEvaluator: Sendable {
  private let ontology: Ontology
  private let home: String?
  private let finder: @Sendable (_ ontology: Ontology, _ home: String?) throws -> MentionFinder

  /// Makes an evaluator.
  ///
  /// - Parameters:
  ///   - ontology: What the program knows.
  ///   - home: The paper's own region; nil to take it from the mastheads, as a build does.
  ///   - finder: Makes what finds the mentions, for an ontology and the region of a paper.
  package init(
    ontology: Ontology, home: String? = nil,
    finder: @escaping @Sendable (_ ontology: Ontology, _ home: String?) throws -> MentionFinder
  ) {
    self.ontology = ontology
    self.home = home
    self.finder = finder
  }

  /// Reads the issues in files.
  ///
  /// - Throws: `CorpusError` of the kind `unreadableText`.
  package static func issues(in files: [SourceFile]) throws(CorpusError) -> [Issue] {
    var issues: [Issue] = []
    for file in files {
      let result = NewspaperReader().read(file)
      guard result.issues.contains(where: { !$0.articles.isEmpty }) else {
        let reason = result.diagnostics.first { $0.severity == .error }?.message
        throw CorpusError(
          .unreadableText(reason: reason ?? "it holds no article; check what the file is"),
          at: SourceLocation(source: file.path))
      }
      issues += result.issues
    }
    return issues
  }

  /// Finds names in an issue and compares them with its gold.
  ///
  /// - Parameters:
  ///   - gold: The gold.
  ///   - issues: The issues of which one is meant.
  ///   - file: The path of the gold, for the report.
  ///   - others: Files whose names count as seen; nil to make no difference.
  /// - Returns: The scores, the confusions and all errors.
  /// - Throws: `CorpusError` of the kinds `noText` and `otherText`; what the finder throws.
  package func report(
    on gold: GoldIssue, among issues: [Issue], file: String, seenIn others: [GoldFile]? = nil
  ) throws -> EvaluationReport {
    let location = SourceLocation(source: file)
    guard !issues.isEmpty else { throw CorpusError(.noText, at: location) }
    guard let issue = issues.first(where: gold.isGold) else {
      let files = Set(issues.map(\.source)).sorted { $0.precedesByScalars($1) }
      throw CorpusError(.otherText(issue: gold.name, files: files), at: location)
    }
    let find = try finder(for: issue)
    let clock = ContinuousClock()
    let start = clock.now
    let mentions = find(issue.articles)
    let seconds = (clock.now - start) / .seconds(1)

    let scheme = TypeScheme(issueWith: gold.articles.flatMap { $0.mentions.map(\.type) })
    func name(_ surface: String, _ type: EntityType) -> Outcome.Name? {
      scheme.index(of: type).map { Outcome.Name(surface: surface.squeezed, type: $0) }
    }
    let wanted = gold.articles.map { article in
      ArticleAlignment.Article(
        title: (article.title ?? "").squeezed,
        names: article.mentions.compactMap { name($0.surface, $0.type) })
    }
    // What is of a type that is not compared is dropped from both lists, so that indices agree.
    let compared = mentions.map { $0.filter { scheme.index(of: $0.type) != nil } }
    let found = zip(issue.articles, compared).map { article, mentions in
      ArticleAlignment.Article(
        title: article.title.squeezed, names: mentions.compactMap { name($0.surface, $0.type) })
    }
    let seen = others.map { SeenNames($0, scheme: scheme) }
    var tally = EvaluationTally(scheme, seen: seen)
    let pairs = ArticleAlignment.pairs(gold: wanted, found: found)
    func count(_ goldIndex: Int?, _ foundIndex: Int?) {
      let article = foundIndex.map { issue.articles[$0] }
      let place =
        goldIndex.flatMap { gold.articles[$0].id }
        ?? article.map { ArticleID(issue: issue.key, ordinal: $0.ordinal).shortName } ?? ""
      let outcomes = SurfaceComparison.outcomes(
        gold: goldIndex.map { wanted[$0].names } ?? [],
        found: foundIndex.map { found[$0].names } ?? [])
      for (outcome, index) in outcomes {
        tally.add(outcome, in: place) {
          guard let article, let foundIndex else { return "" }
          let surface = outcome.gold?.surface ?? ""
          // A sentence that holds the longer name shows what went wrong.
          let isLonger = surface.count > outcome.found?.surface.count ?? 0
          return Self.sentence(
            of: surface, at: isLonger ? nil : index.map { compared[foundIndex][$0].span },
            in: article)
        }
      }
    }
    for (goldIndex, foundIndex) in pairs.enumerated() { count(goldIndex, foundIndex) }
    let paired = Set(pairs.compactMap(\.self))
    for index in found.indices where !paired.contains(index) { count(nil, index) }
    return EvaluationReport(
      file: file, rows: issue.articles.count,
      characters: issue.articles.reduce(0) { $0 + $1.text.unicodeScalars.count },
      seconds: seconds, scheme: scheme, splitsRegions: false, confusion: tally.confusion,
      familiarity: seen == nil ? nil : tally.familiarity, errors: tally.errors)
  }

  /// What finds mentions in a paper; a region that no gazetteer has is taken at its word.
  private func finder(for issue: Issue) throws -> MentionFinder {
    let homes = HomeFinder(ontology: ontology)
    guard let region = home ?? homes.home(of: issue.publishers) else {
      return try finder(ontology, nil)
    }
    let isKnown = ontology.regions.region(chain: region, home: nil) != nil
    return try finder(
      isKnown || home != nil
        ? ontology : ontology.adding(regions: homes.rows(forUnknown: region)), region)
  }

  /// The sentence in which a name stands, by its place if that is known.
  private static func sentence(
    of surface: String, at place: TextSpan?, in article: Article
  ) -> String {
    let scalars = Array(article.text.unicodeScalars)
    for block in article.blockSpans {
      for sentence in SentenceSplitter.sentences(of: scalars[block.range]) {
        let span = sentence.shifted(by: block.start)
        let text = String(scalars: scalars[span.range])
        if place.map(span.overlaps) ?? text.squeezed.contains(surface) { return text }
      }
    }
    return ""
  }
}
