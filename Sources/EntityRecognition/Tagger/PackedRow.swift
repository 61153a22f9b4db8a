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

  /// The row with its lanes as they are added up.
  var row: TaggerModel.Row { TaggerModel.Row(lowHalf: low, highHalf: high) }

  /// Adds the row to scores.
  @inline(__always)
  func add(to row: UnsafeMutablePointer<TaggerModel.Row>) {
    let halves = UnsafeMutableRawPointer(row).assumingMemoryBound(to: Half.self)
    halves[0] &+= low
    halves[1] &+= high
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
