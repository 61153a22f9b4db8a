import Foundation
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
      "SELECT id, type, name, qualifier, mentionCount, issueCount, firstSeen, lastSeen FROM entity"
    ) {
      let row = try $0.integer()
      let key = EntityKey(
        type: try $0.name(EntityType.self), name: try $0.text(), qualifier: $0.optionalText())
      rows.append(
        (
          row,
          Entity(
            key: key, mentionCount: try $0.integer(), issueCount: try $0.integer(),
            firstSeen: try $0.optionalDate(), lastSeen: try $0.optionalDate())
        ))
    }
    rows.sort { $0.entity.key < $1.entity.key }
    let places = Dictionary(
      uniqueKeysWithValues: rows.enumerated().map { place, row in (row.row, place) })
    var entities = rows.map(\.entity)
    try forEachRow("SELECT entity, name FROM entityAlias") {
      let place = try $0.place(in: places)
      let name = try $0.text()
      if name != entities[place].key.name { entities[place].aliases.append(name) }
    }
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
    try forEachRow("SELECT entity, register, code FROM entityCode ORDER BY entity, register, code")
    {
      let place = try $0.place(in: places)
      let register = try $0.text()
      let code = try $0.text()
      entities[place].codes[register] =
        entities[place].codes[register].map { min($0, code) } ?? code
    }
    return (entities, places)
  }

  /// The statements, sorted, each with its evidence.
  private func statements(_ places: [Int: Int]) throws -> [InkGraphCore.Statement] {
    var statements: [InkGraphCore.Statement] = []
    try forEachStatement(places) { statements.append($0) }
    return statements
  }

  /// Hands over the statements, sorted, each with its evidence; one at a time has its evidence in
  /// memory.
  func forEachStatement(
    _ places: [Int: Int], _ body: (InkGraphCore.Statement) throws -> Void
  ) throws {
    var statements: [(row: Int, statement: InkGraphCore.Statement)] = []
    try forEachRow(
      """
      SELECT id, subjectEntity, subjectIssue, subjectArticle, predicate,
        objectEntity, objectIssue, objectArticle, qualifier, firstSeen, lastSeen, score
      FROM statement
      """
    ) {
      let row = try $0.integer()
      statements.append(
        (
          row,
          InkGraphCore.Statement(
            subject: try reference(&$0, places), predicate: try $0.name(Predicate.self),
            object: try reference(&$0, places), qualifier: $0.optionalText(),
            firstSeen: try $0.optionalDate(), lastSeen: try $0.optionalDate(),
            score: try $0.number(), evidence: [])
        ))
    }
    statements.sort { InkGraphCore.Statement.precedes($0.statement, $1.statement) }
    for (row, statement) in statements {
      var statement = statement
      statement.evidence = try evidence(ofStatement: row)
      try body(statement)
    }
  }

  private func evidence(ofStatement row: Int) throws -> [Evidence] {
    var evidence: [Evidence] = []
    let rows = try Row.fetchCursor(
      try database.cachedStatement(
        sql: """
          SELECT evidence.issue, article, spanStart, spanEnd, text,
            subjectStart, subjectEnd, objectStart, objectEnd, rule, score
          FROM evidence JOIN localStatement ON localStatement.issue = evidence.issue
            AND localStatement.place = evidence.place
          WHERE evidence.statement = ? ORDER BY evidence.issue, evidence.place
          """), arguments: [row])
    while let row = try rows.next() {
      var columns = ColumnReader(row)
      evidence.append(
        Evidence(
          article: ArticleID(issue: try issue(&columns), ordinal: try columns.integer()),
          span: try columns.span(), text: try columns.text(),
          subjectSpan: try columns.optionalSpan(), objectSpan: try columns.optionalSpan(),
          rule: try columns.text(), score: try columns.number()))
    }
    return evidence.count > 1 ? evidence.sorted(by: Evidence.precedes) : evidence
  }

  private func resolution(_ places: [Int: Int]) throws -> [IssueKey: [Int]] {
    var resolution: [IssueKey: [Int]] = [:]
    try forEachRow("SELECT issue, entities FROM skeleton WHERE entities IS NOT NULL") {
      let key = try issue(&$0)
      let linked = try $0.bytes().withUnsafeBytes { try SkeletonCoder.unpack(entities: $0) }
      resolution[key] = try linked.map { row in
        if row == 0 { return LinkedLibrary.dropped }
        guard let place = places[row] else { throw PackedBytesError() }
        return place
      }
    }
    return resolution
  }

  private func reference(
    _ columns: inout ColumnReader, _ places: [Int: Int]
  ) throws -> Reference {
    let entity = columns.optionalInteger()
    let issue = columns.optionalInteger()
    let article = columns.optionalInteger()
    if let entity { return .entity(try columns.required(places[entity])) }
    return .article(
      ArticleID(
        issue: try columns.required(issue.flatMap { issues[$0] }),
        ordinal: try columns.required(article)))
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

extension ColumnReader {
  /// The next column, a row number, as the place of that row.
  fileprivate mutating func place(in places: [Int: Int]) throws -> Int {
    try required(optionalInteger().flatMap { places[$0] })
  }
}
