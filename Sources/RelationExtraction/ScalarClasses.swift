internal import InkGraphCore

/// Up to sixteen sets of scalars, of which one look-up tells all that hold a scalar.
struct ScalarClasses: Sendable {
  /// For each scalar of the basic plane the sets that hold it, as bits.
  private(set) var bits = [UInt16](repeating: 0, count: 1 << 16)

  /// Makes the classes of sets of scalars of the basic plane, of which each has the bits given with it.
  init(_ sets: [(set: ScalarSet, bits: UInt16)]) {
    for (set, own) in sets {
      for scalar in set.scalars where scalar.value < 1 << 16 { bits[Int(scalar.value)] |= own }
    }
  }
}
