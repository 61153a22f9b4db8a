import PropertyGraph

/// Runs plans.
struct Executor {
  let run: QueryRun

  /// Runs a query.
  func rows(_ plan: LogicalPlan) throws(QueryError) -> (rows: [Row], isTruncated: Bool) {
    let collector = ResultCollector(run: run)
    guard plan.parts.count > 1 else {
      try Self.feed(
        Self.chain(plan.parts[0], run, to: collector), Self.emptyRow(plan.frameSizes[0]))
      return (collector.rows, collector.isTruncated)
    }
    var shared: Operator = collector
    if !plan.keepsDuplicates {
      shared = Distinct(Array(plan.columns.indices), run: run, next: collector)
    }
    let input = UnionInput(run: run, next: shared)
    try shared.begin([])
    for (steps, size) in zip(plan.parts, plan.frameSizes) {
      try Self.feed(Self.chain(steps, run, to: input), Self.emptyRow(size))
    }
    try shared.finish()
    return (collector.rows, collector.isTruncated)
  }

  static func emptyRow(_ size: Int) -> Row { Array(repeating: .null, count: size) }

  private static func feed(_ head: Operator, _ base: Row) throws(QueryError) {
    try head.begin(base)
    var row = base
    _ = try head.receive(&row)
    try head.finish()
  }

  /// Links the operators of some steps.
  static func chain(_ steps: [PlanStep], _ run: QueryRun, to end: Operator) -> Operator {
    var next = end
    var rest = steps[...]
    while let step = rest.popLast() {
      if run.options.countsRows {
        run.rowCounts[ObjectIdentifier(step.identity)] = 0
        next = RowCounter(step, run: run, next: next)
      }
      guard case .filter(let conditions) = step.operation,
        let nodeSlot = rest.last?.operation.newNodeSlot
      else {
        next = make(step.operation, [], run: run, next: next)
        continue
      }
      // Conditions on what the step before finds are checked where it finds it.
      let edgeSlots = Set([rest.last?.operation.newEdgeSlot].compactMap { $0 })
      var tests: [ElementTest] = []
      var others: [BoundExpression] = []
      for condition in conditions {
        if let test = ElementTest(condition, nodeSlots: [nodeSlot], edgeSlots: edgeSlots) {
          tests.append(test)
        } else {
          others.append(condition)
        }
      }
      if !others.isEmpty { next = Filter(others, run: run, next: next) }
      if let before = rest.popLast() {
        next = make(before.operation, tests, run: run, next: next)
      }
    }
    return next
  }

  private static func make(
    _ operation: PlanOperation, _ tests: [ElementTest], run: QueryRun, next: Operator
  ) -> Operator {
    switch operation {
    case .scan(let plan): NodeScan(plan, tests, run: run, next: next)
    case .expand(let plan): Expand(plan, tests, run: run, next: next)
    case .countBranches(let branches): CountBranches(branches, run: run, next: next)
    case .endpoints(let plan): KnownRelationship(plan, run: run, next: next)
    case .variableExpand(let plan):
      plan.isBound
        ? KnownRelationshipList(plan, run: run, next: next)
        : VariableExpand(plan, run: run, next: next)
    case .shortestPath(let plan): ShortestPathExpand(plan, run: run, next: next)
    case .path(let path, let plan): PathBuilder(path.slot, plan, run: run, next: next)
    case .filter(let conditions): Filter(conditions, run: run, next: next)
    case .optional(let steps, let slots): OptionalMatch(steps, slots, run: run, next: next)
    case .unwind(let list, let slot): Unwind(list, slot, run: run, next: next)
    case .create(let pattern): CreateElements(pattern, run: run, next: next)
    case .aggregate(let aggregation): Aggregate(aggregation, run: run, next: next)
    case .assign(let assignments): Assign(assignments, run: run, next: next)
    case .distinct(let slots): Distinct(slots, run: run, next: next)
    case .sort(let keys, let kept, let limit, let skip):
      Sort(keys, kept, limit: limit, skip: skip, run: run, next: next)
    case .skip(let count): Skip(count, run: run, next: next)
    case .limit(let count): Limit(count, run: run, next: next)
    case .reframe(let slots, let size): Reframe(slots, size, run: run, next: next)
    }
  }
}

extension PlanOperation {
  /// The slot of the node that a step finds, if it checks conditions on it itself.
  fileprivate var newNodeSlot: Int? {
    switch self {
    case .scan(let plan): plan.slot
    case .expand(let plan): plan.toSlot
    default: nil
    }
  }

  /// The slot of the relationship that such a step finds.
  fileprivate var newEdgeSlot: Int? {
    if case .expand(let plan) = self { plan.edgeSlot } else { nil }
  }
}
