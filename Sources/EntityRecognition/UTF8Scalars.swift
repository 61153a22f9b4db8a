/// The Unicode scalars of well-formed UTF-8.
///
/// The names of 45,000 regions go into the lexicon this way, without a string for each.
struct UTF8Scalars: Sequence, IteratorProtocol {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  /// Makes the sequence; what is ill-formed gives wrong scalars, or none.
  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// The next scalar.
  mutating func next() -> Unicode.Scalar? {
    guard position < bytes.endIndex else { return nil }
    let lead = UInt32(bytes[position])
    position += 1
    if lead < 0x80 { return Unicode.Scalar(lead) }
    let trailCount = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3
    // The lead byte has the highest bits, below one 1 for each byte and a 0.
    var value = lead & (0x3F >> UInt32(trailCount))
    for _ in 0..<trailCount where position < bytes.endIndex {
      value = value << 6 | UInt32(bytes[position] & 0x3F)
      position += 1
    }
    return Unicode.Scalar(value)
  }
}
