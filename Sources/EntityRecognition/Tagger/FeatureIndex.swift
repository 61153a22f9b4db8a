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
    let pairs = Self.pairs(of: features, style: style)
    let triples = features.indices(of: .triple)
    let skips = features.indices(of: .skip)
    var builder = Builder(
      features,
      rows: pairs.count * NGram.slots(of: .pair) + triples.count * NGram.slots(of: .triple)
        + skips.count * NGram.slots(of: .skip),
      entries: pairs.count + triples.count + skips.count)
    for pair in pairs { builder.add(pair.key, .pair, pair.shared, inStyle: pair.styled) }
    for index in triples { builder.add(features.keys[index], .triple, index) }
    for index in skips { builder.add(features.keys[index], .skip, index) }
    rows = builder.rows
    (table, filter) = Self.table(of: builder.entries)
  }

  /// A pair with the features that tell of it: in all styles and in one.
  private struct Pair {
    let key: UInt64
    let shared: Int?
    let styled: Int?
  }

  private static func pairs(of features: FeatureRows, style: AnnotationStyle) -> [Pair] {
    let shared = features.indices(of: .pair)
    // Both are sorted by their characters: what tells of one pair meets.
    var styled = features.indices(of: .styledPair).filter {
      features.ngram(at: $0).style == style.rawValue
    }.map { Pair(key: features.ngram(at: $0).unstyled(.pair).key, shared: nil, styled: $0) }[...]
    var pairs: [Pair] = []
    pairs.reserveCapacity(shared.count + styled.count)
    for index in shared {
      let key = features.keys[index]
      while let next = styled.first, next.key < key { pairs.append(styled.removeFirst()) }
      let isInStyle = styled.first?.key == key
      pairs.append(Pair(key: key, shared: index, styled: isInStyle ? styled.first?.styled : nil))
      if isInStyle { styled.removeFirst() }
    }
    return pairs + styled
  }

  /// Collects rows and where they stand.
  private struct Builder {
    private let features: FeatureRows
    // What is no feature has the rows of value 0.
    private(set) var rows = [PackedRow](repeating: PackedRow(.zero), count: NGram.maxSlots)
    private(set) var entries: [(key: UInt64, value: UInt32)] = []

    init(_ features: FeatureRows, rows: Int, entries: Int) {
      self.features = features
      self.rows.reserveCapacity(self.rows.count + rows)
      self.entries.reserveCapacity(entries)
    }

    /// Adds a feature, of which what is told in the style is added up where the sums fit into bytes.
    mutating func add(_ key: UInt64, _ kind: NGram.Kind, _ shared: Int?, inStyle styled: Int? = nil)
    {
      let start = rows.count
      appendZeros(of: kind)
      if let shared { features.forEachRow(at: shared) { rows[start + $0] = $1 } }
      var rest: [(slot: Int, row: PackedRow)] = []
      if let styled {
        features.forEachRow(at: styled) { slot, row in
          // The first place that a styled pair tells about is one to the left of a pair's.
          let target = start + slot + 1
          let sum = rows[target].row &+ row.row
          if PackedRow.holds(sum) {
            rows[target] = PackedRow(sum)
          } else {
            rest.append((slot + 1, row))
          }
        }
      }
      entries.append((key: key, value: UInt32(start) << 1 | (rest.isEmpty ? 0 : 1)))
      guard !rest.isEmpty else { return }
      let more = rows.count
      appendZeros(of: kind)
      for (slot, row) in rest { rows[more + slot] = row }
    }

    private mutating func appendZeros(of kind: NGram.Kind) {
      for _ in 0..<NGram.slots(of: kind) { rows.append(PackedRow(.zero)) }
    }
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

    /// Looks a feature up; two keys of one 64-bit hash, less its 11 lowest bits at least, would be one.
    ///
    /// - Parameters:
    ///   - feature: The feature.
    ///   - isRare: Whether most such features of a text are none of the model.
    /// - Returns: What `add` takes; 0 for what is no feature.
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
