internal import Ontology

/// Pairs of characters that belong to one word, wherever they stand.
///
/// They tell where a person's name ends that no title and no comma closes: 寇敏觉得 holds 觉得.
struct WordPairs: Sendable {
  private var pairs: Set<UInt64> = []
  /// For each value of a hash of pairs whether one has it (Bloom 1970): most pairs of a text are none.
  private var filter = [UInt64](repeating: 0, count: 1 << 13)

  /// Reads the pairs of a table.
  init(_ table: GazetteerTable) {
    pairs.reserveCapacity(table.rows.count)
    for row in table.rows {
      let scalars = row["pair"].unicodeScalars
      guard scalars.count == 2, let first = scalars.first, let last = scalars.last else { continue }
      let key = Self.key(first, last)
      pairs.insert(key)
      filter[Self.bit(of: key) >> 6] |= 1 << UInt64(Self.bit(of: key) & 63)
    }
  }

  /// Whether two characters that follow each other are one word.
  func contains(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    let key = Self.key(first, second)
    let bit = Self.bit(of: key)
    return filter[bit >> 6] >> UInt64(bit & 63) & 1 == 1 && pairs.contains(key)
  }

  private static func bit(of key: UInt64) -> Int {
    // Fibonacci hashing (Knuth, TAOCP 6.4); 19 bits.
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 45)
  }

  private static func key(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> UInt64 {
    UInt64(first.value) << 32 | UInt64(second.value)
  }
}
