/// Values by keys that are hashes already, or numbers that are soon mixed.
///
/// `Dictionary` mixes every key anew, with a function made to withstand an attacker; this is a plain
/// open-addressing table.
struct HashTable<Value: Sendable>: Sendable {
  /// The keys of the slots; 0 is free.
  private var keys: [UInt64] = []
  private var values: [Value] = []
  private var count = 0
  private let missing: Value

  /// Makes an empty table.
  ///
  /// - Parameter missing: The value of keys that are not in it.
  init(_ missing: Value) { self.missing = missing }

  /// Whether nothing is in it.
  var isEmpty: Bool { count == 0 }

  /// The number of keys.
  var keyCount: Int { count }

  /// The value of a key; 0 and 1, which no hash is in a lifetime, are one key.
  subscript(key: UInt64) -> Value {
    get {
      guard count > 0 else { return missing }
      let slot = slot(of: max(1, key))
      return keys[slot] == 0 ? missing : values[slot]
    }
    _modify {
      let key = max(1, key)
      if count * 2 >= keys.count { grow() }
      let slot = slot(of: key)
      if keys[slot] == 0 {
        keys[slot] = key
        count += 1
      }
      yield &values[slot]
    }
  }

  /// The keys with their values, by rising key.
  var sorted: [(key: UInt64, value: Value)] {
    keys.indices.filter { keys[$0] != 0 }.map { (keys[$0], values[$0]) }.sorted { $0.key < $1.key }
  }

  private func slot(of key: UInt64) -> Int {
    // Fibonacci hashing (Knuth, TAOCP 6.4): the high bits of the product are well mixed.
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (keys.count - 1)
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
    return slot
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    keys = [UInt64](repeating: 0, count: max(16, oldKeys.count * 2))
    values = [Value](repeating: missing, count: keys.count)
    for (key, value) in zip(oldKeys, oldValues) where key != 0 {
      let slot = slot(of: key)
      keys[slot] = key
      values[slot] = value
    }
  }
}
