internal import InkGraphCore
package import Ontology

/// Measures how well names are found in a corpus, by exact spans.
///
/// ```swift
/// let evaluator = CorpusEvaluator(regions: ontology.regions, find: recognizer.mentions)
/// let report = evaluator.report(on: lines, file: "boson.jsonl")
/// ```
package struct CorpusEvaluator: Sendable {
  private let regions: RegionGazetteer
  private let documents: CorpusDocuments
  private let find: MentionFinder

  /// Makes an evaluator.
  ///
  /// - Parameters:
  ///   - regions: The regions, which tell how joined ones are split.
  ///   - documents: How rows form articles and issues.
  ///   - find: Finds the mentions in the articles of one issue.
  package init(
    regions: RegionGazetteer, documents: CorpusDocuments = .auto, find: @escaping MentionFinder
  ) {
    self.regions = regions
    self.documents = documents
    self.find = find
  }

  /// Finds names in the texts of a corpus and compares them with the marked ones.
  ///
  /// - Parameters:
  ///   - lines: The rows.
  ///   - file: The path, for the report.
  ///   - others: Files whose names count as seen; nil to make no difference.
  /// - Returns: The scores, the confusions and all errors.
  package func report(
    on lines: [CorpusLine], file: String, seenIn others: [GoldFile]? = nil
  ) -> EvaluationReport {
    let convention = CorpusConvention(of: lines, regions: regions)
    var found = [[ScoredSpan]](repeating: [], count: lines.count)
    let texts = lines.map { Array($0.text.unicodeScalars) }
    let clock = ContinuousClock()
    let start = clock.now
    for articles in documents.issues(of: lines) {
      for (article, mentions) in zip(articles, find(articles.map(\.article))) {
        for mention in article.rowMentions(mentions) {
          found[mention.row] += convention.names(
            for: mention.mention, in: texts[mention.row])
        }
      }
    }
    let seconds = (clock.now - start) / .seconds(1)

    let seen = others.map { SeenNames($0, scheme: convention.scheme) }
    var tally = EvaluationTally(convention.scheme, seen: seen)
    var characters = 0
    for (row, line) in lines.enumerated() {
      let text = texts[row]
      characters += text.count
      let outcomes = SpanComparison.outcomes(
        gold: convention.names(of: line), found: found[row], in: text)
      let place = line.id?.description ?? String(row + 1)
      for (outcome, span) in outcomes {
        tally.add(outcome, in: place) { Self.sentence(around: span, in: text) }
      }
    }
    return EvaluationReport(
      file: file, rows: lines.count, characters: characters, seconds: seconds,
      scheme: convention.scheme, splitsRegions: convention.splitsRegions,
      confusion: tally.confusion, familiarity: seen == nil ? nil : tally.familiarity,
      errors: tally.errors)
  }

  private static func sentence(around span: TextSpan, in text: [Unicode.Scalar]) -> String {
    let sentence = SentenceSplitter.sentences(of: text).first { $0.overlaps(span) }
    return String(scalars: text[(sentence ?? span).range])
  }
}
