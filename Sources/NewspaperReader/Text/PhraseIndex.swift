import InkGraphCore

/// The runs of three and four characters that tell how a phrase that a line end cuts goes on.
///
/// A layout may put a caption between the halves of a name; the name stands whole elsewhere. Only
/// the runs over the ends of lines that a caption may follow are looked for: to keep all runs of a
/// file made reading raw PDF text a fifth slower.
struct PhraseIndex {
  private var threes = KeySet()
  private var fours = KeySet()

  /// Indexes lines; runs never reach over the end of a line.
  ///
  /// - Complexity: O(*n*), *n* scalars.
  init(_ lines: [SourceLine]) {
    var asked = KeySet()
    for place in lines.indices.dropFirst().dropLast() {
      let text = lines[place].text
      guard text.last == "。", text.count <= 60 else { continue }
      for (first, second, length) in [
        (lines[place - 1].text, text, 3), (lines[place - 1].text, lines[place + 1].text, 4),
      ] {
        Self.runs(over: first, second, length: length) { asked.insert($0) }
      }
    }
    guard asked.count > 0 else { return }
    for line in lines {
      var key: UInt64 = 0
      var length = 0
      for scalar in line.text {
        guard Self.isWord(scalar) else {
          length = 0
          continue
        }
        key = key << 16 | UInt64(scalar.value & 0xFFFF)
        length += 1
        if length >= 3, asked.contains(key & Self.threeMask) { threes.insert(key & Self.threeMask) }
        if length >= 4, asked.contains(key) { fours.insert(key) }
      }
    }
  }

  /// Whether four characters that the seam between two lines cuts stand whole in a line.
  func joins(_ first: Scalars, _ second: Scalars) -> Bool {
    var found = false
    Self.runs(over: first, second, length: 4) { found = found || fours.contains($0) }
    return found
  }

  /// Whether three characters that the seam cuts stand whole in a line.
  func mayJoin(_ first: Scalars, _ second: Scalars) -> Bool {
    var found = false
    Self.runs(over: first, second, length: 3) { found = found || threes.contains($0) }
    return found
  }

  private static let threeMask: UInt64 = 0xFFFF_FFFF_FFFF

  /// The runs of words' characters over the seam between two texts.
  ///
  /// Characters beyond the first plane share keys with others; they hardly meet in a run.
  private static func runs(
    over first: Scalars, _ second: Scalars, length: Int, take: (UInt64) -> Void
  ) {
    for left in 1..<length where left <= first.count && length - left <= second.count {
      var key: UInt64 = 0
      var isWhole = true
      for part in [first.suffix(left), second.prefix(length - left)] {
        for scalar in part {
          isWhole = isWhole && isWord(scalar)
          key = key << 16 | UInt64(scalar.value & 0xFFFF)
        }
      }
      if isWhole, key != 0 { take(key) }
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isHan || scalar.digit != nil || scalar.isLatinLetter
  }
}
