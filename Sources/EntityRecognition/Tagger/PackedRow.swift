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

  /// The length of a row in a file, where the bytes are left out that no tag uses.
  static let tagByteCount = TagLayout.tags.count

  /// Reads a row of the tags.
  ///
  /// - Parameter bytes: `tagByteCount` bytes, as `tagBytes` gives them.
  @inline(__always)
  init(tagBytes bytes: UnsafeRawPointer) {
    let second = bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self).littleEndian
    let last = bytes.loadUnaligned(fromByteOffset: 22, as: UInt16.self).littleEndian
    words = Self.words(
      bytes.loadUnaligned(as: UInt64.self).littleEndian,
      second & 0xFF_FFFF_FFFF | (second >> 40 & 0xFF) << 48,
      bytes.loadUnaligned(fromByteOffset: 14, as: UInt64.self).littleEndian,
      UInt64(last) | UInt64(bytes.load(fromByteOffset: 24, as: UInt8.self)) << 24)
  }

  /// The bytes of the lanes that are tags.
  var tagBytes: [UInt8] {
    let bytes = allBytes
    return Array(bytes[0...12]) + [bytes[14]] + bytes[16...25] + [bytes[27]]
  }

  /// Reads a row of 32 bytes.
  @inline(__always)
  init(allBytes bytes: UnsafeRawPointer) {
    func word(_ index: Int) -> UInt64 {
      bytes.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self).littleEndian
    }
    words = Self.words(word(0), word(1), word(2), word(3))
  }

  /// The bytes of all lanes.
  var allBytes: [UInt8] {
    (0..<Half.scalarCount).flatMap { index in
      let word = UInt16(bitPattern: words[index])
      return [UInt8(truncatingIfNeeded: word), UInt8(word >> 8)]
    }
  }

  /// Sixteen words from four parts of four, the first in the lowest bits.
  @inline(__always)
  private static func words(
    _ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64
  ) -> Half {
    #if _endian(little)
      unsafeBitCast(SIMD4(first, second, third, fourth), to: Half.self)
    #else
      Half(
        [first, second, third, fourth].flatMap { part in
          stride(from: UInt64(0), to: 64, by: 16).map { Int16(truncatingIfNeeded: part >> $0) }
        })
    #endif
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
