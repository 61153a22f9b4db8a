import Foundation
import GRDB
import InkGraphCore

/// Writes the rows of one issue.
///
/// - Complexity: O(*n* log *m*), *n* rows of the issue, *m* rows of the library.
struct IssuePartWriter {
  let database: Database

  /// Adds a part whose key the library does not hold.
  ///
  /// - Parameters:
  ///   - part: The part.
  ///   - isExamined: Whether it was read with all the names that it may borrow.
  /// - Throws: What SQLite throws.
  func insert(_ part: IssuePart, isExamined: Bool) throws {
    let issue = try insertIssue(part.issue, contentHash: part.contentHash)
    try insertStaff(of: part.issue, issue)
    try insertArticles(part.issue.articles, issue)
    try TextIndex(database: database).insert(part.issue.articles, issue: issue)
    try insertFindings(part, issue, isExamined: isExamined)
  }

  /// Adds what was found in an issue whose texts are there.
  func insertFindings(_ part: IssuePart, _ issue: Int, isExamined: Bool) throws {
    try RowWriter(sql: "UPDATE issue SET examined = ? WHERE id = ?", in: database)
      .write(isExamined ? 1 : 0, issue)
    try insertEntities(part.entities, issue)
    try insertMentions(part.mentions, issue)
    try insertStatements(part.statements, issue)
    try insertDiagnostics(part.diagnostics, issue)
    try insertNames(part.certainNames, borrowed: 0, issue)
    try insertNames(part.borrowedNames, borrowed: 1, issue)
    try insertDerived(part, issue)
  }

  /// Adds what is kept so that linking and the second pass need not read the issue again.
  func insertDerived(_ part: IssuePart, _ issue: Int) throws {
    try RowWriter("skeleton", columns: 3, in: database).write(
      issue, SkeletonCoder.pack(part), RowWriter.null)
    try LibraryNames(database: database).add(part.certainNames)
  }

  private func insertNames(_ names: [CertainName], borrowed: Int, _ issue: Int) throws {
    let row = try RowWriter("certainName", columns: 5, in: database)
    for (place, name) in names.enumerated() {
      try row.write(issue, borrowed, place, name.surface, name.type.rawValue)
    }
  }

  /// Removes an issue with everything in it, and what the linked result knows from it.
  func remove(issue id: Int, _ part: IssuePart, links: LinkWriter) throws {
    try removeFindings(issue: id, part, links: links)
    try TextIndex(database: database).remove(part.issue.articles, issue: id)
    for table in Schema.textTables { try removeRows(of: id, from: table) }
    try database.execute(sql: "DELETE FROM issue WHERE id = ?", arguments: [id])
  }

  /// Removes what was found in an issue, and what the linked result knows from it.
  func removeFindings(issue id: Int, _ part: IssuePart, links: LinkWriter) throws {
    if let linked = try linkedEntities(ofIssue: id) {
      try links.unlink(part, issue: id, from: linked)
      let note = try RowWriter(
        sql: "INSERT OR IGNORE INTO changedPerson VALUES (?)", in: database)
      for entity in part.entities where entity.type == .person { try note.write(entity.name) }
    }
    try LibraryNames(database: database).remove(part.certainNames)
    for table in Schema.findingTables { try removeRows(of: id, from: table) }
  }

  private func removeRows(of issue: Int, from table: String) throws {
    try RowWriter(sql: "DELETE FROM \(table) WHERE issue = ?", in: database).write(issue)
  }

  /// For each thing of an issue the row number of its entity; nil if the issue is not linked.
  func linkedEntities(ofIssue id: Int) throws -> [Int]? {
    let packed = try Data.fetchOne(
      try database.cachedStatement(sql: "SELECT entities FROM skeleton WHERE issue = ?"),
      arguments: [id])
    return try packed?.withUnsafeBytes { try SkeletonCoder.unpack(entities: $0) }
  }

