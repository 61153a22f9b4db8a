import InkGraphCore

/// The pairs of neighbouring Han characters of a short text, such as a headline, that are looked
/// for in longer ones.
///
/// Only the short text is indexed: indexing the bodies of a page as well took a third of the time
/// of reading raw PDF text.
struct Bigrams {
  /// The pairs in the order of the text, each once.
  private(set) var keys: [UInt64] = []
  private var index = KeySet()

  init(_ texts: some Sequence<Scalars>) {
    for text in texts {
      Self.each(in: text) { key in
        if !index.contains(key) {
          index.insert(key)
          keys.append(key)
        }
      }
    }
  }

  init(_ text: Scalars) { self.init(CollectionOfOne(text)) }

  /// The share of the pairs that stand in other texts too, 0...1.
  ///
  /// - Complexity: O(*n*), *n* scalars of the texts.
  func share(in texts: some Sequence<Scalars>) -> Double {
    if keys.isEmpty { return 0 }
    return Double(common(with: texts).count) / Double(keys.count)
  }

  /// The pairs that stand in other texts too.
  func common(with texts: some Sequence<Scalars>) -> KeySet {
    var found = KeySet()
    for text in texts {
      Self.each(in: text) { if index.contains($0) { found.insert($0) } }
    }
    return found
  }

  /// The pairs of a line in their order, each once.
  static func keys(of line: Scalars) -> [UInt64] {
    var keys: [UInt64] = []
    // A line is short; the bound keeps a hostile one linear.
    each(in: line.prefix(200)) { if !keys.contains($0) { keys.append($0) } }
    return keys
  }

  /// The key of a pair.
  static func key(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> UInt64 {
    UInt64(first.value) << 32 | UInt64(second.value)
  }

  /// Calls for each pair of a text.
  @inline(__always)
  private static func each(in text: Scalars, _ take: (UInt64) -> Void) {
    text.withUnsafeBufferPointer { text in
      var last: UInt64 = 0
      for scalar in text {
        let value = scalar.isHan ? UInt64(scalar.value) : 0
        if last != 0, value != 0 { take(last << 32 | value) }
        last = value
      }
    }
  }
}
