import InkGraphCore

/// The pairs of characters of an issue, sorted, each with the articles in which it stands.
struct IssuePairs: Sendable {
  /// A pair in the upper 42 bits, the article's place in the issue in the lower 22; ascending, each
  /// once.
  let entries: [UInt64]

  /// How many bits the place of an article takes.
  static let placeBits: UInt64 = 22

  /// Takes the pairs of the articles, of which there are four million at most.
  ///
  /// - Complexity: O(*n*), *n* characters.
  init(_ articles: [Article]) {
    // Each character begins one pair at most, and has one byte at least.
    let most = articles.reduce(0) { $0 + $1.blocks.reduce(0) { $0 + $1.text.utf8.count } }
    let inOrder = [UInt64](unsafeUninitializedCapacity: most) { buffer, count in
      for (place, article) in articles.enumerated() {
        for block in article.blocks {
          CharacterPairs.forEach(in: block.text) {
            buffer.initializeElement(at: count, to: $0 << Self.placeBits | UInt64(place))
            count += 1
          }
        }
      }
    }
    var sorted = Self.sorted(inOrder)
    let count = sorted.withUnsafeMutableBufferPointer { entries in
      var count = 0
      for entry in entries where count == 0 || entries[count - 1] != entry {
        entries[count] = entry
        count += 1
      }
      return count
    }
    sorted.removeLast(sorted.count - count)
    entries = sorted
  }

  /// The entries sorted by pairs, eleven bits at a time, in the order of articles, in which they come:
  /// three times as fast as comparing them.
  ///
  /// Where no scalar lies beyond the first plane, which is nearly always, a pair has 32 bits that can
  /// differ, and three rounds do.
  private static func sorted(_ entries: [UInt64]) -> [UInt64] {
    let high: UInt64 = (1 << CharacterPairs.scalarBits - 1) ^ 0xFFFF
    let beyond = (high << placeBits) | (high << (placeBits + CharacterPairs.scalarBits))
    let isNarrow = entries.allSatisfy { $0 & beyond == 0 }
    func key(_ entry: UInt64) -> UInt64 {
      let pair = entry >> placeBits
      return isNarrow ? (pair >> CharacterPairs.scalarBits) << 16 | pair & 0xFFFF : pair
    }
    let digitBits = 11
    let mask: UInt64 = 1 << digitBits - 1
    var (from, into) = (entries, [UInt64](repeating: 0, count: entries.count))
    for round in 0..<(isNarrow ? 3 : 4) {
      let shift = round * digitBits
      from.withUnsafeBufferPointer { from in
        into.withUnsafeMutableBufferPointer { into in
          withUnsafeTemporaryAllocation(of: Int.self, capacity: 1 << digitBits) { starts in
            starts.initialize(repeating: 0)
            for entry in from { starts[Int(key(entry) >> shift & mask)] += 1 }
            var sum = 0
            for value in starts.indices { (starts[value], sum) = (sum, sum + starts[value]) }
            for entry in from {
              let value = Int(key(entry) >> shift & mask)
              into[starts[value]] = entry
              starts[value] += 1
            }
          }
        }
      }
      swap(&from, &into)
    }
    return from
  }
}
