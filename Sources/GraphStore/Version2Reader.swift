import GRDB
import InkGraphCore

/// Reads an issue of a library of version 1 or 2, in which every finding was a row.
struct Version2Reader {
  let database: Database

  /// The tables that it reads, in the order in which they can be removed; `oldArticle` is what was
  /// `article`.
  static let tables = [
    "diagnostic", "localStatement", "mention", "localAlias", "localCode", "localTitle",
    "localEntity", "certainName", "author", "block", "oldArticle",
  ]

  /// Puts the articles and the findings of an issue into a part that has its head.
  func complete(_ part: inout IssuePart, issue id: Int) throws {
    part.issue.articles = try articles(of: id)
    part.entities = try entities(of: id)
    part.mentions = try mentions(of: id)
    part.statements = try statements(of: id)
    try readNames(of: id, into: &part)
    part.diagnostics = try rows(
      "diagnostic", "severity, source, lineNumber, columnNumber, message", of: id
    ) {
      let severity = try $0.name(Diagnostic.Severity.self)
      let location = SourceLocation(
        source: try $0.text(), line: try $0.integer(), column: try $0.integer())
      return Diagnostic(severity, at: location, try $0.text())
    }
  }

  private func readNames(of id: Int, into part: inout IssuePart) throws {
    try forEachRow(
      "certainName", "name, type, borrowed", of: id, order: "borrowed, place"
    ) {
      let name = CertainName(surface: try $0.text(), type: try $0.name(EntityType.self))
      if try $0.integer() == 0 {
        part.certainNames.append(name)
      } else {
        part.borrowedNames.append(name)
      }
    }
  }

  private func articles(of issue: Int) throws -> [Article] {
    var articles = try rows(
      "oldArticle", "ordinal, page, kind, byline, continuesOn, continuedFrom", of: issue
    ) {
      Article(
        ordinal: try $0.integer(), page: $0.optionalInteger(), kind: try $0.name(ArticleKind.self),
        blocks: [], byline: $0.optionalText(), continuesOn: $0.optionalInteger(),
        continuedFrom: $0.optionalInteger())
    }
    var places: [Int: Int] = [:]
    for (place, article) in articles.enumerated() { places[article.ordinal] = place }
    try forEachRow(
      "block", "article, zone, text, line", of: issue, order: "article, place"
    ) {
      guard let place = places[try $0.integer()] else { return }
      articles[place].blocks.append(
        TextBlock(try $0.name(Zone.self), try $0.text(), line: try $0.integer()))
    }
    try forEachRow(
      "author", "article, role, name", of: issue, order: "article, place"
    ) {
      guard let place = places[try $0.integer()] else { return }
      articles[place].authors.append(Credit(role: $0.optionalText(), name: try $0.text()))
    }
    return articles
  }

  private func entities(of issue: Int) throws -> [LocalEntity] {
    var entities = try rows("localEntity", "type, name, role", of: issue) {
      LocalEntity(
        type: try $0.name(EntityType.self), name: try $0.text(),
        role: try $0.name(LocalEntity.Role.self))
    }
    try forEachRow(
      "localCode", "entity, register, code", of: issue, order: "entity, register"
    ) {
      let place = try $0.place(in: entities.indices)
      entities[place].codes[try $0.text()] = try $0.text()
    }
    try forEachRow("localAlias", "entity, name", of: issue, order: "entity, place") {
      let place = try $0.place(in: entities.indices)
      entities[place].knownAliases.append(try $0.text())
    }
    try forEachRow("localTitle", "entity, title", of: issue, order: "entity, place") {
      let place = try $0.place(in: entities.indices)
      entities[place].titles.append(try $0.text())
    }
    return entities
  }

  private func mentions(of issue: Int) throws -> [LocalMention] {
    try rows(
      "mention", "article, zone, spanStart, spanEnd, surface, type, score, source, entity",
      of: issue
    ) {
      LocalMention(
        article: try $0.integer(), zone: try $0.name(Zone.self),
        mention: Mention(
          span: try $0.span(), surface: try $0.text(), type: try $0.name(EntityType.self),
          score: try $0.number(), source: try $0.text()),
        entity: try $0.integer())
    }
  }

  private func statements(of issue: Int) throws -> [LocalStatement] {
    try rows(
      "localStatement",
      """
      subjectEntity, subjectArticle, predicate, objectEntity, objectArticle, qualifier,
      article, spanStart, spanEnd, text, subjectStart, subjectEnd, objectStart, objectEnd,
      rule, score
      """, of: issue
    ) {
      LocalStatement(
        subject: try $0.localReference(), predicate: try $0.name(Predicate.self),
        object: try $0.localReference(), qualifier: $0.optionalText(),
        evidence: LocalEvidence(
          article: try $0.integer(), span: try $0.span(), text: try $0.text(),
          subjectSpan: try $0.optionalSpan(), objectSpan: try $0.optionalSpan(),
          rule: try $0.text(), score: try $0.number()))
    }
  }

  private func rows<Value>(
    _ table: String, _ columns: String, of issue: Int,
    _ read: (inout ColumnReader) throws -> Value
  ) throws -> [Value] {
    var result: [Value] = []
    try forEachRow(table, columns, of: issue) {
      result.append(try read(&$0))
    }
    return result
  }

  private func forEachRow(
    _ table: String, _ columns: String, of issue: Int, order: String = "place",
    _ read: (inout ColumnReader) throws -> Void
  ) throws {
    let statement = try database.cachedStatement(
      sql: "SELECT \(columns) FROM \(table) WHERE issue = ? ORDER BY \(order)")
    let cursor = try Row.fetchCursor(statement, arguments: [issue])
    while let row = try cursor.next() {
      var reader = ColumnReader(row)
      try read(&reader)
    }
  }
}

extension ColumnReader {
  /// The next column as a place in an array that was read before.
  fileprivate mutating func place(in range: Range<Int>) throws -> Int {
    try required(optionalInteger().flatMap { range.contains($0) ? $0 : nil })
  }

  /// The next two columns as an end of a statement.
  fileprivate mutating func localReference() throws -> LocalReference {
    let entity = optionalInteger()
    let article = optionalInteger()
    return try required(entity.map { .entity($0) } ?? article.map { .article($0) })
  }
}
