import PropertyGraph

/// Chooses the order in which the parts of one MATCH are looked for.
///
/// Greedy: always the step next that leaves the fewest rows, by counts of labels and types. Each
/// condition is checked as soon as all it needs is known.
struct PatternPlanner {
  let graph: Graph
  let statistics: GraphStatistics
  /// Whether what the statistics say holds for as long as the query runs.
  let isFrozen: Bool
  let match: BoundMatch
  var pattern: BoundPattern { match.pattern }

  /// A condition and the slots of the pattern that it needs.
  struct Predicate {
    let expression: BoundExpression
    let needs: Set<Int>
  }

  /// A relationship that was followed already, with its types; none means any.
  struct DoneRelationship {
    let other: OtherRelationship
    let types: [String]

    /// Whether it and a relationship of some types can be one and the same.
    func canShareType(with others: [String]) -> Bool {
      types.isEmpty || others.isEmpty
        || types.contains { own in others.contains { $0.isSame(as: own) } }
    }
  }

  /// What is known while steps are chosen.
  struct State {
    var known: Set<Int>
    var openRelationships: Set<Int>
    var openPredicates: [Predicate]
    var openPaths: [PatternPath]
    var doneRelationships: [DoneRelationship] = []
    var hasPart = false
    var builder: StepList
  }

  /// The steps for a number of rows that come in.
  func plan(rows: Double) -> [PlanStep] {
    var state = State(
      known: match.boundSlots, openRelationships: Set(pattern.relationships.indices),
      openPredicates: match.predicates.map { predicate in
        Predicate(
          expression: predicate, needs: predicate.slots.intersection(match.newSlots))
      }, openPaths: pattern.paths,
      builder: StepList())
    state.builder.add(.filter([]), rows: rows)
    addKnown(&state)
    while true {
      if let next = nextRelationship(state) {
        follow(next, &state)
      } else if let scan = nextScan(state) {
        state.builder.add(.scan(scan.plan), factor: scan.rows)
        state.openPredicates.removeAll { $0.expression.isFulfilled(by: scan.plan) }
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
    let ready = state.openPredicates.filter { $0.needs.isSubset(of: state.known) }
      .map(\.expression)
    guard !ready.isEmpty else { return }
    // Subqueries are dear, labels are cheap; sorting keeps the order of the text otherwise.
    let ordered =
      ready.filter(\.isLabelTest) + ready.filter { !$0.isLabelTest && $0.subqueries.isEmpty }
      + ready.filter { !$0.subqueries.isEmpty }
    state.builder.add(.filter(ordered), factor: ordered.reduce(1) { $0 * selectivity($1) })
    state.openPredicates.removeAll { $0.needs.isSubset(of: state.known) }
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

  /// Whether every edge that a step follows ends at nodes with the labels that a condition asks for,
  /// as all contracts end at projects.
  private func isImplied(_ condition: BoundExpression, by step: ExpandPlan) -> Bool {
    guard case .hasLabels(let base, let tests) = condition.kind, base.kind == .slot(step.toSlot),
      !step.types.isEmpty, step.direction != .both
    else { return false }
    return tests.allSatisfy { test in
      step.types.allSatisfy {
        statistics.always(type: $0, leadsTo: test.label.name, direction: step.direction)
      }
    }
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
      isFromKnown: state.known.contains(from.slot),
      others: state.doneRelationships.filter { $0.canShareType(with: relationship.types) }
        .map(\.other))
    if let length = relationship.length {
      let plan = VariableExpandPlan(
        step: step, minimum: length.minimum, maximum: length.maximum,
        edgeProperties: relationship.edgeProperties, isReversed: isReversed,
        isBound: relationship.isBound)
      if let shortest = relationship.shortest {
        state.builder.add(
          .shortestPath(shortestPath(plan, shortest, index, state)), factor: factor)
      } else {
        state.builder.add(.variableExpand(plan), factor: factor)
      }
    } else if relationship.isBound {
      state.builder.add(.endpoints(step), factor: 1)
    } else {
      state.builder.add(.expand(step), factor: factor)
      if isFrozen { state.openPredicates.removeAll { isImplied($0.expression, by: step) } }
    }
    state.known.formUnion([from.slot, to.slot, relationship.slot])
    state.openRelationships.remove(index)
    state.hasPart = true
    // Shortest paths may share relationships with the rest of the pattern.
    if relationship.shortest == nil {
      state.doneRelationships.append(
        DoneRelationship(
          other: OtherRelationship(slot: relationship.slot, isList: relationship.length != nil),
          types: relationship.types))
    }
  }
}

extension BoundExpression {
  /// Whether every node that a scan finds fulfils the condition, because it looks for just those.
  fileprivate func isFulfilled(by scan: NodeScanPlan) -> Bool {
    switch scan.source {
    case .index(_, _, let condition, _): return self == condition
    case .label(let label):
      guard case .hasLabels(let base, let tests) = kind, base.kind == .slot(scan.slot) else {
        return false
      }
      return tests.count == 1 && tests[0].label.name.isSame(as: label)
    case .allNodes, .table: return false
    }
  }

  /// Whether the expression only asks for labels.
  fileprivate var isLabelTest: Bool {
    if case .hasLabels = kind { true } else { false }
  }
}
