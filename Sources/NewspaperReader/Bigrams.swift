import InkGraphCore

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

  /// The keys, in ascending order.
  var sorted: [UInt64] { table.filter { $0 != 0 }.sorted() }

  /// How many keys of this set are in `other` too.
  func common(with other: KeySet) -> Int { table.count { $0 != 0 && other.contains($0) } }

  private func slot(of key: UInt64) -> Int {
    // Fibonacci hashing: the high bits of the product are well mixed.
    let shift = table.count.leadingZeroBitCount + 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> UInt64(shift))
    while table[slot] != 0, table[slot] != key { slot = (slot + 1) & (table.count - 1) }
    return slot
  }

  private mutating func grow() {
    let old = table
    table = [UInt64](repeating: 0, count: max(16, old.count * 2))
    for key in old where key != 0 { table[slot(of: key)] = key }
  }
}

/// The pairs of neighbouring Han characters of a text, by which texts are compared.
struct Bigrams {
  private(set) var keys = KeySet()

  init(_ texts: [DraftText]) {
    for text in texts { insert(text.text) }
  }

  init(_ text: Scalars) { insert(text) }

  /// Adds the pairs of a text.
  mutating func insert(_ text: Scalars) {
    var last: UInt64 = 0
    for scalar in text {
      let value = scalar.isHan ? UInt64(scalar.value) : 0
      if last != 0, value != 0 { keys.insert(last << 32 | value) }
      last = value
    }
  }

  /// The share of these pairs that stand in `other` too, 0...1.
  func share(in other: Bigrams) -> Double {
    keys.count == 0 ? 0 : Double(keys.common(with: other.keys)) / Double(keys.count)
  }
}
