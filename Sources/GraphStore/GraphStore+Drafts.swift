import GRDB
import InkGraphCore

/// Work that a build has in hand and that is not part of the library yet; if the build is killed, the
/// next one goes on with it.
extension GraphStore {
  /// Keeps a piece of work, in one transaction; one of the same name is replaced.
  ///
  /// - Parameters:
  ///   - content: Any bytes.
  ///   - name: All that the work depends on.
  /// - Throws: `StoreError`.
  public func saveDraft(_ content: [UInt8], named name: String) async throws(StoreError) {
    try await writeAside { database in
      try RowWriter(sql: "INSERT OR REPLACE INTO draft VALUES (?, ?)", in: database)
        .write(name, SealedBytes.seal(content))
    }
  }

  /// The pieces of work, by name; one that is damaged is none.
  public func drafts() throws(StoreError) -> [String: [UInt8]] {
    try read { database in
      var drafts: [String: [UInt8]] = [:]
      let rows = try Row.fetchCursor(database, sql: "SELECT name, content FROM draft")
      while let row = try rows.next() {
        var columns = ColumnReader(row)
        let name = try columns.text()
        drafts[name] = try columns.withBytes { sealed in
          try? SealedBytes.open(sealed) { [UInt8]($0) }
        }
      }
      return drafts
    }
  }

  /// Forgets all pieces of work.
  public func removeDrafts() throws(StoreError) {
    try write { try $0.execute(sql: "DELETE FROM draft") }
  }
}
