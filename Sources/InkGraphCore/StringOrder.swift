extension String {
  /// Whether this string stands before `other` by the values of their UTF-8 bytes.
  ///
  /// Byte order equals scalar order, needs no tables and is the same on every system, unlike the
  /// canonical order behind `<`.
  public func precedesByScalars(_ other: String) -> Bool {
    let precedes = utf8.withContiguousStorageIfAvailable { own in
      other.utf8.withContiguousStorageIfAvailable { other in
        // A loop over bytes, as in `hasSameScalars`.
        let common = min(own.count, other.count)
        var place = 0
        while place < common, own[place] == other[place] { place += 1 }
        return place < common ? own[place] < other[place] : own.count < other.count
      }
    }
    return precedes.flatMap { $0 } ?? utf8.lexicographicallyPrecedes(other.utf8)
  }

  /// Whether both strings have the same scalars; unlike `==`, which takes canonically equal ones for
  /// one.
  public func hasSameScalars(as other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    let isSame = utf8.withContiguousStorageIfAvailable { own in
      other.utf8.withContiguousStorageIfAvailable { other in
        // A loop over bytes: the generic comparison of UTF-8 views takes ten times as long.
        var place = 0
        while place < own.count, own[place] == other[place] { place += 1 }
        return place == own.count
      }
    }
    return isSame.flatMap { $0 } ?? utf8.elementsEqual(other.utf8)
  }

  /// Whether the string ends in the scalars of another.
  ///
  /// `hasSuffix` walks back by characters as a reader sees them, which for Chinese looks up every
  /// scalar's properties: a tenth of the time of linking an issue, where this takes none to speak of.
  public func hasScalarSuffix(_ suffix: String) -> Bool {
    let (count, length) = (utf8.count, suffix.utf8.count)
    guard length <= count else { return false }
    return matches(suffix, atOffset: count - length)
      ?? utf8.suffix(length).elementsEqual(suffix.utf8)
  }

  /// Whether the string begins with the scalars of another; see `hasScalarSuffix`.
  public func hasScalarPrefix(_ prefix: String) -> Bool {
    guard prefix.utf8.count <= utf8.count else { return false }
    return matches(prefix, atOffset: 0) ?? utf8.starts(with: prefix.utf8)
  }

  /// Whether the scalars of another string stand somewhere in this one; see `hasScalarSuffix`.
  ///
  /// - Complexity: O(*n* *m*), *n* and *m* the lengths, though mostly the first byte decides.
  public func containsScalars(of other: String) -> Bool {
    let last = utf8.count - other.utf8.count
    guard last >= 0 else { return false }
    let isFound = utf8.withContiguousStorageIfAvailable { own in
      other.utf8.withContiguousStorageIfAvailable { other in
        guard let end = other.last else { return true }
        var offset = 0
        while offset <= last {
          // The last bytes of characters differ more often than the first.
          var place = other.count - 1
          if own[offset + place] == end {
            while place > 0, own[offset + place - 1] == other[place - 1] { place -= 1 }
            if place == 0 { return true }
          }
          offset += 1
        }
        return false
      }
    }
    return isFound.flatMap { $0 }
      ?? (0...last).contains { utf8.dropFirst($0).starts(with: other.utf8) }
  }

  /// Whether the bytes of another string stand at an offset, with which they end at the latest; nil
  /// if either string is not kept as UTF-8 in one piece.
  private func matches(_ other: String, atOffset offset: Int) -> Bool? {
    utf8.withContiguousStorageIfAvailable { own in
      other.utf8.withContiguousStorageIfAvailable { other in
        var place = 0
        while place < other.count, own[offset + place] == other[place] { place += 1 }
        return place == other.count
      }
    }.flatMap { $0 }
  }

  /// The string without white space of any kind, the form in which texts are compared.
  public var squeezed: String {
    guard mayHoldBlank, unicodeScalars.contains(where: \.isBlank) else { return self }
    var result = ""
    result.unicodeScalars.append(contentsOf: unicodeScalars.filter { !$0.isBlank })
    return result
  }

  /// Whether a byte may begin a blank, which in most names none does.
  private var mayHoldBlank: Bool {
    utf8.withContiguousStorageIfAvailable { bytes in
      bytes.contains { byte in
        // Blanks are ASCII, or of U+0080 to U+00BF, U+1000 to U+3FFF, U+F000 to U+FFFF.
        byte <= 0x20 || byte == 0xC2 || (0xE1...0xE3).contains(byte) || byte == 0xEF
      }
    } ?? true
  }
}

extension Unicode.Scalar {
  /// Whether the scalar is white space, an ideographic space, a byte-order mark or zero-width.
  @inlinable public var isBlank: Bool {
    // Nearly all of a text are Chinese characters and marks.
    if value > 0x3000, value < 0xFEFF { return false }
    return switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200D, 0x2028, 0x2029, 0x202F, 0x205F,
      0x2060, 0x3000, 0xFEFF:
      true
    default: false
    }
  }

  /// Whether the scalar is a Han character.
  @inlinable public var isHan: Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x323AF, 0xF900...0xFAFF, 0x3007: true
    default: false
    }
  }

  /// Whether the scalar is a decimal digit, half or full width.
  @inlinable public var isDecimalDigit: Bool {
    (0x30...0x39).contains(value) || (0xFF10...0xFF19).contains(value)
  }

  /// Whether the scalar is a basic Latin letter, half or full width.
  @inlinable public var isLatinLetter: Bool {
    switch value {
    case 0x41...0x5A, 0x61...0x7A, 0xFF21...0xFF3A, 0xFF41...0xFF5A: true
    default: false
    }
  }
}

extension Hasher {
  /// Adds the scalars of a text, which `String` normalizes before it hashes them.
  package mutating func combine(scalarsOf text: String) {
    let direct: Void? = text.utf8.withContiguousStorageIfAvailable {
      combine(bytes: UnsafeRawBufferPointer($0))
    }
    if direct == nil { for byte in text.utf8 { combine(byte) } }
    // No text has this byte, so that two texts are not one that is parted elsewhere.
    combine(0xFF as UInt8)
  }
}

extension String? {
  /// Whether this string stands before `other` as by `String.precedesByScalars`; nil stands first.
  package func precedesByScalars(_ other: String?) -> Bool {
    guard let other else { return false }
    return self?.precedesByScalars(other) ?? true
  }

  /// Whether both are nil or have the same scalars; `==` normalizes texts for each comparison.
  package func hasSameScalars(as other: String?) -> Bool {
    guard let self, let other else { return self == nil && other == nil }
    return self.hasSameScalars(as: other)
  }
}