  private func insertIssue(_ issue: Issue, contentHash: String) throws -> Int {
    try RowWriter("issue", columns: 14, in: database).write(
      RowWriter.null, issue.newspaper, issue.date, issue.number, issue.weekday, issue.lunarDate,
      issue.contact.hotline, issue.contact.website, issue.contact.email, issue.contact.license,
      issue.mastheadText, issue.source, contentHash, 0)
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

  private func insertArticles(_ articles: [Article], _ issue: Int) throws {
    let row = try RowWriter("article", columns: 8, in: database)
    let block = try RowWriter("block", columns: 7, in: database)
    let author = try RowWriter("author", columns: 5, in: database)
    for (place, article) in articles.enumerated() {
      let ordinal = article.ordinal
      try row.write(
        issue, ordinal, place, article.page, article.kind.rawValue, article.byline,
        article.continuesOn, article.continuedFrom)
      for (place, value) in article.blocks.enumerated() {
        try block.write(
          RowWriter.null, issue, ordinal, place, value.zone.rawValue, value.line, value.text)
      }
      for (place, value) in article.authors.enumerated() {
        try author.write(issue, ordinal, place, value.role, value.name)
      }
    }
  }

  private func insertEntities(_ entities: [LocalEntity], _ issue: Int) throws {
    let row = try RowWriter("localEntity", columns: 5, in: database)
    let code = try RowWriter("localCode", columns: 4, in: database)
    let alias = try RowWriter("localAlias", columns: 4, in: database)
    let title = try RowWriter("localTitle", columns: 4, in: database)
    for (place, entity) in entities.enumerated() {
      try row.write(issue, place, entity.type.rawValue, entity.name, entity.role.rawValue)
      for (register, value) in entity.codes {
        try code.write(issue, place, register, value)
      }
      for (rank, name) in entity.titles.enumerated() {
        try title.write(issue, place, rank, name)
      }
      for (rank, name) in entity.knownAliases.enumerated() {
        try alias.write(issue, place, rank, name)
      }
    }
  }

  private func insertMentions(_ mentions: [LocalMention], _ issue: Int) throws {
    let row = try RowWriter("mention", columns: 11, in: database)
    for (place, value) in mentions.enumerated() {
      try row.write(
        issue, place, value.article, value.zone.rawValue, value.mention.span.start,
        value.mention.span.end, value.mention.surface, value.mention.type.rawValue,
        value.mention.score, value.mention.source, value.entity)
    }
  }

  private func insertStatements(_ statements: [LocalStatement], _ issue: Int) throws {
    let row = try RowWriter("localStatement", columns: 18, in: database)
    for (place, value) in statements.enumerated() {
      let evidence = value.evidence
      try row.write(
        issue, place, value.subject.entityPlace, value.subject.articleOrdinal,
        value.predicate.rawValue, value.object.entityPlace, value.object.articleOrdinal,
        value.qualifier, evidence.article, evidence.span.start, evidence.span.end, evidence.text,
        evidence.subjectSpan?.start, evidence.subjectSpan?.end, evidence.objectSpan?.start,
        evidence.objectSpan?.end, evidence.rule, evidence.score)
    }
  }

  private func insertDiagnostics(_ diagnostics: [Diagnostic], _ issue: Int) throws {
    let row = try RowWriter("diagnostic", columns: 7, in: database)
    for (place, value) in diagnostics.enumerated() {
      try row.write(
        issue, place, value.severity.rawValue, value.location.source, value.location.line,
        value.location.column, value.message)
    }
  }
}

extension LocalReference {
  /// The place of the entity that is meant; nil for an article.
  fileprivate var entityPlace: Int? { if case .entity(let place) = self { place } else { nil } }

  /// The ordinal of the article that is meant; nil for an entity.
  fileprivate var articleOrdinal: Int? {
    if case .article(let ordinal) = self { ordinal } else { nil }
  }
}
