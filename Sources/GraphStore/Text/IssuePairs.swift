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
    var all: UInt64 = 0
    var inOrder = Self.entries(of: articles) { pair, place in
      all |= pair
      return Self.narrowed(pair, place)
    }
    let isNarrow = all & Self.beyond == 0
    if !isNarrow { inOrder = Self.entries(of: articles) { $0 << Self.placeBits | $1 } }
    var sorted = Self.sorted(inOrder, rounds: isNarrow ? 3 : 4)
    let count = sorted.withUnsafeMutableBufferPointer { entries in
      var count = 0
      var last = UInt64.max
      for entry in entries where entry != last {
        last = entry
        entries[count] = isNarrow ? Self.widened(entry) : entry
        count += 1
      }
      return count
    }
    sorted.removeLast(sorted.count - count)
    entries = sorted
  }

  /// The entries in the order of the text, each made of a pair and the place of its article.
  @inline(__always)
  private static func entries(
    of articles: [Article], _ entry: (_ pair: UInt64, _ place: UInt64) -> UInt64
  ) -> [UInt64] {
    // Each character begins one pair at most, and has one byte at least.
    let most = articles.reduce(0) { $0 + $1.blocks.reduce(0) { $0 + $1.text.utf8.count } }
    return [UInt64](unsafeUninitializedCapacity: most) { buffer, count in
      guard var next = buffer.baseAddress else { return }
      for (place, article) in articles.enumerated() {
        for block in article.blocks {
          CharacterPairs.forEach(in: block.text) {
            next.initialize(to: entry($0, UInt64(place)))
            next += 1
          }
        }
      }
      count = (buffer.baseAddress ?? next).distance(to: next)
    }
  }

  /// What a pair has of scalars beyond the first plane, in which nearly all are.
  private static let beyond: UInt64 = {
    let high: UInt64 = (1 << CharacterPairs.scalarBits - 1) ^ 0xFFFF
    return high | high << CharacterPairs.scalarBits
  }()

  /// The entry of a pair whose scalars lie in the first plane, in 32 bits and the place.
  @inline(__always)
  private static func narrowed(_ pair: UInt64, _ place: UInt64) -> UInt64 {
    ((pair >> CharacterPairs.scalarBits) << 16 | pair & 0xFFFF) << placeBits | place
  }

  /// The entry that `narrowed` made, in its usual form.
  @inline(__always)
  private static func widened(_ entry: UInt64) -> UInt64 {
    let pair = entry >> placeBits
    let wide = (pair >> 16) << CharacterPairs.scalarBits | pair & 0xFFFF
    return wide << placeBits | entry & (1 << placeBits - 1)
  }

  /// The entries sorted by pairs, eleven bits at a time, in the order of articles, in which they come:
  /// a sixth of the instructions of comparing them.
  ///
  /// Where no scalar lies beyond the first plane, a pair has 32 bits, and three rounds do.
  private static func sorted(_ entries: [UInt64], rounds: Int) -> [UInt64] {
    let digitBits = 11
    let digits = 1 << digitBits
    let mask: UInt64 = 1 << digitBits - 1
    // For each round and each value of its digit where the entries with it begin.
    var starts = [Int](repeating: 0, count: rounds * digits)
    starts.withUnsafeMutableBufferPointer { starts in
      for entry in entries {
        var rest = entry >> placeBits
        for round in 0..<rounds {
          starts[round &* digits &+ Int(truncatingIfNeeded: rest & mask)] &+= 1
          rest >>= UInt64(digitBits)
        }
      }
      for round in 0..<rounds {
        var sum = 0
        for value in (round * digits)..<((round + 1) * digits) {
          (starts[value], sum) = (sum, sum + starts[value])
        }
      }
    }
    var (from, into) = (
      entries, [UInt64](unsafeUninitializedCapacity: entries.count) { $1 = entries.count }
    )
    for round in 0..<rounds {
      let shift = placeBits + UInt64(round * digitBits)
      starts.withUnsafeMutableBufferPointer { starts in
        from.withUnsafeBufferPointer { from in
          into.withUnsafeMutableBufferPointer { into in
            for entry in from {
              let value = round &* digits &+ Int(truncatingIfNeeded: entry &>> shift & mask)
              into[starts[value]] = entry
              starts[value] &+= 1
            }
          }
        }
      }
      swap(&from, &into)
    }
    return from
  }
}
