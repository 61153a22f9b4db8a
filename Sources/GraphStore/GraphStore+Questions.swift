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
      var builder = OccurrenceBuilder(reader: IssuePartReader(database: database))
      try Self.forEachMention(ofEntity: key, in: database) { issue, mention in
        guard let issueKey = try issueKey(issue) else { throw PackedBytesError() }
        try builder.add(
          ArticleID(issue: issueKey, ordinal: mention.article), issue: issue, zone: mention.zone,
          span: mention.mention.span, surface: mention.mention.surface)
      }
      return builder.occurrences.sorted { ($0.article, $0.span) < ($1.article, $1.span) }
    }
  }

  /// Hands over the mentions of an entity with their issues, by issue, article and span.
  static func forEachMention(
    ofEntity key: EntityKey, in database: Database,
    _ body: (_ issue: Int, _ mention: LocalMention) throws -> Void
  ) throws {
    let rows = try Row.fetchAll(
      try database.cachedStatement(
        sql: """
          SELECT entity.id, resolution.issue
          FROM entity JOIN resolution ON resolution.entity = entity.id
          WHERE entity.name = ? AND entity.type = ? AND entity.qualifier IS ?
          """),
      arguments: [
        ColumnValue.of(key.name), ColumnValue.of(key.type.rawValue),
        ColumnValue.of(key.qualifier),
      ])
    let reader = IssuePartReader(database: database)
    for row in rows {
      let entity: Int = row[0]
      let issue: Int = row[1]
      guard let linked = try reader.linkedEntities(of: issue) else { continue }
      let mentions = try reader.mentions(of: issue).filter {
        linked.indices.contains($0.entity) && linked[$0.entity] == entity
      }
      for mention in mentions.sorted(by: {
        ($0.article, $0.mention.span) < ($1.article, $1.mention.span)
      }) {
        try body(issue, mention)
      }
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
