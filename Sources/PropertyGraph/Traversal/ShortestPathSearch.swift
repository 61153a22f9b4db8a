/// A search for the shortest paths between two nodes from both ends at once.
///
/// Both sides grow by whole levels, always the side whose level has fewer edges to follow, until
/// they meet. Then the nodes that lie on some shortest path are marked, and the paths can be read
/// off from the source in the order of their edges. The arrays are kept between searches, because
/// Yen's algorithm makes many.
///
/// Pohl, "Bi-directional search" (1971), Machine Intelligence 6, 127-140.
struct ShortestPathSearch {
  private let graph: Graph
  private let rules: PathRules
  private var forward: DistanceMap
  private var backward: DistanceMap
  /// Whether a node of the forward side lies on a shortest path.
  private var isOnPath: [Bool]
  private var marked: [NodeID] = []
  private var length = 0
  private var meetingDepth = 0

  init(_ graph: Graph, rules: PathRules) {
    self.graph = graph
    self.rules = rules
    forward = DistanceMap(count: graph.nodeCount)
    backward = DistanceMap(count: graph.nodeCount)
    isOnPath = Array(repeating: false, count: graph.nodeCount)
  }

  /// Searches.
  ///
  /// - Parameters:
  ///   - source: The first node.
  ///   - target: The last node.
  ///   - maximumLength: The greatest number of edges.
  ///   - removedNodes: Nodes that are taken for absent, beside those that the rules avoid.
  ///   - removedEdges: Edges out of the source that are taken for absent.
  /// - Returns: The number of edges of a shortest path, or nil without one.
  mutating func run(
    from source: NodeID, to target: NodeID, maximumLength: Int, removedNodes: Set<NodeID> = [],
    removedEdges: Set<EdgeID> = []
  ) -> Int? {
    reset()
    forward[source] = 0
    backward[target] = 0
    var near = [source]
    var far = [target]
    var nearDepth = 0
    var farDepth = 0
    func isAllowed(_ node: NodeID) -> Bool {
      node == source || node == target
        || !(rules.avoidedNodes.contains(node) || removedNodes.contains(node))
    }
    while source != target, !meets(near, in: backward) {
      guard nearDepth + farDepth < maximumLength, !near.isEmpty, !far.isEmpty else { return nil }
      if work(near, rules.direction) <= work(far, rules.direction.reversed) {
        nearDepth += 1
        near = Self.grow(
          near, &forward, nearDepth, graph, rules.direction, rules.types,
          where: { edge, node in isAllowed(node) && !removedEdges.contains(edge) })
      } else {
        farDepth += 1
        far = Self.grow(
          far, &backward, farDepth, graph, rules.direction.reversed, rules.types,
          where: { edge, node in isAllowed(node) && !removedEdges.contains(edge) })
      }
    }
    length = nearDepth + farDepth
    meetingDepth = nearDepth
    self.removedEdges = removedEdges
    mark(near.filter { backward[$0] == Int32(farDepth) })
    return length
  }

  private var removedEdges: Set<EdgeID> = []

  /// Whether going from a node at a distance from the source along an edge stays on some shortest
  /// path.
  private func leadsOn(_ edge: EdgeID, to node: NodeID, depth: Int) -> Bool {
    guard !removedEdges.contains(edge) else { return false }
    if depth <= meetingDepth { return isOnPath[Int(node.index)] && forward[node] == Int32(depth) }
    return backward[node] == Int32(length - depth)
  }

  /// The shortest paths of the last search, by the ids of their edges from the first on.
  func paths(from source: NodeID, limit: Int) -> [GraphPath] {
    guard limit > 0 else { return [] }
    var result: [GraphPath] = []
    var nodes = [source]
    var edges: [EdgeID] = []
    var rests = [links(of: source)]
    while !rests.isEmpty {
      if edges.count == length {
        result.append(GraphPath(nodes: nodes, edges: edges))
        if result.count == limit { return result }
      } else if let (edge, neighbor) = rests[rests.count - 1].next() {
        guard leadsOn(edge, to: neighbor, depth: nodes.count) else { continue }
        nodes.append(neighbor)
        edges.append(edge)
        rests.append(links(of: neighbor))
        continue
      }
      rests.removeLast()
      nodes.removeLast()
      if !edges.isEmpty { edges.removeLast() }
    }
    return result
  }

  private func links(of node: NodeID) -> NeighborSequence.Iterator {
    graph.neighbors(of: node, direction: rules.direction, types: rules.types).makeIterator()
  }

  private func work(_ level: [NodeID], _ direction: Direction) -> Int {
    level.reduce(0) { $0 + graph.degree(of: $1, direction: direction) }
  }

  private func meets(_ level: [NodeID], in other: DistanceMap) -> Bool {
    level.contains { other[$0] != nil }
  }

  /// Marks the nodes of the forward side from which a meeting node can be reached level by level.
  private mutating func mark(_ meeting: [NodeID]) {
    var level = meeting
    for node in level { isOnPath[Int(node.index)] = true }
    marked += level
    for depth in stride(from: meetingDepth - 1, through: 0, by: -1) {
      var before: [NodeID] = []
      for node in level {
        for (edge, neighbor) in graph.neighbors(
          of: node, direction: rules.direction.reversed, types: rules.types)
        where !isOnPath[Int(neighbor.index)] && forward[neighbor] == Int32(depth)
          && !removedEdges.contains(edge)
        {
          isOnPath[Int(neighbor.index)] = true
          before.append(neighbor)
        }
      }
      marked += before
      level = before
    }
  }

  private mutating func reset() {
    forward.removeAll()
    backward.removeAll()
    for node in marked { isOnPath[Int(node.index)] = false }
    marked.removeAll(keepingCapacity: true)
    removedEdges = []
  }

  private static func grow(
    _ level: [NodeID], _ distances: inout DistanceMap, _ depth: Int, _ graph: Graph,
    _ direction: Direction, _ types: EdgeTypeSet?, where isAllowed: (EdgeID, NodeID) -> Bool
  ) -> [NodeID] {
    var next: [NodeID] = []
    for node in level {
      for (edge, neighbor) in graph.neighbors(of: node, direction: direction, types: types)
      where distances[neighbor] == nil && isAllowed(edge, neighbor) {
        distances[neighbor] = Int32(depth)
        next.append(neighbor)
      }
    }
    return next
  }
}

/// Distances of nodes, emptied in the time of what was entered.
private struct DistanceMap {
  private var values: [Int32]
  private var entered: [NodeID] = []

  init(count: Int) { values = Array(repeating: -1, count: count) }

  subscript(node: NodeID) -> Int32? {
    get { values[Int(node.index)] < 0 ? nil : values[Int(node.index)] }
    set {
      values[Int(node.index)] = newValue ?? -1
      entered.append(node)
    }
  }

  mutating func removeAll() {
    for node in entered { values[Int(node.index)] = -1 }
    entered.removeAll(keepingCapacity: true)
  }
}
