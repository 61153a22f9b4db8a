/// The features of a model by their keys, each with the rows of its slots, packed as in a file: most
/// weights of a row are 0.
///
/// What looks features up makes its own tables of them once (`FeatureIndex`, `NearRows`, `WordRows`).
struct FeatureRows: Sendable {
  /// The keys, rising.
  let keys: [UInt64]
  /// For each key which slots have rows, as bits.
  let slots: [UInt8]
  /// The rows, in the order of keys and slots, each as `ModelWriter.sparseRow` writes it.
  let sparseRows: [UInt8]
  /// For each key where its rows begin.
  private let starts: [UInt32]

  init(keys: [UInt64], slots: [UInt8], sparseRows: [UInt8]) {
    precondition(keys.count == slots.count, "\(keys.count) keys, \(slots.count) slots")
    self.keys = keys
    self.slots = slots
    self.sparseRows = sparseRows
    starts = sparseRows.withUnsafeBufferPointer { bytes in
      var reader = ModelReader(bytes, at: 0)
      return slots.map { slots in
        defer { for _ in 0..<slots.nonzeroBitCount { reader.skipSparseRow() } }
        return UInt32(reader.position)
      }
    }
  }

  /// Packs rows, one for each bit of `slots`.
  init(keys: [UInt64], slots: [UInt8], rows: [TaggerModel.Row]) {
    let count = slots.reduce(0) { $0 + $1.nonzeroBitCount }
    precondition(count == rows.count, "\(count) slots, \(rows.count) rows")
    var writer = ModelWriter()
    for row in rows { writer.sparseRow(row) }
    self.init(keys: keys, slots: slots, sparseRows: writer.bytes)
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

  /// Calls `body` with each slot of the feature at a place that has a row.
  @inline(__always)
  func forEachRow(at index: Int, _ body: (_ slot: Int, _ row: PackedRow) -> Void) {
    sparseRows.withUnsafeBufferPointer { bytes in
      var reader = ModelReader(bytes, at: Int(starts[index]))
      var slots = slots[index]
      while slots != 0 {
        body(slots.trailingZeroBitCount, reader.packedRow())
        slots &= slots &- 1
      }
    }
  }
}
