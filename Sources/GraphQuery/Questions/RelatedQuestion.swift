import InkGraphCore
public import PropertyGraph

/// Asks which things of a type have to do with a thing.
public struct RelatedQuestion: Sendable {
  /// A related thing.
  public struct Row: Hashable, Sendable {
    /// The related thing.
    public let node: NodeID
    /// The thing between the two; nil where a fact links them directly.
    public let intermediate: NodeID?
    /// The facts that link the thing asked about with the intermediate, or with the related thing.
    public let facts: [Fact]
    /// The facts that link the intermediate with the related thing; empty without one.
    public let onwardFacts: [Fact]
  }

  /// The thing asked about.
  public var center: NodeID
  /// The type of the things looked for; nil takes every type of entity.
  public var type: String?
  /// Whether things that only an intermediate links count too.
  public var includesIndirect = true

  /// Asks about a thing.
  public init(center: NodeID, type: String?, includesIndirect: Bool = true) {
    self.center = center
    self.type = type
    self.includesIndirect = includesIndirect
  }

  /// The related things, each once.
  ///
  /// Direct facts come first; then things that a third one links, projects before bodies and people
  /// and those before regions, since a region links nearly everything in a paper. Within that,
  /// more supporting articles come first, then more mentions, then the key.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - limit: How many things are wanted.
  /// - Returns: The first things, with their facts, each with its citations up to the first that has
  ///   words; and the number of all things.
  /// - Complexity: O(*m* log *m*), *m* facts within two steps; citations are only read for the
  ///   things that are wanted.
  public func answer(in graph: Graph, limit: Int) -> (rows: [Row], count: Int) {
    let links = links(in: graph)
    return (rows(of: links.prefix(limit), FactReader(graph).lead), links.count)
  }

  /// All related things, with all citations of their facts; see `answer(in:limit:)`.
  public func answer(in graph: Graph) -> [Row] {
    rows(of: links(in: graph)[...], FactReader(graph).fact)
  }

  private func rows(of links: ArraySlice<Link>, _ fact: (EdgeID) -> Fact) -> [Row] {
    links.map { link in
      Row(
        node: link.node, intermediate: link.middle, facts: link.edges.map(fact),
        onwardFacts: link.onward.map(fact))
    }
  }

  /// A related thing by the edges that link it.
  private struct Link {
    let node: NodeID
    let middle: NodeID?
    let edges: [EdgeID]
    let onward: [EdgeID]
    /// The number of articles behind the weaker half.
    let weight: Double
    let mentions: Double
    let rank: Int
  }

  private func links(in graph: Graph) -> [Link] {
    let types = StatementEdges.types(of: graph)
    let reader = FactReader(graph)
    let mentions = graph.nodeProperty("mentions")
    func weight(_ edges: [EdgeID]) -> Double { edges.reduce(0) { $0 + reader.weight(of: $1) } }
    let direct = group(factsOf: center, in: graph, types)
    var links = direct.filter { matches($0.node, graph) }.map { node, edges in
      Link(
        node: node, middle: nil, edges: edges, onward: [], weight: weight(edges),
        mentions: mentions.number(node) ?? 0, rank: 0)
    }
    links.sort { precedes($0, $1, graph) }
    guard includesIndirect else { return links }
    var found = Set(links.map(\.node))
    found.insert(center)
    var best: [NodeID: Link] = [:]
    for (middle, edges) in direct where isBridge(middle, graph) {
      let first = weight(edges)
      let rank = rank(of: middle, graph)
      for (node, onward) in group(factsOf: middle, in: graph, types)
      where !found.contains(node) && matches(node, graph) {
        let link = Link(
          node: node, middle: middle, edges: edges, onward: onward,
          weight: min(first, weight(onward)), mentions: mentions.number(node) ?? 0, rank: rank)
        if let other = best[node], !precedes(link, other, graph) { continue }
        best[node] = link
      }
    }
    return links + best.values.sorted { precedes($0, $1, graph) }
  }

  /// The edges of the facts at a node by the node at their other end, ascending.
  private func group(
    factsOf node: NodeID, in graph: Graph, _ types: EdgeTypeSet
  ) -> [(node: NodeID, edges: [EdgeID])] {
    var edges: [NodeID: [EdgeID]] = [:]
    for (edge, neighbor) in graph.neighbors(of: node, direction: .both, types: types)
    where neighbor != node {
      edges[neighbor, default: []].append(edge)
    }
    return edges.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private func matches(_ node: NodeID, _ graph: Graph) -> Bool {
    if let type { return graph.hasLabel(node, type) }
    return isBridge(node, graph)
  }

  private func isBridge(_ node: NodeID, _ graph: Graph) -> Bool {
    !graph.hasLabel(node, "article") && !graph.hasLabel(node, "issue")
  }

  private func rank(of middle: NodeID, _ graph: Graph) -> Int {
    switch graph.type(of: middle) {
    case "project": 1
    case "region": 3
    default: 2
    }
  }

  private func precedes(_ left: Link, _ right: Link, _ graph: Graph) -> Bool {
    if left.rank != right.rank { return left.rank < right.rank }
    if left.weight != right.weight { return left.weight > right.weight }
    if left.mentions != right.mentions { return left.mentions > right.mentions }
    if left.node != right.node {
      return graph.key(of: left.node).precedesByScalars(graph.key(of: right.node))
    }
    guard let leftMiddle = left.middle, let rightMiddle = right.middle else { return false }
    return graph.key(of: leftMiddle).precedesByScalars(graph.key(of: rightMiddle))
  }
}
