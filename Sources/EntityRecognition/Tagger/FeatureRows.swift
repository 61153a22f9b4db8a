/// The features of a model by their keys, each with the rows of its slots.
///
/// What looks features up makes its own tables of them once (`FeatureIndex`, `NearRows`, `WordRows`).
struct FeatureRows: Sendable {
  /// The keys, rising.
  let keys: [UInt64]
  /// For each key which slots have rows, as bits.
  let slots: [UInt8]
  /// The rows, in the order of keys and slots.
  let rows: [PackedRow]
  /// For each key where its rows begin.
  private let starts: [UInt32]

  init(keys: [UInt64], slots: [UInt8], rows: [PackedRow]) {
    precondition(keys.count == slots.count, "\(keys.count) keys, \(slots.count) slots")
    self.keys = keys
    self.slots = slots
    self.rows = rows
    var count = 0
    starts = slots.map { slots in
      defer { count += slots.nonzeroBitCount }
      return UInt32(count)
    }
    precondition(count == rows.count, "\(count) slots, \(rows.count) rows")
  }

  /// The places of the features of a kind.
  func indices(of kind: NGram.Kind) -> Range<Int> {
    func first(from key: UInt64) -> Int {
      var low = 0
      var high = keys.count
      while low < high {
        let middle = (low + high) / 2
        if keys[middle] < key { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return first(from: NGram(kind, 0).key)..<first(from: NGram.keyBehind(kind))
  }

  /// The feature at a place.
  func ngram(at index: Int) -> NGram { NGram(key: keys[index]) }

  /// Where the rows of the feature at a place begin.
  func firstRow(at index: Int) -> Int { Int(starts[index]) }

  /// Calls `body` with each slot of the feature at a place that has a row.
  @inline(__always)
  func forEachRow(at index: Int, _ body: (_ slot: Int, _ row: PackedRow) -> Void) {
    var row = Int(starts[index])
    var slots = slots[index]
    while slots != 0 {
      body(slots.trailingZeroBitCount, rows[row])
      row += 1
      slots &= slots &- 1
    }
  }
}
