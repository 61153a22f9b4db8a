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
    let issue = try insertIssue(
      part.issue, contentHash: part.contentHash, isExamined: isExamined)
    try insertStaff(of: part.issue, issue)
    try insertArticles(part.issue.articles, issue)
    try insertEntities(part.entities, issue)
    try insertMentions(part.mentions, issue)
    try insertStatements(part.statements, issue)
    try insertDiagnostics(part.diagnostics, issue)
    try insertNames(part.certainNames, borrowed: 0, issue)
    try insertNames(part.borrowedNames, borrowed: 1, issue)
    try insertDerived(part, issue)
  }

  /// Adds what is kept so that a build or a search need not read the issue again.
  func insertDerived(_ part: IssuePart, _ issue: Int) throws {
    try RowWriter("skeleton", columns: 3, in: database).insert([
      ColumnValue.of(issue), SkeletonCoder.pack(part), .null,
    ])
    try TextIndex(database: database).insert(part.issue.articles, issue: issue)
    try LibraryNames(database: database).add(part.certainNames)
  }

  private func insertNames(_ names: [CertainName], borrowed: Int, _ issue: Int) throws {
    let row = try RowWriter("certainName", columns: 5, in: database)
    for (place, name) in names.enumerated() {
      try row.insert([
        ColumnValue.of(issue), ColumnValue.of(borrowed), ColumnValue.of(place),
        ColumnValue.of(name.surface), ColumnValue.of(name.type.rawValue),
      ])
    }
  }

  /// Removes an issue with everything in it, and what the linked result knows from it.
  func remove(issue id: Int, _ part: IssuePart, links: LinkWriter) throws {
    if let linked = try linkedEntities(ofIssue: id) {
      try links.unlink(part, issue: id, from: linked)
      let note = try database.cachedStatement(
        sql: "INSERT OR IGNORE INTO changedPerson VALUES (?)")
      for entity in part.entities where entity.type == .person {
        try note.execute(arguments: [ColumnValue.of(entity.name)])
      }
    }
    try TextIndex(database: database).remove(part.issue.articles, issue: id)
    try LibraryNames(database: database).remove(part.certainNames)
    for table in Schema.issueTables {
      try database.cachedStatement(sql: "DELETE FROM \(table) WHERE issue = ?")
        .execute(arguments: [id])
    }
    try database.execute(sql: "DELETE FROM issue WHERE id = ?", arguments: [id])
  }

  /// For each thing of an issue the row number of its entity; nil if the issue is not linked.
  func linkedEntities(ofIssue id: Int) throws -> [Int]? {
    let packed = try Data.fetchOne(
      try database.cachedStatement(sql: "SELECT entities FROM skeleton WHERE issue = ?"),
      arguments: [id])
    return try packed?.withUnsafeBytes { try SkeletonCoder.unpack(entities: $0) }
  }

  private func insertIssue(
    _ issue: Issue, contentHash: String, isExamined: Bool
  ) throws -> Int {
    try RowWriter("issue", columns: 14, in: database).insert([
      .null, ColumnValue.of(issue.newspaper), ColumnValue.of(issue.date),
      ColumnValue.of(issue.number), ColumnValue.of(issue.weekday), ColumnValue.of(issue.lunarDate),
      ColumnValue.of(issue.contact.hotline), ColumnValue.of(issue.contact.website),
      ColumnValue.of(issue.contact.email), ColumnValue.of(issue.contact.license),
      ColumnValue.of(issue.mastheadText), ColumnValue.of(issue.source),
      ColumnValue.of(contentHash), ColumnValue.of(isExamined ? 1 : 0),
    ])
    return Int(database.lastInsertedRowID)
  }

  private func insertStaff(of issue: Issue, _ id: Int) throws {
    let publisher = try RowWriter("publisher", columns: 4, in: database)
    for (place, value) in issue.publishers.enumerated() {
      try publisher.insert([
        ColumnValue.of(id), ColumnValue.of(place), ColumnValue.of(value.name),
        ColumnValue.of(value.role),
      ])
    }
    let editor = try RowWriter("editor", columns: 4, in: database)
    for (place, value) in issue.editors.enumerated() {
      try editor.insert([
        ColumnValue.of(id), ColumnValue.of(place), ColumnValue.of(value.role),
        ColumnValue.of(value.name),
      ])
    }
  }

  private func insertArticles(_ articles: [Article], _ issue: Int) throws {
    let row = try RowWriter("article", columns: 8, in: database)
    let block = try RowWriter("block", columns: 7, in: database)
    let author = try RowWriter("author", columns: 5, in: database)
    for (place, article) in articles.enumerated() {
      let ordinal = ColumnValue.of(article.ordinal)
      try row.insert([
        ColumnValue.of(issue), ordinal, ColumnValue.of(place), ColumnValue.of(article.page),
        ColumnValue.of(article.kind.rawValue), ColumnValue.of(article.byline),
        ColumnValue.of(article.continuesOn), ColumnValue.of(article.continuedFrom),
      ])
      for (place, value) in article.blocks.enumerated() {
        try block.insert([
          .null, ColumnValue.of(issue), ordinal, ColumnValue.of(place),
          ColumnValue.of(value.zone.rawValue), ColumnValue.of(value.line),
          ColumnValue.of(value.text),
        ])
      }
      for (place, value) in article.authors.enumerated() {
        try author.insert([
          ColumnValue.of(issue), ordinal, ColumnValue.of(place), ColumnValue.of(value.role),
          ColumnValue.of(value.name),
        ])
      }
    }
  }

  private func insertEntities(_ entities: [LocalEntity], _ issue: Int) throws {
    let row = try RowWriter("localEntity", columns: 5, in: database)
    let code = try RowWriter("localCode", columns: 4, in: database)
    let alias = try RowWriter("localAlias", columns: 4, in: database)
    let title = try RowWriter("localTitle", columns: 4, in: database)
    for (place, entity) in entities.enumerated() {
      let address = [ColumnValue.of(issue), ColumnValue.of(place)]
      try row.insert(
        address + [
          ColumnValue.of(entity.type.rawValue), ColumnValue.of(entity.name),
          ColumnValue.of(entity.role.rawValue),
        ])
      for (register, value) in entity.codes {
        try code.insert(address + [ColumnValue.of(register), ColumnValue.of(value)])
      }
      for (place, name) in entity.titles.enumerated() {
        try title.insert(address + [ColumnValue.of(place), ColumnValue.of(name)])
      }
      for (place, name) in entity.knownAliases.enumerated() {
        try alias.insert(address + [ColumnValue.of(place), ColumnValue.of(name)])
      }
    }
  }

  private func insertMentions(_ mentions: [LocalMention], _ issue: Int) throws {
    let row = try RowWriter("mention", columns: 11, in: database)
    for (place, value) in mentions.enumerated() {
      try row.insert([
        ColumnValue.of(issue), ColumnValue.of(place), ColumnValue.of(value.article),
        ColumnValue.of(value.zone.rawValue), ColumnValue.of(value.mention.span.start),
        ColumnValue.of(value.mention.span.end), ColumnValue.of(value.mention.surface),
        ColumnValue.of(value.mention.type.rawValue), ColumnValue.of(value.mention.score),
        ColumnValue.of(value.mention.source), ColumnValue.of(value.entity),
      ])
    }
  }

  private func insertStatements(_ statements: [LocalStatement], _ issue: Int) throws {
    let row = try RowWriter("localStatement", columns: 18, in: database)
    for (place, value) in statements.enumerated() {
      let evidence = value.evidence
      try row.insert([
        ColumnValue.of(issue), ColumnValue.of(place),
        ColumnValue.of(value.subject.entityPlace), ColumnValue.of(value.subject.articleOrdinal),
        ColumnValue.of(value.predicate.rawValue),
        ColumnValue.of(value.object.entityPlace), ColumnValue.of(value.object.articleOrdinal),
        ColumnValue.of(value.qualifier), ColumnValue.of(evidence.article),
        ColumnValue.of(evidence.span.start), ColumnValue.of(evidence.span.end),
        ColumnValue.of(evidence.text),
        ColumnValue.of(evidence.subjectSpan?.start), ColumnValue.of(evidence.subjectSpan?.end),
        ColumnValue.of(evidence.objectSpan?.start), ColumnValue.of(evidence.objectSpan?.end),
        ColumnValue.of(evidence.rule), ColumnValue.of(evidence.score),
      ])
    }
  }

  private func insertDiagnostics(_ diagnostics: [Diagnostic], _ issue: Int) throws {
    let row = try RowWriter("diagnostic", columns: 7, in: database)
    for (place, value) in diagnostics.enumerated() {
      try row.insert([
        ColumnValue.of(issue), ColumnValue.of(place), ColumnValue.of(value.severity.rawValue),
        ColumnValue.of(value.location.source), ColumnValue.of(value.location.line),
        ColumnValue.of(value.location.column), ColumnValue.of(value.message),
      ])
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
