public import PropertyGraph

/// Asks which sentences state a fact about two things.
public struct WhyQuestion: Sendable {
  /// The first thing.
  public var first: NodeID
  /// The second thing.
  public var second: NodeID
  /// The relation; nil takes every statement.
  public var relation: String?

  /// Asks about two things.
  public init(first: NodeID, second: NodeID, relation: String? = nil) {
    self.first = first
    self.second = second
    self.relation = relation
  }

  /// The facts between the two things, either way round, in the order of the graph.
  public func answer(in graph: Graph) -> [Fact] {
    let types =
      relation.map { graph.edgeTypeSet([$0]) } ?? StatementEdges.types(of: graph)
    let reader = FactReader(graph)
    return graph.neighbors(of: first, direction: .both, types: types)
      .filter { $0.neighbor == second }.map { reader.fact($0.edge) }
  }
}
