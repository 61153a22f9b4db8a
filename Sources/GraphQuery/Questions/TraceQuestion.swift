import InkGraphCore
public import PropertyGraph

/// Asks where a person, or anything else, turns up from issue to issue.
public struct TraceQuestion: Sendable {
  /// What one article shows of the thing.
  public struct Row: Hashable, Sendable {
    /// The article.
    public let article: CitedArticle
    /// The node of the article; nil for the masthead.
    public let node: NodeID?
    /// How often the article names the thing.
    public let mentions: Int
    /// Whether the thing is the article's author.
    public let isAuthor: Bool
    /// The posts that this article states, of a person; or the people it puts into posts, of a body.
    public let posts: [Fact]
    /// The other facts that this article states.
    public let facts: [Fact]
  }

  /// The thing asked about.
  public var center: NodeID

  /// Asks about a thing.
  public init(center: NodeID) { self.center = center }

  /// One row for each article that names the thing or states a fact about it, by date, newspaper,
  /// issue and place in the issue; an undated article stands first.
  ///
  /// - Complexity: O(*m* log *m*), *m* edges at the node with their citations.
  public func answer(in graph: Graph) -> [Row] {
    let reader = FactReader(graph)
    var entries: [String: Entry] = [:]
    let types = StatementEdges.types(of: graph)
    for (edge, _) in graph.neighbors(of: center, direction: .both, types: types) {
      let fact = reader.fact(edge)
      if fact.relation == Predicate.authorOf.rawValue, fact.subject == center {
        let article = reader.article(fact.object)
        entries[article.key, default: Entry(article: article)].isAuthor = true
        continue
      }
      for article in Set(fact.citations.map(\.article)) {
        entries[article.key, default: Entry(article: article)].facts.append(fact)
      }
    }
    if let type = graph.edgeTypeID(named: Predicate.mentions.rawValue) {
      let weight = graph.edgeProperty("weight")
      for (edge, node) in graph.incoming(center, type: type) {
        let article = reader.article(node)
        entries[article.key, default: Entry(article: article)].mentions +=
          Int(weight.number(edge) ?? 1)
      }
    }
    return entries.values.map { row($0, graph) }.sorted { precedes($0, $1) }
  }

  private struct Entry {
    let article: CitedArticle
    var mentions = 0
    var isAuthor = false
    var facts: [Fact] = []
  }

  private func row(_ entry: Entry, _ graph: Graph) -> Row {
    let facts = entry.facts.sorted { $0.edge < $1.edge }
    let isPost = { (fact: Fact) in fact.relation == Predicate.holdsPosition.rawValue }
    return Row(
      article: entry.article,
      node: graph.nodes(where: "key", equals: .string(entry.article.key)).first,
      mentions: entry.mentions, isAuthor: entry.isAuthor, posts: facts.filter(isPost),
      facts: facts.filter { !isPost($0) })
  }

  private func precedes(_ left: Row, _ right: Row) -> Bool {
    let (one, other) = (left.article, right.article)
    if one.date != other.date {
      guard let day = one.date else { return true }
      guard let otherDay = other.date else { return false }
      return day < otherDay
    }
    if one.newspaper != other.newspaper {
      return one.newspaper.precedesByScalars(other.newspaper)
    }
    if one.issue != other.issue {
      let numbers = (Int(one.issue), Int(other.issue))
      if let number = numbers.0, let otherNumber = numbers.1, number != otherNumber {
        return number < otherNumber
      }
      return one.issue.precedesByScalars(other.issue)
    }
    // The nodes of articles stand in the order of the paper; the masthead comes first.
    switch (left.node, right.node) {
    case (let node?, let otherNode?): return node < otherNode
    case (nil, nil): return one.key.precedesByScalars(other.key)
    case (let node, _): return node == nil
    }
  }
}
