/// Looks for a pattern, and hands the row on with nulls if there is none.
final class OptionalMatch: Operator {
  private let newSlots: [Int]
  private let inner: Operator
  private let relay: Relay

  init(_ steps: [PlanStep], _ newSlots: [Int], run: QueryRun, next: Operator) {
    self.newSlots = newSlots
    relay = Relay(run: run, next: next)
    inner = Executor.chain(steps, run, to: relay)
    super.init(run: run, next: next)
  }

  override func begin(_ base: Row) throws(QueryError) {
    // The steps of the pattern reach the next step through the relay.
    try inner.begin(base)
  }

  override func receive(_ row: inout Row) throws(QueryError) -> Bool {
    relay.hasRow = false
    if try !inner.receive(&row) { return false }
    if relay.hasRow { return true }
    for slot in newSlots { row[slot] = .null }
    return try handOn(&row)
  }

  override func finish() throws(QueryError) { try inner.finish() }
}

/// Notes whether a row came by.
private final class Relay: Operator {
  var hasRow = false

  override func receive(_ row: inout Row) throws(QueryError) -> Bool {
    hasRow = true
    return try handOn(&row)
  }
}
