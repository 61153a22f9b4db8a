/// The pairs, triples and pairs with a gap of a model in one style, each with the rows of its slots.
///
/// One open-addressing table holds a tag of the key, the slots and the place of the rows in 8 bytes.
/// Most runs of characters in a text are no feature: a filter of one hash (Bloom 1970), small enough
/// for the cache, turns nearly all of them away.
///
/// What is told about a pair in all styles and in this one is one feature here: two rows of one slot are
/// added up where the sum fits into bytes, and stand one after the other where it does not.
struct FeatureIndex: Sendable {
  /// The rows of the model, and those of pairs that the style tells something about.
  private let rows: [PackedRow]
  private let merged: [PackedRow]
  /// Slots of the table: a 32-bit tag of the key over a `Place`; 0 is free.
  private let table: [UInt64]
  /// For each value of a hash's lowest bits whether some key has it.
  private let filter: [UInt64]

  /// Where the rows of a feature stand.
  ///
  /// | bits | what |
  /// | --- | --- |
  /// | 0-4 | the slots that have a row |
  /// | 5 | whether the rows are among the merged ones |
  /// | 6 | whether as many rows follow, for the same slots |
  /// | 7-31 | the first row |
  struct Place {
    let bits: UInt32

    @inline(__always)
    init(bits: UInt32) { self.bits = bits }

    init(_ row: Int, slots: UInt8, isMerged: Bool = false, isDouble: Bool = false) {
      bits = UInt32(row) << 7 | (isDouble ? 64 : 0) | (isMerged ? 32 : 0) | UInt32(slots & 31)
    }

    /// The place of what is no feature.
    static let none = Place(bits: 0)
    @inline(__always)
    var slots: UInt32 { bits & 31 }
    @inline(__always)
    var isMerged: Bool { bits & 32 != 0 }
    @inline(__always)
    var isDouble: Bool { bits & 64 != 0 }
    @inline(__always)
    var row: Int { Int(bits >> 7) }
  }

  /// Makes an index.
  ///
  /// - Complexity: O(*n*), *n* features.
  init(_ features: FeatureRows, style: AnnotationStyle) {
    let pairs = features.indices(of: .pair)
    var builder = Builder(features)
    var styled = features.indices(of: .styledPair).filter {
      features.ngram(at: $0).style == style.rawValue
    }[...]
    builder.reserve(pairs: styled.count)
    // Both are sorted by their characters: what tells of one pair meets.
    func key(_ styled: Int) -> UInt64 { features.ngram(at: styled).unstyled(.pair).key }
    for index in pairs {
      while let next = styled.first, key(next) < features.keys[index] {
        builder.add(key(styled.removeFirst()), nil, inStyle: next)
      }
      if let next = styled.first, key(next) == features.keys[index] {
        builder.add(key(styled.removeFirst()), index, inStyle: next)
      } else {
        builder.add(index)
      }
    }
    for next in styled { builder.add(key(next), nil, inStyle: next) }
    for kind in [NGram.Kind.triple, .skip] {
      for index in features.indices(of: kind) { builder.add(index) }
    }
    // As for the merged ones, there is a row to point at.
    rows = features.rows.isEmpty ? [PackedRow(.zero)] : features.rows
    merged = builder.merged
    (table, filter) = Self.table(of: builder.entries)
  }

  /// Collects features and where their rows stand.
  private struct Builder {
    private let features: FeatureRows
    // There is a row to point at, even where there are no such pairs.
    private(set) var merged = [PackedRow(.zero)]
    private(set) var entries: [(key: UInt64, place: Place)] = []

    init(_ features: FeatureRows) {
      self.features = features
      entries.reserveCapacity(features.keys.count)
    }

    /// Makes room for pairs that the style tells something about: each has rows for four places at most.
    mutating func reserve(pairs count: Int) {
      merged.reserveCapacity(NGram.slots(of: .pair) * count)
    }

