/// A row of weights with one byte for each lane, so that a row of 32 is half a line of the cache.
///
/// Lane *i* is the low byte of word *i*, lane 16 + *i* its high byte: two shifts give the two halves of a
/// row, and no lane has to be moved.
struct PackedRow: Sendable {
  /// The lanes of the lower half of a row, and of its upper half.
  typealias Half = SIMD16<Int16>

  private let words: Half

  /// Packs a row.
  ///
  /// - Precondition: every lane fits into eight bits.
  init(_ row: TaggerModel.Row) {
    words = (row.highHalf &<< Self.byte) | (row.lowHalf & Self.mask)
  }

  /// Packs a row of which most lanes are 0.
  ///
  /// - Parameters:
  ///   - present: The lanes that are not 0, as bits.
  ///   - value: Gives their values, from the lowest lane up.
  @inline(__always)
  init(lanes present: UInt32, value: () -> Int8) {
    var words = Half(repeating: 0)
    withUnsafeMutableBytes(of: &words) { bytes in
      var rest = present
      while rest != 0 {
        let lane = rest.trailingZeroBitCount
        let word = lane & 15
        // Words are stored from their low byte on.
        bytes[(word << 1) | (lane >> 4)] = UInt8(bitPattern: value())
        rest &= rest &- 1
      }
    }
    self.words = words
  }

  /// Whether every lane of a row fits into eight bits.
  static func holds(_ row: TaggerModel.Row) -> Bool {
    PackedRow(row).row == row
  }

  /// The row with its lanes as they are added up.
  var row: TaggerModel.Row { TaggerModel.Row(lowHalf: low, highHalf: high) }

  /// Some of the row, to have touched it.
  var first: Int16 { words[0] }

  /// Adds the row to one in memory.
  @inline(__always)
  func add(to row: UnsafeMutablePointer<TaggerModel.Row>) {
    let halves = UnsafeMutableRawPointer(row).assumingMemoryBound(to: Half.self)
    halves[0] &+= low
    halves[1] &+= high
  }

  /// Adds the row to a sum.
  @inline(__always)
  func add(to sum: inout RowHalves) {
    sum.low &+= low
    sum.high &+= high
  }

  @inline(__always)
  private var low: Half { (words &<< Self.byte) &>> Self.byte }

  @inline(__always)
  private var high: Half { words &>> Self.byte }

  @inline(__always)
  private static var byte: Half { Half(repeating: 8) }
  @inline(__always)
  private static var mask: Half { Half(repeating: 0xFF) }
}

/// A row in two halves: a sum of rows stays in registers so.
struct RowHalves {
  var low: PackedRow.Half
  var high: PackedRow.Half

  @inline(__always)
  init(_ row: TaggerModel.Row) {
    low = row.lowHalf
    high = row.highHalf
  }

  /// Reads a row.
  @inline(__always)
  init(_ row: UnsafePointer<TaggerModel.Row>) {
    let halves = UnsafeRawPointer(row).assumingMemoryBound(to: PackedRow.Half.self)
    low = halves[0]
    high = halves[1]
  }

  /// Writes the row.
  @inline(__always)
  func store(to row: UnsafeMutablePointer<TaggerModel.Row>) {
    let halves = UnsafeMutableRawPointer(row).assumingMemoryBound(to: PackedRow.Half.self)
    halves[0] = low
    halves[1] = high
  }

  @inline(__always)
  static func &+= (sum: inout RowHalves, row: RowHalves) {
    sum.low &+= row.low
    sum.high &+= row.high
  }
}
