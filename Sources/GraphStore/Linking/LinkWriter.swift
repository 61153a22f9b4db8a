import GRDB
import InkGraphCore

/// Adds what issues say to the linked result, and takes it away again.
///
/// Counts of entities and names change by addition, so an issue costs the same however large the
/// library is. What has to be compared with other issues, a first day or a best score, is looked up
/// only where the issue that goes had it. Changes are gathered and written by `flush`.
final class LinkWriter {
  private struct EntityChange {
    var mentions = 0
    var issues = 0
    var added = DayRange()
    var removed = DayRange()
  }

  private struct StatementChange {
    var addedScore = -Double.infinity
    var removedScore = -Double.infinity
    var added = DayRange()
    var removed = DayRange()
    var hasLost = false
  }

  private struct Use: Hashable {
    let entity: Int
    let text: String
    let register: String
  }

  private let database: Database
  private var entities: [Int: EntityChange] = [:]
  private var statements: [Int: StatementChange] = [:]
  private var names: [Use: Int] = [:]
  private var codes: [Use: Int] = [:]

  init(_ database: Database) { self.database = database }

  /// Adds an issue.
  ///
  /// - Parameters:
  ///   - part: The part.
  ///   - issue: The row number of the issue.
  ///   - linked: For each thing of the part the row number of its entity; 0 for none.
  ///   - types: The type of each entity, by row number.
  ///   - allows: Whether a statement fits its ends, where a thing has another type than its entity.
  /// - Throws: What SQLite throws.
  func link(
    _ part: IssuePart, issue: Int, to linked: [Int], types: [Int: EntityType],
    allows: (EntityType, Predicate, EntityType) -> Bool
  ) throws {
    let contribution = IssueContribution(part, issue: issue, entities: linked)
    let day = part.issue.date?.description
    count(contribution, day: day, sign: 1)
    let resolution = try RowWriter("resolution", columns: 4, in: database)
    for (place, entity) in linked.enumerated() where entity != 0 {
      try resolution.write(issue, place, entity, contribution.named[place] ? 1 : 0)
    }
    let evidence = try RowWriter("evidence", columns: 3, in: database)
    for (place, key) in contribution.statements {
      let subject = Self.types(part.statements[place].subject, key.subject, in: part, types)
      let object = Self.types(part.statements[place].object, key.object, in: part, types)
      if subject.own != subject.linked || object.own != object.linked,
        !allows(subject.linked, key.predicate, object.linked)
      {
        continue
      }
      let score = part.statements[place].evidence.score
      let statement = try row(of: key, day: day, score: score)
      statements[statement, default: StatementChange()].added.include(day)
      statements[statement]?.addedScore.raise(to: score)
      try evidence.write(statement, issue, place)
    }
    try RowWriter(sql: "UPDATE skeleton SET entities = ? WHERE issue = ?", in: database)
      .write(SkeletonCoder.pack(entities: linked), issue)
  }

  /// Takes an issue away that was added with the same part and entities.
  func unlink(_ part: IssuePart, issue: Int, from linked: [Int]) throws {
    let contribution = IssueContribution(part, issue: issue, entities: linked)
    let day = part.issue.date?.description
    count(contribution, day: day, sign: -1)
    let rows = try Row.fetchCursor(
      try database.cachedStatement(sql: "SELECT statement, place FROM evidence WHERE issue = ?"),
      arguments: [issue])
    while let row = try rows.next() {
      let statement: Int = row[0]
      let place: Int = row[1]
      guard part.statements.indices.contains(place) else { throw PackedBytesError() }
      statements[statement, default: StatementChange()].removed.include(day)
      statements[statement]?.removedScore.raise(to: part.statements[place].evidence.score)
      statements[statement]?.hasLost = true
    }
    for table in ["evidence", "resolution"] {
      try database.cachedStatement(sql: "DELETE FROM \(table) WHERE issue = ?")
        .execute(arguments: [issue])
    }
    try database.cachedStatement(sql: "UPDATE skeleton SET entities = NULL WHERE issue = ?")
      .execute(arguments: [issue])
  }

