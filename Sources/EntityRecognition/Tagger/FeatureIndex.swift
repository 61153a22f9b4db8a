/// The pairs, triples and pairs with a gap of a model in one style, each with the rows of its slots.
///
/// One open-addressing table holds a tag of the key, the slots and the place of the rows in 8 bytes.
/// Most runs of characters in a text are no feature: a filter of one hash (Bloom 1970), small enough
/// for the cache, turns nearly all of them away.
///
/// What is told about a pair in all styles and in this one is one feature here: two rows of one slot are
/// added up where the sum fits into bytes, and stand beside each other where it does not.
struct FeatureIndex: Sendable {
  /// The rows of all features.
  let rows: [PackedRow]
  /// Slots of the table: a 32-bit tag of the key over the first row and the slots; 0 is free.
  private let table: [UInt64]
  /// For each value of a hash's lowest bits whether some key has it.
  private let filter: [UInt64]

  /// Makes an index.
  ///
  /// - Complexity: O(*n*), *n* features.
  init(_ features: FeatureRows, style: AnnotationStyle) {
    var shared: [Feature] = []
    var styled: [Feature] = []
    features.forEach { feature, slots, first in
      switch feature.kind {
      case .pair, .triple, .skip:
        shared.append(Feature(key: feature.key, slots: slots, first: first))
      case .styledPair where feature.style == style.rawValue:
        // The first place that a styled pair tells about is one to the left of a pair's.
        styled.append(Feature(key: feature.unstyled(.pair).key, slots: slots << 1, first: first))
      default: break
      }
    }
    // What is no feature has the rows of value 0.
    var rows = [PackedRow](repeating: PackedRow(.zero), count: NGram.maxSlots)
    var entries: [(key: UInt64, value: UInt32)] = []
    // Both are sorted by key: what tells of one pair meets.
    var next = styled[...]
    func append(_ first: Feature?, _ second: Feature?, key: UInt64) {
      let start = UInt32(rows.count)
      let slots = UInt8(NGram.slots(of: NGram(key: key).kind))
      let hasMore = Self.append(first, second, slots: slots, of: features.rows, to: &rows)
      entries.append((key: key, value: start << 1 | (hasMore ? 1 : 0)))
    }
    for feature in shared {
      while let pair = next.first, pair.key < feature.key {
        append(nil, pair, key: pair.key)
        next = next.dropFirst()
      }
      let pair = next.first.flatMap { $0.key == feature.key ? $0 : nil }
      if pair != nil { next = next.dropFirst() }
      append(feature, pair, key: feature.key)
    }
    for pair in next { append(nil, pair, key: pair.key) }
    self.rows = rows
    (table, filter) = Self.table(of: entries)
  }

  private struct Feature {
    let key: UInt64
    let slots: UInt8
    let first: Int

    /// The row of a slot.
    func row(_ slot: UInt8, in rows: [PackedRow]) -> TaggerModel.Row? {
      guard slots >> slot & 1 == 1 else { return nil }
      return rows[first + (slots & (1 << slot - 1)).nonzeroBitCount].row
    }
  }

  /// Appends the rows of all slots of what two features tell, and returns whether there is one group of
  /// rows more.
  private static func append(
    _ first: Feature?, _ second: Feature?, slots: UInt8, of source: [PackedRow],
    to rows: inout [PackedRow]
  ) -> Bool {
    var rest: [PackedRow] = []
    for slot in 0..<slots {
      let one = first?.row(slot, in: source) ?? .zero
      let other = second?.row(slot, in: source) ?? .zero
      let isSummed = PackedRow.holds(one &+ other)
      rows.append(PackedRow(isSummed ? one &+ other : one))
      rest.append(PackedRow(isSummed ? .zero : other))
    }
    guard rest.contains(where: { $0.row != .zero }) else { return false }
    rows += rest
    return true
  }

  private static func table(
    of entries: [(key: UInt64, value: UInt32)]
  ) -> (table: [UInt64], filter: [UInt64]) {
    var size = 1024
    while size * 5 < entries.count * 8 { size *= 2 }
    var table = [UInt64](repeating: 0, count: size)
    var filter = [UInt64](repeating: 0, count: size / 8)
    for (key, value) in entries {
      let hash = hash(key)
      let bit = Int(truncatingIfNeeded: hash) & (filter.count * 64 - 1)
      filter[bit >> 6] |= 1 << UInt64(bit & 63)
      var slot = Int(truncatingIfNeeded: hash) & (size - 1)
      while table[slot] != 0 { slot = (slot + 1) & (size - 1) }
      table[slot] = (hash >> 32) << 32 | UInt64(value)
    }
    return (table, filter)
  }

  /// A view for the loop over a text.
  struct Lookup {
    fileprivate let rows: UnsafePointer<PackedRow>
    fileprivate let table: UnsafeBufferPointer<UInt64>
    fileprivate let filter: UnsafeBufferPointer<UInt64>

    /// What holds the rows of a feature, or 0; two keys of one 64-bit hash, less its 11 lowest bits at
    /// least, would be one.
    ///
    /// - Parameters:
    ///   - feature: The feature.
    ///   - isRare: Whether most such features of a text are none of the model.
    @inline(__always)
    func find(_ feature: NGram, isRare: Bool) -> UInt32 {
      let hash = FeatureIndex.hash(feature.key)
      if isRare {
        let bit = Int(truncatingIfNeeded: hash) & (filter.count &* 64 &- 1)
        guard filter[bit >> 6] >> UInt64(bit & 63) & 1 == 1 else { return 0 }
      }
      let mask = table.count - 1
      var slot = Int(truncatingIfNeeded: hash) & mask
      while true {
        let entry = table[slot]
        if entry == 0 { return 0 }
        if entry >> 32 == hash >> 32 { return UInt32(truncatingIfNeeded: entry) }
        slot = (slot + 1) & mask
      }
    }

    /// Adds the rows of a feature.
    ///
    /// - Parameters:
    ///   - found: What `find` gave.
    ///   - slots: The number of its slots.
    ///   - target: The place that the first slot tells about.
    @inline(__always)
    func add(_ found: UInt32, slots: Int, to target: UnsafeMutablePointer<TaggerModel.Row>) {
      var row = rows + Int(found >> 1)
      for slot in 0..<slots { row[slot].add(to: target - slot) }
      if found & 1 == 1 {
        row += slots
        for slot in 0..<slots { row[slot].add(to: target - slot) }
      }
    }

    /// Asks for the rows of a feature, so that they come while others are looked up.
    @inline(__always)
    func fetch(_ found: UInt32) -> Int16 { rows[Int(found >> 1)].first }
  }

  /// Lends a view of the index.
  func withLookup<Result>(_ body: (Lookup) -> Result) -> Result {
    rows.withUnsafeBufferPointer { rows in
      table.withUnsafeBufferPointer { table in
        filter.withUnsafeBufferPointer { filter in
          // There are the rows of value 0 at least.
          body(Lookup(rows: rows.baseAddress.unsafelyUnwrapped, table: table, filter: filter))
        }
      }
    }
  }

  /// Mixes a key (the finalizer of MurmurHash3, Appleby 2011).
  @inline(__always)
  fileprivate static func hash(_ key: UInt64) -> UInt64 {
    var hash = key
    hash ^= hash >> 33
    hash &*= 0xFF51_AFD7_ED55_8CCD
    hash ^= hash >> 33
    hash &*= 0xC4CE_B9FE_1A85_EC53
    hash ^= hash >> 33
    return hash
  }
}
