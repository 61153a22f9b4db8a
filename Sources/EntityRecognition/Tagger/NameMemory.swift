internal import InkGraphCore

/// The names that were found in a group of texts, an article or an issue, to be looked for in each of
/// them again.
///
/// Errors cluster by article: a name is clear in one sentence and bare in the next. What a text is
/// told about a name is what the other texts of the group found: its own findings do not count.
///
/// Names are kept by a hash of their characters; two names of one hash would be one, which at 64 bits
/// does not happen in an issue.
struct NameMemory: Sendable {
  /// How often a name was found as each type.
  typealias Counts = SIMD8<Int32>

  /// The longest name that is remembered.
  static let longest = 24
  /// The number of features.
  static let features = 2 * types * WordPlace.count * buckets * 4
  private static let types = 5
  private static let buckets = 4

  private var counts: [UInt64: Counts] = [:]
  /// For each first pair of characters the lengths of the names that begin so, as bits.
  private var lengths: [UInt32: UInt32] = [:]
  /// For each value of a hash of pairs whether one of `lengths` has it: most pairs begin no name.
  private var filter = [UInt64](repeating: 0, count: 1 << 8)

  /// Whether nothing is remembered.
  var isEmpty: Bool { counts.isEmpty }

  /// Remembers the names of a text.
  mutating func add(_ names: [TaggedName], in characters: [UInt16]) {
    for name in names where name.type < Self.types && (2...Self.longest).contains(name.count) {
      counts[Self.hash(characters, name.start, name.end), default: .zero][name.type] += 1
      let pair = UInt32(characters[name.start]) << 16 | UInt32(characters[name.start + 1])
      lengths[pair, default: 0] |= 1 << UInt32(name.count)
      let bit = Self.filterBit(of: pair)
      filter[bit >> 6] |= 1 << UInt64(bit & 63)
    }
  }

  /// Writes what is remembered, in an order of its own.
  func write(to writer: inout PackedWriter) {
    writer.write(counts.count)
    for (hash, types) in counts.sorted(by: { $0.key < $1.key }) {
      writer.write(word: hash)
      for type in 0..<Self.types { writer.write(Int(types[type])) }
    }
    writer.write(lengths.count)
    for (pair, bits) in lengths.sorted(by: { $0.key < $1.key }) {
      writer.write(Int(pair))
      writer.write(Int(bits))
    }
  }

  /// Makes a memory of what another one wrote.
  init(_ reader: inout PackedReader) throws(PackedBytesError) {
    for _ in 0..<(try reader.count()) {
      let hash = try reader.word()
      var types = Counts.zero
      for type in 0..<Self.types { types[type] = Int32(try reader.number(below: 1 << 31)) }
      counts[hash] = types
    }
    for _ in 0..<(try reader.count()) {
      let pair = UInt32(try reader.number(below: 1 << 32))
      lengths[pair] = UInt32(try reader.number(below: 1 << 32))
      let bit = Self.filterBit(of: pair)
      filter[bit >> 6] |= 1 << UInt64(bit & 63)
    }
  }

  /// Remembers nothing.
  init() {}

  /// Enumerates the features of a text.
  ///
  /// - Parameters:
  ///   - characters: The text.
  ///   - names: What was found in it, which the memory holds too.
  ///   - level: 0 for an article, 1 for an issue.
  ///   - body: Takes a feature and its place.
  func forEachFeature(
    in characters: [UInt16], finding names: [TaggedName], level: Int, _ body: (Int, Int) -> Void
  ) {
    guard !counts.isEmpty, characters.count > 1 else { return }
    var own: [UInt64: Counts] = [:]
    var found = [Int](repeating: -1, count: characters.count)
    for name in names {
      own[Self.hash(characters, name.start, name.end), default: .zero][min(name.type, 7)] += 1
      for place in name.start..<name.end { found[place] = name.type }
    }
    var reached = [Int](repeating: 0, count: Self.types)
    for start in 0..<(characters.count - 1) {
      let pair = UInt32(characters[start]) << 16 | UInt32(characters[start + 1])
      let bit = Self.filterBit(of: pair)
      guard filter[bit >> 6] >> UInt64(bit & 63) & 1 == 1, let lengths = lengths[pair] else {
        continue
      }
      var longest = [Int](repeating: 0, count: Self.types)
      var times = longest
      for length in 2...min(Self.longest, characters.count - start)
      where lengths >> UInt32(length) & 1 == 1 {
        let hash = Self.hash(characters, start, start + length)
        guard let all = counts[hash] else { continue }
        let others = all &- (own[hash] ?? .zero)
        for type in 0..<Self.types where others[type] > 0 {
          longest[type] = length
          times[type] = Int(others[type])
        }
      }
      for type in 0..<Self.types where longest[type] > 0 && start >= reached[type] {
        let end = start + longest[type]
        reached[type] = end
        let bucket = times[type] >= 6 ? 3 : times[type] >= 3 ? 2 : times[type] - 1
        for place in start..<end {
          let part = WordPlace.place(of: place, in: start, end)
          let feature =
            ((level * Self.types + type) * WordPlace.count + part) * Self.buckets + bucket
          body(feature * 4, place)
          // Whether the text itself found it so, found something else, or nothing.
          let agreement = found[place] < 0 ? 0 : found[place] == type ? 1 : 2
          body(feature * 4 + 1 + agreement, place)
        }
      }
    }
  }

  @inline(__always)
  private static func filterBit(of pair: UInt32) -> Int {
    // Fibonacci hashing (Knuth, TAOCP 6.4).
    Int((pair &* 0x9E37_79B1) >> 18)
  }

  private static func hash(_ characters: [UInt16], _ start: Int, _ end: Int) -> UInt64 {
    // FNV-1a (Fowler, Noll, Vo 1991) over numbers of characters, with a shift that mixes high bits.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for place in start..<end {
      hash ^= UInt64(characters[place])
      hash &*= 0x0000_0100_0000_01B3
      hash ^= hash >> 29
    }
    return hash
  }
}

/// A name as the tagger finds it.
struct TaggedName: Hashable, Sendable {
  /// The first character, and one past the last.
  let start: Int
  let end: Int
  /// The type, by its place in the tag layout.
  let type: Int

  var count: Int { end - start }
}
