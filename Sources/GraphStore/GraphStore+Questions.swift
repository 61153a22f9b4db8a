import GRDB
public import InkGraphCore

extension GraphStore {
  /// An article; nil if the library does not hold it, or for the masthead, which is none.
  public func article(_ id: ArticleID) throws(StoreError) -> Article? {
    try read { database in
      guard let issue = try Self.number(of: id.issue, in: database) else { return nil }
      return try IssuePartReader(database: database).articles(of: issue, ordinal: id.ordinal).first
    }
  }

  /// The text that spans count in: that of an article, or of the masthead for ordinal 0; nil if the
  /// library does not hold it.
  public func articleText(_ id: ArticleID) throws(StoreError) -> String? {
    if id.ordinal != 0 { return try article(id)?.text }
    return try read { database in
      guard let issue = try Self.number(of: id.issue, in: database) else { return nil }
      let row = try Row.fetchOne(
        database, sql: "SELECT mastheadText FROM issue WHERE id = ?", arguments: [issue])
      return try row.map { row in
        var columns = ColumnReader(row)
        return try columns.text()
      }
    }
  }

  /// Where the articles name an entity, sorted by issue, article and span.
  ///
  /// - Complexity: O(*k* log *n* + *t*), *k* mentions, *n* rows, *t* text of their articles.
  public func mentions(ofEntity key: EntityKey) throws(StoreError) -> [Occurrence] {
    try read { database in
      var keys: [Int: IssueKey] = [:]
      func issueKey(_ issue: Int) throws -> IssueKey? {
        if let known = keys[issue] { return known }
        keys[issue] = try Self.key(of: issue, in: database)
        return keys[issue]
      }
      let cursor = try Row.fetchCursor(
        try database.cachedStatement(
          sql: """
            SELECT mention.issue, mention.article, mention.zone, mention.spanStart,
              mention.spanEnd, mention.surface
            FROM entity
            JOIN resolution ON resolution.entity = entity.id
            JOIN mention ON mention.issue = resolution.issue AND mention.entity = resolution.place
            WHERE entity.name = ? AND entity.type = ? AND entity.qualifier IS ?
            ORDER BY mention.issue, mention.article, mention.spanStart, mention.spanEnd
            """),
        arguments: [
          ColumnValue.of(key.name), ColumnValue.of(key.type.rawValue),
          ColumnValue.of(key.qualifier),
        ])
      var builder = OccurrenceBuilder(reader: IssuePartReader(database: database))
      while let row = try cursor.next() {
        var columns = ColumnReader(row)
        let issue = try columns.integer()
        let article = ArticleID(
          issue: try columns.required(issueKey(issue)), ordinal: try columns.integer())
        let zone = try columns.name(Zone.self)
        try builder.add(
          article, issue: issue, zone: zone, span: try columns.span(), surface: try columns.text())
      }
      return builder.occurrences.sorted { ($0.article, $0.span) < ($1.article, $1.span) }
    }
  }

  /// The names of entities that begin with a text, the most often mentioned first.
  ///
  /// - Complexity: O(*n*), *n* entities.
  public func entityNames(beginningWith prefix: String, limit: Int) throws(StoreError) -> [String] {
    try read { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT name FROM entity WHERE substr(name, 1, length(?1)) = ?1
          GROUP BY name ORDER BY max(mentionCount) DESC, name LIMIT ?2
          """, arguments: [prefix, limit])
    }
  }
}

/// Puts mentions into their sentences, and keeps the article that it reads.
private struct OccurrenceBuilder {
  let reader: IssuePartReader
  var occurrences: [Occurrence] = []
  private var current: ArticleID?
  private var article: Article?
  private var scalars: [Unicode.Scalar] = []
  private var sentences: [TextSpan] = []

  init(reader: IssuePartReader) { self.reader = reader }

  mutating func add(
    _ id: ArticleID, issue: Int, zone: Zone, span: TextSpan, surface: String
  ) throws {
    if current != id {
      current = id
      article = try reader.articles(of: issue, ordinal: id.ordinal).first
      scalars = Array((article?.text ?? "").unicodeScalars)
      sentences = SentenceSplitter.sentences(of: scalars)
    }
    let sentence = sentences.first { $0.end > span.start } ?? span
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[sentence.range.clamped(to: scalars.indices)])
    occurrences.append(
      Occurrence(
        article: id, date: id.issue.date, page: article?.page, title: article?.listedTitle ?? "",
        zone: zone, span: span, surface: surface, sentenceSpan: sentence, sentence: String(text)))
  }
}
