import PropertyGraph

/// Puts the nodes and relationships of a pattern together into a path.
final class PathBuilder: Operator {
  private let slot: Int
  private let plan: PathPlan

  init(_ slot: Int, _ plan: PathPlan, run: QueryRun, next: Operator) {
    self.slot = slot
    self.plan = plan
    super.init(run: run, next: next)
  }

  override func receive(_ row: inout Row) throws(QueryError) -> Bool {
    guard case .node(let first) = row[plan.firstSlot] else { return true }
    var nodes = [first]
    var edges: [EdgeID] = []
    func add(_ value: QueryValue) {
      guard case .relationship(let edge) = value else { return }
      edges.append(edge)
      nodes.append(run.graph.neighbor(of: nodes[nodes.count - 1], along: edge))
    }
    for relationship in plan.relationships {
      if case .list(let values) = row[relationship.slot] {
        values.forEach(add)
      } else {
        add(row[relationship.slot])
      }
    }
    row[slot] = .path(GraphPath(nodes: nodes, edges: edges))
    return try handOn(&row)
  }
}
