import InkGraphCore
import InkGraphPipeline

/// A line of input.
struct RecognitionRow: Hashable, Sendable {
  /// The number of the line in its file, counted from 1.
  var number: Int
  /// What a corpus calls the line.
  var id: CorpusLine.ID?
  /// The text.
  var text: String

  /// Whether the line holds only white space.
  var isBlank: Bool { text.unicodeScalars.allSatisfy(\.isBlank) }
}

/// Lines in which names are looked for together, as in an issue.
///
/// Blank lines part articles. The lines of a corpus are articles of their own, unless their names
/// tell the article, such as `19980101-01-001-003`.
struct RecognitionBatch: Hashable, Sendable {
  /// The input from which the lines come.
  var path: String
  /// Whether the lines are those of a corpus.
  var isCorpus = false
  /// The lines.
  var rows: [RecognitionRow] = []

  /// Whether an article may end before a row of the batch.
  func isBreak(before index: Int) -> Bool {
    guard index > 0, index < rows.count else { return true }
    guard isCorpus else { return rows[index - 1].isBlank }
    let names = [index - 1, index].map { row in
      rows[row].id.flatMap { DocumentID($0.description) }?.article
    }
    return names[0] == nil || names[0] != names[1]
  }

  /// The most scalars of an article and of articles that are worked on together: enough for any
  /// newspaper, and little enough for memory.
  private static let longestArticle = 100_000
  private static let longestIssue = 200_000

  /// The articles of the batch.
  ///
  /// - Returns: Mostly one list; more for lines so long that they must not be held in memory with
  ///   everything that is known of them.
  func issues() -> [[RowArticle]] {
    var issues: [[RowArticle]] = []
    var articles: [RowArticle] = []
    var pieces: [TextPiece] = []
    var articleLength = 0
    var issueLength = 0
    func closeArticle() {
      if !pieces.isEmpty { articles.append(RowArticle(pieces, ordinal: articles.count + 1)) }
      issueLength += articleLength
      articleLength = 0
      pieces = []
      guard issueLength >= Self.longestIssue else { return }
      closeIssue()
    }
    func closeIssue() {
      if !articles.isEmpty { issues.append(articles) }
      articles = []
      issueLength = 0
    }
    for (index, row) in rows.enumerated() {
      if isBreak(before: index) { closeArticle() }
      for piece in TextPiece.pieces(of: row.text, row: index) {
        pieces.append(piece)
        articleLength += piece.text.utf8.count / 3
        if articleLength >= Self.longestArticle { closeArticle() }
      }
    }
    closeArticle()
    closeIssue()
    return issues
  }

  /// The mentions of each row.
  func mentions(_ find: MentionFinder) -> [[Mention]] {
    var mentions = [[Mention]](repeating: [], count: rows.count)
    for articles in issues() {
      for (article, found) in zip(articles, find(articles.map(\.article))) {
        for mention in article.rowMentions(found) { mentions[mention.row].append(mention.mention) }
      }
    }
    return mentions
  }
}
