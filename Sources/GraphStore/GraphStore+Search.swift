import GRDB
public import InkGraphCore

/// What is looked for in the articles.
public struct TextSearch: Hashable, Sendable {
  /// Texts that an article must hold, each within one of its blocks; blanks, case and the width of
  /// letters do not count.
  public var phrases: [String]
  /// The first day of the issues; nil for any.
  public var since: CalendarDate?
  /// The last day of the issues; nil for any.
  public var until: CalendarDate?
  /// The page; nil for any.
  public var page: Int?
  /// An entity that the article must name; nil for any.
  public var entity: EntityKey?

  /// Looks for texts.
  public init(
    _ phrases: [String], since: CalendarDate? = nil, until: CalendarDate? = nil, page: Int? = nil,
    entity: EntityKey? = nil
  ) {
    self.phrases = phrases
    self.since = since
    self.until = until
    self.page = page
    self.entity = entity
  }
}

/// A sentence that holds what was looked for.
public struct TextHit: Hashable, Sendable {
  /// The article.
  public var article: ArticleID
  /// The page of the article, where known.
  public var page: Int?
  /// The headline.
  public var title: String
  /// The sentence, or several where a text runs over their ends.
  public var sentence: String
  /// Where the sentence stands in the article's text.
  public var span: TextSpan
  /// Where the texts stand in the sentence, in order.
  public var marks: [TextSpan]
}

extension GraphStore {
  /// Brings the index of the texts into shape, which each issue that is saved makes a little slower,
  /// in many short transactions; the thread of the caller is free meanwhile.
  ///
  /// - Parameter count: So many parts of the index are left as they are.
  /// - Throws: `StoreError`.
  /// - Complexity: O(*n* log *n*), *n* characters of the issues saved since; each takes part in three
  ///   merges at most.
  public func tidyTextIndex(ifMoreThan count: Int = 0) async throws(StoreError) {
    guard try read({ try TextIndex(database: $0).segmentCount() }) > count else { return }
    while try await writeAside({ try TextIndex(database: $0).mergeOnce() }) {}
  }

  /// The sentences of all articles that hold every text, sorted by issue, article and place.
  ///
  /// The index of character pairs finds the articles that may hold the texts; the articles
  /// themselves decide, so the hits are those of a scan of all texts.
  ///
  /// - Parameters:
  ///   - search: What is looked for; without a text nothing is found.
  ///   - limit: Stop after an article with which there are so many hits.
  /// - Returns: The hits.
  /// - Throws: `StoreError`.
  /// - Complexity: O(*k* log *n* + *t*), *k* articles that may hold a text, *t* their characters.
  public func search(
    _ search: TextSearch, limit: Int = .max
  ) throws(StoreError) -> [TextHit] {
    try self.search(search, limit: limit, usesIndex: true)
  }

  /// The same, with or without the index.
  package func search(
    _ search: TextSearch, limit: Int, usesIndex: Bool
  ) throws(StoreError) -> [TextHit] {
    let needles = search.phrases.map { FoldedText.fold($0) }
    guard !needles.isEmpty, !needles.contains([]) else { return [] }
    return try read { database in
      var candidates: Set<ArticlePlace>?
      func restrict(to found: some Sequence<ArticlePlace>) {
        candidates = candidates.map { $0.intersection(found) } ?? Set(found)
      }
      if usesIndex, let found = try Self.articles(mayHoldAllOf: search.phrases, in: database) {
        restrict(to: found)
      }
      if let entity = search.entity {
        restrict(to: try Self.articles(naming: entity, in: database))
      }
      let ordinals = candidates.map { Dictionary(grouping: $0, by: \.issue) }
      let reader = IssuePartReader(database: database)
      var hits: [TextHit] = []
      for issue in try Self.sortedIssues(in: database) {
        if hits.count >= limit { break }
        if let since = search.since, issue.key.date.map({ $0 < since }) ?? true { continue }
        if let until = search.until, issue.key.date.map({ $0 > until }) ?? true { continue }
        let articles: [Article]
        if let ordinals {
          guard let places = ordinals[issue.number] else { continue }
          articles = try places.map(\.ordinal).sorted().flatMap {
            try reader.articles(of: issue.number, ordinal: $0)
          }
        } else {
          articles = try reader.articles(of: issue.number).sorted { $0.ordinal < $1.ordinal }
        }
        for article in articles
        where hits.count < limit && (search.page == nil || article.page == search.page) {
          hits += TextMatcher(article, of: issue.key).hits(needles)
        }
      }
      return hits
    }
  }

  private struct ArticlePlace: Hashable {
    let issue: Int
    let ordinal: Int
  }

  /// The articles that may hold all of some texts; nil if every article may.
  private static func articles(
    mayHoldAllOf phrases: [String], in database: Database
  ) throws -> [ArticlePlace]? {
    let index = TextIndex(database: database)
    let directory = try index.directory()
    var rows: Set<Int>?
    for phrase in phrases {
      guard let found = try index.articles(mayHold: phrase, directory) else { continue }
      rows = rows?.intersection(found) ?? Set(found)
    }
    guard let rows else { return nil }
    let query = try database.cachedStatement(
      sql: "SELECT issue, ordinal FROM article WHERE id = ?")
    return try rows.compactMap { article in
      try Row.fetchOne(query, arguments: [article]).map {
        ArticlePlace(issue: $0[0], ordinal: $0[1])
      }
    }
  }

  private static func articles(
    naming key: EntityKey, in database: Database
  ) throws -> Set<ArticlePlace> {
    var places: Set<ArticlePlace> = []
    try forEachMention(ofEntity: key, in: database) { issue, mention in
      places.insert(ArticlePlace(issue: issue, ordinal: mention.article))
    }
    return places
  }
}
