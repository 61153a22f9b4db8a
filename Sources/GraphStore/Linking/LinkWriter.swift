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
    var uses = EntityUses()

    mutating func count(_ thing: IssueContribution.Thing, day: String?, sign: Int) {
      mentions += sign * thing.mentions
      uses.count(thing, sign: sign)
      guard thing.isNamed else { return }
      issues += sign
      if sign > 0 { added.include(day) } else { removed.include(day) }
    }
  }

  private struct StatementChange {
    /// What tells the statement from others, if it is new.
    var key: IssueContribution.StatementKey?
    var addedScore = -Double.infinity
    var removedScore = -Double.infinity
    var added = DayRange()
    var removed = DayRange()
    var hasLost = false
  }

  private let database: Database
  private let reader: IssuePartReader
  /// The keys of the entities that have no row yet.
  private(set) var added: [Int: EntityKey]
  private var entities: [Int: EntityChange] = [:]
  private var statements: [Int: StatementChange] = [:]
  private var newStatements: [IssueContribution.StatementKey: Int] = [:]
  private var nextStatement: Int?
  private var resolutions: [(entity: Int, issue: Int, isNamed: Bool)] = []
  private var evidence: [(statement: Int, issue: Int, place: Int, score: Double)] = []

  /// - Parameters:
  ///   - database: The library.
  ///   - added: The keys of entities that get a row with the first issue that names them.
  init(_ database: Database, added: [Int: EntityKey] = [:]) {
    self.database = database
    self.added = added
    reader = IssuePartReader(database: database)
  }

  /// Adds an issue.
  ///
  /// - Parameters:
  ///   - part: The part; its texts are not needed.
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
    for (entity, thing) in contribution.things {
      resolutions.append((entity, issue, thing.isNamed))
    }
    var rows = [Int](repeating: 0, count: part.statements.count)
    for (place, key) in contribution.statements {
      let subject = Self.types(part.statements[place].subject, key.subject, in: part, types)
      let object = Self.types(part.statements[place].object, key.object, in: part, types)
      if subject.own != subject.linked || object.own != object.linked,
        !allows(subject.linked, key.predicate, object.linked)
      {
        continue
      }
      let score = part.statements[place].evidence.score
      let statement = try row(of: key)
      statements[statement, default: StatementChange()].added.include(day)
      statements[statement]?.addedScore.raise(to: score)
      evidence.append((statement, issue, place, score))
      rows[place] = statement
    }
    try RowWriter(
      sql: "UPDATE skeleton SET entities = ?, statements = ? WHERE issue = ?", in: database
    ).write(SkeletonCoder.pack(rows: linked), SkeletonCoder.pack(rows: rows), issue)
  }

  /// Takes an issue away that was added with the same part.
  ///
  /// - Returns: Whether it was linked.
  @discardableResult
  func unlink(_ part: IssuePart, issue: Int) throws -> Bool {
    guard let linked = try reader.linkedEntities(of: issue),
      let rows = try reader.linkedStatements(of: issue)
    else { return false }
    guard linked.count == part.entities.count, rows.count == part.statements.count else {
      throw PackedBytesError()
    }
    let contribution = IssueContribution(part, issue: issue, entities: linked)
    let day = part.issue.date?.description
    count(contribution, day: day, sign: -1)
    let resolution = try RowWriter(
      sql: "DELETE FROM resolution WHERE entity = ? AND issue = ?", in: database)
    for entity in contribution.things.keys { try resolution.write(entity, issue) }
    let support = try RowWriter(
      sql: "DELETE FROM evidence WHERE statement = ? AND issue = ? AND place = ?", in: database)
    for (place, statement) in rows.enumerated() where statement != 0 {
      statements[statement, default: StatementChange()].removed.include(day)
      statements[statement]?.removedScore.raise(to: part.statements[place].evidence.score)
      statements[statement]?.hasLost = true
      try support.write(statement, issue, place)
    }
    try RowWriter(
      sql: "UPDATE skeleton SET entities = NULL, statements = NULL WHERE issue = ?", in: database
    ).write(issue)
    return true
  }

  /// Writes the gathered changes, each table in the order of its rows.
  func flush() throws {
    let resolution = try RowWriter("resolution", columns: 3, in: database)
    for value in resolutions.sorted(by: { ($0.entity, $0.issue) < ($1.entity, $1.issue) }) {
      try resolution.write(value.entity, value.issue, value.isNamed ? 1 : 0)
    }
    let support = try RowWriter("evidence", columns: 4, in: database)
    for value in evidence.sorted(by: {
      ($0.statement, $0.issue, $0.place) < ($1.statement, $1.issue, $1.place)
    }) {
      try support.write(value.statement, value.issue, value.place, value.score)
    }
    let entityRow = try RowWriter("entity", columns: 9, in: database)
    for entity in entities.keys.sorted() {
      guard let change = entities[entity] else { continue }
      if let key = added.removeValue(forKey: entity) {
        try insert(change, entity: entity, key, by: entityRow)
      } else {
        try write(change, toEntity: entity)
      }
    }
    let statementRow = try RowWriter("statement", columns: 14, in: database)
    for statement in statements.keys.sorted() {
      guard let change = statements[statement] else { continue }
      if let key = change.key {
        try insert(change, statement: statement, key, by: statementRow)
      } else {
        try write(change, toStatement: statement)
      }
    }
    entities.removeAll(keepingCapacity: true)
    statements.removeAll(keepingCapacity: true)
    newStatements.removeAll(keepingCapacity: true)
    resolutions.removeAll(keepingCapacity: true)
    evidence.removeAll(keepingCapacity: true)
  }

  private func count(_ contribution: IssueContribution, day: String?, sign: Int) {
    for (entity, thing) in contribution.things {
      entities[entity, default: EntityChange()].count(thing, day: day, sign: sign)
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
  private func row(of key: IssueContribution.StatementKey) throws -> Int {
    if let row = newStatements[key] { return row }
    let (subject, object) = (Columns(key.subject), Columns(key.object))
    let found = try RowWriter(
      sql: """
        SELECT id FROM statement WHERE hash = ? AND subjectEntity IS ? AND subjectIssue IS ?
          AND subjectArticle IS ? AND predicate = ? AND objectEntity IS ?
          AND objectIssue IS ? AND objectArticle IS ? AND qualifier IS ?
        """, in: database
    ).number(
      for: key.hash, subject.entity, subject.issue, subject.article, key.predicate.rawValue,
      object.entity, object.issue, object.article, key.qualifier)
    if let found { return found }
    let row =
      try nextStatement ?? Int.fetchOne(
        try database.cachedStatement(sql: "SELECT ifnull(max(id), 0) + 1 FROM statement")) ?? 1
    nextStatement = row + 1
    newStatements[key] = row
    statements[row, default: StatementChange()].key = key
    return row
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

  private func insert(
    _ change: EntityChange, entity: Int, _ key: EntityKey, by row: RowWriter
  ) throws {
    let columns = EntityColumns(
      key: key, mentionCount: change.mentions, issueCount: change.issues,
      firstSeen: change.added.first, lastSeen: change.added.last)
    try row.write(
      entity, key.type.rawValue, key.name, key.qualifier, columns.mentionCount,
      columns.issueCount, columns.firstSeen, columns.lastSeen, change.uses.packed(of: columns))
  }

  private func insert(
    _ change: StatementChange, statement: Int, _ key: IssueContribution.StatementKey,
    by row: RowWriter
  ) throws {
    let (subject, object) = (Columns(key.subject), Columns(key.object))
    try row.write(
      statement, key.hash, subject.entity, subject.issue, subject.article, key.predicate.rawValue,
      object.entity, object.issue, object.article, key.qualifier, change.added.first,
      change.added.last, change.addedScore,
      key.sum(first: change.added.first, last: change.added.last, score: change.addedScore).column)
  }

  private func write(_ change: EntityChange, toEntity entity: Int) throws {
    guard
      let row = try Row.fetchOne(
        try database.cachedStatement(
          sql: "SELECT \(EntityColumns.names), uses FROM entity WHERE id = ?"),
        arguments: [entity])
    else { return }
    var reader = ColumnReader(row)
    var columns = try EntityColumns(&reader)
    var uses = try reader.withBytes { [columns] in try EntityUses($0, of: columns) }
    uses.add(change.uses)
    var days = DayRange(first: columns.firstSeen, last: columns.lastSeen)
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
    columns.mentionCount += change.mentions
    columns.issueCount += change.issues
    (columns.firstSeen, columns.lastSeen) = (days.first, days.last)
    try RowWriter(
      sql: """
        UPDATE entity SET mentionCount = ?, issueCount = ?, firstSeen = ?, lastSeen = ?, uses = ?
        WHERE id = ?
        """, in: database
    ).write(
      columns.mentionCount, columns.issueCount, columns.firstSeen, columns.lastSeen,
      uses.packed(of: columns), entity)
  }

  private func write(_ change: StatementChange, toStatement statement: Int) throws {
    guard
      let row = try Row.fetchOne(
        try database.cachedStatement(
          sql: "SELECT firstSeen, lastSeen, score, hash, sum FROM statement WHERE id = ?"),
        arguments: [statement])
    else { return }
    var days = DayRange(first: row[0], last: row[1])
    var score: Double = row[2]
    let hash: Int = row[3]
    func sum() -> RowSum {
      IssueContribution.StatementKey.sum(
        hash: hash, first: days.first, last: days.last, score: score)
    }
    try sum().check(row[4])
    let isStale =
      change.hasLost
      && (days.changes(losing: change.removed, gaining: change.added)
        || change.removedScore >= score && change.addedScore < score)
    if isStale || change.hasLost && change.addedScore == -.infinity {
      let found = try Row.fetchOne(
        try database.cachedStatement(
          sql: """
            SELECT min(issue.date), max(issue.date), max(evidence.score), count(*)
            FROM evidence JOIN issue ON issue.id = evidence.issue
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
    try RowWriter(
      sql: "UPDATE statement SET firstSeen = ?, lastSeen = ?, score = ?, sum = ? WHERE id = ?",
      in: database
    ).write(days.first, days.last, score, sum().column, statement)
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
