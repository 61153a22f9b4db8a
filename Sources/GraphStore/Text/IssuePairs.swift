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
    var entries: [UInt64] = []
    entries.reserveCapacity(
      articles.reduce(0) { $0 + $1.blocks.reduce(0) { $0 + $1.text.utf8.count } } / 3)
    for (place, article) in articles.enumerated() {
      for block in article.blocks {
        CharacterPairs.forEach(in: block.text) {
          entries.append($0 << Self.placeBits | UInt64(place))
        }
      }
    }
    Self.sort(&entries)
    var count = 0
    for entry in entries where count == 0 || entries[count - 1] != entry {
      entries[count] = entry
      count += 1
    }
    entries.removeLast(entries.count - count)
    self.entries = entries
  }

  /// Sorts by pairs, eleven bits at a time, and keeps the order of articles, in which the entries
  /// come: three times as fast as comparing them.
  private static func sort(_ entries: inout [UInt64]) {
    var other = [UInt64](repeating: 0, count: entries.count)
    let digit: UInt64 = 11
    for shift in stride(from: placeBits, to: 64, by: Int(digit)) {
      var starts = [Int](repeating: 0, count: 1 << digit)
      for entry in entries { starts[Int(entry >> shift & (1 << digit - 1))] += 1 }
      var sum = 0
      for value in starts.indices { (starts[value], sum) = (sum, sum + starts[value]) }
      for entry in entries {
        let value = Int(entry >> shift & (1 << digit - 1))
        other[starts[value]] = entry
        starts[value] += 1
      }
      swap(&entries, &other)
    }
  }
}
