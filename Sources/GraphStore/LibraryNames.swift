import GRDB
import InkGraphCore

/// The names that issues make certain, with the number of issues that do, and those that came or
/// went since the last second pass.
struct LibraryNames {
  let database: Database

  /// Adds the names of an issue.
  func add(_ names: [CertainName]) throws {
    let count = try RowWriter(
      sql: """
        INSERT INTO libraryName VALUES (?, ?, 1)
        ON CONFLICT DO UPDATE SET uses = uses + 1 RETURNING uses
        """, in: database)
    for name in names where try count.number(for: name.surface, name.type.rawValue) == 1 {
      try noteChange(of: name)
    }
  }

  /// Takes the names of an issue away.
  func remove(_ names: [CertainName]) throws {
    for name in names {
      let isLast = try uses(of: name) == 1
      let sql =
        isLast
        ? "DELETE FROM libraryName WHERE name = ? AND type = ?"
        : "UPDATE libraryName SET uses = uses - 1 WHERE name = ? AND type = ?"
      try RowWriter(sql: sql, in: database).write(name.surface, name.type.rawValue)
      if isLast { try noteChange(of: name) }
    }
  }

  private func uses(of name: CertainName) throws -> Int {
    try Int.fetchOne(
      try database.cachedStatement(
        sql: "SELECT uses FROM libraryName WHERE name = ? AND type = ?"),
      arguments: [ColumnValue.of(name.surface), name.type.rawValue]) ?? 0
  }

  private func noteChange(of name: CertainName) throws {
    try RowWriter(sql: "INSERT OR IGNORE INTO changedName VALUES (?)", in: database)
      .write(name.surface)
  }
}
