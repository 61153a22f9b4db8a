/// The features of a model by their keys, each with the rows of its slots, as a file holds them.
struct FeatureRows: Sendable {
  /// The keys, rising.
  let keys: [UInt64]
  /// For each key which slots have rows, as bits.
  let slots: [UInt8]
  /// The rows, in the order of keys and slots.
  let rows: [PackedRow]

  init(keys: [UInt64], slots: [UInt8], rows: [PackedRow]) {
    precondition(keys.count == slots.count, "\(keys.count) keys, \(slots.count) slots")
    let count = slots.reduce(0) { $0 + $1.nonzeroBitCount }
    precondition(count == rows.count, "\(count) slots, \(rows.count) rows")
    self.keys = keys
    self.slots = slots
    self.rows = rows
  }

  /// Calls `body` with each feature, its slots as bits and the place of its first row.
  func forEach(_ body: (NGram, UInt8, Int) -> Void) {
    var first = 0
    for (key, slots) in zip(keys, slots) {
      body(NGram(key: key), slots, first)
      first += slots.nonzeroBitCount
    }
  }
}
