import GRDB
import InkGraphCore

/// The names that issues make certain, with the number of issues that do, and those that came or
/// went since the last second pass.
struct LibraryNames {
  let database: Database

  /// Adds the names of an issue.
  func add(_ names: [CertainName]) throws {
    let add = try database.cachedStatement(
      sql: """
        INSERT INTO libraryName VALUES (?, ?, 1)
        ON CONFLICT (name, type) DO UPDATE SET uses = uses + 1
        """)
    for name in names {
      let isNew = try uses(of: name) == 0
      add.setUncheckedArguments(StatementArguments(Self.columns(of: name)))
      try add.execute()
      if isNew { try noteChange(of: name) }
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
      let statement = try database.cachedStatement(sql: sql)
      statement.setUncheckedArguments(StatementArguments(Self.columns(of: name)))
      try statement.execute()
      if isLast { try noteChange(of: name) }
    }
  }

  private func uses(of name: CertainName) throws -> Int {
    try Int.fetchOne(
      try database.cachedStatement(
        sql: "SELECT uses FROM libraryName WHERE name = ? AND type = ?"),
      arguments: StatementArguments(Self.columns(of: name))) ?? 0
  }

  private func noteChange(of name: CertainName) throws {
    try database.cachedStatement(sql: "INSERT OR IGNORE INTO changedName VALUES (?)")
      .execute(arguments: [ColumnValue.of(name.surface)])
  }

  private static func columns(of name: CertainName) -> [DatabaseValue] {
    [ColumnValue.of(name.surface), ColumnValue.of(name.type.rawValue)]
  }
}
