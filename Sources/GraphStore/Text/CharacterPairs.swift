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
enum CharacterPairs {
  /// The pairs of a text, each once, with blanks between them.
  ///
  /// - Complexity: O(*n* log *n*), *n* scalars.
  static func words(of texts: some Sequence<String>) -> String {
    var pairs: [UInt64] = []
    for text in texts {
      // A pair is noted when its second character is known.
      var first: Unicode.Scalar?
      for scalar in text.unicodeScalars where !scalar.isBlank {
        let folded = FoldedText.fold(scalar)
        let next = isLetter(folded) ? folded : nil
        if let first { pairs.append(UInt64(first.value) << 32 | UInt64(next?.value ?? 0)) }
        first = next
      }
      if let first { pairs.append(UInt64(first.value) << 32) }
    }
    pairs.sort()
    var words: [UInt8] = []
    words.reserveCapacity(pairs.count * 7)
    var last: UInt64?
    for pair in pairs where pair != last {
      last = pair
      append(UInt32(pair >> 32), to: &words)
      append(UInt32(truncatingIfNeeded: pair), to: &words)
      words.append(0x20)
    }
    return String(decoding: words, as: UTF8.self)
  }

  /// A query of the index for the texts that may hold a part; nil if it has no letter.
  ///
  /// Whatever holds the part is found; what else is found must be looked at.
  static func query(for part: String) -> String? {
    let scalars = FoldedText.fold(part)
    var terms: [String] = []
    for (place, scalar) in scalars.enumerated() where isLetter(scalar) {
      let follows = place + 1 < scalars.count && isLetter(scalars[place + 1])
      if follows {
        terms.append("\"\(String(scalars: [scalar, scalars[place + 1]]))\"")
      } else if place == 0 || !isLetter(scalars[place - 1]) {
        terms.append("\"\(String(scalar))\"*")
      }
    }
    return terms.isEmpty ? nil : terms.joined(separator: " AND ")
  }

  private static func append(_ value: UInt32, to words: inout [UInt8]) {
    guard value != 0, let scalar = Unicode.Scalar(value) else { return }
    for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { words.append(unit) }
  }

  /// Whether a folded scalar is part of words: everything but marks and controls.
  ///
  /// SQLite's `ascii`
  /// tokenizer takes the same ASCII letters and everything beyond ASCII.
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
