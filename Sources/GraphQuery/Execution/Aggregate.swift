import PropertyGraph

/// Groups rows by the values of keys and hands on one row for each group.
final class Aggregate: Operator {
  private let plan: BoundAggregation
  /// The groups by their keys; which of the tables is used depends on the number of keys.
  private var groupsByKeys: [[QueryValue]: Int] = [:]
  private var groupsByKey: [QueryValue: Int] = [:]
  /// The groups, plus one, by the node from which alone the only key is found.
  private var groupsByNode: NodeNumbers<UInt32>?
  private let keyNodeSlot: Int?
  /// The keys of the groups in the order in which they came.
  private var keys: [[QueryValue]] = []
  private var accumulators: [[Accumulator]] = []
  /// The numbers of rows of the groups, where nothing else is asked for.
  private var rowCounts: [Int64] = []
  private let onlyCounts: Bool
  private var base: Row = []
  private var bytes = 0

  init(_ plan: BoundAggregation, run: QueryRun, next: Operator) {
    self.plan = plan
    keyNodeSlot = plan.keys.count == 1 ? plan.keys[0].value.onlyNodeSlot : nil
    onlyCounts = plan.calls.allSatisfy { $0.call.argument == nil }
    super.init(run: run, next: next)
  }

  override func begin(_ base: Row) throws(QueryError) {
    self.base = base
    clear()
    try super.begin(base)
  }

  private func clear() {
    groupsByKeys = [:]
    groupsByKey = [:]
    groupsByNode = nil
    keys = []
    accumulators = []
    rowCounts = []
    run.discharge(bytes)
    bytes = 0
  }

  override func receive(_ row: inout Row) throws(QueryError) -> Bool {
    let group = try group(&row)
    if onlyCounts {
      let (count, overflow) = rowCounts[group].addingReportingOverflow(run.weight)
      if overflow { throw CountBranches.overflow }
      rowCounts[group] = count
      return true
    }
    for (index, assignment) in plan.calls.enumerated() {
      guard let argument = assignment.call.argument else {
        try accumulators[group][index].addRows(run.weight)
        continue
      }
      let value = try run.value(argument, &row)
      let size = try accumulators[group][index].add(value, run, assignment.place)
      bytes += size
      try run.charge(size)
    }
    return true
  }

  /// The group of a row, which is made if it is new.
  private func group(_ row: inout Row) throws(QueryError) -> Int {
    switch plan.keys.count {
    case 0: return keys.isEmpty ? try addGroup([], &row) : 0
    case 1:
      if let keyNodeSlot, case .node(let node) = row[keyNodeSlot] {
        let table = try nodeTable()
        let known = table.numbers[Int(node.index)]
        if known > 0 { return Int(known) - 1 }
        let group = try groupOfOnlyKey(&row)
        table.numbers[Int(node.index)] = UInt32(group + 1)
        return group
      }
      return try groupOfOnlyKey(&row)
    default:
      var key: [QueryValue] = []
      key.reserveCapacity(plan.keys.count)
      for part in plan.keys {
        let value = try run.value(part.value, &row)
        try run.touch(value)
        key.append(value)
      }
      if let known = groupsByKeys[key] { return known }
      groupsByKeys[key] = keys.count
      return try addGroup(key, &row)
    }
  }

  private func nodeTable() throws(QueryError) -> NodeNumbers<UInt32> {
    if let groupsByNode { return groupsByNode }
    let made = NodeNumbers<UInt32>(run.graph)
    try run.charge(made.footprint)
    bytes += made.footprint
    groupsByNode = made
    return made
  }

  private func groupOfOnlyKey(_ row: inout Row) throws(QueryError) -> Int {
    let key = try run.value(plan.keys[0].value, &row)
    try run.touch(key)
    if let known = groupsByKey[key] { return known }
    groupsByKey[key] = keys.count
    return try addGroup([key], &row)
  }

  private func addGroup(_ key: [QueryValue], _ row: inout Row) throws(QueryError) -> Int {
    let size = key.reduce(128 + plan.calls.count * 96) { $0 + $1.footprint }
    bytes += size
    try run.charge(size)
    keys.append(key)
    guard !onlyCounts else {
      rowCounts.append(0)
      return keys.count - 1
    }
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
    let weight = run.weight
    run.weight = 1
    defer { run.weight = weight }
    var row = base
    for (group, key) in keys.enumerated() {
      for (part, value) in zip(plan.keys, key) { row[part.slot] = value }
      for (index, assignment) in plan.calls.enumerated() {
        row[assignment.slot] =
          onlyCounts
          ? .integer(rowCounts[group])
          : try accumulators[group][index].result(run, assignment.place)
      }
      if try !handOn(&row) { break }
    }
    clear()
    try super.finish()
  }
}

extension BoundExpression {
  /// The slot whose node the expression is, or of whose node it is a property.
  fileprivate var onlyNodeSlot: Int? {
    switch kind {
    case .slot(let slot): slot
    case .property(let base, _):
      if case .slot(let slot) = base.kind { slot } else { nil }
    default: nil
    }
  }
}
