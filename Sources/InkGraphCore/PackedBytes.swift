/// Writes numbers and texts one after another, small numbers in one byte.
///
/// Numbers are written in groups of seven bits, the lowest first (LEB128, as in DWARF).
package struct PackedWriter {
  @usableFromInline var written: [UInt8] = []

  /// Starts without a byte.
  package init() {}

  /// What was written.
  package var bytes: [UInt8] { written }

  /// Writes a number, which is not negative; nearly all take a byte.
  @inlinable package mutating func write(_ number: Int) {
    if (0..<0x80).contains(number) {
      written.append(UInt8(truncatingIfNeeded: number))
    } else {
      write(long: number)
    }
  }

  @usableFromInline mutating func write(long number: Int) {
    var rest = UInt(number)
    while rest >= 0x80 {
      written.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    written.append(UInt8(rest))
  }

  /// Writes a text with its length.
  package mutating func write(_ text: String) {
    write(text.utf8.count)
    written.append(contentsOf: text.utf8)
  }

  /// Writes a number in eight bytes.
  package mutating func write(_ number: Double) { write(word: number.bitPattern) }

  /// Writes eight bytes, such as a hash.
  package mutating func write(word: UInt64) {
    withUnsafeBytes(of: word.littleEndian) { written.append(contentsOf: $0) }
  }

  /// Writes a number, or that there is none; the number is not negative.
  package mutating func write(_ number: Int?) { write(number.map { $0 + 1 } ?? 0) }

  /// Writes what another writer wrote, with its length, so that a reader may pass over it.
  package mutating func write(_ section: PackedWriter) {
    write(section.bytes.count)
    written.append(contentsOf: section.bytes)
  }
}

/// Reads what a `PackedWriter` wrote.
package struct PackedReader {
  @usableFromInline let bytes: UnsafeRawBufferPointer
  @usableFromInline var place = 0

  /// Begins to read bytes, which must outlive the reader.
  package init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Reads a number; nearly all take a byte.
  ///
  /// - Throws: `PackedBytesError` at the end of the bytes, and for a number that none writes.
  @inlinable package mutating func number() throws(PackedBytesError) -> Int {
    if place < bytes.count, bytes[place] < 0x80 {
      defer { place &+= 1 }
      return Int(bytes[place])
    }
    return try longNumber()
  }

  @usableFromInline mutating func longNumber() throws(PackedBytesError) -> Int {
    var result: UInt = 0
    var shift: UInt = 0
    while place < bytes.count, shift < 63 {
      let byte = bytes[place]
      place += 1
      result |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(result) }
      shift += 7
    }
    throw PackedBytesError()
  }

  /// Reads a number that is below a bound, such as a place in an array.
  @inlinable package mutating func number(below bound: Int) throws(PackedBytesError) -> Int {
    let value = try number()
    guard value < bound else { throw PackedBytesError() }
    return value
  }

  /// Reads how many things follow; each of them has at least one byte.
  package mutating func count() throws(PackedBytesError) -> Int {
    let value = try number()
    guard value <= bytes.count - place else { throw PackedBytesError() }
    return value
  }

  /// Reads a number of eight bytes.
  package mutating func double() throws(PackedBytesError) -> Double {
    Double(bitPattern: try word())
  }

  /// Reads eight bytes.
  package mutating func word() throws(PackedBytesError) -> UInt64 {
    guard bytes.count - place >= 8 else { throw PackedBytesError() }
    defer { place += 8 }
    return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  /// Reads a number that may be missing.
  package mutating func optionalNumber() throws(PackedBytesError) -> Int? {
    let value = try number()
    return value == 0 ? nil : value - 1
  }

  /// Whether all bytes were read.
  package var isAtEnd: Bool { place == bytes.count }

  /// Passes over a section and gives a reader of it.
  package mutating func section() throws(PackedBytesError) -> PackedReader {
    PackedReader(try sectionBytes())
  }

  /// Passes over a section or a text and gives its bytes.
  package mutating func sectionBytes() throws(PackedBytesError) -> UnsafeRawBufferPointer {
    let length = try count()
    defer { place += length }
    return UnsafeRawBufferPointer(rebasing: bytes[place..<(place + length)])
  }

  /// Reads a text; a pool keeps equal texts once.
  package mutating func text(_ pool: inout StringPool) throws(PackedBytesError) -> String {
    let number = try textNumber(&pool)
    return pool[number]
  }

  /// Reads a text and gives its number in a pool.
  package mutating func textNumber(_ pool: inout StringPool) throws(PackedBytesError) -> UInt32 {
    let length = try count()
    defer { place += length }
    return pool.number(of: UnsafeRawBufferPointer(rebasing: bytes[place..<(place + length)]))
  }
}

/// Packed bytes that end early or hold what no writer writes.
package struct PackedBytesError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was found.
  package var description: String { "packed bytes are damaged" }

  /// Makes the error.
  @inlinable package init() {}
}
