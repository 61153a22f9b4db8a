import PropertyGraph

/// Turns a bound query into steps.
struct Planner {
  let graph: Graph
  let statistics: GraphStatistics
  /// Whether the graph stays as it is while the query runs.
  let isFrozen: Bool
  private var subqueries: [Int: SubqueryPlan] = [:]

  init(graph: Graph, statistics: GraphStatistics, isFrozen: Bool) {
    self.graph = graph
    self.statistics = statistics
    self.isFrozen = isFrozen
  }

  /// Plans a query.
  mutating func plan(_ query: BoundQuery, keyNames: [String]) -> LogicalPlan {
    let parts = query.parts.map { plan($0, boundSlots: []) }
    return LogicalPlan(
      columns: query.columns, parts: parts,
      frameSizes: query.parts.map { $0.stages.first?.frameSize ?? 0 },
      keepsDuplicates: query.keepsDuplicates, subqueries: subqueries, keyNames: keyNames)
  }

  /// Plans a single query for rows in which some slots hold values.
  private mutating func plan(_ query: BoundSingleQuery, boundSlots: Set<Int>) -> [PlanStep] {
    var builder = StepList()
    var bound = boundSlots
    for (index, stage) in query.stages.enumerated() {
      for clause in stage.clauses { plan(clause, &bound, &builder) }
      guard let projection = stage.projection else { continue }
      let isLast = index + 1 == query.stages.count
      let size =
        isLast ? projection.outputSlots.count : query.stages[index + 1].frameSize
      plan(projection, size: size, &builder)
      bound = Set(0..<projection.outputSlots.count)
    }
    return builder.steps
  }

  private mutating func plan(
    _ clause: BoundClause, _ bound: inout Set<Int>, _ builder: inout StepList
  ) {
    switch clause {
    case .unwind(let list, let slot):
      planSubqueries(of: list)
      builder.add(.unwind(list, slot: slot), factor: 10)
      bound.insert(slot)
    case .create(let pattern):
      builder.add(.create(pattern), factor: 1)
      bound.formUnion(pattern.nodes.map(\.slot))
      bound.formUnion(pattern.relationships.map(\.slot))
    case .match(let match):
      for predicate in match.predicates { planSubqueries(of: predicate) }
      for relationship in match.pattern.relationships {
        for property in relationship.edgeProperties { planSubqueries(of: property.value) }
      }
      let planner = PatternPlanner(
        graph: graph, statistics: statistics, isFrozen: isFrozen, match: match)
      if match.isOptional {
        let inner = planner.plan(rows: builder.rows)
        let rows = max(builder.rows, inner.last?.estimate ?? builder.rows)
        builder.add(.optional(inner, newSlots: match.newSlots), rows: rows)
      } else {
        builder.append(planner.plan(rows: builder.rows))
      }
      bound.formUnion(match.newSlots)
    }
  }

  private mutating func plan(
    _ projection: BoundProjection, size: Int, _ builder: inout StepList
  ) {
    if let aggregation = projection.aggregation {
      for key in aggregation.keys { planSubqueries(of: key.value) }
      for assignment in aggregation.calls {
        for part in [assignment.call.argument, assignment.call.parameter].compactMap({ $0 }) {
          planSubqueries(of: part)
        }
      }
      let rows = aggregation.keys.isEmpty ? 1 : builder.rows.squareRoot()
      builder.countBranches(for: aggregation)
      builder.add(.aggregate(aggregation), rows: max(1, rows))
    }
    if !projection.assignments.isEmpty {
      for assignment in projection.assignments { planSubqueries(of: assignment.value) }
      builder.add(.assign(projection.assignments), factor: 1)
    }
    if projection.isDistinct { builder.add(.distinct(projection.columnSlots), factor: 0.5) }
    if let filter = projection.filter { planSubqueries(of: filter) }
    if !projection.order.isEmpty {
      for key in projection.order { planSubqueries(of: key.value) }
      let kept = Set(projection.outputSlots).union(projection.filter?.slots ?? [])
      builder.add(
        .sort(
          projection.order, keptSlots: kept.sorted(), limit: projection.limit,
          skip: projection.skip), factor: 1)
    }
    if let skip = projection.skip { builder.add(.skip(skip), factor: 1) }
    if let limit = projection.limit {
      var rows = builder.rows
      if case .constant(.integer(let count)) = limit.kind { rows = min(rows, Double(count)) }
      builder.add(.limit(limit), rows: rows)
    }
    if let filter = projection.filter { builder.add(.filter(filter.conjuncts), factor: 0.5) }
    builder.add(.reframe(projection.outputSlots, size: size), factor: 1)
  }

  /// Plans the subqueries inside of an expression.
  private mutating func planSubqueries(of expression: BoundExpression) {
    for subquery in expression.subqueries {
      let parts = subquery.query.parts.map { plan($0, boundSlots: subquery.outerSlots) }
      if case .collect(let value) = subquery.result { planSubqueries(of: value) }
      subqueries[subquery.id] = SubqueryPlan(
        parts: parts, keepsDuplicates: subquery.query.keepsDuplicates, result: subquery.result)
    }
  }
}

/// Steps while a plan is made, with the number of rows so far.
struct StepList {
  private(set) var steps: [PlanStep] = []
  private(set) var rows = 1.0

  mutating func add(_ operation: PlanOperation, factor: Double) {
    add(operation, rows: rows * factor)
  }

  mutating func add(_ operation: PlanOperation, rows: Double) {
    self.rows = rows
    steps.append(PlanStep(operation: operation, estimate: rows))
  }

  /// Takes out the branches that an aggregation behind the steps only counts.
  mutating func countBranches(for aggregation: BoundAggregation) {
    steps = BranchCounting.rewrite(steps, for: aggregation)
  }

  mutating func append(_ steps: [PlanStep]) {
    self.steps += steps
    if let last = steps.last { rows = last.estimate }
  }
}
