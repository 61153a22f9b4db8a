package import EntityRecognition
internal import InkGraphCore

/// The texts of some corpora, parted into those that are learned, those that are tried after each
/// round, and those that are held out to be measured afterwards.
package struct TrainingSet: Sendable {
  /// A corpus with its lines.
  package typealias Source = (corpus: TrainingCorpus, lines: [CorpusLine])

  /// What is learned.
  package private(set) var examples: [TrainingExample] = []
  /// What is only tried: the articles of which the number can be divided by 60.
  package private(set) var trials: [TrainingExample] = []
  /// What is held out, by corpus.
  package private(set) var heldOut: [Source] = []

  private static let trialShare = 60

  /// Parts corpora.
  ///
  /// - Parameters:
  ///   - sources: The corpora.
  ///   - holdsOut: Whether the parts that are measured are left out; texts of other corpora that stand
  ///     there too are dropped then.
  package init(_ sources: [Source], holdsOut: Bool) {
    var known: Set<String> = []
    if holdsOut {
      for source in sources {
        let lines = source.lines.enumerated().filter {
          source.corpus.isHeldOut($1, row: $0, of: source.lines.count)
        }.map(\.element)
        guard !lines.isEmpty else { continue }
        heldOut.append((source.corpus, lines))
        known.formUnion(lines.lazy.map(\.text).filter { $0.unicodeScalars.count > 6 })
      }
    }
    var article = -1
    var issue = -1
    for source in sources {
      var last: DocumentID?
      for (row, line) in source.lines.enumerated() {
        let name = line.id.flatMap { DocumentID($0.description) }
        if let name, let last {
          if name.article != last.article { article += 1 }
          if name.day != last.day { issue += 1 }
        } else {
          article += 1
          if row % CorpusDocuments.rowsInIssue == 0 { issue += 1 }
        }
        last = name
        if holdsOut, source.corpus.isHeldOut(line, row: row, of: source.lines.count) { continue }
        if known.contains(line.text) { continue }
        let example = TrainingExample(
          scalars: Array(line.text.unicodeScalars),
          marks: (line.marks ?? []).compactMap { mark in
            source.corpus.label(mark.label).map { TrainingExample.Mark(mark.span, $0) }
          },
          style: source.corpus.style, article: article, issue: issue)
        if article % Self.trialShare == 0 {
          trials.append(example)
        } else {
          examples.append(example)
        }
      }
    }
  }
}
