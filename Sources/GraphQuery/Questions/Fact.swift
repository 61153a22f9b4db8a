public import InkGraphCore
public import PropertyGraph

/// An article as a citation names it.
public struct CitedArticle: Hashable, Sendable {
  /// The key of the article's node: `article/临渡新报/1187-2`.
  public var key: String
  /// The name of the newspaper; empty if unknown.
  public var newspaper: String
  /// The number of the issue, or what stands for it; empty if unknown.
  public var issue: String
  /// The date of the issue.
  public var date: CalendarDate?
  /// The page.
  public var page: Int?
  /// The headline; empty for the masthead.
  public var title: String

  /// Makes a citation.
  public init(
    key: String, newspaper: String = "", issue: String = "", date: CalendarDate? = nil,
    page: Int? = nil, title: String = ""
  ) {
    self.key = key
    self.newspaper = newspaper
    self.issue = issue
    self.date = date
    self.page = page
    self.title = title
  }
}

/// The words of an article that state a fact.
public struct Citation: Hashable, Sendable {
  /// The words; empty for a fact that a gazetteer adds.
  public var text: String
  /// The article.
  public var article: CitedArticle
  /// The rule that read the fact off.
  public var rule: String

  /// Makes a citation.
  public init(text: String, article: CitedArticle, rule: String) {
    self.text = text
    self.article = article
    self.rule = rule
  }
}

/// An edge of a graph that states something, with what supports it.
public struct Fact: Hashable, Sendable {
  /// The edge.
  public var edge: EdgeID
  /// What the fact is about.
  public var subject: NodeID
  /// The local name of the predicate.
  public var relation: String
  /// Of what it is said.
  public var object: NodeID
  /// A title, an amount, a tier.
  public var qualifier: String?
  /// The first day on which the paper says so.
  public var firstSeen: CalendarDate?
  /// The last day on which the paper says so.
  public var lastSeen: CalendarDate?
  /// The number of articles that support it.
  public var weight: Double
  /// How sure the best evidence is, 0...1.
  public var score: Double
  /// The words that support it, in the order of their articles.
  public var citations: [Citation]

  /// The end of the fact that is not `node`; for a loop, `node`.
  public func other(than node: NodeID) -> NodeID { subject == node ? object : subject }
}

/// Reads facts and citations from a graph.
public struct FactReader: Sendable {
  /// The graph.
  public let graph: Graph
  private let qualifier: PropertyReader<EdgeID>
  private let firstSeen: PropertyReader<EdgeID>
  private let lastSeen: PropertyReader<EdgeID>
  private let weight: PropertyReader<EdgeID>
  private let score: PropertyReader<EdgeID>
  private let evidence: PropertyReader<EdgeID>
  private let articles: PropertyReader<EdgeID>
  private let rules: PropertyReader<EdgeID>

  /// Prepares to read a graph.
  public init(_ graph: Graph) {
    self.graph = graph
    qualifier = graph.edgeProperty("qualifier")
    firstSeen = graph.edgeProperty("firstSeen")
    lastSeen = graph.edgeProperty("lastSeen")
    weight = graph.edgeProperty("weight")
    score = graph.edgeProperty("score")
    evidence = graph.edgeProperty("evidence")
    articles = graph.edgeProperty("articles")
    rules = graph.edgeProperty("rules")
  }

  /// The fact that an edge states.
  public func fact(_ edge: EdgeID) -> Fact { fact(edge, citing: articles.strings(edge).count) }

  /// The fact that an edge states, with its citations up to the first that has words: enough for a
  /// list of facts, of which some have thousands of citations.
  public func lead(_ edge: EdgeID) -> Fact {
    let place = evidence.strings(edge).firstIndex { !$0.isEmpty }
    return fact(edge, citing: place.map { $0 + 1 } ?? 1)
  }

  private func fact(_ edge: EdgeID, citing count: Int) -> Fact {
    let texts = evidence.strings(edge)
    let ruleNames = rules.strings(edge)
    let citations = articles.strings(edge).prefix(count).enumerated().map { place, key in
      Citation(
        text: place < texts.count ? texts[place] : "", article: article(key),
        rule: place < ruleNames.count ? ruleNames[place] : "")
    }
    return Fact(
      edge: edge, subject: graph.source(of: edge), relation: graph.type(of: edge),
      object: graph.target(of: edge), qualifier: qualifier.string(edge),
      firstSeen: firstSeen.date(edge), lastSeen: lastSeen.date(edge),
      weight: weight(of: edge), score: score.number(edge) ?? 0, citations: citations)
  }

  /// The number of articles that support the fact of an edge.
  func weight(of edge: EdgeID) -> Double { weight.number(edge) ?? 1 }

  /// The article with a key.
  ///
  /// The masthead, which has no node, is cited by the node of its issue.
  public func article(_ key: String) -> CitedArticle {
    if let node = graph.nodes(where: "key", equals: .string(key)).first { return article(node) }
    guard let slash = key.firstIndex(of: "/"), let dash = key.lastIndex(of: "-"), slash < dash
    else { return CitedArticle(key: key) }
    let path = key[key.index(after: slash)..<dash]
    let parts = path.split(separator: "/", maxSplits: 1)
    let issue = graph.nodes(where: "key", equals: .string("issue/\(path)")).first
    return CitedArticle(
      key: key, newspaper: parts.first.map(String.init) ?? "",
      issue: parts.count > 1 ? String(parts[1]) : "",
      date: issue.flatMap { graph.nodeProperty("date").date($0) })
  }

  /// The article of a node.
  public func article(_ node: NodeID) -> CitedArticle {
    func text(_ property: String) -> String { graph.property(property, of: node)?.text ?? "" }
    return CitedArticle(
      key: text("key"), newspaper: text("newspaper"), issue: text("issue"),
      date: graph.nodeProperty("date").date(node),
      page: graph.nodeProperty("page").number(node).map { Int($0) }, title: text("name"))
  }
}
