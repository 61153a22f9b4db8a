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
      faults += try Self.disagreements(in: database)
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

  /// What the packed findings do not agree on with the rows beside them; also looks at every checksum.
  private static func disagreements(in database: Database) throws -> [String] {
    let reader = IssuePartReader(database: database)
    var counts: [Int: Int] = [:]
    var damaged: [IssueKey] = []
    var wrong = 0
    for issue in try sortedIssues(in: database) {
      do {
        guard let part = try reader.part(issue: issue.number) else { continue }
        if let skeleton = try reader.skeleton(of: issue.number, issue.key),
          skeleton != part.skeleton
        {
          damaged.append(issue.key)
          continue
        }
        guard let linked = try reader.linkedEntities(of: issue.number) else { continue }
        for mention in part.mentions where linked[mention.entity] != 0 {
          counts[linked[mention.entity], default: 0] += 1
        }
        let rows = try reader.linkedStatements(of: issue.number) ?? []
        if linked.count != part.entities.count || rows.count != part.statements.count {
          damaged.append(issue.key)
        }
      } catch is PackedBytesError {
        damaged.append(issue.key)
      }
    }
    let rows = try Row.fetchCursor(database, sql: "SELECT id, mentionCount FROM entity")
    while let row = try rows.next() {
      let entity: Int = row[0]
      let mentions: Int = row[1]
      if counts[entity] ?? 0 != mentions { wrong += 1 }
    }
    var faults = damaged.prefix(20).map {
      "issue \($0) is damaged; build it again from its file"
    }
    if wrong > 0, damaged.isEmpty {
      faults.append("\(wrong) entities have another number of mentions than the articles")
    }
    do {
      let keys = Dictionary(
        uniqueKeysWithValues: try sortedIssues(in: database).map { ($0.number, $0.key) })
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
