internal import Ontology

/// Pairs of characters that belong to one word, wherever they stand.
///
/// They tell where a person's name ends that no title and no comma closes: 寇敏觉得 holds 觉得.
struct WordPairs: Sendable {
  private var pairs: Set<UInt64> = []

  /// Reads the pairs of a table.
  init(_ table: GazetteerTable) {
    pairs.reserveCapacity(table.rows.count)
    for row in table.rows {
      let scalars = row["pair"].unicodeScalars
      guard scalars.count == 2, let first = scalars.first, let last = scalars.last else { continue }
      pairs.insert(Self.key(first, last))
    }
  }

  /// Whether two characters that follow each other are one word.
  func contains(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    pairs.contains(Self.key(first, second))
  }

  private static func key(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> UInt64 {
    UInt64(first.value) << 32 | UInt64(second.value)
  }
}
