public import GraphStore
public import InkGraphCore
public import PropertyGraph

/// Builds the graph in memory from a linked library and its issues.
///
/// Nodes are entities, articles and issues; edges are statements, mentions, what is printed where,
/// and, if asked for, what is named in one sentence. Nodes stand in the order of their keys, edges
/// in the order of statements, so that the same library always gives the same ids.
public enum GraphAssembler {
  /// Raised whenever the same library would give another graph.
  static let version = 1

  /// The graph of a library.
  ///
  /// - Parameters:
  ///   - library: The linked library.
  ///   - parts: Its issues.
  ///   - includeCooccurrence: Whether entities of one sentence are joined by `mentionedWith`.
  /// - Returns: The graph, with nodes in the order entities, then issues each with its articles.
  /// - Complexity: O(*n*), *n* entities, mentions, statements and evidence together; with
  ///   co-occurrence also the pairs of entities in each sentence.
  public static func assemble(
    _ library: LinkedLibrary, parts: [IssuePart], includeCooccurrence: Bool
  ) -> Graph {
    let parts = parts.sorted { $0.issue.key < $1.issue.key }
    var assembly = Assembly()
    for entity in library.entities { assembly.visit(entity) }
    for part in parts { assembly.visit(part.issue) }
    let places = Dictionary(
      uniqueKeysWithValues: parts.enumerated().map { ($1.issue.key, $0) })
    for statement in library.statements {
      let kept = statement.evidence.compactMap { evidence in
        places[evidence.article.issue].map {
          assembly.keep(
            Support(
              issue: $0, article: evidence.article.ordinal, text: evidence.text,
              rule: evidence.rule))
        }
      }
      assembly.visit(statement, support: kept[...])
    }
    for (place, part) in parts.enumerated() {
      guard let entities = library.resolution[part.issue.key] else { continue }
      assembly.visit(mentions(of: part, entities), ofIssue: place)
    }
    if includeCooccurrence { assembly.addCooccurrence(library, parts) }
    return assembly.builder.build()
  }

  /// How often the articles of a part name entities, sorted.
  private static func mentions(
    of part: IssuePart, _ entities: [Int]
  ) -> [EntityMentions] {
    struct Place: Hashable {
      let article: Int
      let entity: Int
    }
    var counts: [Place: Int] = [:]
    for mention in part.mentions where entities[mention.entity] != LinkedLibrary.dropped {
      counts[Place(article: mention.article, entity: entities[mention.entity]), default: 0] += 1
    }
    return counts.map { EntityMentions(article: $0.article, entity: $0.entity, count: $1) }
      .sorted { ($0.article, $0.entity) < ($1.article, $1.entity) }
  }

  /// The graph of a library file, without co-occurrence, read with no more in memory than the graph
  /// itself and one issue.
  ///
  /// - Throws: `StoreError`.
  /// - Complexity: O(*n* log *n*), *n* rows of the library.
  public static func assemble(_ store: GraphStore) throws(StoreError) -> Graph {
    var assembly = Assembly()
    try store.visit(&assembly)
    return assembly.builder.build()
  }
}

private struct Assembly: LibraryVisitor {
  /// An article that has a node.
  private struct PlacedArticle {
    let ordinal: Int
    let node: NodeID
    let key: TextID
  }

  /// An issue whose nodes are in the graph.
  private struct PlacedIssue {
    let key: IssueKey
    let node: NodeID
    let date: CalendarDate?
    let newspaper: String
    let articles: [PlacedArticle]

    /// An article; they mostly stand in the order of their ordinals, which count from 1.
    func article(_ ordinal: Int) -> PlacedArticle? {
      if articles.indices.contains(ordinal - 1), articles[ordinal - 1].ordinal == ordinal {
        return articles[ordinal - 1]
      }
      return articles.first { $0.ordinal == ordinal }
    }
  }

  /// A piece of evidence, by the numbers of its texts.
  struct Kept {
    let article: TextID
    let text: TextID
    let rule: TextID
  }

  var builder = GraphBuilder()
  private var entityNodes: [NodeID] = []
  private var issues: [PlacedIssue] = []
  /// The issues by their keys, for statements about articles.
  private var issuePlaces: [IssueKey: Int] = [:]
  /// The newspapers that are entities, by name.
  private var newspapers: [String: NodeID] = [:]
  private var statementCount: Int64 = 0
  private let articleShape: ElementShape
  private let statementShape: ElementShape
  private let printShape: ElementShape
  /// The values of an edge of `printShape`, of which only the weight changes within an issue.
  private var seen: [ShapedValue?] = [nil, nil, nil]

