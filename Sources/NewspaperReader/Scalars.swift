import InkGraphCore

/// A stretch of decoded text; slices of one buffer share its storage.
typealias Scalars = ArraySlice<Unicode.Scalar>

/// A fixed word to look for, held as scalars so that comparing needs no conversion.
struct Phrase: ExpressibleByStringLiteral, Sendable {
  let scalars: [Unicode.Scalar]
  init(stringLiteral value: String) { scalars = Array(value.unicodeScalars) }
  var count: Int { scalars.count }
}

/// A few scalars to test against.
struct ScalarSet: ExpressibleByStringLiteral, Sendable {
  private let scalars: [Unicode.Scalar]
  init(stringLiteral value: String) { scalars = Array(value.unicodeScalars) }
  func contains(_ scalar: Unicode.Scalar) -> Bool { scalars.contains(scalar) }
}

extension String {
  /// Writes UTF-8 straight into the string; appending to a scalar view takes ten times as long.
  init(_ scalars: Scalars) {
    self.init(unsafeUninitializedCapacity: scalars.count * 4) {
      UTF8Encoder.write(scalars, to: $0)
    }
  }

  init(_ scalars: [Unicode.Scalar]) { self.init(scalars[...]) }

  /// The scalars of the string as a slice.
  var sliced: Scalars { Array(unicodeScalars)[...] }
}

extension ArraySlice<Unicode.Scalar> {
  /// The slice without blanks at both ends.
  var trimmed: Scalars {
    var low = startIndex
    var high = endIndex
    while low < high, self[low].isBlank { low += 1 }
    while high > low, self[high - 1].isBlank { high -= 1 }
    return self[low..<high]
  }

  /// Whether the slice begins with the phrase.
  func starts(with phrase: Phrase) -> Bool { matches(phrase, at: startIndex) }

  /// Whether the slice begins with one of the phrases.
  func starts(withAny phrases: [Phrase]) -> Bool { phrases.contains { starts(with: $0) } }

  /// Whether the slice ends with the phrase.
  func ends(with phrase: Phrase) -> Bool {
    count >= phrase.count && matches(phrase, at: endIndex - phrase.count)
  }

  /// Whether the slice ends with one of the phrases.
  func ends(withAny phrases: [Phrase]) -> Bool { phrases.contains { ends(with: $0) } }

  /// Whether the phrase stands at `index`.
  func matches(_ phrase: Phrase, at index: Int) -> Bool {
    guard endIndex - index >= phrase.count else { return false }
    for offset in 0..<phrase.count where self[index + offset] != phrase.scalars[offset] {
      return false
    }
    return true
  }

  /// Where the phrase stands first, at or after `start`.
  func firstIndex(of phrase: Phrase, from start: Int? = nil) -> Int? {
    guard let head = phrase.scalars.first else { return nil }
    var index = start ?? startIndex
    while index < endIndex {
      if self[index] == head, matches(phrase, at: index) { return index }
      index += 1
    }
    return nil
  }

  /// Whether the phrase stands anywhere in the slice.
  func contains(_ phrase: Phrase) -> Bool { firstIndex(of: phrase) != nil }

  /// Whether the name stands anywhere in the slice.
  func contains(name: String) -> Bool { contains(Phrase(stringLiteral: name)) }

  /// Whether one of the phrases stands anywhere in the slice.
  func contains(any phrases: [Phrase]) -> Bool { phrases.contains { contains($0) } }

  /// The number of Han characters.
  var hanCount: Int { reduce(0) { $0 + ($1.isHan ? 1 : 0) } }

  /// The printed width in half-width cells.
  var cells: Int { reduce(0) { $0 + $1.cells } }

  /// The pieces between blanks.
  var words: [Scalars] { split(whereSeparator: \.isBlank) }
}

extension Unicode.Scalar {
  /// The printed width in half-width cells: 2 for Han characters and full-width punctuation.
  var cells: Int {
    switch value {
    case ..<0x2010, 0xFF61...0xFFDC, 0x200B...0x200F: 1
    default: 2
    }
  }

  /// Whether the scalar ends a sentence.
  var isSentenceEnd: Bool {
    switch self {
    case "。", "！", "？", "!", "?", "…", "；": true
    default: false
    }
  }

  /// Whether the scalar closes a bracket or a quotation.
  var isCloser: Bool {
    switch self {
    case "”", "’", "）", ")", "』", "」", "》", "】", "〉", "]", "］": true
    default: false
    }
  }

  /// Whether the scalar opens a bracket or a quotation.
  var isOpener: Bool {
    switch self {
    case "“", "‘", "（", "(", "『", "「", "《", "【", "〈", "[", "［": true
    default: false
    }
  }

  /// Whether the scalar is a dash of any length.
  var isDash: Bool {
    switch self {
    case "—", "―", "─", "－", "–": true
    default: false
    }
  }

  /// Whether the scalar is a colon of any width.
  var isColon: Bool { self == "：" || self == ":" || self == "︰" }

  /// Whether the scalar is an opening round bracket of any width.
  var isOpenRound: Bool { self == "（" || self == "(" }

  /// Whether the scalar is a closing round bracket of any width.
  var isCloseRound: Bool { self == "）" || self == ")" }

  /// The value of a decimal digit of any width.
  var digit: Int? {
    switch value {
    case 0x30...0x39: Int(value - 0x30)
    case 0xFF10...0xFF19: Int(value - 0xFF10)
    default: nil
    }
  }

  /// The scalar with full-width ASCII folded to ASCII.
  var halfWidth: Unicode.Scalar {
    if (0xFF01...0xFF5E).contains(value) {
      return Unicode.Scalar(value - 0xFEE0) ?? self
    }
    return value == 0x3000 ? " " : self
  }
}
