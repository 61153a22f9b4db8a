import InkGraphCore

/// Decodes UTF-8 and counts what is not.
enum UTF8Decoder {
  /// Decodes bytes; each maximal invalid part becomes one U+FFFD.
  static func decode(_ bytes: ArraySlice<UInt8>) -> DecodedText {
    valid(bytes) ?? repaired(bytes)
  }

  /// Decodes bytes that are valid; nil for others.
  private static func valid(_ bytes: ArraySlice<UInt8>) -> DecodedText? {
    bytes.withUnsafeBufferPointer { buffer in
      let length = UnsafeRawBufferPointer(buffer).scalarCount
      var outcome: (isValid: Bool, isClean: Bool, wide: Int) = (true, true, 0)
      let scalars = [Unicode.Scalar](unsafeUninitializedCapacity: length) { output, written in
        // Variables that closures share stay in memory; those of the loop must be its own.
        var (index, place, wide, isClean) = (0, 0, 0, true)
        while index < buffer.count {
          let first = buffer[index]
          // Nearly all are Chinese characters, which take the short way.
          if first >= 0xE3, first <= 0xE9, index + 2 < buffer.count {
            let (second, third) = (UInt32(buffer[index + 1]), UInt32(buffer[index + 2]))
            if second & 0xC0 == 0x80, third & 0xC0 == 0x80 {
              let value = UInt32(first & 0xF) << 12 | (second & 0x3F) << 6 | third & 0x3F
              output[place] = unsafeBitCast(value, to: Unicode.Scalar.self)
              place &+= 1
              index &+= 3
              wide &+= 1
              continue
            }
          }
          if first < 0x80 {
            if first < 0x20 || first == 0x7F { isClean = isClean && isLayout(first) }
            output[place] = Unicode.Scalar(first)
            index += 1
          } else if let scalar = threeBytes(in: buffer, at: index) {
            if !(0x3000...0x9FFF).contains(scalar.value) {
              isClean = isClean && !isRemoved(scalar.value)
            }
            output[place] = scalar
            index += 3
            wide += 1
          } else if let scalar = sequence(in: buffer, at: index) {
            isClean = isClean && !isRemoved(scalar.value)
            output[place] = scalar
            index += scalar.value < 0x800 ? 2 : 4
          } else {
            outcome.isValid = false
            break
          }
          place += 1
        }
        written = place
        outcome.isClean = isClean
        outcome.wide = wide
      }
      guard outcome.isValid else { return nil }
      return DecodedText(scalars: scalars, isClean: outcome.isClean, wide: outcome.wide)
    }
  }

  /// Whether a control character parts lines or words.
  @inline(__always)
  private static func isLayout(_ byte: UInt8) -> Bool {
    byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
  }

  /// Whether `CharacterEncoding` removes or replaces some of the characters near a value.
  @inline(__always)
  private static func isRemoved(_ value: UInt32) -> Bool {
    value < 0xA0
      || (0x200B...0x2064).contains(value) && !(0x2010...0x2029).contains(value)
        && !(0x202F...0x205F).contains(value)
      || (0xE000...0xF8FF).contains(value) || value == 0xFEFF
  }

