/// Leaves out rows that are equivalent to one before.
final class Distinct: Operator {
  private let slots: [Int]
  private var seen: Set<[QueryValue]> = []
  private var bytes = 0

  init(_ slots: [Int], run: QueryRun, next: Operator) {
    self.slots = slots
    super.init(run: run, next: next)
  }

  override func begin(_ base: Row) throws(QueryError) {
    run.discharge(bytes)
    bytes = 0
    seen = []
    try super.begin(base)
  }

  override func receive(_ row: inout Row) throws(QueryError) -> Bool {
    let key = slots.map { row[$0] }
    for value in key { try run.touch(value) }
    guard seen.insert(key).inserted else { return true }
    let size = key.reduce(48) { $0 + $1.footprint }
    bytes += size
    try run.charge(size)
    return try handOn(&row)
  }
}
