/// Groups rows by the values of keys and hands on one row for each group.
final class Aggregate: Operator {
  private let plan: BoundAggregation
  private var groups: [[QueryValue]: Int] = [:]
  /// The keys of the groups in the order in which they came.
  private var keys: [[QueryValue]] = []
  private var accumulators: [[Accumulator]] = []
  private var base: Row = []
  private var bytes = 0

  init(_ plan: BoundAggregation, run: QueryRun, next: Operator) {
    self.plan = plan
    super.init(run: run, next: next)
  }

  override func begin(_ base: Row) throws(QueryError) {
    self.base = base
    clear()
    try super.begin(base)
  }

  private func clear() {
    groups = [:]
    keys = []
    accumulators = []
    run.discharge(bytes)
    bytes = 0
  }

  override func receive(_ row: inout Row) throws(QueryError) -> Bool {
    var key: [QueryValue] = []
    key.reserveCapacity(plan.keys.count)
    for part in plan.keys { key.append(try run.value(part.value, &row)) }
    let group = if let known = groups[key] { known } else { try addGroup(key, &row) }
    for (index, assignment) in plan.calls.enumerated() {
      guard let argument = assignment.call.argument else {
        accumulators[group][index].addRow()
        continue
      }
      let value = try run.value(argument, &row)
      let size = try accumulators[group][index].add(value, run, assignment.place)
      bytes += size
      try run.charge(size)
    }
    return true
  }

  private func addGroup(_ key: [QueryValue], _ row: inout Row) throws(QueryError) -> Int {
    let size = key.reduce(128 + plan.calls.count * 96) { $0 + $1.footprint }
    bytes += size
    try run.charge(size)
    groups[key] = keys.count
    keys.append(key)
    var made: [Accumulator] = []
    for assignment in plan.calls {
      var parameter: QueryValue?
      if let expression = assignment.call.parameter { parameter = try run.value(expression, &row) }
      made.append(try Accumulator(assignment.call, parameter, assignment.place))
    }
    accumulators.append(made)
    return keys.count - 1
  }

  override func finish() throws(QueryError) {
    // Without keys there is always one group, even of no rows.
    if keys.isEmpty, plan.keys.isEmpty {
      var row = base
      _ = try addGroup([], &row)
    }
    var row = base
    for (group, key) in keys.enumerated() {
      for (part, value) in zip(plan.keys, key) { row[part.slot] = value }
      for (index, assignment) in plan.calls.enumerated() {
        row[assignment.slot] = try accumulators[group][index].result(run, assignment.place)
      }
      if try !handOn(&row) { break }
    }
    clear()
    try super.finish()
  }
}