  init() {
    articleShape = builder.nodeShape(
      labels: [EntityType.article.rawValue],
      keys: [
        "key", "name", "type", "page", "date", "newspaper", "issue", "kind", "firstSeen",
        "lastSeen",
      ])
    statementShape = builder.edgeShape(keys: [
      "qualifier", "firstSeen", "lastSeen", "weight", "score", "statement", "evidence", "articles",
      "rules",
    ])
    printShape = builder.edgeShape(keys: ["firstSeen", "lastSeen", "weight"])
  }

  mutating func visit(_ entity: Entity) {
    let node = builder.addNode(
      labels: [entity.key.type.rawValue],
      properties: present([
        ("key", .string(entity.key.description)), ("name", .string(entity.key.name)),
        ("type", .string(entity.key.type.rawValue)),
        ("qualifier", entity.key.qualifier.map { .string($0) }),
        ("aliases", strings(entity.aliases)),
        ("code", entity.codes["gbt2260"].map { .string($0) }),
        ("firstSeen", entity.firstSeen.map { .date($0) }),
        ("lastSeen", entity.lastSeen.map { .date($0) }),
        ("mentions", .integer(Int64(entity.mentionCount))),
        ("issues", .integer(Int64(entity.issueCount))),
      ]))
    entityNodes.append(node)
    if entity.key.type == .organization, newspapers[entity.key.name] == nil {
      newspapers[entity.key.name] = node
    }
  }

  mutating func visit(_ issue: Issue) {
    let key = issue.key
    let number = issue.number.map { "第\($0)期" } ?? issue.date?.description ?? ""
    let node = builder.addNode(
      labels: [EntityType.issue.rawValue],
      properties: present([
        ("key", .string("issue/\(key)")), ("name", .string("\(issue.newspaper) \(number)")),
        ("type", .string(EntityType.issue.rawValue)),
        ("date", issue.date.map { .date($0) }),
        ("number", issue.number.map { .integer(Int64($0)) }),
        ("newspaper", .string(issue.newspaper)),
        ("firstSeen", issue.date.map { .date($0) }), ("lastSeen", issue.date.map { .date($0) }),
      ]))
    let date = issue.date.map { ShapedValue.date($0) }
    let type = ShapedValue.text(builder.keep(EntityType.article.rawValue))
    let newspaper = ShapedValue.text(builder.keep(issue.newspaper))
    let shortName = ShapedValue.text(builder.keep(key.shortName))
    let articles = issue.articles.map { article in
      let id = ArticleID(issue: key, ordinal: article.ordinal)
      let key = builder.keep("article/\(id)")
      let node = builder.addNode(
        articleShape,
        [
          .text(key), .text(builder.keep(article.listedTitle)), type,
          article.page.map { .integer(Int64($0)) }, date, newspaper, shortName,
          .text(builder.keep(article.kind.rawValue)), date, date,
        ])
      return PlacedArticle(ordinal: article.ordinal, node: node, key: key)
    }
    issuePlaces[key] = issues.count
    issues.append(
      PlacedIssue(
        key: key, node: node, date: issue.date, newspaper: issue.newspaper, articles: articles))
  }

  mutating func keep(_ support: Support) -> Kept {
    let issue = issues[support.issue]
    let key =
      issue.article(support.article)?.key
      ?? builder.keep("article/\(ArticleID(issue: issue.key, ordinal: support.article))")
    return Kept(article: key, text: builder.keep(support.text), rule: builder.keep(support.rule))
  }

  mutating func visit(_ statement: Statement, support: ArraySlice<Kept>) {
    defer { statementCount += 1 }
    guard let subject = node(statement.subject), let object = node(statement.object) else {
      return
    }
    // The evidence of an article stands together.
    let articles = zip(support, support.dropFirst()).reduce(min(support.count, 1)) {
      $0 + ($1.0.article == $1.1.article ? 0 : 1)
    }
    _ = builder.addEdge(
      from: subject, to: object, type: builder.keep(statement.predicate.rawValue), statementShape,
      [
        statement.qualifier.map { .text(builder.keep($0)) },
        statement.firstSeen.map { .date($0) }, statement.lastSeen.map { .date($0) },
        .double(Double(articles)), .double(statement.score), .integer(statementCount),
        texts(support.map(\.text)), texts(support.map(\.article)), texts(support.map(\.rule)),
      ])
  }

