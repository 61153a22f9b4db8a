import GRDB
import InkGraphCore

/// Writes the linked result of a library, in the place of the one before.
///
/// Row numbers of entities and statements are their indices plus one.
struct LinkedLibraryWriter {
  let database: Database
  /// The row number of every issue.
  let issues: [IssueKey: Int]

  /// Removes the linked result.
  func removeAll() throws {
    for table in Schema.linkedTables { try database.execute(sql: "DELETE FROM \(table)") }
    try database.execute(sql: "UPDATE issue SET linked = 0 WHERE linked <> 0")
  }

  /// Adds a linked result to a library without one.
  ///
  /// - Complexity: O(*n* log *n*), *n* rows.
  func insert(_ library: LinkedLibrary) throws {
    try insertEntities(library.entities)
    try insertStatements(library.statements)
    try insertResolution(library.resolution)
  }

  private func insertEntities(_ entities: [Entity]) throws {
    let row = try RowWriter("entity", columns: 8, in: database)
    let alias = try RowWriter("entityAlias", columns: 3, in: database)
    let code = try RowWriter("entityCode", columns: 3, in: database)
    for (index, entity) in entities.enumerated() {
      let id = ColumnValue.of(index + 1)
      try row.insert([
        id, ColumnValue.of(entity.key.type.rawValue), ColumnValue.of(entity.key.name),
        ColumnValue.of(entity.key.qualifier), ColumnValue.of(entity.mentionCount),
        ColumnValue.of(entity.issueCount), ColumnValue.of(entity.firstSeen),
        ColumnValue.of(entity.lastSeen),
      ])
      for (place, name) in entity.aliases.enumerated() {
        try alias.insert([id, ColumnValue.of(place), ColumnValue.of(name)])
      }
      for (register, value) in entity.codes {
        try code.insert([id, ColumnValue.of(register), ColumnValue.of(value)])
      }
    }
  }

  private func insertStatements(_ statements: [InkGraphCore.Statement]) throws {
    let row = try RowWriter("statement", columns: 12, in: database)
    let evidence = try RowWriter("evidence", columns: 13, in: database)
    for (index, statement) in statements.enumerated() {
      let id = ColumnValue.of(index + 1)
      try row.insert(
        [id] + columns(of: statement.subject) + [ColumnValue.of(statement.predicate.rawValue)]
          + columns(of: statement.object) + [
            ColumnValue.of(statement.qualifier), ColumnValue.of(statement.firstSeen),
            ColumnValue.of(statement.lastSeen), ColumnValue.of(statement.score),
          ])
      for (place, value) in statement.evidence.enumerated() {
        try evidence.insert([
          id, ColumnValue.of(place), ColumnValue.of(try number(of: value.article.issue)),
          ColumnValue.of(value.article.ordinal), ColumnValue.of(value.span.start),
          ColumnValue.of(value.span.end), ColumnValue.of(value.text),
          ColumnValue.of(value.subjectSpan?.start), ColumnValue.of(value.subjectSpan?.end),
          ColumnValue.of(value.objectSpan?.start), ColumnValue.of(value.objectSpan?.end),
          ColumnValue.of(value.rule), ColumnValue.of(value.score),
        ])
      }
    }
  }

  private func insertResolution(_ resolution: [IssueKey: [Int]]) throws {
    let row = try RowWriter("resolution", columns: 3, in: database)
    let linked = try database.cachedStatement(sql: "UPDATE issue SET linked = 1 WHERE id = ?")
    for (key, entities) in resolution.sorted(by: { $0.key < $1.key }) {
      let issue = try number(of: key)
      try linked.execute(arguments: [issue])
      for (place, entity) in entities.enumerated() where entity != LinkedLibrary.dropped {
        try row.insert([ColumnValue.of(issue), ColumnValue.of(place), ColumnValue.of(entity + 1)])
      }
    }
  }

  private func columns(of reference: Reference) throws -> [DatabaseValue] {
    switch reference {
    case .entity(let index): [ColumnValue.of(index + 1), .null, .null]
    case .article(let id):
      [.null, ColumnValue.of(try number(of: id.issue)), ColumnValue.of(id.ordinal)]
    }
  }

  private func number(of key: IssueKey) throws -> Int {
    guard let number = issues[key] else {
      throw StoreError(.unknownIssue(key), path: database.configuration.label ?? "")
    }
    return number
  }
}
