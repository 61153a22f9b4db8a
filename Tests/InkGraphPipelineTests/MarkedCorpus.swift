import InkGraphCore
import InkGraphPipeline
import InkGraphTestSupport
import Ontology

/// Rows of a corpus and what is found in them, both written as marked texts.
///
/// `("[王芳:per]到场", "[王芳:person]到场")` is a row in which a person is marked and found.
struct MarkedCorpus {
  /// The rows.
  private(set) var lines: [CorpusLine] = []
  private var found: [String: [Mention]] = [:]

  init(_ rows: [(gold: String, found: String)], ids: [String]? = nil) {
    for (index, row) in rows.enumerated() {
      let gold = MarkedArticle(row.gold)
      let marks = gold.names.map { CorpusLine.Mark($0.span, $0.type.rawValue) }
      lines.append(
        CorpusLine(id: ids?[index] ?? "t-\(index)", text: gold.article.text, marks: marks))
      found[gold.article.text] = MarkedArticle(row.found).mentions
    }
  }

  /// A corpus in which nothing is found.
  init(gold rows: [String]) { self.init(rows.map { ($0, $0.filter { !"[]".contains($0) }) }) }

  /// Finds what the marked texts tell, block by block.
  var find: MentionFinder {
    { [found] articles in
      articles.map { article in
        zip(article.blocks, article.blockSpans).flatMap { block, span in
          (found[block.text] ?? []).map { mention in
            var moved = mention
            moved.span = mention.span.shifted(by: span.start)
            return moved
          }
        }
      }
    }
  }

  /// What an evaluation says.
  func report(seenIn others: [GoldFile]? = nil) -> EvaluationReport {
    CorpusEvaluator(regions: Ontology.embedded.regions, find: find)
      .report(on: lines, file: "test.jsonl", seenIn: others)
  }
}

extension EvaluationReport {
  /// The score of a type.
  func score(_ type: String) -> NameScore? { scheme.names.firstIndex(of: type).map { byType[$0] } }

  /// The errors as `2 missed 王芳/per -`.
  var errorLines: [String] {
    errors.map { error in
      func text(_ name: Name?) -> String { name.map { "\($0.surface)/\($0.type)" } ?? "-" }
      return "\(error.count) \(error.kind.rawValue) \(text(error.gold)) \(text(error.found))"
    }
  }
}
