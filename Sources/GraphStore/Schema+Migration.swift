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
      try migrateFindings(database, from: version)
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
      guard var part = try reader.headWithEditors(of: issue) else { continue }
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
}
