import PropertyGraph

/// Finds one or all shortest paths between two known nodes.
///
/// A breadth-first search from the start that keeps for each node the edges by which it was reached
/// first; paths are read off backwards.
final class ShortestPathExpand: Operator {
  private let plan: VariableExpandPlan
  private let kind: PatternPart.Shortest

  init(
    _ plan: VariableExpandPlan, _ kind: PatternPart.Shortest, run: QueryRun, next: Operator
  ) {
    self.plan = plan
    self.kind = kind
    super.init(run: run, next: next)
  }

  private typealias Parents = [NodeID: [(edge: EdgeID, node: NodeID)]]

  override func receive(_ row: inout Row) throws(QueryError) -> Bool {
    let step = plan.step
    guard case .node(let from) = row[step.fromSlot], case .node(let to) = row[step.toSlot] else {
      return true
    }
    if from == to, plan.minimum == 0 { return try emit([], &row) }
    let (parents, length) = try search(from, to, &row)
    guard let length, length >= plan.minimum else { return true }
    return try readOff(parents, from, to, length, &row)
  }

  /// Searches level by level until the target is reached.
  private func search(
    _ from: NodeID, _ to: NodeID, _ row: inout Row
  ) throws(QueryError) -> (Parents, length: Int?) {
    var wanted: [(NameKey, QueryValue)] = []
    for property in plan.edgeProperties {
      wanted.append((property.key, try run.value(property.value, &row)))
    }
    let types = plan.step.typeSet(in: run.graph)
    var parents: Parents = [:]
    var depths: [NodeID: Int] = from == to ? [:] : [from: 0]
    var level = [from]
    var depth = 0
    while !level.isEmpty, depth < plan.maximum ?? .max {
      depth += 1
      var next: [NodeID] = []
      for node in level {
        for (edge, neighbor) in run.graph.neighbors(
          of: node, direction: plan.step.direction, types: types)
        {
          try run.tick()
          guard depths[neighbor] ?? depth == depth else { continue }
          let fits = wanted.allSatisfy { run.property($0.0, of: edge).isEqual(to: $0.1) == true }
          guard fits else { continue }
          if depths[neighbor] == nil {
            depths[neighbor] = depth
            next.append(neighbor)
          } else if kind == .one {
            continue
          }
          parents[neighbor, default: []].append((edge, node))
        }
      }
      if parents[to] != nil { return (parents, depth) }
      level = next
    }
    return (parents, nil)
  }

  /// Hands on the paths, from the target back to the start.
  private func readOff(
    _ parents: Parents, _ from: NodeID, _ to: NodeID, _ length: Int, _ row: inout Row
  ) throws(QueryError) -> Bool {
    var walk: [EdgeID] = []
    var stack = [(node: to, next: 0)]
    while let (node, index) = stack.last {
      try run.tick()
      if walk.count == length {
        if node == from, try !emit(walk.reversed(), &row) { return false }
        if kind == .one { return true }
      } else if let links = parents[node], index < links.count {
        stack[stack.count - 1].next += 1
        walk.append(links[index].edge)
        stack.append((links[index].node, 0))
        continue
      }
      stack.removeLast()
      if !walk.isEmpty { walk.removeLast() }
    }
    return true
  }

  private func emit(_ walk: [EdgeID], _ row: inout Row) throws(QueryError) -> Bool {
    let edges = walk.map { QueryValue.relationship($0) }
    row[plan.step.edgeSlot] = .list(plan.isReversed ? edges.reversed() : edges)
    return try handOn(&row)
  }
}
