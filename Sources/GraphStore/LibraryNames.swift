import GRDB
import InkGraphCore

/// The names that issues make certain, with the number of issues that do, and those that came or
/// went since the last second pass.
struct LibraryNames {
  let database: Database

  /// Adds the names of an issue.
  func add(_ names: [CertainName]) throws {
    // Two statements, of which mostly one does, take a third of the time of an upsert that tells what
    // it did.
    let count = try RowWriter(
      sql: "UPDATE libraryName SET uses = uses + 1 WHERE name = ? AND type = ?", in: database)
    let row = try RowWriter("libraryName", columns: 3, in: database)
    let change = try changeWriter()
    for name in names {
      try count.write(name.surface, name.type.rawValue)
      guard database.changesCount == 0 else { continue }
      try row.write(name.surface, name.type.rawValue, 1)
      try change.write(name.surface)
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
      if isLast { try changeWriter().write(name.surface) }
    }
  }

  private func uses(of name: CertainName) throws -> Int {
    try Int.fetchOne(
      try database.cachedStatement(
        sql: "SELECT uses FROM libraryName WHERE name = ? AND type = ?"),
      arguments: [ColumnValue.of(name.surface), name.type.rawValue]) ?? 0
  }

  private func changeWriter() throws -> RowWriter {
    try RowWriter(sql: "INSERT OR IGNORE INTO changedName VALUES (?)", in: database)
  }
}
