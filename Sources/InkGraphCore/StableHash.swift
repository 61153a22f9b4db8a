/// A 64-bit hash that is the same in every process, for opaque identifiers.
///
/// FNV-1a over UTF-8 (Fowler, Noll, Vo; parameters of draft-eastlake-fnv-17). Ten million keys
/// collide with a chance of about 3 in a million.
public enum StableHash {
  /// The hash of a text.
  public static func hash(_ text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { hash($0) }
  }

  /// The hash of no bytes.
  public static let ofNothing: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The hash of bytes that follow others, of whose hash it goes on: that of a text in pieces is
  /// that of the whole.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - before: The hash of those before.
  /// - Returns: The hash of all.
  public static func hash(
    _ bytes: UnsafeBufferPointer<UInt8>, after before: UInt64 = ofNothing
  ) -> UInt64 {
    var hash = before
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return hash
  }

  /// The hash of a text that follows something else, of whose hash it goes on.
  package static func hash(_ text: String, after before: UInt64) -> UInt64 {
    var text = text
    return text.withUTF8 { hash($0, after: before) }
  }

  /// The hash of bytes that follow something else, of whose hash it goes on.
  package static func hash(_ bytes: [UInt8], after before: UInt64) -> UInt64 {
    bytes.withUnsafeBufferPointer { hash($0, after: before) }
  }

  /// The hash of a number that follows something else, of whose hash it goes on.
  package static func hash(_ number: Int, after before: UInt64) -> UInt64 {
    hash(UInt64(bitPattern: Int64(number)), after: before)
  }

  /// The hash of a number, such as another hash, that follows something else, of whose hash it goes on.
  package static func hash(_ number: UInt64, after before: UInt64) -> UInt64 {
    (before ^ number) &* 0x9E37_79B9_7F4A_7C15
  }

  /// The hash of bytes.
  public static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return hash
  }

  /// Another hash of bytes, eight at a time: for large files, of which damage and change must show.
  ///
  /// It is part of the form of the tagger's model, and withstands no intent.
  ///
  /// - Complexity: O(*n*), *n* bytes, eight a step.
  public static func hashByWords(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var position = 0
    while position + 8 <= bytes.count {
      let word = UInt64(
        littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      position += 8
    }
    for byte in bytes[position...] { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return hash ^ UInt64(bytes.count)
  }

  /// The hash of a text as 16 lower-case hexadecimal digits.
  public static func hexadecimal(_ text: String) -> String { hexadecimal(hash(text)) }

  /// A hash as 16 lower-case hexadecimal digits.
  public static func hexadecimal(_ hash: UInt64) -> String {
    String(unsafeUninitializedCapacity: 16) { buffer in
      if let start = buffer.baseAddress { write(hash, asHexadecimalTo: start) }
      return 16
    }
  }

  /// Writes a hash as 16 lower-case hexadecimal digits.
  package static func write(_ hash: UInt64, asHexadecimalTo bytes: UnsafeMutablePointer<UInt8>) {
    for place in 0..<16 {
      let digit = UInt8(truncatingIfNeeded: hash >> UInt64(60 - 4 * place)) & 0xF
      bytes[place] = digit < 10 ? 0x30 + digit : 0x57 + digit
    }
  }
}
