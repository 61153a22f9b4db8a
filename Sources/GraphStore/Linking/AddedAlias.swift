import GRDB
import InkGraphCore

/// A name that an entity has besides those in the issues, because a user says so.
struct AddedAlias: Hashable, Comparable, CustomStringConvertible {
  /// The key of the entity, as text.
  let entity: String
  let name: String

  var description: String { "\(entity)=\(name)" }

  static func < (left: AddedAlias, right: AddedAlias) -> Bool {
    left.entity != right.entity
      ? left.entity.precedesByScalars(right.entity) : left.name.precedesByScalars(right.name)
  }

  /// All of them, sorted.
  static func all(in database: Database) throws -> [AddedAlias] {
    var aliases: [AddedAlias] = []
    let rows = try Row.fetchCursor(database, sql: "SELECT entity, name FROM addedAlias")
    while let row = try rows.next() {
      var columns = ColumnReader(row)
      aliases.append(AddedAlias(entity: try columns.text(), name: try columns.text()))
    }
    return aliases.sorted()
  }

  /// Puts some in the place of all that there are.
  static func replaceAll(by aliases: [AddedAlias], in database: Database) throws {
    try database.execute(sql: "DELETE FROM addedAlias")
    let row = try RowWriter("addedAlias", columns: 2, in: database)
    for alias in aliases {
      try row.write(alias.entity, alias.name)
    }
  }
}
