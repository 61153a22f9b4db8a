import Foundation
import GRDB

/// Writes numbers and texts one after another, small numbers in one byte.
///
/// Numbers are written in groups of seven bits, the lowest first (LEB128, as in DWARF).
struct PackedWriter {
  private(set) var bytes: [UInt8] = []

  /// Writes a number, which is not negative.
  mutating func write(_ number: Int) {
    var rest = UInt(number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Writes a text with its length.
  mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// The bytes as a value of a column.
  var column: DatabaseValue { Data(bytes).databaseValue }
}

/// Reads what a `PackedWriter` wrote.
struct PackedReader {
  private let bytes: UnsafeRawBufferPointer
  private var place = 0

  /// Begins to read bytes, which must outlive the reader.
  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Reads a number.
  ///
  /// - Throws: An error of damage at the end of the bytes, and for a number that none writes.
  mutating func number() throws -> Int {
    var result: UInt = 0
    var shift: UInt = 0
    while place < bytes.count, shift < 63 {
      let byte = bytes[place]
      place += 1
      result |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(result) }
      shift += 7
    }
    throw Self.damage
  }

  /// Reads a number that is below a bound, such as a place in an array.
  mutating func number(below bound: Int) throws -> Int {
    let value = try number()
    guard value < bound else { throw Self.damage }
    return value
  }

  /// Reads how many things follow; each of them has at least one byte.
  mutating func count() throws -> Int { try number(below: bytes.count - place + 1) }

  /// Reads a text; a pool keeps equal texts once.
  mutating func text(_ pool: inout StringPool) throws -> String {
    let length = try count()
    defer { place += length }
    return pool.string(UnsafeRawBufferPointer(rebasing: bytes[place..<(place + length)]))
  }

  static var damage: DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: "packed bytes end early")
  }
}

/// Keeps equal texts once, found by their bytes.
struct StringPool {
  private var strings: [String] = []
  private var hashes: [UInt64] = []
  /// Open addressing with linear probing: the place of a string plus one, or 0.
  private var slots = [UInt32](repeating: 0, count: 1024)

  /// The string of UTF-8 bytes.
  mutating func string(_ bytes: UnsafeRawBufferPointer) -> String {
    let hash = Self.hash(bytes)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      if hashes[place] == hash, strings[place].utf8.elementsEqual(bytes) { return strings[place] }
      slot = (slot + 1) & mask
    }
    let string = String(decoding: bytes, as: UTF8.self)
    strings.append(string)
    hashes.append(hash)
    slots[slot] = UInt32(strings.count)
    if strings.count * 2 > slots.count { grow() }
    return string
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (place, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(place + 1)
    }
  }

  /// FNV-1a with the high bits mixed into the low ones, which choose the slot.
  private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return hash ^ hash >> 29
  }
}
