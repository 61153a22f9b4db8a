import GRDB
import InkGraphCore

/// The full-text index of the articles.
///
/// It knows in which articles a pair of characters stands, and neither where nor how often, which
/// keeps it small; hits are looked up in the texts themselves. It holds no copy of the texts.
struct TextIndex {
  let database: Database

  /// The row of an article in the index; its issue stands in the upper bits.
  private static func row(issue: Int, ordinal: Int) -> Int { issue << 20 | ordinal & 0xFFFFF }

  /// Adds the articles of an issue.
  func insert(_ articles: [Article], issue: Int) throws {
    try write(
      articles, issue: issue, sql: "INSERT INTO articleText (rowid, pairs) VALUES (?, ?)")
  }

  /// Takes the articles of an issue out, which must be as they were added.
  func remove(_ articles: [Article], issue: Int) throws {
    try write(
      articles, issue: issue,
      sql: "INSERT INTO articleText (articleText, rowid, pairs) VALUES ('delete', ?, ?)")
  }

  private func write(_ articles: [Article], issue: Int, sql: String) throws {
    let row = try RowWriter(sql: sql, in: database)
    for article in articles {
      try row.write(
        Self.row(issue: issue, ordinal: article.ordinal),
        CharacterPairs.words(of: article.blocks.lazy.map(\.text)))
    }
  }

  /// The articles that may hold a text, by issue; nil if the text has no letter, so that every
  /// article may hold it.
  ///
  /// - Complexity: O(*k* log *n*), *k* articles with one of its pairs, *n* pairs.
  func articles(mayHold text: String) throws -> [(issue: Int, ordinal: Int)]? {
    guard let query = CharacterPairs.query(for: text) else { return nil }
    let rows = try Int.fetchAll(
      try database.cachedStatement(
        sql: "SELECT rowid FROM articleText WHERE articleText MATCH ? ORDER BY rowid"),
      arguments: [query])
    return rows.map { (issue: $0 >> 20, ordinal: $0 & 0xFFFFF) }
  }
}
