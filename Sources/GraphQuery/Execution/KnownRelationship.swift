import PropertyGraph

/// Sets or checks the ends of a relationship that is known already.
final class KnownRelationship: Operator {
  private let plan: ExpandPlan

  init(_ plan: ExpandPlan, run: QueryRun, next: Operator) {
    self.plan = plan
    super.init(run: run, next: next)
  }

  override func receive(_ row: inout Row) throws(QueryError) -> Bool {
    guard case .relationship(let edge) = row[plan.edgeSlot] else { return true }
    let graph = run.graph
    if let types = plan.typeSet(in: graph), !types.contains(graph.typeID(of: edge)) { return true }
    guard plan.isNew(edge, in: row) else { return true }
    let (source, target) = (graph.source(of: edge), graph.target(of: edge))
    var ends: [(NodeID, NodeID)] = []
    if plan.direction != .incoming { ends.append((source, target)) }
    if plan.direction == .incoming || (plan.direction == .both && source != target) {
      ends.append((target, source))
    }
    for (from, to) in ends {
      if plan.isFromKnown, row[plan.fromSlot] != .node(from) { continue }
      if plan.fromSlot == plan.toSlot, from != to { continue }
      if plan.isInto, plan.fromSlot != plan.toSlot, row[plan.toSlot] != .node(to) { continue }
      row[plan.fromSlot] = .node(from)
      row[plan.toSlot] = .node(to)
      if try !handOn(&row) { return false }
    }
    return true
  }
}

/// Checks that a known list of relationships is a way from a known node.
final class KnownRelationshipList: Operator {
  private let plan: VariableExpandPlan

  init(_ plan: VariableExpandPlan, run: QueryRun, next: Operator) {
    self.plan = plan
    super.init(run: run, next: next)
  }

  override func receive(_ row: inout Row) throws(QueryError) -> Bool {
    let step = plan.step
    guard case .list(let values) = row[step.edgeSlot], case .node(let from) = row[step.fromSlot],
      values.count >= plan.minimum, values.count <= plan.maximum ?? .max
    else { return true }
    let types = step.typeSet(in: run.graph)
    var node = from
    for value in plan.isReversed ? values.reversed() : values {
      try run.tick()
      guard case .relationship(let edge) = value, step.isNew(edge, in: row) else { return true }
      if let types, !types.contains(run.graph.typeID(of: edge)) { return true }
      let (source, target) = (run.graph.source(of: edge), run.graph.target(of: edge))
      if step.direction != .incoming, source == node {
        node = target
      } else if step.direction != .outgoing, target == node {
        node = source
      } else {
        return true
      }
    }
    if step.isInto, row[step.toSlot] != .node(node) { return true }
    row[step.toSlot] = .node(node)
    return try handOn(&row)
  }
}
