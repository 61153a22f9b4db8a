public import PropertyGraph

/// Asks for the facts around a thing.
public struct NeighborhoodQuestion: Sendable {
  /// A fact at some distance.
  public struct Row: Hashable, Sendable {
    /// The number of steps from the thing to the farther end of the fact, 1 at least.
    public let distance: Int
    /// The fact.
    public let fact: Fact
  }

  /// The thing around which facts are looked for.
  public var center: NodeID
  /// How many steps away facts may be, 1 at least.
  public var depth = 1
  /// The relations that count; nil takes every statement.
  ///
  /// Links such as `mentions` can be named.
  public var relations: Set<String>?

  /// Asks around a thing.
  public init(center: NodeID, depth: Int = 1, relations: Set<String>? = nil) {
    self.center = center
    self.depth = depth
    self.relations = relations
  }

  /// The facts, each once, the nearest first, then in the order of the graph.
  ///
  /// - Complexity: O(*m* log *m*), *m* edges in reach.
  public func answer(in graph: Graph) -> [Row] {
    let types =
      relations.map { graph.edgeTypeSet($0) } ?? StatementEdges.types(of: graph)
    let reader = FactReader(graph)
    var rows: [Row] = []
    var seen: Set<EdgeID> = []
    for visit in graph.breadthFirst(from: [center], depth: depth - 1, types: types) {
      for (edge, _) in graph.neighbors(of: visit.node, direction: .both, types: types)
      where seen.insert(edge).inserted {
        rows.append(Row(distance: visit.depth + 1, fact: reader.fact(edge)))
      }
    }
    return rows
  }
}
