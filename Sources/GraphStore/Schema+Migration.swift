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
      if version < 2 { try migrateToVersion2(database) }
      try database.execute(sql: "PRAGMA user_version = \(Self.version)")
      return .commit
    }
  }

  /// Version 2 links by changes: statements point at their support in the issues, names are
  /// counted, and skeletons, the names of all issues and an index of the texts stand beside them.
  private static func migrateToVersion2(_ database: Database) throws {
    for table in ["evidence", "statement", "resolution", "entityCode", "entityAlias", "entity"] {
      try database.execute(sql: "DROP TABLE \(table)")
    }
    let wasLinked =
      try String.fetchOne(database, sql: "SELECT value FROM meta WHERE name = 'linked'") == "yes"
    try database.execute(sql: "ALTER TABLE issue RENAME COLUMN linked TO examined")
    try database.execute(sql: "ALTER TABLE certainName RENAME TO oldCertainName")
    try database.execute(sql: certainNames)
    try database.execute(
      sql: """
        INSERT INTO certainName (issue, borrowed, place, name, type)
        SELECT issue, borrowed, place, name, type FROM oldCertainName;
        DROP TABLE oldCertainName
        """)
    try database.execute(sql: linked)
    try database.execute(sql: indexes)
    let reader = IssuePartReader(database: database)
    let writer = IssuePartWriter(database: database)
    for issue in try Int.fetchAll(database, sql: "SELECT id FROM issue ORDER BY id") {
      guard let part = try reader.part(issue: issue) else { continue }
      try TextIndex(database: database).insert(part.issue.articles, issue: issue)
      try writer.insertDerived(part, issue)
    }
    try database.execute(
      sql: "UPDATE issue SET examined = ?", arguments: [wasLinked ? 1 : 0])
    if wasLinked { try database.execute(sql: "DELETE FROM changedName") }
    try database.execute(sql: "INSERT OR REPLACE INTO meta VALUES ('stamp', '0')")
    try GraphStore.setLinkedIsCurrent(false, in: database)
  }
}
