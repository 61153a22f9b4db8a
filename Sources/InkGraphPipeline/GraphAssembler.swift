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
    for statement in library.statements {
      assembly.visit(statement, support: statement.evidence.lazy.map { Support($0) })
    }
    for (place, part) in parts.enumerated() {
      guard let entities = library.resolution[part.issue.key] else { continue }
      assembly.visit(
        part.mentions.filter { entities[$0.entity] != LinkedLibrary.dropped }
          .map { (article: $0.article, entity: entities[$0.entity], count: 1) },
        ofIssue: place)
    }
    if includeCooccurrence { assembly.addCooccurrence(library, parts) }
    return assembly.builder.build()
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
  /// An issue whose nodes are in the graph.
  private struct PlacedIssue {
    let node: NodeID
    let date: CalendarDate?
    let newspaper: String
    let articles: [(ordinal: Int, node: NodeID)]
  }

  var builder = GraphBuilder()
  private var entityNodes: [NodeID] = []
  private var articleNodes: [ArticleID: NodeID] = [:]
  private var issues: [PlacedIssue] = []
  /// The newspapers that are entities, by name.
  private var newspapers: [String: NodeID] = [:]
  private var statementCount = 0

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
    var articles: [(ordinal: Int, node: NodeID)] = []
    for article in issue.articles {
      let id = ArticleID(issue: key, ordinal: article.ordinal)
      let node = builder.addNode(
        labels: [EntityType.article.rawValue],
        properties: present([
          ("key", .string("article/\(id)")), ("name", .string(article.listedTitle)),
          ("type", .string(EntityType.article.rawValue)),
          ("page", article.page.map { .integer(Int64($0)) }),
          ("date", issue.date.map { .date($0) }), ("newspaper", .string(issue.newspaper)),
          ("issue", .string(key.shortName)), ("kind", .string(article.kind.rawValue)),
          ("firstSeen", issue.date.map { .date($0) }), ("lastSeen", issue.date.map { .date($0) }),
        ]))
      articleNodes[id] = node
      articles.append((article.ordinal, node))
    }
    issues.append(
      PlacedIssue(node: node, date: issue.date, newspaper: issue.newspaper, articles: articles))
  }

  mutating func visit(_ statement: Statement, support: some Sequence<Support>) {
    defer { statementCount += 1 }
    guard let subject = node(statement.subject), let object = node(statement.object) else {
      return
    }
    let support = Array(support)
    let articles = Set(support.map(\.article)).count
    _ = builder.addEdge(
      from: subject, to: object, type: statement.predicate.rawValue,
      properties: present([
        ("qualifier", statement.qualifier.map { .string($0) }),
        ("firstSeen", statement.firstSeen.map { .date($0) }),
        ("lastSeen", statement.lastSeen.map { .date($0) }),
        ("weight", .double(Double(articles))), ("score", .double(statement.score)),
        ("statement", .integer(Int64(statementCount))),
        ("evidence", strings(support.map(\.text))),
        ("articles", strings(support.map { "article/\($0.article)" })),
        ("rules", strings(support.map(\.rule))),
      ]))
  }

  /// Article → entity, article → issue, issue → newspaper.
  mutating func visit(
    _ mentions: [(article: Int, entity: Int, count: Int)], ofIssue place: Int
  ) {
    let issue = issues[place]
    let seen = present([
      ("firstSeen", issue.date.map { .date($0) }), ("lastSeen", issue.date.map { .date($0) }),
      ("weight", .double(1)),
    ])
    var counts: [Int: [Int: Int]] = [:]
    for mention in mentions {
      counts[mention.article, default: [:]][mention.entity, default: 0] += mention.count
    }
    for article in issue.articles {
      _ = builder.addEdge(from: article.node, to: issue.node, type: "printedIn", properties: seen)
      for (entity, count) in (counts[article.ordinal] ?? [:]).sorted(by: { $0.key < $1.key }) {
        let weight = ("weight", PropertyValue.double(Double(count)))
        _ = builder.addEdge(
          from: article.node, to: entityNodes[entity], type: Predicate.mentions.rawValue,
          properties: seen.filter { $0.0 != "weight" } + [weight])
      }
    }
    if let newspaper = newspapers[issue.newspaper] {
      _ = builder.addEdge(from: issue.node, to: newspaper, type: "issueOf", properties: seen)
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
    case .article(let id): articleNodes[id]
    }
  }

  private func strings(_ values: [String]) -> PropertyValue? {
    values.isEmpty ? nil : .list(values.map { .string($0) })
  }

  private func present(_ pairs: [(String, PropertyValue?)]) -> [(String, PropertyValue)] {
    pairs.compactMap { key, value in value.map { (key, $0) } }
  }
}
