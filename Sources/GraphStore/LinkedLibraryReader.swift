import GRDB
import InkGraphCore

/// Reads the linked result back, exactly as it was written.
struct LinkedLibraryReader {
  let database: Database
  /// The key of every issue, by its row number.
  let issues: [Int: IssueKey]

  /// The linked result; an empty one if none was saved.
  ///
  /// - Complexity: O(*n*), *n* rows.
  func library() throws -> LinkedLibrary {
    LinkedLibrary(
      entities: try entities(), statements: try statements(), resolution: try resolution())
  }

  private func entities() throws -> [Entity] {
    var entities: [Entity] = []
    try forEachRow(
      """
      SELECT type, name, qualifier, mentionCount, issueCount, firstSeen, lastSeen
      FROM entity ORDER BY id
      """
    ) {
      let key = EntityKey(
        type: try $0.name(EntityType.self), name: try $0.text(), qualifier: $0.optionalText())
      entities.append(
        Entity(
          key: key, mentionCount: try $0.integer(), issueCount: try $0.integer(),
          firstSeen: try $0.optionalDate(), lastSeen: try $0.optionalDate()))
    }
    try forEachRow("SELECT entity, name FROM entityAlias ORDER BY entity, place") {
      let index = try $0.index(in: entities.indices)
      entities[index].aliases.append(try $0.text())
    }
    try forEachRow("SELECT entity, register, code FROM entityCode ORDER BY entity, register") {
      let index = try $0.index(in: entities.indices)
      entities[index].codes[try $0.text()] = try $0.text()
    }
    return entities
  }

  private func statements() throws -> [InkGraphCore.Statement] {
    var statements: [InkGraphCore.Statement] = []
    var indexOfRow: [Int: Int] = [:]
    try forEachRow(
      """
      SELECT id, subjectEntity, subjectIssue, subjectArticle, predicate,
        objectEntity, objectIssue, objectArticle, qualifier, firstSeen, lastSeen, score
      FROM statement ORDER BY id
      """
    ) {
      indexOfRow[try $0.integer()] = statements.count
      statements.append(
        InkGraphCore.Statement(
          subject: try reference(&$0), predicate: try $0.name(Predicate.self),
          object: try reference(&$0), qualifier: $0.optionalText(),
          firstSeen: try $0.optionalDate(), lastSeen: try $0.optionalDate(),
          score: try $0.number(), evidence: []))
    }
    try forEachRow(
      """
      SELECT statement, issue, article, spanStart, spanEnd, text,
        subjectStart, subjectEnd, objectStart, objectEnd, rule, score
      FROM evidence ORDER BY statement, place
      """
    ) {
      let index = try $0.required(indexOfRow[try $0.integer()])
      statements[index].evidence.append(
        Evidence(
          article: ArticleID(issue: try issue(&$0), ordinal: try $0.integer()),
          span: try $0.span(), text: try $0.text(), subjectSpan: try $0.optionalSpan(),
          objectSpan: try $0.optionalSpan(), rule: try $0.text(), score: try $0.number()))
    }
    return statements
  }

  private func resolution() throws -> [IssueKey: [Int]] {
    var resolution: [IssueKey: [Int]] = [:]
    try forEachRow("SELECT id FROM issue WHERE linked = 1") { resolution[try issue(&$0)] = [] }
    // A local entity without a row is one that a correction takes for no thing.
    try forEachRow(
      """
      SELECT localEntity.issue, resolution.entity FROM localEntity
      JOIN issue ON issue.id = localEntity.issue AND issue.linked = 1
      LEFT JOIN resolution
        ON resolution.issue = localEntity.issue AND resolution.place = localEntity.place
      ORDER BY localEntity.issue, localEntity.place
      """
    ) {
      let key = try issue(&$0)
      let entity = $0.optionalInteger().map { $0 - 1 } ?? LinkedLibrary.dropped
      resolution[key, default: []].append(entity)
    }
    return resolution
  }

  private func reference(_ columns: inout ColumnReader) throws -> Reference {
    let entity = columns.optionalInteger()
    let issue = columns.optionalInteger()
    let article = columns.optionalInteger()
    if let entity { return .entity(entity - 1) }
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
  /// The next column, a row number counted from 1, as an index in an array that was read before.
  fileprivate mutating func index(in range: Range<Int>) throws -> Int {
    try required(optionalInteger().flatMap { range.contains($0 - 1) ? $0 - 1 : nil })
  }
}
