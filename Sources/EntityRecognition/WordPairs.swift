internal import Ontology

/// Pairs of characters that belong to one word, wherever they stand.
///
/// They tell where a person's name ends that no title and no comma closes: 寇敏觉得 holds 觉得.
struct WordPairs: Sendable {
  /// The pairs in an open-addressing table; 0 is free.
  ///
  /// A set would mix each key with a function made to withstand an attacker.
  private var slots: [UInt64]
  /// For each value of a hash of pairs whether one has it (Bloom 1970): most pairs of a text are none.
  private var filter = [UInt64](repeating: 0, count: 1 << (filterBits - 6))

  private static let filterBits = 17

  /// Reads the pairs of a table.
  init(_ table: GazetteerTable) {
    var size = 64
    while size < table.rows.count * 2 { size *= 2 }
    slots = [UInt64](repeating: 0, count: size)
    for row in table.rows {
      let scalars = row["pair"].unicodeScalars
      guard scalars.count == 2, let first = scalars.first, let last = scalars.last else { continue }
      let key = Self.key(first, last)
      slots[slot(of: key)] = key
      filter[Self.bit(of: key) >> 6] |= 1 << UInt64(Self.bit(of: key) & 63)
    }
  }

  /// Whether two characters that follow each other are one word.
  func contains(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    let key = Self.key(first, second)
    let bit = Self.bit(of: key)
    guard filter[bit >> 6] >> UInt64(bit & 63) & 1 == 1 else { return false }
    return slots[slot(of: key)] == key
  }

  /// Where a pair stands, or would stand.
  private func slot(of key: UInt64) -> Int {
    var slot = Self.bit(of: key) & (slots.count - 1)
    while slots[slot] != 0, slots[slot] != key { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private static func bit(of key: UInt64) -> Int {
    // Fibonacci hashing (Knuth, TAOCP 6.4).
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - filterBits))
  }

  private static func key(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> UInt64 {
    UInt64(first.value) << 32 | UInt64(second.value)
  }
}
