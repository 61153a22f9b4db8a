import PropertyGraph

/// Finds one or all shortest paths between two known nodes that fulfil the conditions on them.
///
/// A search from both ends keeps for each node the edges by which it was reached first, and paths are
/// read off backwards; if conditions on whole paths turn all of those down, longer paths are tried by
/// iterative deepening. One path without any conditions is left to `PathFinder`, which keeps less.
final class ShortestPathExpand: Operator {
  private let plan: ShortestPathPlan
  var expand: VariableExpandPlan { plan.expand }

  init(_ plan: ShortestPathPlan, run: QueryRun, next: Operator) {
    self.plan = plan
    super.init(run: run, next: next)
  }

  /// Whether nothing but the ends, the types and the greatest length is asked of the path.
  private var isPlain: Bool {
    plan.kind == .one && plan.elementConditions.isEmpty && plan.pathConditions.isEmpty
      && expand.edgeProperties.isEmpty && expand.minimum <= 1
  }

  private var finder: PathFinder?
  private var finderTypes: EdgeTypeSet?
  private var finderVersion = -1

  deinit {
    // The next run goes on with it, unless the graph has grown meanwhile.
    if let finder, finderVersion == run.graphVersion {
      run.shared.give(finder, expand.step.direction, finderTypes)
    }
  }

  /// Finds a path from both ends.
  private func findPlain(
    _ from: NodeID, _ to: NodeID, _ row: inout Row
  ) throws(QueryError) -> Bool {
    if finderVersion != run.graphVersion {
      finderTypes = expand.step.typeSet(in: run.graph)
      let made = run.shared.takeFinder(expand.step.direction, finderTypes)
      try run.charge(made.footprint)
      finder = made
      finderVersion = run.graphVersion
    }
    let edges = try finder?.edges(
      from: from, to: to, maximumLength: expand.maximum ?? .max,
      check: { () throws(QueryError) in try run.checkTime() })
    guard let edges else { return true }
    let values = edges.map { QueryValue.relationship($0) }
    row[expand.step.edgeSlot] = .list(expand.isReversed ? values.reversed() : values)
    return try handOn(&row)
  }

  /// What one search looks for.
  struct Goal {
    let from: NodeID
    let to: NodeID
    let types: EdgeTypeSet?
    let properties: [(key: NameKey, value: QueryValue)]
    var hasResult = false
    var wantsMore = true
  }

  override func receive(_ row: inout Row) throws(QueryError) -> Bool {
    let step = expand.step
    guard case .node(let from) = row[step.fromSlot], case .node(let to) = row[step.toSlot] else {
      return true
    }
    if isPlain, from != to { return try findPlain(from, to, &row) }
    var properties: [(NameKey, QueryValue)] = []
    for property in expand.edgeProperties {
      properties.append((property.key, try run.value(property.value, &row)))
    }
    var goal = Goal(
      from: from, to: to, types: step.typeSet(in: run.graph), properties: properties)
    guard try allows(.node(from), isNode: true, &row), try allows(.node(to), isNode: true, &row)
    else { return true }
    if from == to, expand.minimum == 0 {
      try emit([], &goal, &row)
      if goal.hasResult { return goal.wantsMore }
    }
    let found = from == to ? try searchCircle(goal, &row) : try searchFromBothEnds(goal, &row)
    guard let (links, length) = found else { return true }
    if length >= expand.minimum { try readOff(links, length, &goal, &row) }
    if !goal.hasResult, !plan.pathConditions.isEmpty || length < expand.minimum {
      try deepen(from: max(length + 1, expand.minimum), &goal, &row)
    }
    return goal.wantsMore
  }

  /// Whether a node or relationship may be part of the path.
  private func allows(
    _ element: QueryValue, isNode: Bool, _ row: inout Row
  ) throws(QueryError) -> Bool {
    for condition in plan.elementConditions where condition.isForNodes == isNode {
      row[condition.slot] = element
      guard try run.truth(condition.condition, &row) == condition.wanted else { return false }
    }
    return true
  }

