/// A hash of two characters that follow each other, for filters of pairs.
enum PairHash {
  /// The hash, in so many bits, of which there are 32 at most.
  @inline(__always)
  static func hash(_ first: Unicode.Scalar, _ second: Unicode.Scalar, bits: UInt32) -> Int {
    // Fibonacci hashing (Knuth, TAOCP 6.4): the high bits of the product are well mixed.
    Int(((first.value << 16 ^ second.value) &* 0x9E37_79B1) >> (32 - bits))
  }
}
