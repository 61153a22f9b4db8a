import PropertyGraph

/// Follows one relationship from a known node.
final class Expand: Operator {
  private let plan: ExpandPlan

  init(_ plan: ExpandPlan, run: QueryRun, next: Operator) {
    self.plan = plan
    super.init(run: run, next: next)
  }

  override func receive(_ row: inout Row) throws(QueryError) -> Bool {
    guard case .node(let from) = row[plan.fromSlot] else { return true }
    let types = plan.typeSet(in: run.graph)
    if let types, types.isEmpty { return true }
    guard plan.isInto else {
      for (edge, neighbor) in run.graph.neighbors(
        of: from, direction: plan.direction, types: types)
      {
        try run.tick()
        guard plan.isNew(edge, in: row) else { continue }
        row[plan.edgeSlot] = .relationship(edge)
        row[plan.toSlot] = .node(neighbor)
        if try !handOn(&row) { return false }
      }
      return true
    }
    guard case .node(let to) = row[plan.toSlot] else { return true }
    // The end with fewer edges is searched for the other.
    let graph = run.graph
    let turns =
      graph.degree(of: to, direction: plan.direction.reversed)
      < graph.degree(of: from, direction: plan.direction)
    let near = turns ? to : from
    let far = turns ? from : to
    let direction = turns ? plan.direction.reversed : plan.direction
    for (edge, neighbor) in graph.neighbors(of: near, direction: direction, types: types) {
      try run.tick()
      guard neighbor == far, plan.isNew(edge, in: row) else { continue }
      row[plan.edgeSlot] = .relationship(edge)
      if try !handOn(&row) { return false }
    }
    return true
  }
}

extension ExpandPlan {
  /// The types as the graph numbers them; nil for all types.
  func typeSet(in graph: Graph) -> EdgeTypeSet? {
    types.isEmpty ? nil : graph.edgeTypeSet(types)
  }

  /// Whether an edge is not among the other relationships of the same MATCH.
  func isNew(_ edge: EdgeID, in row: Row) -> Bool {
    others.allSatisfy { other in
      switch row[other.slot] {
      case .relationship(let known): known != edge
      case .list(let known): !known.contains { $0 == .relationship(edge) }
      default: true
      }
    }
  }
}
