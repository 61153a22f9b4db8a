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

  private var counts = HashTable<Counts>(.zero)
  /// For each first pair of characters the lengths of the names that begin so, as bits.
  private var lengths = HashTable<UInt32>(0)
  /// For each value of a hash of pairs whether one of `lengths` has it: most pairs begin no name.
  private var filter = [UInt64](repeating: 0, count: 1 << 10)

  /// Whether nothing is remembered.
  var isEmpty: Bool { counts.isEmpty }

  /// Remembers the names of a text.
  mutating func add(_ names: [TaggedName], in characters: [UInt16]) {
    for name in names where name.type < Self.types && (2...Self.longest).contains(name.count) {
      counts[Self.hash(characters, name.start, name.end)][name.type] += 1
      let pair = Self.pair(characters, at: name.start)
      lengths[UInt64(pair)] |= 1 << UInt32(name.count)
      let bit = Self.filterBit(of: pair)
      filter[bit >> 6] |= 1 << UInt64(bit & 63)
    }
  }

  /// Writes what is remembered, in an order of its own.
  func write(to writer: inout PackedWriter) {
    writer.write(counts.keyCount)
    for (hash, types) in counts.sorted {
      writer.write(word: hash)
      for type in 0..<Self.types { writer.write(Int(types[type])) }
    }
    writer.write(lengths.keyCount)
    for (pair, bits) in lengths.sorted {
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
      lengths[UInt64(pair)] = UInt32(try reader.number(below: 1 << 32))
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
  ///   - own: What was found in it, which the memory holds too.
  ///   - level: 0 for an article, 1 for an issue.
  ///   - body: Takes a feature and its place.
  func forEachFeature(
    in characters: [UInt16], finding own: inout OwnNames, level: Int, _ body: (Int, Int) -> Void
  ) {
    guard !counts.isEmpty, characters.count > 1 else { return }
    var reached = SIMD8<Int>(repeating: 0)
    forEachBeginning(in: characters) { start in
      let lengths = lengths[UInt64(Self.pair(characters, at: start))]
      guard lengths != 0 else { return }
      own.lookUp(in: characters)
      let (longest, times) = found(from: start, lengths, in: characters, without: own)
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
          let found = Int(own.types[place])
          let agreement = found < 0 ? 0 : found == type ? 1 : 2
          body(feature * 4 + 1 + agreement, place)
        }
      }
    }
  }

  /// Calls `body` with the places at which names may begin: few of a text.
  @inline(__always)
  private func forEachBeginning(in characters: [UInt16], _ body: (Int) -> Void) {
    characters.withUnsafeBufferPointer { characters in
      filter.withUnsafeBufferPointer { filter in
        var last = UInt32(characters[0])
        for place in 1..<characters.count {
          let next = UInt32(characters[place])
          let bit = Self.filterBit(of: last << 16 | next)
          last = next
          if filter[bit >> 6] >> UInt64(bit & 63) & 1 == 1 { body(place &- 1) }
        }
      }
    }
  }

  /// What a text found itself.
  ///
  /// Most texts hold no name of others: what they need is made when the first is met.
  struct OwnNames {
    private let names: [TaggedName]
    /// The names, by their hashes.
    fileprivate private(set) var hashes: [(hash: UInt64, type: Int)] = []
    /// For each place the type of the name there, or -1.
    fileprivate private(set) var types: [Int8] = []

    init(_ names: [TaggedName]) { self.names = names }

    fileprivate mutating func lookUp(in characters: [UInt16]) {
      guard types.isEmpty else { return }
      hashes = names.map { (NameMemory.hash(characters, $0.start, $0.end), min($0.type, 7)) }
      types = [Int8](repeating: -1, count: characters.count)
      for name in names {
        for place in name.start..<name.end { types[place] = Int8(truncatingIfNeeded: name.type) }
      }
    }
  }

  /// For each type the length of the longest name that begins at a place, and how often others found it.
  private func found(
    from start: Int, _ lengths: UInt32, in characters: [UInt16], without own: OwnNames
  ) -> (longest: SIMD8<Int>, times: SIMD8<Int>) {
    var longest = SIMD8<Int>(repeating: 0)
    var times = longest
    var hash = Self.noHash
    let most = min(Self.longest, UInt32.bitWidth - 1 - lengths.leadingZeroBitCount)
    for length in 1..<(min(most, characters.count - start) + 1) {
      Self.add(characters[start + length - 1], to: &hash)
      guard lengths >> UInt32(length) & 1 == 1 else { continue }
      var others = counts[hash]
      for name in own.hashes where name.hash == hash { others[name.type] -= 1 }
      for type in 0..<Self.types where others[type] > 0 {
        longest[type] = length
        times[type] = Int(others[type])
      }
    }
    return (longest, times)
  }

  @inline(__always)
  private static func pair(_ characters: [UInt16], at place: Int) -> UInt32 {
    UInt32(characters[place]) << 16 | UInt32(characters[place + 1])
  }

  @inline(__always)
  private static func filterBit(of pair: UInt32) -> Int {
    // Fibonacci hashing (Knuth, TAOCP 6.4).
    Int((pair &* 0x9E37_79B1) >> 16)
  }

  private static func hash(_ characters: [UInt16], _ start: Int, _ end: Int) -> UInt64 {
    var hash = noHash
    for place in start..<end { add(characters[place], to: &hash) }
    return hash
  }

  // FNV-1a (Fowler, Noll, Vo 1991) over numbers of characters, with a shift that mixes high bits.
  private static let noHash: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  private static func add(_ character: UInt16, to hash: inout UInt64) {
    hash ^= UInt64(character)
    hash &*= 0x0000_0100_0000_01B3
    hash ^= hash >> 29
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