  /// Article → entity, article → issue, issue → newspaper.
  mutating func visit(_ mentions: [EntityMentions], ofIssue place: Int) {
    let issue = issues[place]
    let date = issue.date.map { ShapedValue.date($0) }
    let one = ShapedValue.double(1)
    (seen[0], seen[1], seen[2]) = (date, date, one)
    let (printedIn, mentioned) = (
      builder.keep("printedIn"), builder.keep(Predicate.mentions.rawValue)
    )
    for article in issue.articles {
      seen[2] = one
      builder.addEdge(from: article.node, to: issue.node, type: printedIn, printShape, seen)
      var low = mentions.startIndex
      var high = mentions.endIndex
      while low < high {
        let middle = (low + high) / 2
        if mentions[middle].article < article.ordinal { low = middle + 1 } else { high = middle }
      }
      while low < mentions.endIndex, mentions[low].article == article.ordinal {
        seen[2] = .double(Double(mentions[low].count))
        builder.addEdge(
          from: article.node, to: entityNodes[mentions[low].entity], type: mentioned, printShape,
          seen)
        low += 1
      }
    }
    if let newspaper = newspapers[issue.newspaper] {
      seen[2] = one
      builder.addEdge(
        from: issue.node, to: newspaper, type: builder.keep("issueOf"), printShape, seen)
    }
  }

  /// Entities of one sentence, once per pair, weighted by the number of sentences.
  mutating func addCooccurrence(_ library: LinkedLibrary, _ parts: [IssuePart]) {
    struct Pair: Hashable, Comparable {
      let first: Int
      let second: Int
      static func < (left: Pair, right: Pair) -> Bool {
        (left.first, left.second) < (right.first, right.second)
      }
    }
    var weights: [Pair: (count: Int, first: CalendarDate?, last: CalendarDate?)] = [:]
    for part in parts {
      guard let entities = library.resolution[part.issue.key] else { continue }
      for group in sentences(of: part) {
        let named = Set(group.map { entities[$0.entity] })
          .subtracting([LinkedLibrary.dropped]).sorted()
        // A sentence that names dozens is a list of attendance, which says nothing of pairs.
        guard named.count <= 20 else { continue }
        for (rank, first) in named.enumerated() {
          for second in named[(rank + 1)...] {
            var entry = weights[Pair(first: first, second: second)] ?? (0, nil, nil)
            entry.count += 1
            if let date = part.issue.date {
              entry.first = entry.first.map { min($0, date) } ?? date
              entry.last = entry.last.map { max($0, date) } ?? date
            }
            weights[Pair(first: first, second: second)] = entry
          }
        }
      }
    }
    for (pair, entry) in weights.sorted(by: { $0.key < $1.key }) {
      _ = builder.addEdge(
        from: entityNodes[pair.first], to: entityNodes[pair.second],
        type: Predicate.mentionedWith.rawValue,
        properties: present([
          ("weight", .double(Double(entry.count))), ("firstSeen", entry.first.map { .date($0) }),
          ("lastSeen", entry.last.map { .date($0) }),
        ]))
    }
  }

  /// The mentions of each sentence of a part.
  private func sentences(of part: IssuePart) -> [[LocalMention]] {
    var result: [[LocalMention]] = []
    var next = 0
    for article in part.issue.articles {
      let text = article.scalars
      for sentence in SentenceSplitter.sentences(of: text) {
        var group: [LocalMention] = []
        while next < part.mentions.count, part.mentions[next].article == article.ordinal,
          part.mentions[next].mention.span.start < sentence.end
        {
          group.append(part.mentions[next])
          next += 1
        }
        if group.count > 1 { result.append(group) }
      }
      while next < part.mentions.count, part.mentions[next].article <= article.ordinal { next += 1 }
    }
    return result
  }

  private func node(_ reference: Reference) -> NodeID? {
    switch reference {
    case .entity(let index): entityNodes[index]
    case .article(let id):
      issuePlaces[id.issue].flatMap { issues[$0].article(id.ordinal)?.node }
    }
  }

  private func texts(_ values: [TextID]) -> ShapedValue? {
    values.isEmpty ? nil : .texts(values)
  }

  private func strings(_ values: [String]) -> PropertyValue? {
    values.isEmpty ? nil : .list(values.map { .string($0) })
  }

  private func present(_ pairs: [(String, PropertyValue?)]) -> [(String, PropertyValue)] {
    pairs.compactMap { key, value in value.map { (key, $0) } }
  }
}
