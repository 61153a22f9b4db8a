import PropertyGraph

/// Follows paths of several relationships from a known node, each relationship at most once.
///
/// A depth-first walk with its own stack, so that the length of paths is bounded by memory only.
final class VariableExpand: Operator {
  private let plan: VariableExpandPlan
  private var types: EdgeTypeSet?
  private var typesVersion = -1

  init(_ plan: VariableExpandPlan, run: QueryRun, next: Operator) {
    self.plan = plan
    super.init(run: run, next: next)
  }

  override func receive(_ row: inout Row) throws(QueryError) -> Bool {
    let step = plan.step
    guard case .node(let from) = row[step.fromSlot] else { return true }
    var target: NodeID?
    if step.isInto {
      // A node that is its own target is known only by being the start.
      guard case .node(let to) = row[step.toSlot] else { return true }
      target = to
    }
    if typesVersion != run.graphVersion {
      types = step.typeSet(in: run.graph)
      typesVersion = run.graphVersion
    }
    let types = self.types
    let wanted = try edgeProperties(&row)
    let maximum = plan.maximum ?? .max
    var walk: [EdgeID] = []
    if try !emit(walk, from, target, &row) { return false }
    if maximum < 1 || plan.minimum > maximum { return true }
    let graph = run.graph
    func links(_ node: NodeID) -> NeighborSequence.Iterator {
      graph.neighbors(of: node, direction: step.direction, types: types).makeIterator()
    }
    if let types, types.isEmpty { return true }
    var stack = [links(from)]
    while !stack.isEmpty {
      try run.tick()
      guard let (edge, neighbor) = stack[stack.count - 1].next() else {
        stack.removeLast()
        if !walk.isEmpty { walk.removeLast() }
        continue
      }
      guard !walk.contains(edge), step.isNew(edge, in: row), has(edge, wanted) else { continue }
      walk.append(edge)
      if try !emit(walk, neighbor, target, &row) { return false }
      if walk.count < maximum {
        stack.append(links(neighbor))
      } else {
        walk.removeLast()
      }
    }
    return true
  }

  /// Hands on a path if it is long enough and ends where it should.
  private func emit(
    _ walk: [EdgeID], _ end: NodeID, _ target: NodeID?, _ row: inout Row
  ) throws(QueryError) -> Bool {
    guard walk.count >= plan.minimum, target == nil || target == end else { return true }
    let edges = walk.map { QueryValue.relationship($0) }
    row[plan.step.edgeSlot] = .list(plan.isReversed ? edges.reversed() : edges)
    row[plan.step.toSlot] = .node(end)
    return try handOn(&row)
  }

  private func edgeProperties(
    _ row: inout Row
  ) throws(QueryError) -> [(key: NameKey, value: QueryValue)] {
    var result: [(NameKey, QueryValue)] = []
    for property in plan.edgeProperties {
      result.append((property.key, try run.value(property.value, &row)))
    }
    return result
  }

  private func has(_ edge: EdgeID, _ wanted: [(key: NameKey, value: QueryValue)]) -> Bool {
    wanted.allSatisfy { run.property($0.key, of: edge).isEqual(to: $0.value) == true }
  }
}
