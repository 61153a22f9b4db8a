import PropertyGraph

/// Hands each row on with the number of ways in which branches of the pattern go on from it.
///
/// A branch depends on the node at its root alone, so it is counted once for each node. With the
/// number as the weight of the row, the aggregation behind counts as if all ways had been handed on:
/// the sum over products of Olteanu and Závodný, "Size bounds for factorised representations of
/// query results" (2015), doi:10.1145/2656335.
final class CountBranches: Operator {
  private final class Branch {
    let fromSlot: Int
    let head: Operator
    /// The only step of the branch, if there is but one: it can count without handing rows on.
    let only: Expand?
    let total: WeightTotal
    /// The numbers by node, plus one; 0 is not known yet.
    let counts: NodeNumbers<Int64>

    init(_ plan: CountBranch, run: QueryRun) {
      fromSlot = plan.fromSlot
      total = WeightTotal(run: run)
      head = Executor.chain(plan.steps, run, to: total)
      only = head.isFollowed(by: total) ? head as? Expand : nil
      counts = NodeNumbers(run.graph)
    }
  }

  private let plans: [CountBranch]
  private var branches: [Branch] = []
  private var graphVersion = -1

  init(_ plans: [CountBranch], run: QueryRun, next: Operator) {
    self.plans = plans
    super.init(run: run, next: next)
  }

  override func receive(_ row: inout Row) throws(QueryError) -> Bool {
    if graphVersion != run.graphVersion {
      branches = plans.map { Branch($0, run: run) }
      graphVersion = run.graphVersion
      try run.charge(branches.reduce(0) { $0 + $1.counts.footprint })
    }
    let weight = run.weight
    var product = weight
    for branch in branches {
      guard case .node(let node) = row[branch.fromSlot] else { return true }
      let known = branch.counts.numbers[Int(node.index)]
      let count = known > 0 ? known - 1 : try count(branch, node, &row)
      if count == 0 { return true }
      let (result, overflow) = product.multipliedReportingOverflow(by: count)
      if overflow { throw Self.overflow }
      product = result
    }
    run.weight = product
    defer { run.weight = weight }
    return try handOn(&row)
  }

  private func count(
    _ branch: Branch, _ node: NodeID, _ row: inout Row
  ) throws(QueryError) -> Int64 {
    if let count = try branch.only?.count(from: node) {
      branch.counts.numbers[Int(node.index)] = Int64(count) + 1
      return Int64(count)
    }
    let weight = run.weight
    run.weight = 1
    defer { run.weight = weight }
    branch.total.weight = 0
    _ = try branch.head.receive(&row)
    let count = branch.total.weight
    guard count < .max else { throw Self.overflow }
    branch.counts.numbers[Int(node.index)] = count + 1
    return count
  }

  static let overflow = QueryError(
    .integerOverflow, "there are more matches than 64 bits can count", at: .unknown,
    category: .argumentError, phase: .runtime)
}

/// Adds up the weights of rows.
private final class WeightTotal: Operator {
  var weight: Int64 = 0

  init(run: QueryRun) { super.init(run: run) }

  override func receive(_ row: inout Row) throws(QueryError) -> Bool {
    let (sum, overflow) = weight.addingReportingOverflow(run.weight)
    if overflow { throw CountBranches.overflow }
    weight = sum
    return true
  }
}
