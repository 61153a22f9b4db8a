/// The strings of a graph as they stand in an image: all bytes in one run, and a table in which a
/// string is found by its hash.
struct StringImage: Sendable {
  let bytes: PackedArray<UInt8>
  /// Where each string begins, and at last where `bytes` ends.
  let starts: PackedArray<UInt64>
  /// Open addressing with linear probing: the number of a string plus one, or 0 for a free slot.
  let slots: PackedArray<UInt32>
  /// The key of the hash, two numbers, drawn anew for each image, so that no text can be made to
  /// collide.
  let key: PackedArray<UInt64>

  var count: Int { starts.count - 1 }

  init(
    bytes: PackedArray<UInt8>, starts: PackedArray<UInt64>, slots: PackedArray<UInt32>,
    key: PackedArray<UInt64>
  ) {
    self.bytes = bytes
    self.starts = starts
    self.slots = slots
    self.key = key
  }

  /// Packs strings; their places become their numbers.
  init(_ strings: [String]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(strings.reduce(0) { $0 + $1.utf8.count })
    var starts: [UInt64] = [0]
    starts.reserveCapacity(strings.count + 1)
    var capacity = 16
    while capacity * 3 < strings.count * 4 + 4 { capacity *= 2 }
    var slots = [UInt32](repeating: 0, count: capacity)
    let key = [UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max)]
    for (number, string) in strings.enumerated() {
      let start = bytes.count
      bytes.append(contentsOf: string.utf8)
      starts.append(UInt64(bytes.count))
      let hash = bytes.withUnsafeBytes {
        KeyedHash.of(UnsafeRawBufferPointer(rebasing: $0[start...]), key[0], key[1])
      }
      var slot = Int(truncatingIfNeeded: hash) & (capacity - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = UInt32(number + 1)
    }
    self.init(
      bytes: PackedArray(bytes), starts: PackedArray(starts), slots: PackedArray(slots),
      key: PackedArray(key))
  }

  /// The string with a number.
  subscript(number: UInt32) -> String {
    String(decoding: utf8(of: number), as: UTF8.self)
  }

  /// The number of a string, or nil if it is not among them.
  func id(of string: String) -> UInt32? {
    var string = string
    return string.withUTF8 { wanted in
      let raw = UnsafeRawBufferPointer(wanted)
      let mask = slots.count - 1
      var slot = Int(truncatingIfNeeded: KeyedHash.of(raw, key[0], key[1])) & mask
      while slots[slot] != 0 {
        if utf8(of: slots[slot] - 1).elementsEqual(raw) { return slots[slot] - 1 }
        slot = (slot + 1) & mask
      }
      return nil
    }
  }

  /// The UTF-8 of the string with a number; the image owns it.
  func utf8(of number: UInt32) -> UnsafeRawBufferPointer {
    let (start, end) = (Int(starts[Int(number)]), Int(starts[Int(number) + 1]))
    return UnsafeRawBufferPointer(rebasing: bytes.bytes[start..<end])
  }
}

/// A hash with a key: SipHash-1-3.
///
/// Aumasson and Bernstein, "SipHash: a fast short-input PRF" (2012), doi:10.1007/978-3-642-34931-7_28;
/// with one and three rounds, as in many hash tables.
enum KeyedHash {
  /// The hash of bytes under a key of two numbers.
  static func of(_ bytes: UnsafeRawBufferPointer, _ key0: UInt64, _ key1: UInt64) -> UInt64 {
    var state = (
      key0 ^ 0x736f_6d65_7073_6575, key1 ^ 0x646f_7261_6e64_6f6d, key0 ^ 0x6c79_6765_6e65_7261,
      key1 ^ 0x7465_6462_7974_6573
    )
    var place = 0
    while place + 8 <= bytes.count {
      let word = UInt64(
        littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      state.3 ^= word
      round(&state)
      state.0 ^= word
      place += 8
    }
    var last = UInt64(truncatingIfNeeded: bytes.count) << 56
    for (index, byte) in bytes[place...].enumerated() { last |= UInt64(byte) << UInt64(index * 8) }
    state.3 ^= last
    round(&state)
    state.0 ^= last
    state.2 ^= 0xFF
    for _ in 0..<3 { round(&state) }
    return state.0 ^ state.1 ^ state.2 ^ state.3
  }

  private static func round(_ state: inout (UInt64, UInt64, UInt64, UInt64)) {
    func rotate(_ word: UInt64, _ count: UInt64) -> UInt64 { word << count | word >> (64 - count) }
    state.0 &+= state.1
    state.1 = rotate(state.1, 13) ^ state.0
    state.0 = rotate(state.0, 32)
    state.2 &+= state.3
    state.3 = rotate(state.3, 16) ^ state.2
    state.0 &+= state.3
    state.3 = rotate(state.3, 21) ^ state.0
    state.2 &+= state.1
    state.1 = rotate(state.1, 17) ^ state.2
    state.2 = rotate(state.2, 32)
  }
}
