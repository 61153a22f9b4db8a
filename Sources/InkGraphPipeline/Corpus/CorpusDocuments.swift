internal import InkGraphCore

/// How the rows of a corpus form articles and issues.
package enum CorpusDocuments: String, CaseIterable, Sendable {
  /// By their names where all of them are such as `19980101-01-001-003`, else as `rows`.
  ///
  /// Neighbouring rows that share all but the last part are one article; the articles of a day are
  /// one issue.
  case auto
  /// Each row is an article; blocks of 1,000 rows are issues.
  case rows

  /// The rows of an issue whose names say nothing: about as many paragraphs as a paper of many pages
  /// has.
  static let rowsInIssue = 1000

  /// The articles of each issue, in the order of the rows; rows without text are left out.
  ///
  /// - Complexity: O(*n*), *n* scalars.
  package func issues(of lines: [CorpusLine]) -> [[RowArticle]] {
    let names = self == .auto ? Self.names(of: lines) : nil
    var issues: [[RowArticle]] = []
    var articles: [RowArticle] = []
    var pieces: [TextPiece] = []
    func closeArticle() {
      if !pieces.isEmpty { articles.append(RowArticle(pieces, ordinal: articles.count + 1)) }
      pieces = []
    }
    func closeIssue() {
      closeArticle()
      if !articles.isEmpty { issues.append(articles) }
      articles = []
    }
    for (row, line) in lines.enumerated() {
      if let names, row > 0 {
        if names[row].day != names[row - 1].day {
          closeIssue()
        } else if names[row].article != names[row - 1].article {
          closeArticle()
        }
      } else if row % Self.rowsInIssue == 0 {
        closeIssue()
      } else {
        closeArticle()
      }
      pieces += TextPiece.pieces(of: line.text, row: row)
    }
    closeIssue()
    return issues
  }

  /// The names of all rows; nil if one of them is of another kind.
  private static func names(of lines: [CorpusLine]) -> [DocumentID]? {
    var names: [DocumentID] = []
    for line in lines {
      guard let name = line.id.flatMap({ DocumentID($0.description) }) else { return nil }
      names.append(name)
    }
    return names
  }
}
