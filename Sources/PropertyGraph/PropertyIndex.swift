import InkGraphCore

/// Finds the nodes whose property has a value, in constant time.
///
/// The table holds node numbers, not values, so it costs about ten bytes for a node whatever the
/// values are; a candidate is compared in its column.
final class PropertyIndex: Sendable {
  private let column: PropertyColumn
  let owners: PackedArray<UInt32>
  /// Open addressing: the first row with a value, plus one; 0 is free.
  let slots: PackedArray<UInt32>
  /// For each row the next one with the same value, plus one; 0 at the end.
  let next: PackedArray<UInt32>

  /// Indexes a column; lists are left out.
  ///
  /// - Complexity: O(*r*), *r* rows.
  convenience init(_ column: PropertyColumn) {
    var capacity = 16
    while capacity * 3 < column.count * 4 { capacity *= 2 }
    var slots = [UInt32](repeating: 0, count: capacity)
    var next = [UInt32](repeating: 0, count: column.count)
    // From the last row to the first, so that every chain runs upwards.
    for row in stride(from: column.count - 1, through: 0, by: -1) {
      guard let bits = column.bits(inRow: row) else { continue }
      let slot = Self.slot(of: bits, in: slots, column: column)
      next[row] = slots[slot]
      slots[slot] = UInt32(row + 1)
    }
    self.init(
      column, owners: PackedArray(column.owners), slots: PackedArray(slots),
      next: PackedArray(next))
  }

  /// Takes an index that was made before.
  init(
    _ column: PropertyColumn, owners: PackedArray<UInt32>, slots: PackedArray<UInt32>,
    next: PackedArray<UInt32>
  ) {
    self.column = column
    self.owners = owners
    self.slots = slots
    self.next = next
  }

  /// The nodes with a value, ascending.
  func nodes(equalTo value: PropertyValue, strings: StringTable) -> [NodeID] {
    Array(IndexedNodes(index: self, row: firstRow(of: value, strings: strings)))
  }

  /// The first row with a value, plus one; 0 if there is none.
  func firstRow(of value: PropertyValue, strings: StringTable) -> UInt32 {
    guard let bits = column.bits(of: value, strings: strings) else { return 0 }
    return slots[Self.slot(of: bits, in: slots, column: column)]
  }

  /// The row after one that has the same value, both plus one; 0 at the end.
  func nextRow(after row: UInt32) -> UInt32 { next[Int(row) - 1] }

  /// The node of a row, plus one.
  func node(inRow row: UInt32) -> NodeID { NodeID(index: owners[Int(row) - 1]) }

  private static func slot(
    of bits: UInt64, in slots: some IndexedNumbers, column: PropertyColumn
  ) -> Int {
    let mask = slots.count - 1
    // Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4) spreads dense numbers.
    var slot = Int(truncatingIfNeeded: (bits &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while slots[slot] != 0, column.bits(inRow: Int(slots[slot]) - 1) != bits {
      slot = (slot + 1) & mask
    }
    return slot
  }
}

/// Numbers that can be looked at by place: an array that is being filled, or a packed one.
private protocol IndexedNumbers {
  var count: Int { get }
  subscript(place: Int) -> UInt32 { get }
}

extension Array: IndexedNumbers where Element == UInt32 {}
extension PackedArray: IndexedNumbers where Element == UInt32 {}
