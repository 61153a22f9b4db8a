import InkGraphCore

/// The runs of three and four characters that tell how a phrase that a line end cuts goes on.
///
/// A layout may put a caption between the halves of a name; the name stands whole elsewhere. Only
/// the runs over the ends of lines that a caption may follow are looked for: to keep all runs of a
/// file made reading raw PDF text a fifth slower.
struct PhraseIndex {
  private var threes = KeySet()
  /// Runs of three that stand whole more than once.
  private var often = KeySet()
  private var fours = KeySet()

  /// Indexes lines; runs never reach over the end of a line.
  ///
  /// - Complexity: O(*n*), *n* scalars.
  init(_ lines: [SourceLine]) {
    var asked = KeySet()
    var ends = PairFilter()
    for place in lines.indices.dropFirst().dropLast()
    where ParagraphScanner.mayInterrupt(lines[place], before: lines[place + 1]) {
      let (before, text) = (lines[place - 1].text, lines[place].text)
      guard !ParagraphScanner.ends(before) else { continue }
      let next = lines[place + 1].text
      for (second, length) in [(text, 3), (next, 3), (next, 4)] {
        Self.runs(over: before, second, length: length) { asked.insert($0) }
        let seam = before.suffix(2) + second.prefix(length - 1)
        for (first, second) in zip(seam, seam.dropFirst()) { ends.insert(first, second) }
      }
    }
    guard asked.count > 0 else { return }
    for line in lines {
      line.text.withUnsafeBufferPointer { text in
        for place in text.indices.dropFirst(2)
        where ends.mayContain(text[place - 1], text[place]) {
          let three = Self.key(of: text[(place - 2)...place])
          if three != 0, asked.contains(three) {
            if threes.contains(three) { often.insert(three) }
            threes.insert(three)
          }
          guard place >= 3 else { continue }
          let four = Self.key(of: text[(place - 3)...place])
          if four != 0, asked.contains(four) { fours.insert(four) }
        }
      }
    }
  }

  /// The key of a run of words' characters; 0 if there is another among them.
  ///
  /// Characters beyond the first plane share keys with others; they hardly meet in a run.
  @inline(__always)
  private static func key(of run: some Sequence<Unicode.Scalar>) -> UInt64 {
    var key: UInt64 = 0
    for scalar in run {
      guard isWord(scalar) else { return 0 }
      key = key << 16 | UInt64(scalar.value & 0xFFFF)
    }
    return key
  }

  /// Whether four characters that the seam between two lines cuts stand whole in a line, or three in
  /// several, as a name does.
  func joins(_ first: Scalars, _ second: Scalars) -> Bool {
    var found = false
    Self.runs(over: first, second, length: 4) { found = found || fours.contains($0) }
    Self.runs(over: first, second, length: 3) { found = found || often.contains($0) }
    return found
  }

  /// Whether three characters that the seam cuts stand whole in a line.
  func mayJoin(_ first: Scalars, _ second: Scalars) -> Bool {
    var found = false
    Self.runs(over: first, second, length: 3) { found = found || threes.contains($0) }
    return found
  }

  /// A Bloom filter of one hash: tells most pairs of scalars that end no run.
  private struct PairFilter {
    private var bits = [UInt64](repeating: 0, count: 16)

    mutating func insert(_ first: Unicode.Scalar, _ second: Unicode.Scalar) {
      let place = Self.place(first, second)
      bits[place >> 6] |= 1 << UInt64(place & 63)
    }

    @inline(__always)
    func mayContain(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
      let place = Self.place(first, second)
      return bits[place >> 6] & 1 << UInt64(place & 63) != 0
    }

    @inline(__always)
    private static func place(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Int {
      Int(truncatingIfNeeded: first.value &* 37 &+ second.value) & 1023
    }
  }

  /// The runs of words' characters over the seam between two texts.
  private static func runs(
    over first: Scalars, _ second: Scalars, length: Int, take: (UInt64) -> Void
  ) {
    for left in 1..<length where left <= first.count && length - left <= second.count {
      let key = key(of: first.suffix(left) + second.prefix(length - left))
      if key != 0 { take(key) }
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isHan || scalar.digit != nil || scalar.isLatinLetter
  }
}
