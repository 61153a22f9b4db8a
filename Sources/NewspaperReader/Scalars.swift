import InkGraphCore

/// A stretch of decoded text; slices of one buffer share its storage.
typealias Scalars = ArraySlice<Unicode.Scalar>

extension String {
  init(_ scalars: Scalars) { self.init(scalars: scalars) }

  init(_ scalars: [Unicode.Scalar]) { self.init(scalars: scalars) }
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
