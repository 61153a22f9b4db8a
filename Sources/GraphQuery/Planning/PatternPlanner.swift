import PropertyGraph

/// Chooses the order in which the parts of one MATCH are looked for.
///
/// Greedy: always the step next that leaves the fewest rows, by counts of labels and types. Each
/// condition is checked as soon as all it needs is known.
struct PatternPlanner {
  let graph: Graph
  let statistics: GraphStatistics
  let match: BoundMatch
  private var pattern: BoundPattern { match.pattern }

  init(graph: Graph, statistics: GraphStatistics, match: BoundMatch) {
    self.graph = graph
    self.statistics = statistics
    self.match = match
  }

  /// What is known while steps are chosen.
  private struct State {
    var known: Set<Int>
    var openRelationships: Set<Int>
    var openPredicates: [BoundExpression]
    var openPaths: [PatternPath]
    var doneRelationships: [OtherRelationship] = []
    var hasPart = false
    var builder: StepList
  }

  /// The steps for a number of rows that come in.
  func plan(rows: Double) -> [PlanStep] {
    var state = State(
      known: match.boundSlots, openRelationships: Set(pattern.relationships.indices),
      openPredicates: match.predicates, openPaths: pattern.paths,
      builder: StepList())
    state.builder.add(.filter([]), rows: rows)
    addKnown(&state)
    while true {
      if let next = nextRelationship(state) {
        follow(next, &state)
      } else if let scan = nextScan(state) {
        state.builder.add(.scan(scan.plan), factor: scan.rows)
        state.known.insert(scan.plan.slot)
        state.hasPart = true
      } else {
        break
      }
      addKnown(&state)
    }
    // The first step only carried the number of rows.
    return Array(state.builder.steps.dropFirst())
  }

  /// Adds the paths and conditions for which everything is known.
  private func addKnown(_ state: inout State) {
    for path in state.openPaths where isComplete(path, state) {
      let relationships = path.relationships.map { index in
        OtherRelationship(
          slot: pattern.relationships[index].slot,
          isList: pattern.relationships[index].length != nil)
      }
      let plan = PathPlan(
        firstSlot: pattern.nodes[path.first].slot, relationships: relationships)
      state.builder.add(.path(path, plan), factor: 1)
      state.known.insert(path.slot)
    }
    state.openPaths.removeAll { state.known.contains($0.slot) }
    let own = Set(match.newSlots)
    func isReady(_ predicate: BoundExpression) -> Bool {
      predicate.slots.intersection(own).isSubset(of: state.known)
    }
    let ready = state.openPredicates.filter(isReady)
    guard !ready.isEmpty else { return }
    // Subqueries are dear, labels are cheap; sorting keeps the order of the text otherwise.
    let ordered =
      ready.filter(\.isLabelTest) + ready.filter { !$0.isLabelTest && $0.subqueries.isEmpty }
      + ready.filter { !$0.subqueries.isEmpty }
    state.builder.add(.filter(ordered), factor: ordered.reduce(1) { $0 * selectivity($1) })
    state.openPredicates.removeAll(where: isReady)
  }

  private func isComplete(_ path: PatternPath, _ state: State) -> Bool {
    state.known.contains(pattern.nodes[path.first].slot)
      && path.relationships.allSatisfy { !state.openRelationships.contains($0) }
  }

  private func selectivity(_ predicate: BoundExpression) -> Double {
    switch predicate.kind {
    case .comparison(.equal, _, _): 0.1
    case .hasLabels(_, let tests):
      tests.reduce(1) { result, test in
        result * Double(statistics.count(ofLabel: test.label.name))
          / Double(max(1, statistics.nodeCount))
      }
    default: 0.5
    }
  }

  // MARK: Relationships

  /// The relationship at a known node that leads to the fewest rows.
  private func nextRelationship(_ state: State) -> Int? {
    let ready = state.openRelationships.sorted().filter { index in
      let relationship = pattern.relationships[index]
      let ends = [relationship.from, relationship.to].map {
        state.known.contains(pattern.nodes[$0].slot)
      }
      if relationship.isBound && relationship.length == nil { return true }
      if relationship.shortest != nil { return ends[0] && ends[1] }
      return ends[0] || ends[1]
    }
    return ready.min { fanOut($0, state) < fanOut($1, state) }
  }

  private func isKnown(_ node: Int, _ state: State) -> Bool {
    state.known.contains(pattern.nodes[node].slot)
  }

  /// About how many rows a step along a relationship makes of one.
  private func fanOut(_ index: Int, _ state: State) -> Double {
    let relationship = pattern.relationships[index]
    if relationship.isBound { return 0.01 }
    if relationship.shortest != nil { return 1 }
    let isReversed = !isKnown(relationship.from, state)
    let start = isReversed ? relationship.to : relationship.from
    let end = isReversed ? relationship.from : relationship.to
    var degree = statistics.degree(
      labels: labels(ofSlot: pattern.nodes[start].slot), types: relationship.types,
      direction: direction(relationship, isReversed: isReversed))
    if let length = relationship.length {
      let steps = min(length.maximum ?? 4, 4)
      degree = (0..<steps).reduce(1.0) { result, _ in result * max(1, degree) }
    }
    if isKnown(end, state) { return degree / Double(max(1, statistics.nodeCount)) }
    return degree
  }

