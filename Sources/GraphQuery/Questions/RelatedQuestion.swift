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
  /// - Complexity: O(*m* log *m*), *m* facts within two steps.
  public func answer(in graph: Graph) -> [Row] {
    let types = StatementEdges.types(of: graph)
    let reader = FactReader(graph)
    var rows = group(factsOf: center, in: graph, types, reader).compactMap { node, facts in
      matches(node, graph) ? Row(node: node, intermediate: nil, facts: facts, onwardFacts: []) : nil
    }
    rows.sort { precedes($0, $1, graph) }
    guard includesIndirect else { return rows }
    var found = Set(rows.map(\.node))
    found.insert(center)
    var best: [NodeID: Row] = [:]
    for (middle, facts) in group(factsOf: center, in: graph, types, reader)
    where isBridge(middle, graph) {
      for (node, onward) in group(factsOf: middle, in: graph, types, reader)
      where !found.contains(node) && matches(node, graph) {
        let row = Row(node: node, intermediate: middle, facts: facts, onwardFacts: onward)
        if let other = best[node], !precedes(row, other, graph) { continue }
        best[node] = row
      }
    }
    return rows + best.values.sorted { precedes($0, $1, graph) }
  }

  /// The facts at a node by the node at their other end, ascending.
  private func group(
    factsOf node: NodeID, in graph: Graph, _ types: EdgeTypeSet, _ reader: FactReader
  ) -> [(node: NodeID, facts: [Fact])] {
    var edges: [NodeID: [EdgeID]] = [:]
    for (edge, neighbor) in graph.neighbors(of: node, direction: .both, types: types)
    where neighbor != node {
      edges[neighbor, default: []].append(edge)
    }
    return edges.sorted { $0.key < $1.key }.map { ($0.key, $0.value.map(reader.fact)) }
  }

  private func matches(_ node: NodeID, _ graph: Graph) -> Bool {
    if let type { return graph.hasLabel(node, type) }
    return !graph.hasLabel(node, "article") && !graph.hasLabel(node, "issue")
  }

  private func isBridge(_ node: NodeID, _ graph: Graph) -> Bool {
    !graph.hasLabel(node, "article") && !graph.hasLabel(node, "issue")
  }

  private func rank(_ row: Row, _ graph: Graph) -> Int {
    guard let middle = row.intermediate else { return 0 }
    return switch graph.type(of: middle) {
    case "project": 1
    case "region": 3
    default: 2
    }
  }

  private func precedes(_ left: Row, _ right: Row, _ graph: Graph) -> Bool {
    let ranks = (rank(left, graph), rank(right, graph))
    if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
    let weights = (weight(left), weight(right))
    if weights.0 != weights.1 { return weights.0 > weights.1 }
    let reader = graph.nodeProperty("mentions")
    let mentions = (reader.number(left.node) ?? 0, reader.number(right.node) ?? 0)
    if mentions.0 != mentions.1 { return mentions.0 > mentions.1 }
    if left.node != right.node {
      return graph.key(of: left.node).precedesByScalars(graph.key(of: right.node))
    }
    guard let leftMiddle = left.intermediate, let rightMiddle = right.intermediate else {
      return false
    }
    return graph.key(of: leftMiddle).precedesByScalars(graph.key(of: rightMiddle))
  }

  /// The number of articles behind the weaker half of the link.
  private func weight(_ row: Row) -> Double {
    let first = row.facts.reduce(0) { $0 + $1.weight }
    return row.intermediate == nil
      ? first : min(first, row.onwardFacts.reduce(0) { $0 + $1.weight })
  }
}
