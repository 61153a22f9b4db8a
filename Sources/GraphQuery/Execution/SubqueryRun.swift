/// A subquery at work; it is run again for each row around it.
final class SubqueryRun {
  private let chains: [Operator]
  private let shared: Operator?
  private let collector: SubqueryCollector

  init(_ plan: SubqueryPlan, run: QueryRun) {
    let collector = SubqueryCollector(plan.result, run: run)
    self.collector = collector
    guard plan.parts.count > 1, !plan.keepsDuplicates,
      case .reframe(let slots, _)? = plan.parts[0].last?.operation
    else {
      shared = nil
      chains = plan.parts.map { Executor.chain($0, run, to: collector) }
      return
    }
    let distinct = Distinct(Array(slots.indices), run: run, next: collector)
    shared = distinct
    chains = plan.parts.map { Executor.chain($0, run, to: UnionInput(run: run, next: distinct)) }
  }

  /// The result for a row; the row's slots for variables of the subquery change.
  func value(_ row: inout Row) throws(QueryError) -> QueryValue {
    collector.clear()
    try shared?.begin([])
    for chain in chains {
      try chain.begin(row)
      _ = try chain.receive(&row)
      try chain.finish()
    }
    return collector.value
  }
}

/// The last step of a subquery.
private final class SubqueryCollector: Operator {
  private let result: BoundSubquery.Result
  private var count: Int64 = 0
  private var values: [QueryValue] = []
  private var bytes = 0

  init(_ result: BoundSubquery.Result, run: QueryRun) {
    self.result = result
    super.init(run: run)
  }

  func clear() {
    count = 0
    values = []
    bytes = 0
  }

  override func receive(_ row: inout Row) throws(QueryError) -> Bool {
    count += 1
    switch result {
    case .exists: return false
    case .count: return true
    case .collect(let expression):
      let value = try run.value(expression, &row)
      bytes += value.footprint
      try run.checkSize(bytes)
      values.append(value)
      return true
    }
  }

  var value: QueryValue {
    switch result {
    case .exists: .boolean(count > 0)
    case .count: .integer(count)
    case .collect: .list(values)
    }
  }
}
