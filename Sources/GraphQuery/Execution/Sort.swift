/// Keeps all rows and hands them on in order; equal rows keep the order in which they came.
///
/// With a LIMIT behind it, only as many rows are kept as can come out.
final class Sort: Operator {
  private struct Entry {
    let keys: [QueryValue]
    let values: [QueryValue]
    let number: Int
  }

  private let keys: [BoundSortKey]
  /// The slots whose values are needed behind.
  private let keptSlots: [Int]
  private let limit: BoundExpression?
  private let skip: BoundExpression?
  private var entries: [Entry] = []
  private var wanted = Int.max
  private var base: Row = []
  private var count = 0
  private var bytes = 0

  init(
    _ keys: [BoundSortKey], _ keptSlots: [Int], limit: BoundExpression?, skip: BoundExpression?,
    run: QueryRun, next: Operator
  ) {
    self.keys = keys
    self.keptSlots = keptSlots
    self.limit = limit
    self.skip = skip
    super.init(run: run, next: next)
  }

  override func begin(_ base: Row) throws(QueryError) {
    clear()
    self.base = base
    count = 0
    wanted = .max
    if let limit {
      wanted = try run.rowCount(limit, "LIMIT")
      if let skip { wanted = wanted.addingClamped(try run.rowCount(skip, "SKIP")) }
    }
    try super.begin(base)
  }

  private func clear() {
    entries = []
    run.discharge(bytes)
    bytes = 0
  }

  override func receive(_ row: inout Row) throws(QueryError) -> Bool {
    var keyValues: [QueryValue] = []
    for key in keys { keyValues.append(try run.value(key.value, &row)) }
    let entry = Entry(keys: keyValues, values: keptSlots.map { row[$0] }, number: count)
    count += 1
    let size = (entry.keys + entry.values).reduce(96) { $0 + $1.footprint }
    bytes += size
    try run.charge(size)
    entries.append(entry)
    // Sorting twice the wanted number now and then costs no more than one sort of all.
    if wanted < .max / 4, entries.count > 2 * wanted + 1024 { try shrink() }
    return wanted > 0
  }

  private func shrink() throws(QueryError) {
    try sort()
    entries.removeLast(max(0, entries.count - wanted))
    let kept = entries.reduce(0) { sum, entry in
      sum + (entry.keys + entry.values).reduce(96) { $0 + $1.footprint }
    }
    run.discharge(bytes - kept)
    bytes = kept
  }

  private func sort() throws(QueryError) {
    if try sortByIntegers() { return }
    do {
      try entries.sort { left, right in
        try run.tick()
        for key in left.keys { try run.touch(key) }
        return precedes(left, right)
      }
    } catch let error as QueryError {
      throw error
    } catch {
      preconditionFailure("sorting failed for an unknown reason: \(error)")
    }
  }

  /// Sorts by one key that is a whole number in all rows, the usual case of `ORDER BY count(*)`, without
  /// looking at values again and again.
  ///
  /// - Returns: Whether the rows have such a key.
  private func sortByIntegers() throws(QueryError) -> Bool {
    guard keys.count == 1 else { return false }
    var order: [(key: Int64, place: Int)] = []
    order.reserveCapacity(entries.count)
    for (place, entry) in entries.enumerated() {
      guard case .integer(let number) = entry.keys[0] else { return false }
      // Exchanging the bits turns the order round without overflow.
      order.append((keys[0].isDescending ? ~number : number, place))
    }
    try run.tick(order.count)
    // Places follow the numbers of entries, so that equal rows keep their order.
    order.sort { ($0.key, $0.place) < ($1.key, $1.place) }
    entries = order.map { entries[$0.place] }
    return true
  }

  private func precedes(_ left: Entry, _ right: Entry) -> Bool {
    for (index, key) in keys.enumerated() {
      let order = left.keys[index].order(to: right.keys[index])
      if order != 0 { return (order < 0) != key.isDescending }
    }
    return left.number < right.number
  }

  override func finish() throws(QueryError) {
    try sort()
    var row = base
    for entry in entries {
      for (slot, value) in zip(keptSlots, entry.values) { row[slot] = value }
      if try !handOn(&row) { break }
    }
    clear()
    try super.finish()
  }
}
