extension String {
  /// The number of scalars.
  ///
  /// - Complexity: O(*n*), *n* bytes, eight a step; `unicodeScalars.count` decodes each scalar.
  package var scalarCount: Int {
    let count = utf8.withContiguousStorageIfAvailable {
      UnsafeRawBufferPointer($0).scalarCount
    }
    return count ?? unicodeScalars.count
  }

  /// Hands over the scalars, in order.
  ///
  /// Reading the bytes takes a third of the instructions of walking through `unicodeScalars` (the
  /// scalars of four issues, callgrind).
  @inlinable package func forEachScalar(_ body: (Unicode.Scalar) -> Void) {
    let isDecoded: Void? = utf8.withContiguousStorageIfAvailable { bytes in
      guard var next = bytes.baseAddress else { return }
      let end = next + bytes.count
      while next < end {
        // What a string holds is valid, so the first byte tells how many follow; mostly two. The marks in
        // the highest bits of all bytes are taken off at once.
        let lead = UInt32(next[0])
        let value: UInt32
        if lead & 0xF0 == 0xE0 {
          value = lead << 12 &+ UInt32(next[1]) << 6 &+ UInt32(next[2]) &- 0xE_2080
          next += 3
        } else if lead < 0x80 {
          value = lead
          next += 1
        } else if lead < 0xE0 {
          value = lead << 6 &+ UInt32(next[1]) &- 0x3080
          next += 2
        } else {
          value =
            lead << 18 &+ UInt32(next[1]) << 12 &+ UInt32(next[2]) << 6 &+ UInt32(next[3])
            &- 0x3C8_2080
          next += 4
        }
        // What valid bytes stand for is a scalar, which is such a number.
        body(unsafeBitCast(value, to: Unicode.Scalar.self))
      }
    }
    if isDecoded == nil { unicodeScalars.forEach(body) }
  }

  /// Makes a string of scalars.
  public init(scalars: some Sequence<Unicode.Scalar>) {
    let whole = scalars.withContiguousStorageIfAvailable { String(scalarsInPlace: $0) }
    if let whole {
      self = whole
      return
    }
    var view = UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }

  /// Makes a string with just the room it needs, which for most names is none outside of the value.
  private init(scalarsInPlace scalars: UnsafeBufferPointer<Unicode.Scalar>) {
    var size = 0
    for scalar in scalars {
      size &+= scalar.value < 0x800 ? (scalar.value < 0x80 ? 1 : 2) : scalar.value < 0x10000 ? 3 : 4
    }
    self.init(unsafeUninitializedCapacity: size) { bytes in
      guard var next = bytes.baseAddress else { return 0 }
      for scalar in scalars {
        let value = scalar.value
        func byte(_ mark: UInt32, _ shift: UInt32) -> UInt8 {
          UInt8(truncatingIfNeeded: mark | value &>> shift & 0x3F)
        }
        if value >= 0x800, value < 0x10000 {
          next[0] = UInt8(truncatingIfNeeded: 0xE0 | value >> 12)
          next[1] = byte(0x80, 6)
          next[2] = byte(0x80, 0)
          next += 3
        } else if value < 0x80 {
          next[0] = UInt8(truncatingIfNeeded: value)
          next += 1
        } else if value < 0x800 {
          next[0] = UInt8(truncatingIfNeeded: 0xC0 | value >> 6)
          next[1] = byte(0x80, 0)
          next += 2
        } else {
          next[0] = UInt8(truncatingIfNeeded: 0xF0 | value >> 18)
          next[1] = byte(0x80, 12)
          next[2] = byte(0x80, 6)
          next[3] = byte(0x80, 0)
          next += 4
        }
      }
      return size
    }
  }
}

extension UnsafeRawBufferPointer {
  /// The number of scalars of UTF-8: one begins wherever no continuation byte stands.
  ///
  /// - Complexity: O(*n*), *n* bytes, eight a step.
  package var scalarCount: Int {
    var (others, place) = (0, 0)
    while place + 8 <= count {
      let word = loadUnaligned(fromByteOffset: place, as: UInt64.self)
      // Of the two high bits of a continuation byte only the first is set.
      let marks = word >> 7 & ~word >> 6 & 0x0101_0101_0101_0101
      // The product has the sum of the bytes in the highest one.
      others &+= Int(truncatingIfNeeded: (marks &* 0x0101_0101_0101_0101) >> 56)
      place += 8
    }
    for byte in self[place...] where byte & 0xC0 == 0x80 { others &+= 1 }
    return count - others
  }
}

extension [Unicode.Scalar] {
  /// The scalars of a text; `Array(text.unicodeScalars)` decodes each of them twice.
  package init(of text: String) {
    self = [Unicode.Scalar](unsafeUninitializedCapacity: text.utf8.count) { scalars, count in
      guard var next = scalars.baseAddress else { return }
      text.forEachScalar {
        next.initialize(to: $0)
        next += 1
      }
      count = (scalars.baseAddress ?? next).distance(to: next)
    }
  }
}
