/// Writes the numbers of a model's file, least significant byte first.
struct ModelWriter {
  private(set) var bytes: [UInt8] = []

  mutating func byte(_ value: UInt8) { bytes.append(value) }

  mutating func all(_ values: [UInt8]) { bytes += values }

  mutating func integer(_ value: UInt32) {
    for shift in stride(from: UInt32(0), to: 32, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }

  mutating func long(_ value: UInt64) {
    integer(UInt32(truncatingIfNeeded: value))
    integer(UInt32(truncatingIfNeeded: value >> 32))
  }

  /// Seven bits a byte, the last byte without the high bit.
  mutating func variable(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func text(_ value: String) {
    variable(UInt64(value.utf8.count))
    bytes += Array(value.utf8)
  }

  /// The lanes that are not 0 as bits, then their values.
  mutating func sparseRow(_ row: TaggerModel.Row) {
    var present: UInt32 = 0
    for lane in 0..<TagLayout.lanes where row[lane] != 0 { present |= 1 << UInt32(lane) }
    integer(present)
    for lane in 0..<TagLayout.lanes where row[lane] != 0 {
      bytes.append(UInt8(bitPattern: Int8(clamping: row[lane])))
    }
  }

  mutating func denseRow(_ row: TaggerModel.Row) {
    for lane in 0..<TagLayout.lanes { bytes.append(UInt8(bitPattern: Int8(clamping: row[lane]))) }
  }
}

/// Reads the numbers of a model's file.
///
/// What lies behind its end reads as 0 and sets `isPastEnd`.
struct ModelReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position: Int
  /// Whether more was asked for than there is.
  private(set) var isPastEnd = false

  init(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) {
    self.bytes = bytes
    self.position = position
  }

  /// Whether exactly everything was read.
  var isAtEnd: Bool { !isPastEnd && position == bytes.count }

  @inline(__always)
  mutating func byte() -> UInt8 {
    guard position < bytes.count else {
      isPastEnd = true
      return 0
    }
    defer { position += 1 }
    return bytes[position]
  }

  @inline(__always)
  mutating func integer() -> UInt32 {
    UInt32(byte()) | UInt32(byte()) << 8 | UInt32(byte()) << 16 | UInt32(byte()) << 24
  }

  mutating func long() -> UInt64 { UInt64(integer()) | UInt64(integer()) << 32 }

  @inline(__always)
  mutating func variable() -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let next = byte()
      value |= UInt64(next & 0x7F) << shift
      shift += 7
      guard next & 0x80 != 0, shift < 63 else { return value }
    }
  }

  /// A count that can't be more than what is left, at `size` bytes at least for each thing.
  mutating func count(ofAtLeast size: Int) -> Int {
    let value = variable()
    guard value <= UInt64((bytes.count - position) / size) else {
      isPastEnd = true
      return 0
    }
    return Int(value)
  }

  mutating func text() -> String {
    let count = count(ofAtLeast: 1)
    defer { position += count }
    return String(decoding: bytes[position..<(position + count)], as: UTF8.self)
  }

  @inline(__always)
  mutating func sparseRow() -> TaggerModel.Row {
    var row = TaggerModel.Row.zero
    var present = integer()
    withUnsafeMutableBytes(of: &row) { lanes in
      let lanes = lanes.bindMemory(to: Int16.self)
      while present != 0 {
        lanes[present.trailingZeroBitCount] = Int16(Int8(bitPattern: byte()))
        present &= present &- 1
      }
    }
    return row
  }

  @inline(__always)
  mutating func packedRow() -> PackedRow {
    let present = integer()
    return PackedRow(lanes: present) { Int8(bitPattern: byte()) }
  }

  @inline(__always)
  mutating func skipSparseRow() {
    position += integer().nonzeroBitCount
    if position > bytes.count { isPastEnd = true }
  }

  /// The bytes from an earlier position to this one.
  func bytes(from start: Int) -> [UInt8] { [UInt8](bytes[start..<min(position, bytes.count)]) }

  mutating func denseRow() -> TaggerModel.Row {
    var row = TaggerModel.Row.zero
    for lane in 0..<TagLayout.lanes { row[lane] = Int16(Int8(bitPattern: byte())) }
    return row
  }
}
