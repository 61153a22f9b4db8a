import GRDB
import InkGraphCore

/// Reads the linked result back, exactly as it was written.
struct LinkedLibraryReader {
  let database: Database
  /// The key of every issue, by its row number.
  let issues: [Int: IssueKey]

  /// The linked result; an empty one if nothing is linked.
  ///
  /// - Complexity: O(*n* log *n*), *n* rows.
  func library() throws -> LinkedLibrary {
    let (entities, places) = try entities()
    return LinkedLibrary(
      entities: entities, statements: try statements(places), resolution: try resolution(places))
  }

  /// The entities sorted by key, and the place of each row among them.
  func entities() throws -> (entities: [Entity], places: [Int: Int]) {
    var rows: [(row: Int, entity: Entity)] = []
    try forEachRow(
      """
      SELECT id, \(EntityColumns.names), uses FROM entity
      """
    ) {
      let row = try $0.integer()
      let columns = try EntityColumns(&$0)
      let uses = try $0.withBytes { try EntityUses($0, of: columns) }
      let key = columns.key
      var entity = Entity(
        key: key, mentionCount: columns.mentionCount, issueCount: columns.issueCount,
        firstSeen: columns.firstSeen.flatMap { CalendarDate(iso: $0) },
        lastSeen: columns.lastSeen.flatMap { CalendarDate(iso: $0) })
      entity.aliases = uses.names.items.map(\.thing.text).filter(key.hasAlias)
      for (code, _) in uses.codes.items {
        let (register, code) = (code.register.text, code.code.text)
        entity.codes[register] = entity.codes[register].map { min($0, code) } ?? code
      }
      rows.append((row, entity))
    }
    // Numbers are sorted, as entities and statements are long to be moved about.
    let order = rows.indices.sorted { rows[$0].entity.key < rows[$1].entity.key }
    let places = Dictionary(
      uniqueKeysWithValues: order.enumerated().map { place, index in (rows[index].row, place) })
    var entities = order.map { rows[$0].entity }
    let added = Dictionary(grouping: try AddedAlias.all(in: database), by: \.entity)
    for place in entities.indices {
      for alias in added.isEmpty ? [] : added[entities[place].key.description] ?? []
      where alias.name != entities[place].key.name
        && !entities[place].aliases.contains(alias.name)
      {
        entities[place].aliases.append(alias.name)
      }
      entities[place].aliases.sort { $0.precedesByScalars($1) }
    }
    return (entities, places)
  }

  /// The statements, sorted, each with its evidence.
  private func statements(_ places: [Int: Int]) throws -> [InkGraphCore.Statement] {
    let (rows, bare) = try bareStatements(places)
    var statements = bare
    try forEachEvidence(rows) { statement, issue, local in
      statements[statement].evidence.append(Evidence(local, issue))
    }
    for place in statements.indices where statements[place].evidence.count > 1 {
      statements[place].evidence.sort(by: Evidence.precedes)
    }
    return statements
  }

  /// The statements without their evidence, sorted, and the place of each row among them.
  func bareStatements(
    _ places: [Int: Int]
  ) throws -> (rows: [Int: Int], statements: [InkGraphCore.Statement]) {
    var statements: [(row: Int, statement: InkGraphCore.Statement)] = []
    try forEachRow(
      """
      SELECT id, hash, subjectEntity, subjectIssue, subjectArticle, predicate,
        objectEntity, objectIssue, objectArticle, qualifier, firstSeen, lastSeen, score, sum
      FROM statement
      """
    ) {
      let row = try $0.integer()
      let hash = try $0.integer()
      let key = IssueContribution.StatementKey(
        subject: try end(&$0), predicate: try $0.name(Predicate.self), object: try end(&$0),
        qualifier: $0.optionalText())
      // A statement whose row was damaged would say something else.
      guard key.hash == hash else { throw PackedBytesError() }
      let (first, last) = ($0.optionalText(), $0.optionalText())
      let score = try $0.number()
      try key.sum(first: first, last: last, score: score).check(try $0.integer())
      statements.append(
        (
          row,
          InkGraphCore.Statement(
            subject: try reference(key.subject, places), predicate: key.predicate,
            object: try reference(key.object, places), qualifier: key.qualifier,
            firstSeen: first.flatMap { CalendarDate(iso: $0) },
            lastSeen: last.flatMap { CalendarDate(iso: $0) }, score: score, evidence: [])
        ))
    }
    let order = self.order(of: statements.map(\.statement))
    let rows = Dictionary(
      uniqueKeysWithValues: order.enumerated().map { place, index in
        (statements[index].row, place)
      })
    return (rows, order.map { statements[$0].statement })
  }

