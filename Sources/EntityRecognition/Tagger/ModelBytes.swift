/// Writes the numbers of a model's file, least significant byte first.
struct ModelWriter {
  private(set) var bytes: [UInt8] = []

  mutating func byte(_ value: UInt8) { bytes.append(value) }

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

  /// A byte for each lane that is a tag.
  mutating func tagRow(_ row: PackedRow) { bytes += row.tagBytes }

  /// A byte for each lane.
  mutating func fullRow(_ row: PackedRow) { bytes += row.allBytes }
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

  /// Rows of a byte for each lane that is a tag.
  mutating func tagRows(_ count: Int) -> [PackedRow] {
    rows(count, size: PackedRow.tagByteCount, PackedRow.init(tagBytes:))
  }

  /// Rows of a byte for each lane.
  mutating func fullRows(_ count: Int) -> [PackedRow] {
    rows(count, size: TagLayout.lanes, PackedRow.init(allBytes:))
  }

  @inline(__always)
  private mutating func rows(
    _ count: Int, size: Int, _ row: (UnsafeRawPointer) -> PackedRow
  ) -> [PackedRow] {
    guard count <= (bytes.count - position) / size, let base = bytes.baseAddress else {
      isPastEnd = true
      return []
    }
    let first = UnsafeRawPointer(base) + position
    position += count * size
    return [PackedRow](unsafeUninitializedCapacity: count) { rows, initialized in
      for index in 0..<count { rows.initializeElement(at: index, to: row(first + index * size)) }
      initialized = count
    }
  }
}
