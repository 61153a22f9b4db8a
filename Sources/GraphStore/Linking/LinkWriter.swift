import GRDB
import InkGraphCore

/// Writes what issues add to the linked result, and what goes with them.
///
/// What has to be compared with other issues, a first day or a best score, is looked up only where the
/// issue that goes had it.
struct LinkWriter {
  private let database: Database
  private let reader: IssuePartReader

  init(_ database: Database) {
    self.database = database
    reader = IssuePartReader(database: database)
  }

  /// Takes an issue away that was linked with the same part; its counts follow with `write`.
  ///
  /// - Returns: Whether it was linked.
  @discardableResult
  func unlink(_ part: IssuePart, issue: Int, from changes: inout LinkChanges) throws -> Bool {
    guard let linked = try reader.linkedEntities(of: issue),
      let rows = try reader.linkedStatements(of: issue)
    else { return false }
    guard linked.count == part.entities.count, rows.count == part.statements.count else {
      throw PackedBytesError()
    }
    let contribution = IssueContribution(
      part, issue: issue, entities: linked, statements: { _ in false })
    let resolution = try RowWriter(
      sql: "DELETE FROM resolution WHERE entity = ? AND issue = ?", in: database)
    for thing in contribution.things { try resolution.write(thing.entity, issue) }
    let support = try RowWriter(
      sql: "DELETE FROM evidence WHERE statement = ? AND issue = ? AND place = ?", in: database)
    var statements: [(row: Int, score: Double)] = []
    for (place, statement) in rows.enumerated() where statement != 0 {
      statements.append((statement, part.statements[place].evidence.score))
      try support.write(statement, issue, place)
    }
    changes.unlink(contribution, day: part.issue.date?.description, statements: statements)
    try RowWriter(
      sql: "UPDATE skeleton SET entities = NULL, statements = NULL WHERE issue = ?", in: database
    ).write(issue)
    return true
  }

  /// Writes changes, each table in the order of its rows.
  ///
  /// - Parameters:
  ///   - changes: What was gathered.
  ///   - added: The keys of the entities that have no row yet.
  /// - Throws: What SQLite throws.
  func write(_ changes: LinkChanges, added: [Int: EntityKey] = [:]) throws {
    let (rows, firstNew) = try statementRows(of: changes.keys.lazy.map(\.key))
    try writeIssues(of: changes, rows)
    let entityRow = try RowWriter("entity", columns: 9, in: database)
    for slot in changes.entities.indices.sorted(by: {
      changes.entities[$0].entity < changes.entities[$1].entity
    }) {
      let change = changes.entities[slot]
      if let key = added[change.entity] {
        try insert(change, key, by: entityRow)
      } else {
        try write(change)
      }
    }
    var known = changes.lost
    for (slot, row) in rows.enumerated() where row < firstNew {
      known[row, default: LinkChanges.StatementChange()].merge(changes.keys[slot].change)
    }
    for (row, change) in known.sorted(by: { $0.key < $1.key }) {
      try write(change, toStatement: row)
    }
    let statementRow = try RowWriter("statement", columns: 14, in: database)
    for (slot, row) in rows.enumerated() where row >= firstNew {
      let (key, change) = changes.keys[slot]
      try insert(change, statement: row, key, by: statementRow)
    }
  }

  /// The rows of statements, in the order of their keys; those that are new get the rows from
  /// `firstNew` on.
  private func statementRows(
    of keys: some Sequence<IssueContribution.StatementKey>
  ) throws -> (rows: [Int], firstNew: Int) {
    let firstNew =
      try Int.fetchOne(
        try database.cachedStatement(sql: "SELECT ifnull(max(id), 0) + 1 FROM statement")) ?? 1
    var next = firstNew
    let find = try RowWriter(
      sql: """
        SELECT id FROM statement WHERE hash = ? AND subjectEntity IS ? AND subjectIssue IS ?
          AND subjectArticle IS ? AND predicate = ? AND objectEntity IS ?
          AND objectIssue IS ? AND objectArticle IS ? AND qualifier IS ?
        """, in: database)
    let rows = try keys.map { key in
      let (subject, object) = (Columns(key.subject), Columns(key.object))
      // In a library without statements, which many are built into, none is looked for.
      if firstNew > 1,
        let found = try find.number(
          for: key.hash, subject.entity, subject.issue, subject.article, key.predicate.rawValue,
          object.entity, object.issue, object.article, key.qualifier)
      {
        return found
      }
      defer { next += 1 }
      return next
    }
    return (rows, firstNew)
  }