  /// The order of statements, as `Statement.precedes` gives it.
  ///
  /// Ends and predicates become numbers first, since statements are long to be moved about and keys of
  /// issues to be compared.
  private func order(of list: [InkGraphCore.Statement]) -> [Int] {
    struct Rank {
      let subject: UInt64
      let object: UInt64
      let predicate: UInt32
      let place: UInt32
    }
    let issuePlaces = Dictionary(
      uniqueKeysWithValues: issues.values.sorted().enumerated().map { ($1, UInt64($0)) })
    let predicates = Dictionary(
      uniqueKeysWithValues: Set(list.lazy.map(\.predicate)).sorted().enumerated().map {
        ($1, UInt32($0))
      })
    func rank(_ end: Reference) -> UInt64 {
      switch end {
      case .entity(let place): UInt64(place)
      case .article(let id):
        // Articles come after all entities.
        1 << 63 | (issuePlaces[id.issue] ?? 0) << 32 | UInt64(id.ordinal)
      }
    }
    let ranks = list.enumerated().map { place, statement in
      Rank(
        subject: rank(statement.subject), object: rank(statement.object),
        predicate: predicates[statement.predicate] ?? 0, place: UInt32(place))
    }
    return ranks.sorted { left, right in
      if left.subject != right.subject { return left.subject < right.subject }
      if left.predicate != right.predicate { return left.predicate < right.predicate }
      if left.object != right.object { return left.object < right.object }
      return list[Int(left.place)].qualifier.precedesByScalars(list[Int(right.place)].qualifier)
    }.map { Int($0.place) }
  }

  /// Hands over the statements of all issues, by issue and in their order there, each with the place
  /// of the statement that it supports.
  func forEachEvidence(
    _ places: [Int: Int], _ body: (_ statement: Int, _ issue: IssueKey, LocalStatement) -> Void
  ) throws {
    let reader = IssuePartReader(database: database)
    for (issue, key) in issues.sorted(by: { $0.value < $1.value }) {
      guard let rows = try reader.linkedStatements(of: issue) else { continue }
      let statements = try reader.statements(of: issue)
      guard statements.count == rows.count else { throw PackedBytesError() }
      for (row, statement) in zip(rows, statements) where row != 0 {
        guard let place = places[row] else { throw PackedBytesError() }
        body(place, key, statement)
      }
    }
  }

  private func resolution(_ places: [Int: Int]) throws -> [IssueKey: [Int]] {
    var resolution: [IssueKey: [Int]] = [:]
    try forEachRow("SELECT issue, entities FROM skeleton WHERE entities IS NOT NULL") {
      let key = try issue(&$0)
      let linked = try $0.withBytes { try SkeletonCoder.unpack(rows: $0) }
      resolution[key] = try linked.map { row in
        if row == 0 { return LinkedLibrary.dropped }
        guard let place = places[row] else { throw PackedBytesError() }
        return place
      }
    }
    return resolution
  }

  /// The next three columns as an end of a statement.
  private func end(_ columns: inout ColumnReader) throws -> IssueContribution.End {
    let entity = columns.optionalInteger()
    let issue = columns.optionalInteger()
    let article = columns.optionalInteger()
    if let entity { return .entity(entity) }
    return .article(
      issue: try columns.required(issue), ordinal: try columns.required(article))
  }

  private func reference(
    _ end: IssueContribution.End, _ places: [Int: Int]
  ) throws -> Reference {
    switch end {
    case .entity(let row):
      guard let place = places[row] else { throw PackedBytesError() }
      return .entity(place)
    case .article(let issue, let ordinal):
      guard let key = issues[issue] else { throw PackedBytesError() }
      return .article(ArticleID(issue: key, ordinal: ordinal))
    }
  }

  private func issue(_ columns: inout ColumnReader) throws -> IssueKey {
    try columns.required(issues[try columns.integer()])
  }

  private func forEachRow(
    _ sql: String, _ read: (inout ColumnReader) throws -> Void
  ) throws {
    let cursor = try Row.fetchCursor(try database.cachedStatement(sql: sql))
    while let row = try cursor.next() {
      var reader = ColumnReader(row)
      try read(&reader)
    }
  }
}
