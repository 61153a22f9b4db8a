/// A set of Unicode scalars in which a look-up tests one bit.
///
/// `Set<Unicode.Scalar>` hashes at every look-up, and recognizers and relation rules look up every
/// character of a text many times.
public struct ScalarSet: Sendable {
  /// One bit for each scalar of the basic plane, in which all but a few Han characters lie.
  @usableFromInline var bits = [UInt64](repeating: 0, count: 1 << 10)
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
    return bits[value >> 6] & 1 << UInt64(value & 63) != 0
  }

  /// Adds the scalars of another set.
  public mutating func formUnion(_ other: ScalarSet) {
    for place in bits.indices { bits[place] |= other.bits[place] }
    others.formUnion(other.others)
  }

  /// Adds a scalar.
  @inlinable public mutating func insert(_ scalar: Unicode.Scalar) {
    let value = Int(scalar.value)
    if value < 1 << 16 {
      bits[value >> 6] |= 1 << UInt64(value & 63)
    } else {
      others.insert(scalar)
    }
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
