public import InkGraphCore

/// Chooses a part of a graph.
///
/// A part has the nodes that pass all tests on nodes and the edges that pass all tests on edges and
/// keep both their ends; then the surroundings of `centers` are cut out, and at last the `top`
/// nodes. A filter that was only just made keeps everything.
public struct GraphFilter: Hashable, Sendable {
  /// The labels whose nodes are kept; nil keeps all.
  public var labels: Set<String>?
  /// The types of edges that are kept; nil keeps all.
  public var edgeTypes: Set<String>?
  /// Whether articles and issues are kept.
  public var includesArticles = true
  /// Whether the edges from articles to what they mention are kept.
  public var includesMentions = true
  /// Whether the edges between things that stand in one sentence are kept.
  public var includesMentionedWith = true
  /// The least `weight` of an edge that is kept; an edge without one has the weight 1.
  public var minimumWeight: Double?
  /// The first day that counts.
  ///
  /// Articles and issues before it go, and so do nodes and edges last seen before it. What bears no
  /// date is kept.
  public var since: CalendarDate?
  /// The last day that counts.
  public var until: CalendarDate?
  /// The nodes whose surroundings are cut out; empty keeps all nodes.
  public var centers: [NodeID] = []
  /// How many edges away from a center a node may be, in either direction, along kept edges.
  public var depth = 1
  /// How many nodes are kept at most.
  ///
  /// Those with the most mentions are kept, then those with the most edges, then by key. Centers
  /// are kept in any case.
  public var top: Int?
  /// Whether nodes are kept that have no edge left.
  public var keepsIsolatedNodes = true

  /// Makes a filter that keeps everything.
  public init() {}

  /// The part of a graph that the filter chooses; ids are given anew, in the old order.
  ///
  /// - Complexity: O(*n* log *n* + *m*), *n* nodes, *m* edges.
  public func apply(to graph: Graph) -> Graph {
    var keepsNode = nodeTest(graph)
    var keepsEdge = edgeTest(graph)
    for edge in graph.edges
    where !keepsNode[graph.source(of: edge)] || !keepsNode[graph.target(of: edge)] {
      keepsEdge[edge] = false
    }
    if !centers.isEmpty {
      let starts = centers.filter { keepsNode[$0] }
      let visits = graph.breadthFirst(
        from: starts, depth: depth, where: { edge, _ in keepsEdge[edge] })
      keepsNode = Marks(visits.map(\.node), count: graph.nodeCount)
    }
    if let top { keepTop(top, of: graph, &keepsNode, keepsEdge) }
    if !keepsIsolatedNodes {
      var ends: [NodeID] = []
      for edge in graph.edges where keepsEdge[edge] {
        let source = graph.source(of: edge)
        let target = graph.target(of: edge)
        if keepsNode[source], keepsNode[target] { ends += [source, target] }
      }
      keepsNode = Marks(ends + centers.filter { keepsNode[$0] }, count: graph.nodeCount)
    }
    return graph.subgraph(keepingNodes: { keepsNode[$0] }, edges: { keepsEdge[$0] })
  }

  private func nodeTest(_ graph: Graph) -> Marks<NodeID> {
    let date = graph.nodeProperty("date")
    let first = graph.nodeProperty("firstSeen")
    let last = graph.nodeProperty("lastSeen")
    let printed = ["article", "issue"].compactMap { graph.labelID(named: $0) }
    return Marks(
      graph.nodes.filter { node in
        if !includesArticles, printed.contains(where: { graph.hasLabel(node, $0) }) {
          return false
        }
        if let labels, !graph.labels(of: node).contains(where: labels.contains) { return false }
        return isInTime(
          from: date.date(node) ?? first.date(node), to: date.date(node) ?? last.date(node))
      }, count: graph.nodeCount)
  }

  private func edgeTest(_ graph: Graph) -> Marks<EdgeID> {
    let weight = graph.edgeProperty("weight")
    let first = graph.edgeProperty("firstSeen")
    let last = graph.edgeProperty("lastSeen")
    let types = EdgeTypeSet(
      graph.edgeTypes.filter { type in
        (edgeTypes?.contains(type) ?? true)
          && (includesMentions || type != Predicate.mentions.rawValue)
          && (includesMentionedWith || type != Predicate.mentionedWith.rawValue)
      }.compactMap { graph.edgeTypeID(named: $0) })
    return Marks(
      graph.edges.filter { edge in
        guard types.contains(graph.typeID(of: edge)) else { return false }
        if let minimumWeight, weight.number(edge) ?? 1 < minimumWeight { return false }
        return isInTime(from: first.date(edge), to: last.date(edge))
      }, count: graph.edgeCount)
  }

  private func isInTime(from first: CalendarDate?, to last: CalendarDate?) -> Bool {
    if let since, let day = last ?? first, day < since { return false }
    if let until, let day = first ?? last, day > until { return false }
    return true
  }

  private func keepTop(
    _ limit: Int, of graph: Graph, _ keepsNode: inout Marks<NodeID>, _ keepsEdge: Marks<EdgeID>
  ) {
    var degrees = [Int](repeating: 0, count: graph.nodeCount)
    for edge in graph.edges where keepsEdge[edge] {
      let source = graph.source(of: edge)
      let target = graph.target(of: edge)
      guard keepsNode[source], keepsNode[target] else { continue }
      degrees[Int(source.index)] += 1
      degrees[Int(target.index)] += 1
    }
    let mentions = graph.nodeProperty("mentions")
    let keys = graph.nodeProperty("key")
    let isCenter = Set(centers)
    let ranked = graph.nodes.filter { keepsNode[$0] }.map { node in
      (
        node: node, isCenter: isCenter.contains(node), mentions: mentions.number(node) ?? 0,
        degree: degrees[Int(node.index)], key: keys.string(node) ?? ""
      )
    }.sorted { left, right in
      if left.isCenter != right.isCenter { return left.isCenter }
      if left.mentions != right.mentions { return left.mentions > right.mentions }
      if left.degree != right.degree { return left.degree > right.degree }
      if !left.key.hasSameScalars(as: right.key) { return left.key.precedesByScalars(right.key) }
      return left.node < right.node
    }
    let count = max(limit, ranked.prefix { $0.isCenter }.count)
    keepsNode = Marks(ranked.prefix(count).map(\.node), count: graph.nodeCount)
  }
}

/// A mark for each node or edge of a graph.
private struct Marks<ID: GraphElementID> {
  private var marks: [Bool]

  init(_ marked: [ID], count: Int) {
    marks = Array(repeating: false, count: count)
    for id in marked { marks[Int(id.index)] = true }
  }

  subscript(id: ID) -> Bool {
    get { marks[Int(id.index)] }
    set { marks[Int(id.index)] = newValue }
  }
}
