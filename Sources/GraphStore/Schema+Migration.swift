import GRDB
import InkGraphCore

extension Schema {
  /// Brings a library of an older format to the newest one, step by step, in one transaction.
  ///
  /// The issues stay as they are. The linked result is emptied where its form has changed, and
  /// `linkedIsCurrent` is false then, so that the next build links anew.
  static func migrate(_ database: Database) throws {
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard version < Self.version else { return }
    try database.inTransaction(.immediate) {
      if version < 2 {
        try database.execute(sql: "ALTER TABLE issue RENAME COLUMN linked TO examined")
      }
      if version < 3 {
        try migrateFindings(database, from: version)
      } else {
        try addSums(database)
      }
      try addIssueSums(database)
      try database.execute(sql: "PRAGMA user_version = \(Self.version)")
      return .commit
    }
  }

  /// Version 2 links by changes, and counts the names of all issues; version 3 packs what was found in
  /// an issue, keeps the text of an article in one piece, and has an index of the texts of its own.
  private static func migrateFindings(_ database: Database, from version: Int) throws {
    let wasLinked =
      try String.fetchOne(database, sql: "SELECT value FROM meta WHERE name = 'linked'") == "yes"
    let linkedTables = [
      "evidence", "statement", "resolution", "entityCode", "entityAlias", "addedAlias", "entity",
      "skeleton", "articleText",
    ]
    for table in linkedTables { try database.execute(sql: "DROP TABLE IF EXISTS \(table)") }
    try database.execute(sql: "DROP INDEX IF EXISTS certainNameByName")
    try database.execute(sql: "ALTER TABLE article RENAME TO oldArticle")
    try database.execute(sql: found)
    try database.execute(sql: linked)
    if version < 2 { try database.execute(sql: names) }
    let reader = IssuePartReader(database: database)
    let oldReader = Version2Reader(database: database)
    let writer = IssuePartWriter(database: database)
    for issue in try Int.fetchAll(database, sql: "SELECT id FROM issue ORDER BY id") {
      guard var part = try reader.head(of: issue, isChecked: false) else { continue }
      part.issue.editors = try reader.editors(of: issue)
      try oldReader.complete(&part, issue: issue)
      let prepared = PreparedPart(part)
      try writer.insertArticles(prepared, issue)
      try writer.insertFindings(prepared, issue)
      if version < 2 { try LibraryNames(database: database).add(part.certainNames) }
    }
    for table in Version2Reader.tables { try database.execute(sql: "DROP TABLE \(table)") }
    if version < 2 {
      try database.execute(
        sql: "UPDATE issue SET examined = ?", arguments: [wasLinked ? 1 : 0])
      if wasLinked { try database.execute(sql: "DELETE FROM changedName") }
      try database.execute(sql: "INSERT OR REPLACE INTO meta VALUES ('stamp', '0')")
    }
    try GraphStore.setLinkedIsCurrent(false, in: database)
  }

  /// Version 4 has checksums of rows.
  private static func addSums(_ database: Database) throws {
    for table in ["evidence", "statement", "resolution", "addedAlias", "entity"] {
      try database.execute(sql: "DROP TABLE \(table)")
    }
    try database.execute(sql: linked)
    try database.execute(sql: "UPDATE skeleton SET entities = NULL, statements = NULL")
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT id, ordinal, page, kind, byline, continuesOn, continuedFrom, layout FROM article
        """)
    let writer = try RowWriter(sql: "UPDATE article SET layout = ? WHERE id = ?", in: database)
    while let row = try rows.next() {
      var columns = ColumnReader(row)
      let id = try columns.integer()
      let article = Article(
        ordinal: try columns.integer(), page: columns.optionalInteger(),
        kind: try columns.name(ArticleKind.self), blocks: [], byline: columns.optionalText(),
        continuesOn: columns.optionalInteger(), continuedFrom: columns.optionalInteger())
      let layout = try columns.withBytes { try ArticleLayout.resealed(version3: $0, of: article) }
      try writer.write(layout, id)
    }
    try GraphStore.setLinkedIsCurrent(false, in: database)
  }

  private static func addIssueSums(_ database: Database) throws {
    for column in issueSums {
      try database.execute(sql: "ALTER TABLE issue ADD COLUMN \(column)")
    }
    let reader = IssuePartReader(database: database)
    let writer = try RowWriter(
      sql: "UPDATE issue SET keySum = ?, headSum = ?, editorSum = ? WHERE id = ?", in: database)
    for issue in try Int.fetchAll(database, sql: "SELECT id FROM issue") {
      guard var head = try reader.head(of: issue, isChecked: false) else { continue }
      head.issue.editors = try reader.editors(of: issue)
      try writer.write(
        IssueSums.key(head.issue.key).column,
        IssueSums.head(of: head.issue, contentHash: head.contentHash).column,
        IssueSums.editors(of: head.issue).column, issue)
    }
  }
}
