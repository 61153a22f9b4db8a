/// A set of keys with open addressing and one multiplication for a hash.
///
/// The words of a page are compared in the hottest loop of the text reader; `Set` spends most of
/// its time there in SipHash (measured: reading raw PDF text took a fifth longer with it).
struct KeySet {
  private var table: [UInt64] = []
  private(set) var count = 0

  /// Adds a key, which must not be 0.
  mutating func insert(_ key: UInt64) {
    if (count + 1) * 2 > table.count { grow() }
    let slot = slot(of: key)
    if table[slot] == 0 {
      table[slot] = key
      count += 1
    }
  }

  /// Whether the key is in the set.
  func contains(_ key: UInt64) -> Bool { !table.isEmpty && table[slot(of: key)] == key }

  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    // Fibonacci hashing: the high bits of the product are well mixed.
    let shift = table.count.leadingZeroBitCount + 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> UInt64(shift))
    while table[slot] != 0, table[slot] != key { slot = (slot &+ 1) & (table.count &- 1) }
    return slot
  }

  private mutating func grow() {
    let old = table
    table = [UInt64](repeating: 0, count: max(16, old.count * 2))
    for key in old where key != 0 { table[slot(of: key)] = key }
  }
}
