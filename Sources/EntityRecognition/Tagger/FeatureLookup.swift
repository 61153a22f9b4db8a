/// The tables of a `FeatureIndex` for the loop over a text.
///
/// What is looked up lies all over some megabytes, and waiting for the memory is most of the work. So each
/// step is done for a block of places before the next one begins: hashes, slots of the table, rows. The
/// memory fetches many of one step at once, and what a step finds is where the next one asks for it. In
/// two fifths less time than place by place (25 issues of a daily, 1.5 million characters).
struct FeatureLookup {
  fileprivate typealias Row = UnsafePointer<PackedRow>

  let rows: UnsafePointer<PackedRow>
  let merged: UnsafePointer<PackedRow>
  let table: UnsafePointer<UInt64>
  let tableMask: UInt64
  let filter: UnsafePointer<UInt64>
  let filterMask: UInt64

  /// The features that begin at a place: a pair, a triple, two with one between them.
  private static let features = 3
  /// The places whose features are looked up together.
  private static let block = 64

  /// A feature of the text that the filter lets pass.
  private struct Wanted {
    let hash: UInt64
    /// The place of the text that the first slot tells about.
    let target: Int
  }

  /// A feature of the model, with its place in the text.
  private struct Found {
    let row: UnsafePointer<PackedRow>
    let bits: UInt32
    let target: Int32
  }

  /// The most rows of a feature, but for what stands twice.
  private static let mostRows = 4

  /// Features of the model by the numbers of their rows, so that none has to be foretold.
  private typealias FoundLists = (
    items: UnsafeMutablePointer<Found>, counts: UnsafeMutablePointer<Int>
  )

  /// Adds what the features of a text tell.
  ///
  /// - Parameters:
  ///   - characters: The text, with two characters before it and two behind it.
  ///   - count: The length of the text.
  ///   - scores: The scores of the text's first place, with four places before the text and behind it.
  func add(
    _ characters: UnsafePointer<UInt16>, count: Int,
    to scores: UnsafeMutablePointer<TaggerModel.Row>
  ) {
    let capacity = Self.block * Self.features
    withUnsafeTemporaryAllocation(of: Wanted.self, capacity: capacity) { wanted in
      withUnsafeTemporaryAllocation(of: Found.self, capacity: capacity * Self.mostRows) { items in
        withUnsafeTemporaryAllocation(of: Int.self, capacity: Self.mostRows) { counts in
          // No buffer is empty.
          let wanted = wanted.baseAddress.unsafelyUnwrapped
          let found = (
            items: items.baseAddress.unsafelyUnwrapped, counts: counts.baseAddress.unsafelyUnwrapped
          )
          var touched: UInt64 = 0
          // The first place at which a feature that tells about the text can begin is two before it.
          var start = -2
          while start <= count {
            let end = min(start &+ Self.block, count + 1)
            let wantedCount = want(characters, start, end, wanted)
            for index in 0..<wantedCount {
              touched ^= table[Int(truncatingIfNeeded: wanted[index].hash & tableMask)]
            }
            find(wanted, wantedCount, found)
            for last in 0..<Self.mostRows { touched ^= Self.touch(found, last) }
            for last in 0..<Self.mostRows { Self.add(found, last, to: scores) }
            start = end
          }
          // What was touched is written where nobody reads it, or it would not be touched.
          scores[count][0] = Int16(truncatingIfNeeded: touched)
        }
      }
    }
  }

  /// Lists the features that begin in a range of places and may be some of the model.
  @inline(__always)
  private func want(
    _ characters: UnsafePointer<UInt16>, _ start: Int, _ end: Int,
    _ wanted: UnsafeMutablePointer<Wanted>
  ) -> Int {
    var count = 0
    var place = start
    while place < end {
      let text = characters + place
      let hashes = (
        FeatureIndex.hash(NGram(.pair, text[0], text[1]).key),
        FeatureIndex.hash(NGram(.triple, text[0], text[1], text[2]).key),
        FeatureIndex.hash(NGram(.skip, text[0], text[2]).key)
      )
      // Whether a feature passes can't be foretold: it is written anyway, and over if it does not.
      wanted[count] = Wanted(hash: hashes.0, target: place &+ NGram.firstPlace(of: .pair))
      count &+= passes(hashes.0)
      wanted[count] = Wanted(hash: hashes.1, target: place &+ NGram.firstPlace(of: .triple))
      count &+= passes(hashes.1)
      wanted[count] = Wanted(hash: hashes.2, target: place &+ NGram.firstPlace(of: .skip))
      count &+= passes(hashes.2)
      place &+= 1
    }
    return count
  }

  /// 1 for a feature that may be one of the model, else 0.
  @inline(__always)
  private func passes(_ hash: UInt64) -> Int {
    let bit = Int(truncatingIfNeeded: hash & filterMask)
    return Int(truncatingIfNeeded: filter[bit >> 6] >> UInt64(bit & 63) & 1)
  }

  /// Lists those of the features that are some of the model; two keys of one 64-bit hash, less its 11
  /// lowest bits at least, would be one.
  @inline(__always)
  private func find(
    _ wanted: UnsafePointer<Wanted>, _ wantedCount: Int, _ found: FoundLists
  ) {
    found.counts.update(repeating: 0, count: Self.mostRows)
    for index in 0..<wantedCount {
      let hash = wanted[index].hash
      var slot = hash & tableMask
      var entry = table[Int(truncatingIfNeeded: slot)]
      while entry != 0, entry >> 32 != hash >> 32 {
        slot = (slot &+ 1) & tableMask
        entry = table[Int(truncatingIfNeeded: slot)]
      }
      let place = FeatureIndex.Place(bits: UInt32(truncatingIfNeeded: entry))
      let last = Self.last(of: place.slots)
      let count = found.counts[last]
      found.items[last &* Self.block &* Self.features &+ count] = Found(
        row: (place.isMerged ? merged : rows) + place.row, bits: place.bits,
        target: Int32(truncatingIfNeeded: wanted[index].target))
      found.counts[last] = count &+ (entry == 0 ? 0 : 1)
    }
  }

  /// The number of up to four slots, less one.
  @inline(__always)
  private static func last(of slots: UInt32) -> Int {
    Int(truncatingIfNeeded: 0x3221_2110_2110_1000 >> UInt64((slots & 15) &* 4) & 3)
  }

  /// Asks for the first and the last rows of features.
  @inline(__always)
  private static func touch(_ found: FoundLists, _ last: Int) -> UInt64 {
    let items = found.items + last &* block &* features
    var touched: UInt64 = 0
    for index in 0..<found.counts[last] {
      let row = UnsafeRawPointer(items[index].row)
      touched ^= row.load(as: UInt64.self)
      touched ^= (row + last &* MemoryLayout<PackedRow>.stride).load(as: UInt64.self)
    }
    return touched
  }

  /// Adds the rows of features.
  @inline(__always)
  private static func add(
    _ found: FoundLists, _ last: Int, to scores: UnsafeMutablePointer<TaggerModel.Row>
  ) {
    let items = found.items + last &* block &* features
    for index in 0..<found.counts[last] {
      let item = items[index]
      let place = FeatureIndex.Place(bits: item.bits)
      let target = scores + Int(item.target)
      var row = item.row
      for _ in 0..<(place.isDouble ? 2 : 1) {
        var slots = place.slots
        for _ in 0...last {
          row.pointee.add(to: target - slots.trailingZeroBitCount)
          row += 1
          slots &= slots &- 1
        }
      }
    }
  }
}
