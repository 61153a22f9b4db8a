/// Takes out of a pattern the branches of which an aggregation only needs the number of matches.
///
/// In `MATCH (a)-[:x]->(b), (b)-[:y]->(c), (b)-[:z]->(d) RETURN a, count(*)` the matches of `c` and of
/// `d` need not be run through together: for each `b` the number of rows is a product.
struct BranchCounting {
  /// One step, or one condition of a step, with the slots that it sets and reads.
  private struct Item {
    let step: PlanStep
    let defines: Set<Int>
    let uses: Set<Int>
    /// The slot of the node from which the step follows edges to new nodes.
    var root: Int?
    let hasSubquery: Bool
  }

  /// The steps before an aggregation, with branches taken out where that gives the same result.
  static func rewrite(_ steps: [PlanStep], for aggregation: BoundAggregation) -> [PlanStep] {
    guard aggregation.calls.allSatisfy(\.call.ignoresRepetition) else { return steps }
    var needed: Set<Int> = []
    for key in aggregation.keys { needed.formUnion(key.value.slots) }
    for call in aggregation.calls {
      for part in [call.call.argument, call.call.parameter].compactMap({ $0 }) {
        needed.formUnion(part.slots)
      }
    }
    return rewrite(steps, needed: needed, isBranch: false)
  }

  private static func rewrite(
    _ steps: [PlanStep], needed: Set<Int>, isBranch: Bool
  ) -> [PlanStep] {
    let start = (steps.lastIndex { !$0.operation.canBeInBranch } ?? -1) + 1
    var items = steps[start...].flatMap(items(of:))
    var branches: [CountBranch] = []
    // The first step of a branch is its root; a branch of it would be the branch itself.
    var place = isBranch ? 1 : 0
    while place < items.count {
      if let branch = takeBranch(at: place, from: &items, needed: needed) {
        branches.append(branch)
      } else {
        place += 1
      }
    }
    guard !branches.isEmpty else { return steps }
    let estimate = steps.last?.estimate ?? 1
    return steps[..<start] + merged(items)
      + [PlanStep(operation: .countBranches(branches), estimate: estimate)]
  }

  private static func items(of step: PlanStep) -> [Item] {
    switch step.operation {
    case .filter(let conditions):
      return conditions.map { condition in
        Item(
          step: PlanStep(operation: .filter([condition]), estimate: step.estimate),
          defines: [], uses: condition.slots, hasSubquery: !condition.subqueries.isEmpty)
      }
    case .expand(let plan):
      let others = plan.others.map(\.slot)
      return [
        Item(
          step: step, defines: plan.isInto ? [plan.edgeSlot] : [plan.edgeSlot, plan.toSlot],
          uses: Set(others + [plan.fromSlot] + (plan.isInto ? [plan.toSlot] : [])),
          root: plan.isInto ? nil : plan.fromSlot, hasSubquery: false)
      ]
    case .scan(let plan):
      let value: BoundExpression? =
        switch plan.source {
        case .index(_, let value, _, _), .table(_, _, let value): value
        case .allNodes, .label: nil
        }
      return [
        Item(
          step: step, defines: [plan.slot], uses: value?.slots ?? [],
          hasSubquery: value?.subqueries.isEmpty == false)
      ]
    default: return []
    }
  }

  /// Takes out the branch that begins with a step, if nothing outside of it needs what it finds.
  private static func takeBranch(
    at place: Int, from items: inout [Item], needed: Set<Int>
  ) -> CountBranch? {
    guard let root = items[place].root, case .expand(let plan) = items[place].step.operation else {
      return nil
    }
    var own = items[place].defines
    var members = [place]
    for (index, item) in items.enumerated().dropFirst(place + 1)
    where !item.uses.isDisjoint(with: own) {
      if case .scan = item.step.operation { return nil }
      members.append(index)
      own.formUnion(item.defines)
    }
    let visible = own.union([root])
    let isClosed = members.allSatisfy {
      items[$0].uses.isSubset(of: visible) && !items[$0].hasSubquery
    }
    guard isClosed, own.isDisjoint(with: needed) else { return nil }
    let steps = merged(members.map { items[$0] })
    for index in members.reversed() { items.remove(at: index) }
    return CountBranch(
      fromSlot: root, fromName: plan.fromName,
      steps: rewrite(steps, needed: [], isBranch: true))
  }

  /// The steps of some items, with the conditions behind each step put together again.
  private static func merged(_ items: [Item]) -> [PlanStep] {
    var steps: [PlanStep] = []
    for item in items {
      if case .filter(let more) = item.step.operation,
        case .filter(let conditions)? = steps.last?.operation
      {
        steps[steps.count - 1] = PlanStep(
          operation: .filter(conditions + more), estimate: item.step.estimate)
      } else {
        steps.append(item.step)
      }
    }
    return steps
  }
}

extension PlanOperation {
  /// Whether the step may belong to a pattern of which branches are counted.
  fileprivate var canBeInBranch: Bool {
    switch self {
    case .scan, .filter: true
    case .expand(let plan): plan.isFromKnown
    default: false
    }
  }
}

extension AggregateCall {
  /// Whether the result follows from the distinct values, or from the number of rows alone.
  fileprivate var ignoresRepetition: Bool {
    isDistinct || function == .min || function == .max || (function == .count && argument == nil)
  }
}
