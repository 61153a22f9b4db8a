/// A way through a graph.
public struct GraphPath: Hashable, Sendable, Comparable {
  /// The nodes in order; never empty.
  public let nodes: [NodeID]
  /// The edges between them; one fewer than nodes.
  public let edges: [EdgeID]

  /// Makes a path.
  public init(nodes: [NodeID], edges: [EdgeID]) {
    precondition(
      nodes.count == edges.count + 1,
      "a path of \(nodes.count) nodes and \(edges.count) edges")
    self.nodes = nodes
    self.edges = edges
  }

  /// The number of edges.
  public var length: Int { edges.count }

  /// Orders by length, then by the ids of the edges from the first on.
  public static func < (left: GraphPath, right: GraphPath) -> Bool {
    if left.length != right.length { return left.length < right.length }
    if left.edges != right.edges { return left.edges.lexicographicallyPrecedes(right.edges) }
    return left.nodes.lexicographicallyPrecedes(right.nodes)
  }
}

/// What a search for paths may use.
public struct PathRules: Sendable {
  /// Which way edges are followed.
  public var direction: Direction
  /// The types of edges that are followed; nil follows all.
  public var types: EdgeTypeSet?
  /// The greatest number of edges in a path.
  public var maximumLength: Int
  /// Nodes that no path may pass; the ends of a path are not asked about.
  public var avoidedNodes: Set<NodeID>

  /// Makes rules; without arguments, everything is allowed.
  public init(
    direction: Direction = .both, types: EdgeTypeSet? = nil, maximumLength: Int = .max,
    avoidedNodes: Set<NodeID> = []
  ) {
    self.direction = direction
    self.types = types
    self.maximumLength = maximumLength
    self.avoidedNodes = avoidedNodes
  }
}