  /// Writes the gathered changes.
  func flush() throws {
    try flushUses(&names, table: "entityAlias", key: "entity, name") { use, row, uses in
      guard let uses else { return try row.write(use.entity, use.text) }
      try row.write(use.entity, use.text, uses)
    }
    try flushUses(&codes, table: "entityCode", key: "entity, register, code") { use, row, uses in
      guard let uses else { return try row.write(use.entity, use.register, use.text) }
      try row.write(use.entity, use.register, use.text, uses)
    }
    let entityRow = try RowWriter(
      sql: """
        UPDATE entity SET mentionCount = mentionCount + ?, issueCount = issueCount + ?,
          firstSeen = ?, lastSeen = ? WHERE id = ?
        """, in: database)
    for (entity, change) in entities.sorted(by: { $0.key < $1.key }) {
      try write(change, toEntity: entity, by: entityRow)
    }
    let statementRow = try RowWriter(
      sql: "UPDATE statement SET firstSeen = ?, lastSeen = ?, score = ? WHERE id = ?", in: database)
    for (statement, change) in statements.sorted(by: { $0.key < $1.key }) {
      try write(change, toStatement: statement, by: statementRow)
    }
    entities.removeAll(keepingCapacity: true)
    statements.removeAll(keepingCapacity: true)
  }

  private func count(_ contribution: IssueContribution, day: String?, sign: Int) {
    for (entity, thing) in contribution.things {
      var change = entities[entity] ?? EntityChange()
      change.mentions += sign * thing.mentions
      if thing.isNamed {
        change.issues += sign
        if sign > 0 { change.added.include(day) } else { change.removed.include(day) }
      }
      entities[entity] = change
      for name in thing.names {
        names[Use(entity: entity, text: name, register: ""), default: 0] += sign
      }
      for (register, code) in thing.codes {
        codes[Use(entity: entity, text: code, register: register), default: 0] += sign
      }
    }
  }

  /// The type of an end of a statement in its part, and that of the entity to which it is linked.
  private static func types(
    _ local: LocalReference, _ end: IssueContribution.End, in part: IssuePart,
    _ types: [Int: EntityType]
  ) -> (own: EntityType, linked: EntityType) {
    guard case .entity(let place) = local, case .entity(let row) = end else {
      return (.article, .article)
    }
    let own = part.entities[place].type
    return (own, types[row] ?? own)
  }

  /// The row of a statement, which is added if it is new.
  private func row(of key: IssueContribution.StatementKey, day: String?, score: Double) throws
    -> Int
  {
    let (subject, object) = (Columns(key.subject), Columns(key.object))
    let predicate = key.predicate.rawValue
    // Each form has the index that begins with what is not null in it.
    let sql =
      if case .entity = key.subject {
        "subjectEntity = ?1 AND ?2 IS NULL AND ?3 IS NULL"
      } else {
        "subjectEntity IS ?1 AND subjectIssue = ?2 AND subjectArticle = ?3"
      }
    let found = try Int.fetchOne(
      try database.cachedStatement(
        sql: """
          SELECT id FROM statement WHERE \(sql) AND predicate = ?4 AND objectEntity IS ?5
            AND objectIssue IS ?6 AND objectArticle IS ?7 AND qualifier IS ?8
          """),
      arguments: [
        subject.entity, subject.issue, subject.article, predicate, object.entity, object.issue,
        object.article, key.qualifier.map { ColumnValue.of($0) },
      ])
    if let found { return found }
    try RowWriter("statement", columns: 12, in: database).write(
      RowWriter.null, subject.entity, subject.issue, subject.article, predicate, object.entity,
      object.issue, object.article, key.qualifier, day, day, score)
    return Int(database.lastInsertedRowID)
  }

  /// An end of a statement as columns.
  private struct Columns {
    var entity: Int?
    var issue: Int?
    var article: Int?

    init(_ end: IssueContribution.End) {
      switch end {
      case .entity(let row): entity = row
      case .article(let issue, let ordinal):
        self.issue = issue
        article = ordinal
      }
    }
  }