  private func direction(_ relationship: PatternRelationship, isReversed: Bool) -> Direction {
    switch relationship.arrow {
    case .none: .both
    case .right: isReversed ? .incoming : .outgoing
    case .left: isReversed ? .outgoing : .incoming
    }
  }

  private func follow(_ index: Int, _ state: inout State) {
    let relationship = pattern.relationships[index]
    let isReversed = !isKnown(relationship.from, state) && isKnown(relationship.to, state)
    let from = pattern.nodes[isReversed ? relationship.to : relationship.from]
    let to = pattern.nodes[isReversed ? relationship.from : relationship.to]
    let factor = fanOut(index, state)
    let step = ExpandPlan(
      fromSlot: from.slot, edgeSlot: relationship.slot, toSlot: to.slot, fromName: from.name,
      edgeName: relationship.name, toName: to.name,
      direction: direction(relationship, isReversed: isReversed), types: relationship.types,
      isInto: state.known.contains(to.slot) || from.slot == to.slot,
      isFromKnown: state.known.contains(from.slot), others: state.doneRelationships)
    if let length = relationship.length {
      let plan = VariableExpandPlan(
        step: step, minimum: length.minimum, maximum: length.maximum,
        edgeProperties: relationship.edgeProperties, isReversed: isReversed,
        isBound: relationship.isBound)
      if let shortest = relationship.shortest {
        state.builder.add(.shortestPath(plan, shortest), factor: factor)
      } else {
        state.builder.add(.variableExpand(plan), factor: factor)
      }
    } else if relationship.isBound {
      state.builder.add(.endpoints(step), factor: 1)
    } else {
      state.builder.add(.expand(step), factor: factor)
    }
    state.known.formUnion([from.slot, to.slot, relationship.slot])
    state.openRelationships.remove(index)
    state.hasPart = true
    // Shortest paths may share relationships with the rest of the pattern.
    if relationship.shortest == nil {
      state.doneRelationships.append(
        OtherRelationship(slot: relationship.slot, isList: relationship.length != nil))
    }
  }

  // MARK: Nodes

  /// The node that is not known for which the fewest candidates have to be looked at.
  private func nextScan(_ state: State) -> (plan: NodeScanPlan, rows: Double)? {
    var best: (plan: NodeScanPlan, rows: Double)?
    for node in pattern.nodes where !state.known.contains(node.slot) {
      let (source, rows) = source(node, state)
      if let best, best.rows <= rows { continue }
      let plan = NodeScanPlan(
        slot: node.slot, name: node.name, source: source, isCrossProduct: state.hasPart)
      best = (plan, rows)
    }
    return best
  }

  private func source(_ node: PatternNode, _ state: State) -> (NodeScanPlan.Source, Double) {
    var best: (NodeScanPlan.Source, Double) = (.allNodes, Double(statistics.nodeCount))
    for label in labels(ofSlot: node.slot) {
      let count = Double(statistics.count(ofLabel: label))
      if count < best.1 { best = (.label(label), count) }
    }
    for predicate in state.openPredicates {
      guard let seek = seek(predicate, node.slot, state) else { continue }
      if let key = graph.indexedKeys.first(where: { $0.isSame(as: seek.key.name) }) {
        let rows = seek.isList ? 5 : 1.5
        if rows < best.1 {
          best = (.index(key: key, value: seek.value, isList: seek.isList), rows)
        }
      } else if state.hasPart || state.builder.rows > 1, !seek.isList,
        !seek.value.slots.isDisjoint(with: state.known)
      {
        // A value that comes from a row would mean one scan for each row; a table means one.
        let label = labels(ofSlot: node.slot).first
        let rows = best.1 * 0.1
        if rows < best.1 { best = (.table(label: label, key: seek.key, value: seek.value), rows) }
      }
    }
    return best
  }

  /// What a condition says of a property of a node: `n.key = value` or `n.key IN values`, where the
  /// value is known before the node is.
  private func seek(
    _ predicate: BoundExpression, _ slot: Int, _ state: State
  ) -> (key: NameKey, value: BoundExpression, isList: Bool)? {
    func isKnown(_ value: BoundExpression) -> Bool {
      let own = value.slots.intersection(match.newSlots)
      return own.isSubset(of: state.known) && value.subqueries.isEmpty
    }
    func key(_ expression: BoundExpression) -> NameKey? {
      guard case .property(let base, let key) = expression.kind, base.kind == .slot(slot) else {
        return nil
      }
      return key
    }
    switch predicate.kind {
    case .comparison(.equal, let left, let right):
      if let key = key(left), isKnown(right) { return (key, right, false) }
      if let key = key(right), isKnown(left) { return (key, left, false) }
    case .binary(.isIn, let left, let right):
      if let key = key(left), isKnown(right) { return (key, right, true) }
    default: break
    }
    return nil
  }

  /// The labels that a node must have.
  private func labels(ofSlot slot: Int) -> [String] {
    match.predicates.flatMap { predicate -> [String] in
      guard case .hasLabels(let base, let tests) = predicate.kind, base.kind == .slot(slot) else {
        return []
      }
      return tests.map(\.label.name)
    }
  }
}

extension BoundExpression {
  /// Whether the expression only asks for labels.
  fileprivate var isLabelTest: Bool {
    if case .hasLabels = kind { true } else { false }
  }
}
