import GRDB
import InkGraphCore

/// Writes the rows of one issue.
///
/// - Complexity: O(*n* + log *m*), *n* the size of the issue, *m* rows of the library.
struct IssuePartWriter {
  let database: Database

  /// Adds a part whose key the library does not hold.
  ///
  /// - Parameters:
  ///   - prepared: The part.
  ///   - isExamined: Whether it was read with all the names that it may borrow.
  /// - Throws: What SQLite throws.
  func insert(_ prepared: PreparedPart, isExamined: Bool) throws {
    let part = prepared.part
    let issue = try insertIssue(
      part.issue, contentHash: part.contentHash, isExamined: isExamined)
    try insertStaff(of: part.issue, issue)
    try insertArticles(prepared, issue)
    try insertFindings(prepared, issue)
    try LibraryNames(database: database).add(part.certainNames)
  }

  /// Puts what was found in an issue in the place of what was found before.
  func replaceFindings(
    _ prepared: PreparedPart, _ issue: Int, old: IssuePart, isExamined: Bool,
    links: inout LinkChanges
  ) throws {
    try removeFindings(issue: issue, old, links: &links)
    try RowWriter(sql: "UPDATE issue SET examined = ? WHERE id = ?", in: database)
      .write(isExamined ? 1 : 0, issue)
    try insertFindings(prepared, issue)
    try LibraryNames(database: database).add(prepared.part.certainNames)
  }

  /// Adds the packed findings of an issue.
  func insertFindings(_ prepared: PreparedPart, _ issue: Int) throws {
    try RowWriter("finding", columns: 4, in: database).write(
      issue, prepared.part.mentions.count, prepared.part.statements.count, prepared.findings)
    try RowWriter("skeleton", columns: 4, in: database).write(
      issue, prepared.skeleton, RowWriter.null, RowWriter.null)
  }

  /// Removes an issue with everything in it, and what the linked result knows from it.
  func remove(issue id: Int, _ part: IssuePart, links: inout LinkChanges) throws {
    try removeFindings(issue: id, part, links: &links)
    for table in ["article", "editor", "publisher"] { try removeRows(of: id, from: table) }
    try RowWriter(sql: "DELETE FROM issue WHERE id = ?", in: database).write(id)
  }

  private func removeFindings(
    issue id: Int, _ part: IssuePart, links: inout LinkChanges
  ) throws {
    if try LinkWriter(database).unlink(part, issue: id, from: &links) {
      let note = try RowWriter(
        sql: "INSERT OR IGNORE INTO changedPerson VALUES (?)", in: database)
      for entity in part.entities where entity.type == .person { try note.write(entity.name) }
    }
    try LibraryNames(database: database).remove(part.certainNames)
    for table in ["finding", "skeleton"] { try removeRows(of: id, from: table) }
  }

  private func removeRows(of issue: Int, from table: String) throws {
    try RowWriter(sql: "DELETE FROM \(table) WHERE issue = ?", in: database).write(issue)
  }

  private func insertIssue(
    _ issue: Issue, contentHash: String, isExamined: Bool
  ) throws -> Int {
    try RowWriter("issue", columns: 17, in: database).write(
      RowWriter.null, issue.newspaper, issue.date, issue.number, issue.weekday, issue.lunarDate,
      issue.contact.hotline, issue.contact.website, issue.contact.email, issue.contact.license,
      issue.mastheadText, issue.source, contentHash, isExamined ? 1 : 0,
      IssueSums.key(issue.key).column, IssueSums.head(of: issue, contentHash: contentHash).column,
      IssueSums.editors(of: issue).column)
    return Int(database.lastInsertedRowID)
  }

  private func insertStaff(of issue: Issue, _ id: Int) throws {
    let publisher = try RowWriter("publisher", columns: 4, in: database)
    for (place, value) in issue.publishers.enumerated() {
      try publisher.write(id, place, value.name, value.role)
    }
    let editor = try RowWriter("editor", columns: 4, in: database)
    for (place, value) in issue.editors.enumerated() {
      try editor.write(id, place, value.role, value.name)
    }
  }

  /// Adds the articles of an issue, also to the full-text index.
  func insertArticles(_ prepared: PreparedPart, _ issue: Int) throws {
    let row = try RowWriter("article", columns: 11, in: database)
    var first: Int?
    for (place, article) in prepared.part.issue.articles.enumerated() {
      let text = article.text
      try row.write(
        RowWriter.null, issue, article.ordinal, place, article.page, article.kind.rawValue,
        article.byline, article.continuesOn, article.continuedFrom,
        ArticleLayout.pack(article, text: text), text)
      let number = Int(database.lastInsertedRowID)
      first = first ?? number
      // SQLite gives the number that follows the highest, as long as there is one.
      guard number == (first ?? number) + place else { throw PackedBytesError() }
    }
    if let first {
      try TextIndex(database: database).insert(prepared.pairs, firstArticle: first)
    }
  }
}
