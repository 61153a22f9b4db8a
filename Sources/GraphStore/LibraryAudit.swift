import GRDB
import InkGraphCore

/// Compares what issues say, which is packed and has checksums, with the rows that follow from it.
struct LibraryAudit {
  private let database: Database
  /// How often issues name each entity, by row.
  private var mentions: [Int: Int] = [:]
  /// How many issues make a name certain.
  private var names: [CertainName: Int] = [:]
  /// For each issue a sum of its rows of `evidence`, and one of its rows of `resolution`.
  private var evidence: [Int: UInt64] = [:]
  private var resolution: [Int: UInt64] = [:]
  private var damaged: [IssueKey] = []

  init(_ database: Database) { self.database = database }

  /// What is wrong, in words; also looks at every checksum of an issue.
  ///
  /// - Complexity: O(*n*), *n* findings of all issues.
  mutating func faults() throws -> [String] {
    let reader = IssuePartReader(database: database)
    for issue in try GraphStore.sortedIssues(in: database) {
      do {
        if try !look(at: issue.number, issue.key, reader) { damaged.append(issue.key) }
      } catch is PackedBytesError {
        damaged.append(issue.key)
      }
    }
    guard damaged.isEmpty else {
      return damaged.prefix(20).map { "issue \($0) is damaged; build it again from its file" }
    }
    return [
      (try wrongMentionCounts(), "entities have another number of mentions than the articles"),
      (
        try wrongRows(
          "SELECT issue, statement, place, score FROM evidence", evidence,
          { Self.evidence($0[1], $0[2], $0[3]) }),
        "issues have other rows of evidence than they say"
      ),
      (
        try wrongRows(
          "SELECT issue, entity, named FROM resolution", resolution,
          { Self.resolution($0[1], isNamed: $0[2]) }), "issues have other entities than they say"
      ),
      (try wrongNames(), "names are counted otherwise than issues make them certain"),
    ].compactMap { $0.0 > 0 ? "\($0.0) \($0.1); build the library again" : nil }
  }

  /// Adds an issue; tells whether it agrees with itself.
  private mutating func look(
    at issue: Int, _ key: IssueKey, _ reader: IssuePartReader
  ) throws -> Bool {
    guard let part = try reader.part(issue: issue) else { return true }
    if let skeleton = try reader.skeleton(of: issue, key), skeleton != part.skeleton {
      return false
    }
    for name in part.certainNames { names[name, default: 0] += 1 }
    guard let linked = try reader.linkedEntities(of: issue) else { return true }
    let rows = try reader.linkedStatements(of: issue) ?? []
    guard linked.count == part.entities.count, rows.count == part.statements.count else {
      return false
    }
    for mention in part.mentions where linked[mention.entity] != 0 {
      mentions[linked[mention.entity], default: 0] += 1
    }
    for (place, row) in rows.enumerated() where row != 0 {
      evidence[issue, default: 0] &+= Self.evidence(
        row, place, part.statements[place].evidence.score)
    }
    let contribution = IssueContribution(
      part, issue: issue, entities: linked, statements: { _ in false })
    for thing in contribution.things {
      resolution[issue, default: 0] &+= Self.resolution(thing.entity, isNamed: thing.isNamed)
    }
    return true
  }

  private static func evidence(_ statement: Int, _ place: Int, _ score: Double) -> UInt64 {
    var sum = RowSum()
    sum.add(statement)
    sum.add(place)
    sum.add(score)
    return sum.value
  }

  private static func resolution(_ entity: Int, isNamed: Bool) -> UInt64 {
    var sum = RowSum()
    sum.add(entity)
    sum.add(isNamed ? 1 : 0)
    return sum.value
  }

  private func wrongMentionCounts() throws -> Int {
    var wrong = 0
    let rows = try Row.fetchCursor(database, sql: "SELECT id, mentionCount FROM entity")
    while let row = try rows.next() {
      if mentions[row[0]] ?? 0 != row[1] as Int { wrong += 1 }
    }
    return wrong
  }

  /// How many issues, which stand in the first column, have other rows than they should.
  private func wrongRows(
    _ sql: String, _ expected: [Int: UInt64], _ sum: (Row) -> UInt64
  ) throws -> Int {
    var rest = expected
    let rows = try Row.fetchCursor(database, sql: sql)
    while let row = try rows.next() { rest[row[0], default: 0] &-= sum(row) }
    return rest.values.count { $0 != 0 }
  }

  private func wrongNames() throws -> Int {
    var rest = names
    let rows = try Row.fetchCursor(database, sql: "SELECT name, type, uses FROM libraryName")
    while let row = try rows.next() {
      var columns = ColumnReader(row)
      let name = CertainName(
        surface: try columns.text(), type: try columns.name(EntityType.self))
      rest[name, default: 0] -= try columns.integer()
    }
    return rest.values.count { $0 != 0 }
  }
}
