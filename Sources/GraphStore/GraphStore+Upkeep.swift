import Foundation
import GRDB
import InkGraphCore

extension GraphStore {
  /// Looks through the whole file for damage: pages, indexes, references between tables, and what
  /// the linked result must agree on with the issues.
  ///
  /// - Returns: What is wrong, in words; empty for a sound library.
  /// - Complexity: O(*n* log *n*), *n* rows.
  public func verify() throws(StoreError) -> [String] {
    try read { database in
      var faults = try Self.faults(in: database, limit: 20)
      guard faults.isEmpty else { return faults }
      let violations = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
      for row in violations.prefix(20) {
        faults.append("a row of table \(row[0] as String) refers to one that is not there")
      }
      for (what, sql) in Self.agreements {
        let count = try Int.fetchOne(database, sql: sql) ?? 0
        if count > 0 { faults.append("\(count) \(what)") }
      }
      faults += try Self.damage(in: database)
      if !graphImageIsSound {
        faults.append("the graph in \(path)-graph is damaged; remove it, it is made again")
      }
      return faults
    }
  }

  /// Copies the library into another file, as it stands at this moment, also while someone writes.
  ///
  /// The copy is one file without a journal, and as small as can be.
  ///
  /// - Throws: `StoreError`; `exists` if there is a file of that name.
  public func backUp(to copy: String) throws(StoreError) {
    guard !FileManager.default.fileExists(atPath: copy) else {
      throw StoreError(.exists, path: copy)
    }
    // Under another name until it is whole, so that nobody takes a half for a copy.
    let unfinished = copy + "-unfinished"
    try? FileManager.default.removeItem(atPath: unfinished)
    try StoreError.translating(path: copy) {
      try queue.inDatabase { database in
        try database.execute(sql: "VACUUM INTO ?", arguments: [unfinished])
      }
      do {
        try FileManager.default.moveItem(atPath: unfinished, toPath: copy)
      } catch {
        throw StoreError(.sqlite("the copy can't get its name: \(error)"), path: copy)
      }
    }
  }

  /// What SQLite finds wrong with the pages and indexes of a file.
  static func faults(in database: Database, limit: Int) throws -> [String] {
    try String.fetchAll(database, sql: "PRAGMA quick_check(\(limit))").filter { $0 != "ok" }
  }

  /// Things that must not be, each with a query that counts them.
  private static let agreements = [
    (
      "issues lack their skeletons",
      "SELECT count(*) FROM issue WHERE id NOT IN (SELECT issue FROM skeleton)"
    ),
    (
      "statements have no evidence",
      "SELECT count(*) FROM statement WHERE id NOT IN (SELECT statement FROM evidence)"
    ),
    (
      "entities have another number of issues than there are",
      """
      SELECT count(*) FROM entity LEFT JOIN (
        SELECT entity, count(*) AS issues FROM resolution WHERE named = 1
        GROUP BY entity) AS found ON found.entity = entity.id
      WHERE entity.issueCount <> ifnull(found.issues, 0)
      """
    ),
  ]

  /// What packed bytes and checksums say against the rows beside them.
  private static func damage(in database: Database) throws -> [String] {
    guard let issues = try? sortedIssues(in: database) else {
      return ["the name, date or number of an issue is damaged; build the library again"]
    }
    var audit = LibraryAudit(database)
    var faults = try audit.faults()
    do {
      let keys = Dictionary(uniqueKeysWithValues: issues.map { ($0.number, $0.key) })
      let linked = LinkedLibraryReader(database: database, issues: keys)
      _ = try linked.bareStatements(try linked.entities().places)
    } catch is PackedBytesError {
      faults.append("an entity or a statement is damaged; build the library again")
    }
    if try !TextIndex(database: database).isSound() {
      faults.append("the index of the texts is damaged; build the library again")
    }
    return faults
  }
}