  private func flushUses(
    _ uses: inout [Use: Int], table: String, key: String,
    _ write: (_ use: Use, _ row: RowWriter, _ uses: Int?) throws -> Void
  ) throws {
    let places = key.split(separator: ", ")
    let marks = places.map { _ in "?" }.joined(separator: ", ")
    let add = try RowWriter(
      sql: """
        INSERT INTO \(table) (\(key), uses) VALUES (\(marks), ?)
        ON CONFLICT (\(key)) DO UPDATE SET uses = uses + excluded.uses
        """, in: database)
    let remove = try RowWriter(
      sql: """
        DELETE FROM \(table)
        WHERE \(places.map { "\($0) = ?" }.joined(separator: " AND ")) AND uses <= 0
        """, in: database)
    for (use, delta) in uses where delta != 0 {
      try write(use, add, delta)
      if delta < 0 { try write(use, remove, nil) }
    }
    uses.removeAll(keepingCapacity: true)
  }

  private func write(_ change: EntityChange, toEntity entity: Int, by writer: RowWriter) throws {
    guard
      let row = try Row.fetchOne(
        try database.cachedStatement(sql: "SELECT firstSeen, lastSeen FROM entity WHERE id = ?"),
        arguments: [entity])
    else { return }
    var days = DayRange(first: row[0], last: row[1])
    if days.changes(losing: change.removed, gaining: change.added) {
      let found = try Row.fetchOne(
        try database.cachedStatement(
          sql: """
            SELECT min(issue.date), max(issue.date) FROM resolution
            JOIN issue ON issue.id = resolution.issue
            WHERE resolution.entity = ? AND resolution.named = 1
            """), arguments: [entity])
      days = DayRange(first: found?[0], last: found?[1])
    } else {
      days.include(change.added)
    }
    try writer.write(change.mentions, change.issues, days.first, days.last, entity)
  }

  private func write(
    _ change: StatementChange, toStatement statement: Int, by writer: RowWriter
  ) throws {
    guard
      let row = try Row.fetchOne(
        try database.cachedStatement(
          sql: "SELECT firstSeen, lastSeen, score FROM statement WHERE id = ?"),
        arguments: [statement])
    else { return }
    var days = DayRange(first: row[0], last: row[1])
    var score: Double = row[2]
    let isStale =
      change.hasLost
      && (days.changes(losing: change.removed, gaining: change.added)
        || change.removedScore >= score && change.addedScore < score)
    if isStale || change.hasLost && change.addedScore == -.infinity {
      let found = try Row.fetchOne(
        try database.cachedStatement(
          sql: """
            SELECT min(issue.date), max(issue.date), max(localStatement.score), count(*)
            FROM evidence JOIN issue ON issue.id = evidence.issue
            JOIN localStatement ON localStatement.issue = evidence.issue
              AND localStatement.place = evidence.place
            WHERE evidence.statement = ?
            """), arguments: [statement])
      guard let found, found[3] as Int > 0 else {
        return try database.cachedStatement(sql: "DELETE FROM statement WHERE id = ?")
          .execute(arguments: [statement])
      }
      days = DayRange(first: found[0], last: found[1])
      score = found[2]
    } else {
      days.include(change.added)
      score = max(score, change.addedScore)
    }
    if days.first == row[0], days.last == row[1], score == row[2] as Double { return }
    try writer.write(days.first, days.last, score, statement)
  }
}

/// The first and the last of some days, written as `2025-07-16`, which sorts as it should.
private struct DayRange {
  var first: String?
  var last: String?

  mutating func include(_ day: String?) {
    guard let day else { return }
    first = first.map { min($0, day) } ?? day
    last = last.map { max($0, day) } ?? day
  }

  mutating func include(_ other: DayRange) {
    include(other.first)
    include(other.last)
  }

  /// Whether an end may move inwards when some days go and others come.
  func changes(losing lost: DayRange, gaining gained: DayRange) -> Bool {
    let losesFirst = lost.first != nil && lost.first == first && gained.first != first
    let losesLast = lost.last != nil && lost.last == last && gained.last != last
    return losesFirst || losesLast
  }
}

extension Double {
  fileprivate mutating func raise(to other: Double) { self = max(self, other) }
}
