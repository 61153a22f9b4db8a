import Foundation
import GRDB

/// A table of nodes or edges from outside that a library keeps as it came.
public struct OutsideTable: Hashable, Sendable {
  /// What the rows of a table are.
  public enum Kind: String, Hashable, Sendable {
    /// Nodes.
    case nodes
    /// Edges.
    case edges
  }

  /// The name of the table; no other table of the kind in the library has it.
  public let name: String
  /// What its rows are.
  public let kind: Kind
  /// The bytes of the file.
  public let bytes: [UInt8]

  /// Makes a table.
  public init(name: String, kind: Kind, bytes: [UInt8]) {
    self.name = name
    self.kind = kind
    self.bytes = bytes
  }
}

extension GraphStore {
  /// The outside tables of the library: nodes first, then edges, each by name.
  public func outsideTables() throws(StoreError) -> [OutsideTable] {
    try read { database in
      guard try database.tableExists("outsideTable") else { return [] }
      var tables: [(name: String, kind: OutsideTable.Kind, bytes: [UInt8])] = []
      let rows = try Row.fetchCursor(
        database,
        sql: "SELECT name, kind, content FROM outsideTable ORDER BY kind DESC, name, piece")
      while let row = try rows.next() {
        let name: String = row[0]
        guard let kind = OutsideTable.Kind(rawValue: row[1]) else { continue }
        let content: Data = row[2]
        if let last = tables.last, last.name == name, last.kind == kind {
          tables[tables.count - 1].bytes += content
        } else {
          tables.append((name, kind, [UInt8](content)))
        }
      }
      return tables.map { OutsideTable(name: $0.name, kind: $0.kind, bytes: $0.bytes) }
    }
  }

  /// Keeps outside tables; a table of the same name and kind is replaced.
  public func save(_ tables: [OutsideTable]) throws(StoreError) {
    try write { database in
      // Made on first use, so that libraries from before are libraries still.
      try database.execute(
        sql: """
          CREATE TABLE IF NOT EXISTS outsideTable (
            kind TEXT NOT NULL, name TEXT NOT NULL, piece INTEGER NOT NULL, content BLOB NOT NULL,
            PRIMARY KEY (kind, name, piece)) WITHOUT ROWID
          """)
      for table in tables {
        try database.execute(
          sql: "DELETE FROM outsideTable WHERE kind = ? AND name = ?",
          arguments: [table.kind.rawValue, table.name])
        for (piece, start) in stride(from: 0, to: table.bytes.count, by: Self.pieceBytes)
          .enumerated()
        {
          let end = min(start + Self.pieceBytes, table.bytes.count)
          try database.execute(
            sql: "INSERT INTO outsideTable VALUES (?, ?, ?, ?)",
            arguments: [table.kind.rawValue, table.name, piece, Data(table.bytes[start..<end])])
        }
      }
    }
  }

  /// Forgets the outside tables with a name.
  ///
  /// - Returns: Whether there was one.
  @discardableResult
  public func removeOutsideTables(named name: String) throws(StoreError) -> Bool {
    try write { database in
      guard try database.tableExists("outsideTable") else { return false }
      try database.execute(sql: "DELETE FROM outsideTable WHERE name = ?", arguments: [name])
      return database.changesCount > 0
    }
  }

  /// SQLite holds at most 10^9 bytes in one value, and a piece at a time is enough to copy.
  private static let pieceBytes = 1 << 24
}