    /// Adds a feature with the rows of the model.
    mutating func add(_ index: Int) {
      entries.append(
        (
          key: features.keys[index],
          place: Place(features.firstRow(at: index), slots: features.slots[index])
        ))
    }

    /// Adds a pair, of which what is told in the style is added up where the sums fit into bytes.
    mutating func add(_ key: UInt64, _ shared: Int?, inStyle styled: Int) {
      let sharedSlots = shared.map { features.slots[$0] } ?? 0
      // The first place that a styled pair tells about is one to the left of a pair's.
      let styledSlots = features.slots[styled] << 1
      let slots = sharedSlots | styledSlots
      var sharedRow = shared.map(features.firstRow) ?? 0
      var styledRow = features.firstRow(at: styled)
      let first = merged.count
      var rest: [(row: Int, told: PackedRow)] = []
      for slot in 0..<NGram.slots(of: .pair) where slots >> slot & 1 == 1 {
        guard styledSlots >> slot & 1 == 1 else {
          merged.append(features.rows[sharedRow])
          sharedRow += 1
          continue
        }
        let told = features.rows[styledRow]
        styledRow += 1
        guard sharedSlots >> slot & 1 == 1 else {
          merged.append(told)
          continue
        }
        let sum = features.rows[sharedRow].row &+ told.row
        if PackedRow.holds(sum) {
          merged.append(PackedRow(sum))
        } else {
          rest.append((merged.count - first, told))
          merged.append(features.rows[sharedRow])
        }
        sharedRow += 1
      }
      let place = Place(first, slots: slots, isMerged: true, isDouble: !rest.isEmpty)
      entries.append((key: key, place: place))
      guard !rest.isEmpty else { return }
      let second = merged.count
      for _ in first..<second { merged.append(PackedRow(.zero)) }
      for (row, told) in rest { merged[second + row] = told }
    }
  }

  private static func table(
    of entries: [(key: UInt64, place: Place)]
  ) -> (table: [UInt64], filter: [UInt64]) {
    var size = 1024
    while size * 5 < entries.count * 8 { size *= 2 }
    var table = [UInt64](repeating: 0, count: size)
    var filter = [UInt64](repeating: 0, count: size / 8)
    for (key, place) in entries {
      let hash = hash(key)
      let bit = Int(truncatingIfNeeded: hash) & (filter.count * 64 - 1)
      filter[bit >> 6] |= 1 << UInt64(bit & 63)
      var slot = Int(truncatingIfNeeded: hash) & (size - 1)
      while table[slot] != 0 { slot = (slot + 1) & (size - 1) }
      table[slot] = (hash >> 32) << 32 | UInt64(place.bits)
    }
    return (table, filter)
  }

  /// Lends a view of the index.
  func withLookup<Result>(_ body: (FeatureLookup) -> Result) -> Result {
    rows.withUnsafeBufferPointer { rows in
      merged.withUnsafeBufferPointer { merged in
        table.withUnsafeBufferPointer { table in
          filter.withUnsafeBufferPointer { filter in
            // No array is empty.
            body(
              FeatureLookup(
                rows: rows.baseAddress.unsafelyUnwrapped,
                merged: merged.baseAddress.unsafelyUnwrapped,
                table: table.baseAddress.unsafelyUnwrapped, tableMask: UInt64(table.count - 1),
                filter: filter.baseAddress.unsafelyUnwrapped,
                filterMask: UInt64(filter.count * 64 - 1)))
          }
        }
      }
    }
  }

  /// Mixes a key (the finalizer of MurmurHash3, Appleby 2011).
  @inline(__always)
  static func hash(_ key: UInt64) -> UInt64 {
    var hash = key
    hash ^= hash >> 33
    hash &*= 0xFF51_AFD7_ED55_8CCD
    hash ^= hash >> 33
    hash &*= 0xC4CE_B9FE_1A85_EC53
    hash ^= hash >> 33
    return hash
  }
}
