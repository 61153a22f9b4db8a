/// Finds regions by their full and short names.
///
/// A dictionary of 90,000 strings takes longer to build than all the rest of the ontology, so this
/// is a table of chains over integer hashes: building it moves no text.
struct RegionNameIndex: Sendable {
  /// For each bucket, 1 + the number of its first entry; 0 for none.
  private var heads: [UInt32]
  /// For each entry (two per region: full and short name), 1 + the next of the same bucket.
  private var links: [UInt32]
  private let mask: UInt64
  /// For each value of a hash's lowest bits whether some name has it (Bloom 1970): most texts that are
  /// looked up are no names, which this tells from memory that stays in the cache.
  private var filter = [UInt64](repeating: 0, count: 1 << 14)

  init(_ regions: RegionList) {
    var size = 16
    while size < regions.count * 2 { size *= 2 }
    mask = UInt64(size - 1)
    heads = [UInt32](repeating: 0, count: size)
    links = [UInt32](repeating: 0, count: regions.count * 2)
    for index in regions.indices {
      insert(regions.name(of: index), entry: index * 2)
      let short = regions.shortName(of: index)
      if !short.isEmpty { insert(short, entry: index * 2 + 1) }
    }
  }

  private mutating func insert(_ name: ArraySlice<UInt8>, entry: Int) {
    let hash = Self.hash(name)
    note(hash)
    let bucket = Int(hash & mask)
    links[entry] = heads[bucket]
    heads[bucket] = UInt32(entry + 1)
  }

  /// Notes that a name with a hash is known, be it in this table or elsewhere.
  mutating func note(_ hash: UInt64) { filter[Int(hash >> 6 & 0x3FFF)] |= 1 << (hash & 63) }

  /// Whether a name with a hash may be known; most texts are none.
  func mayHold(_ hash: UInt64) -> Bool { filter[Int(hash >> 6 & 0x3FFF)] >> (hash & 63) & 1 == 1 }

  /// The regions whose full or short name has these UTF-8 bytes with this hash, which may be known;
  /// unordered.
  func regions(
    named name: ArraySlice<UInt8>, hash: UInt64, in regions: RegionList
  ) -> [Int] {
    var found: [Int] = []
    var entry = heads[Int(hash & mask)]
    while entry != 0 {
      let index = Int(entry - 1) / 2
      let candidate =
        (entry - 1) % 2 == 0 ? regions.name(of: index) : regions.shortName(of: index)
      if candidate == name { found.append(index) }
      entry = links[Int(entry - 1)]
    }
    return found
  }

  /// FNV-1a over the UTF-8 bytes (Fowler, Noll, Vo; RFC 9923), folded so that the low bits depend on
  /// all of it.
  static func hash(_ name: some Sequence<UInt8>) -> UInt64 {
    var hash = emptyHash
    for byte in name { hash = Self.hash(byte, after: hash) }
    return folded(hash)
  }

  /// The hash of no bytes, not folded.
  static let emptyHash: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The hash of a byte behind others, not folded.
  @inline(__always) static func hash(_ byte: UInt8, after before: UInt64) -> UInt64 {
    (before ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  /// The hash of a name from that of its bytes.
  @inline(__always) static func folded(_ hash: UInt64) -> UInt64 { hash ^ (hash >> 32) }
}