  private static func repaired(_ bytes: ArraySlice<UInt8>) -> DecodedText {
    var text = DecodedText(encoding: .utf8, capacity: bytes.count / 2)
    bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      while index < buffer.count {
        let first = buffer[index]
        if first < 0x80 {
          text.append(Unicode.Scalar(first))
          index += 1
          continue
        }
        guard let scalar = sequence(in: buffer, at: index) else {
          text.appendReplacement()
          index += 1
          while index < buffer.count, buffer[index] & 0xC0 == 0x80 { index += 1 }
          continue
        }
        text.append(scalar)
        let length = scalar.value < 0x800 ? 2 : scalar.value < 0x10000 ? 3 : 4
        if length > 2 { text.wide += 1 }
        index += length
      }
    }
    return text
  }

  /// A scalar of three bytes, as nearly all of a Chinese text are; nil for others.
  @inline(__always)
  private static func threeBytes(in buffer: UnsafeBufferPointer<UInt8>, at index: Int) -> Unicode
    .Scalar?
  {
    guard index + 2 < buffer.count, buffer[index] & 0xF0 == 0xE0 else { return nil }
    let (second, third) = (buffer[index + 1], buffer[index + 2])
    guard second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { return nil }
    let value =
      UInt32(buffer[index] & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
    return value < 0x800 ? nil : Unicode.Scalar(value)
  }

  /// The scalar whose shortest form of two to four bytes stands at `index`.
  @inline(__always)
  private static func sequence(in buffer: UnsafeBufferPointer<UInt8>, at index: Int)
    -> Unicode.Scalar?
  {
    let first = buffer[index]
    let length: Int
    var value: UInt32
    let least: UInt32
    switch first {
    case 0xC2...0xDF: (length, value, least) = (2, UInt32(first & 0x1F), 0x80)
    case 0xE0...0xEF: (length, value, least) = (3, UInt32(first & 0x0F), 0x800)
    case 0xF0...0xF4: (length, value, least) = (4, UInt32(first & 0x07), 0x10000)
    default: return nil
    }
    guard index + length <= buffer.count else { return nil }
    for offset in 1..<length {
      let byte = buffer[index + offset]
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return value < least ? nil : Unicode.Scalar(value)
  }
}

/// Decodes UTF-16.
enum UTF16Decoder {
  /// Decodes bytes without their byte-order mark; a lone surrogate or last byte becomes U+FFFD.
  static func decode(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) -> DecodedText {
    var text = DecodedText(
      encoding: bigEndian ? .utf16BigEndian : .utf16LittleEndian, capacity: bytes.count / 2)
    var index = bytes.startIndex
    func unit(at index: Int) -> UInt32? {
      guard index + 1 < bytes.endIndex else { return nil }
      let (high, low) = bigEndian ? (index, index + 1) : (index + 1, index)
      return UInt32(bytes[high]) << 8 | UInt32(bytes[low])
    }
    while index < bytes.endIndex {
      guard let first = unit(at: index) else {
        text.appendReplacement()
        break
      }
      index += 2
      if let scalar = Unicode.Scalar(first) {
        text.append(scalar)
      } else if first < 0xDC00, let second = unit(at: index), (0xDC00...0xDFFF).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        text.append(scalar)
        index += 2
      } else {
        text.appendReplacement()
      }
    }
    return text
  }
}

/// Text in UTF-8 that was taken for Latin-1 and encoded once more.
enum Mojibake {
  /// The text as it was, or nil if it is no such text: every scalar must fit into a byte, and the
  /// bytes must be UTF-8 that is mostly wide characters.
  static func repair(_ text: [Unicode.Scalar]) -> DecodedText? {
    var high = 0
    for scalar in text {
      guard scalar.value < 0x100 else { return nil }
      if scalar.value >= 0x80 { high += 1 }
    }
    guard high >= 6 else { return nil }
    let decoded = UTF8Decoder.decode(text.map { UInt8(truncatingIfNeeded: $0.value) }[...])
    return decoded.replaced == 0 && decoded.wide * 3 >= high ? decoded : nil
  }
}

/// Encodes UTF-8.
enum UTF8Encoder {
  /// The bytes of a text.
  ///
  /// - Complexity: O(*n*), *n* scalars.
  static func encode(_ text: [Unicode.Scalar]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: text.count * 4) { buffer, count in
      count = write(text, to: buffer)
    }
  }

  /// Writes the bytes of a text to a buffer of four bytes for each scalar.
  ///
  /// - Returns: How many bytes were written.
  private static func write(
    _ text: [Unicode.Scalar], to buffer: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var count = 0
    for scalar in text {
      let value = scalar.value
      switch value {
      case ..<0x80:
        buffer[count] = UInt8(value)
        count += 1
      case ..<0x800:
        buffer[count] = UInt8(0xC0 | value >> 6)
        buffer[count + 1] = UInt8(0x80 | value & 0x3F)
        count += 2
      case ..<0x10000:
        buffer[count] = UInt8(0xE0 | value >> 12)
        buffer[count + 1] = UInt8(0x80 | value >> 6 & 0x3F)
        buffer[count + 2] = UInt8(0x80 | value & 0x3F)
        count += 3
      default:
        buffer[count] = UInt8(0xF0 | value >> 18)
        buffer[count + 1] = UInt8(0x80 | value >> 12 & 0x3F)
        buffer[count + 2] = UInt8(0x80 | value >> 6 & 0x3F)
        buffer[count + 3] = UInt8(0x80 | value & 0x3F)
        count += 4
      }
    }
    return count
  }
}
