import InkGraphCore

/// The form in which texts are searched: what a reader does not care about is the same or gone.
///
/// Letters are small and narrow, and blanks are left out, so that `孟 凡` is found by 孟凡 and `ＡＢＣ`
/// by abc.
enum FoldedText {
  /// The folded scalars.
  static func fold(_ text: String) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(text.utf8.count / 3)
    for scalar in text.unicodeScalars where !scalar.isBlank { result.append(fold(scalar)) }
    return result
  }

  /// The folded form of a scalar that is no blank.
  static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    var value = scalar.value
    if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
    if (0x41...0x5A).contains(value) { value += 0x20 }
    return Unicode.Scalar(value) ?? scalar
  }
}

/// Cuts texts into pairs of neighbouring characters, the words of the full-text index.
///
/// Chinese names of two characters are too short for SQLite's index of three; and words of any
/// other kind would have to be guessed. In a run of letters each character begins a pair, and the
/// last one stands alone, so that any part of a text is found by the pairs in it: a part of one
/// character by those that begin with it.
///
/// A pair is a number of 42 bits: the first scalar, then the second, which is 0 where there is none.
enum CharacterPairs {
  /// How many bits a scalar takes.
  static let scalarBits: UInt64 = 21

  /// Hands over the pairs of a text in order, as often as they stand there.
  static func forEach(in text: String, _ body: (UInt64) -> Void) {
    // A pair is noted when its second character is known.
    var first: UInt64 = 0
    text.forEachScalar { scalar in
      let next: UInt64
      // Nearly all are Chinese characters, which stay as they are.
      if (0x3400...0x9FFF).contains(scalar.value) {
        next = UInt64(scalar.value)
      } else if scalar.isBlank {
        return
      } else {
        let folded = FoldedText.fold(scalar)
        next = isLetter(folded) ? UInt64(folded.value) : 0
      }
      if first != 0 { body(first << scalarBits | next) }
      first = next
    }
    if first != 0 { body(first << scalarBits) }
  }

  /// What the pairs of a text are in which a part stands, each a range of numbers; empty if the part
  /// has no letter.
  ///
  /// Whatever holds the part has a pair of each range; what else has must be looked at.
  static func ranges(for part: String) -> [ClosedRange<UInt64>] {
    let scalars = FoldedText.fold(part)
    var ranges: [ClosedRange<UInt64>] = []
    for (place, scalar) in scalars.enumerated() where isLetter(scalar) {
      let start = UInt64(scalar.value) << scalarBits
      if place + 1 < scalars.count, isLetter(scalars[place + 1]) {
        let pair = start | UInt64(scalars[place + 1].value)
        ranges.append(pair...pair)
      } else if place == 0 || !isLetter(scalars[place - 1]) {
        ranges.append(start...(start | (1 << scalarBits - 1)))
      }
    }
    return ranges
  }

  /// Whether a folded scalar is part of words: everything but marks and controls.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: true
    case 0...0xBF, 0x2000...0x206F, 0x3000...0x3004, 0x3008...0x301F, 0xFE10...0xFE4F,
      0xFF00...0xFF65, 0xE000...0xF8FF:
      false
    default: true
    }
  }
}
