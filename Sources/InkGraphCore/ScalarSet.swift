/// A set of Unicode scalars in which a look-up tests one bit.
///
/// `Set<Unicode.Scalar>` hashes at every look-up, and recognizers and relation rules look up every
/// character of a text many times.
public struct ScalarSet: Sendable {
  /// For each 256 scalars of the basic plane, in which all but a few Han characters lie, where the four
  /// words of their bits begin; 0 where none of them is in the set.
  @usableFromInline var pages = [UInt16](repeating: 0, count: 256)
  /// The bits of the pages, after four words of zeros.
  @usableFromInline var bits: [UInt64] = [0, 0, 0, 0]
  @usableFromInline var others: Set<Unicode.Scalar> = []

  /// Makes a set.
  @inlinable public init(_ scalars: some Sequence<Unicode.Scalar>) {
    for scalar in scalars { insert(scalar) }
  }

  /// Whether the scalar is in the set.
  @inlinable @inline(__always)
  public func contains(_ scalar: Unicode.Scalar) -> Bool {
    let value = Int(scalar.value)
    guard value < 1 << 16 else { return others.contains(scalar) }
    return bits[Int(pages[value >> 8]) + (value >> 6 & 3)] >> UInt64(value & 63) & 1 == 1
  }

  /// The scalars of the set: those of the basic plane in order, then the others.
  package var scalars: [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    for (page, start) in pages.enumerated() where start != 0 {
      for word in 0..<4 {
        var rest = bits[Int(start) + word]
        while rest != 0 {
          let value = UInt32(page << 8 | word << 6 | rest.trailingZeroBitCount)
          if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
          rest &= rest - 1
        }
      }
    }
    return scalars + others
  }

  /// Adds the scalars of another set.
  public mutating func formUnion(_ other: ScalarSet) {
    for page in other.pages.indices where other.pages[page] != 0 {
      let (own, others) = (firstWord(of: page), Int(other.pages[page]))
      for word in 0..<4 { bits[own + word] |= other.bits[others + word] }
    }
    others.formUnion(other.others)
  }

  /// Adds a scalar.
  @inlinable public mutating func insert(_ scalar: Unicode.Scalar) {
    let value = Int(scalar.value)
    if value < 1 << 16 {
      bits[firstWord(of: value >> 8) + (value >> 6 & 3)] |= 1 << UInt64(value & 63)
    } else {
      others.insert(scalar)
    }
  }

  /// Where the words of a page begin, which gets some if it has none.
  @usableFromInline mutating func firstWord(of page: Int) -> Int {
    if pages[page] == 0 {
      pages[page] = UInt16(bits.count)
      bits.append(contentsOf: repeatElement(0, count: 4))
    }
    return Int(pages[page])
  }
}

extension ScalarSet: ExpressibleByArrayLiteral {
  /// Makes a set of single characters.
  @inlinable public init(arrayLiteral scalars: Unicode.Scalar...) { self.init(scalars) }
}

extension ScalarSet: ExpressibleByStringLiteral {
  /// Makes a set of the characters of a text.
  @inlinable public init(stringLiteral text: String) { self.init(text.unicodeScalars) }
}
