import InkGraphCore

/// The runs of three and four characters of a text's lines, which tell how a cut phrase goes on.
///
/// A layout may put a caption between the halves of a name; the name stands whole elsewhere.
struct PhraseIndex {
  private var threes = KeySet()
  private var fours = KeySet()

  /// Indexes lines; runs never reach over the end of a line.
  ///
  /// - Complexity: O(*n*), *n* scalars.
  init(_ lines: [SourceLine]) {
    for line in lines {
      var key: UInt64 = 0
      var length = 0
      for scalar in line.text {
        guard Self.isWord(scalar) else {
          length = 0
          continue
        }
        key = key << 16 | Self.half(scalar)
        length += 1
        if length >= 3 { threes.insert(key & 0xFFFF_FFFF_FFFF) }
        if length >= 4 { fours.insert(key) }
      }
    }
  }

  /// Whether four characters that the seam between two texts cuts stand whole in a line.
  func joins(_ first: Scalars, _ second: Scalars) -> Bool {
    crosses(first, second, length: 4) { fours.contains($0) }
  }

  /// Whether three characters that the seam cuts stand whole in a line.
  func mayJoin(_ first: Scalars, _ second: Scalars) -> Bool {
    crosses(first, second, length: 3) { threes.contains($0) }
  }

  private func crosses(
    _ first: Scalars, _ second: Scalars, length: Int, isKnown: (UInt64) -> Bool
  ) -> Bool {
    for left in 1..<length where left <= first.count && length - left <= second.count {
      let run = Array(first.suffix(left)) + Array(second.prefix(length - left))
      guard run.allSatisfy(Self.isWord) else { continue }
      if isKnown(run.reduce(0) { $0 << 16 | Self.half($1) }) { return true }
    }
    return false
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isHan || scalar.digit != nil || scalar.isLatinLetter
  }

  /// The lower half of a scalar; those that share it with a rare one hardly meet in a run.
  private static func half(_ scalar: Unicode.Scalar) -> UInt64 { UInt64(scalar.value & 0xFFFF) }
}