  func allows(
    _ edge: EdgeID, to neighbor: NodeID, _ goal: Goal, _ row: inout Row
  ) throws(QueryError) -> Bool {
    for property in goal.properties
    where run.property(property.key, of: edge).isEqual(to: property.value) != true {
      return false
    }
    if plan.elementConditions.isEmpty { return true }
    guard try allows(.relationship(edge), isNode: false, &row) else { return false }
    return try allows(.node(neighbor), isNode: true, &row)
  }

  /// Hands on the paths, from the target back to the start.
  private func readOff(
    _ links: ShortestPathLinks, _ length: Int, _ goal: inout Goal, _ row: inout Row
  ) throws(QueryError) {
    var walk: [EdgeID] = []
    var stack = [(node: goal.to, next: 0)]
    while let (node, index) = stack.last {
      try run.tick()
      if walk.count == length {
        if node == goal.from { try emit(walk.reversed(), &goal, &row) }
        if isDone(goal) { return }
      } else if let before = links[node], index < before.count {
        stack[stack.count - 1].next += 1
        // Only a circle of two steps can have one relationship twice.
        if walk.contains(before[index].edge) { continue }
        walk.append(before[index].edge)
        stack.append((before[index].node, 0))
        continue
      }
      stack.removeLast()
      if !walk.isEmpty { walk.removeLast() }
    }
  }

  private func isDone(_ goal: Goal) -> Bool {
    !goal.wantsMore || (goal.hasResult && plan.kind == .one)
  }

  /// Tries all paths of one length after the other, until one fulfils the conditions.
  private func deepen(
    from first: Int, _ goal: inout Goal, _ row: inout Row
  ) throws(QueryError) {
    var length = first
    while length <= min(expand.maximum ?? .max, run.graph.edgeCount) {
      let reachesLength = try tryPaths(of: length, &goal, &row)
      if goal.hasResult || !goal.wantsMore || !reachesLength { return }
      length += 1
    }
  }

  /// Tries all paths of a length, and tells whether there is any, wherever it ends.
  private func tryPaths(
    of length: Int, _ goal: inout Goal, _ row: inout Row
  ) throws(QueryError) -> Bool {
    func links(_ node: NodeID) -> NeighborSequence.Iterator {
      run.graph.neighbors(
        of: node, direction: expand.step.direction, types: goal.types
      ).makeIterator()
    }
    var reachesLength = false
    var walk: [EdgeID] = []
    var stack = [links(goal.from)]
    while !stack.isEmpty {
      try run.tick()
      guard let (edge, neighbor) = stack[stack.count - 1].next() else {
        stack.removeLast()
        if !walk.isEmpty { walk.removeLast() }
        continue
      }
      guard !walk.contains(edge), try allows(edge, to: neighbor, goal, &row) else { continue }
      walk.append(edge)
      if walk.count < length {
        stack.append(links(neighbor))
        continue
      }
      reachesLength = true
      if neighbor == goal.to {
        try emit(walk, &goal, &row)
        if isDone(goal) { return true }
      }
      walk.removeLast()
    }
    return reachesLength
  }

  /// Hands on a path if it fulfils the conditions on whole paths.
  private func emit(
    _ walk: [EdgeID], _ goal: inout Goal, _ row: inout Row
  ) throws(QueryError) {
    let edges = walk.map { QueryValue.relationship($0) }
    row[expand.step.edgeSlot] = .list(expand.isReversed ? edges.reversed() : edges)
    if !plan.pathConditions.isEmpty {
      if let slot = plan.pathSlot { row[slot] = .path(path(walk, goal)) }
      guard try run.holds(plan.pathConditions, &row) else { return }
    }
    goal.hasResult = true
    goal.wantsMore = try handOn(&row)
  }

  /// The path in the order of the text.
  private func path(_ walk: [EdgeID], _ goal: Goal) -> GraphPath {
    var nodes = [goal.from]
    for edge in walk {
      nodes.append(run.graph.neighbor(of: nodes[nodes.count - 1], along: edge))
    }
    return expand.isReversed
      ? GraphPath(nodes: nodes.reversed(), edges: walk.reversed())
      : GraphPath(nodes: nodes, edges: walk)
  }
}