  /// Writes the rows that belong to issues.
  private func writeIssues(of changes: LinkChanges, _ rows: [Int]) throws {
    var resolutions: [(entity: Int, issue: Int, isNamed: Bool)] = []
    var evidence: [(statement: Int, issue: Int, place: Int, score: Double)] = []
    let skeleton = try RowWriter(
      sql: "UPDATE skeleton SET entities = ?, statements = ? WHERE issue = ?", in: database)
    for issue in changes.issues {
      let links = issue.links
      for thing in links.contribution.things {
        resolutions.append((thing.entity, links.issue, thing.isNamed))
      }
      var own = [Int](repeating: 0, count: links.statementCount)
      for (statement, slot) in zip(links.contribution.statements, issue.slots) {
        evidence.append((rows[slot], links.issue, statement.place, statement.score))
        own[statement.place] = rows[slot]
      }
      try skeleton.write(links.entities, SkeletonCoder.pack(rows: own), links.issue)
    }
    let resolution = try RowWriter("resolution", columns: 3, in: database)
    for value in resolutions.sorted(by: { ($0.entity, $0.issue) < ($1.entity, $1.issue) }) {
      try resolution.write { row in
        row.add(value.entity)
        row.add(value.issue)
        row.add(value.isNamed ? 1 : 0)
      }
    }
    let support = try RowWriter("evidence", columns: 4, in: database)
    for value in evidence.sorted(by: {
      ($0.statement, $0.issue, $0.place) < ($1.statement, $1.issue, $1.place)
    }) {
      try support.write { row in
        row.add(value.statement)
        row.add(value.issue)
        row.add(value.place)
        row.add(value.score)
      }
    }
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
    _ change: LinkChanges.EntityChange, _ key: EntityKey, by row: RowWriter
  ) throws {
    let columns = EntityColumns(
      key: key, mentionCount: change.mentions, issueCount: change.issues,
      firstSeen: change.added.first, lastSeen: change.added.last)
    let uses = change.uses.packed(of: columns)
    try row.write { row in
      row.add(change.entity)
      row.add(key.type.rawValue)
      row.add(key.name)
      row.add(key.qualifier)
      row.add(columns.mentionCount)
      row.add(columns.issueCount)
      row.add(columns.firstSeen)
      row.add(columns.lastSeen)
      row.add(uses)
    }
  }

  private func insert(
    _ change: LinkChanges.StatementChange, statement: Int,
    _ key: IssueContribution.StatementKey, by row: RowWriter
  ) throws {
    let (subject, object) = (Columns(key.subject), Columns(key.object))
    let days = change.added
    let sum = key.sum(first: days.first, last: days.last, score: change.addedScore)
    try row.write { row in
      row.add(statement)
      row.add(key.hash)
      row.add(subject.entity)
      row.add(subject.issue)
      row.add(subject.article)
      row.add(key.predicate.rawValue)
      row.add(object.entity)
      row.add(object.issue)
      row.add(object.article)
      row.add(key.qualifier)
      row.add(days.first)
      row.add(days.last)
      row.add(change.addedScore)
      row.add(sum.column)
    }
  }

  private func write(_ change: LinkChanges.EntityChange) throws {
    let entity = change.entity
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

  private func write(_ change: LinkChanges.StatementChange, toStatement statement: Int) throws {
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
