/// Numbers the features of training texts, and counts them.
///
/// A feature here is one slot of an `NGram`. An open-addressing table, since there are ten million.
struct FeatureNumbering {
  private var keys: [UInt64]
  private var numbers: [UInt32]
  /// For each feature its key and slot, as `key << 3 | slot`.
  private(set) var features: [UInt64] = []
  /// For each feature how often it occurs.
  private(set) var counts: [UInt32] = []

  init() {
    keys = [UInt64](repeating: .max, count: 1 << 20)
    numbers = [UInt32](repeating: 0, count: 1 << 20)
  }

  /// The number of a feature, which gets one if it has none.
  mutating func number(of feature: UInt64) -> Int {
    var slot = Self.slot(feature) & (keys.count - 1)
    while keys[slot] != .max {
      if keys[slot] == feature { return Int(numbers[slot]) }
      slot = (slot + 1) & (keys.count - 1)
    }
    keys[slot] = feature
    numbers[slot] = UInt32(features.count)
    features.append(feature)
    counts.append(0)
    if features.count * 2 > keys.count { grow() }
    return features.count - 1
  }

  /// Counts a feature.
  mutating func count(_ feature: UInt64) { counts[number(of: feature)] += 1 }

  /// The number of a feature, if it has one.
  func known(_ feature: UInt64) -> Int? {
    var slot = Self.slot(feature) & (keys.count - 1)
    while keys[slot] != .max {
      if keys[slot] == feature { return Int(numbers[slot]) }
      slot = (slot + 1) & (keys.count - 1)
    }
    return nil
  }

  private mutating func grow() {
    keys = [UInt64](repeating: .max, count: keys.count * 2)
    numbers = [UInt32](repeating: 0, count: keys.count)
    for (number, feature) in features.enumerated() {
      var slot = Self.slot(feature) & (keys.count - 1)
      while keys[slot] != .max { slot = (slot + 1) & (keys.count - 1) }
      keys[slot] = feature
      numbers[slot] = UInt32(number)
    }
  }

  private static func slot(_ key: UInt64) -> Int {
    let mixed = (key ^ key >> 31) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 24)
  }
}
