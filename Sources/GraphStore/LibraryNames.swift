import GRDB
import InkGraphCore

/// The names that issues make certain, with the number of issues that do, and those that came or
/// went since the last second pass.
struct LibraryNames {
  let database: Database

  /// Adds the names of an issue.
  func add(_ names: [CertainName]) throws {
    let insert = try RowWriter(
      sql: "INSERT OR IGNORE INTO libraryName VALUES (?, ?, 1)", in: database)
    let count = try RowWriter(
      sql: "UPDATE libraryName SET uses = uses + 1 WHERE name = ? AND type = ?", in: database)
    for name in names {
      try insert.write(name.surface, name.type.rawValue)
      if database.changesCount > 0 {
        try noteChange(of: name)
      } else {
        try count.write(name.surface, name.type.rawValue)
      }
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
