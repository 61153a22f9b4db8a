import InkGraphCore

/// What to do with white space inside a text.
enum Spacing {
  /// The text of a paragraph: blanks go, except one between two Latin words or numbers.
  static func paragraph(_ text: Scalars) -> [Unicode.Scalar] {
    guard text.contains(where: \.isBlank) else { return Array(text) }
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(text.count)
    var blank = false
    for scalar in text {
      if scalar.isBlank {
        blank = true
        continue
      }
      if blank, let last = result.last, last.isLatinWord, scalar.isLatinWord,
        !isDecimal(result, scalar)
      {
        result.append(" ")
      }
      blank = false
      result.append(scalar)
    }
    return result
  }

  /// Whether a blank stands inside a number, where some converters put it: `21. 6万吨`.
  private static func isDecimal(_ text: [Unicode.Scalar], _ next: Unicode.Scalar) -> Bool {
    text.last == "." && next.digit != nil && text.dropLast().last?.digit != nil
  }

  /// The text of a headline: parallel parts keep one space; letters spaced out for show (`公 告`)
  /// close up.
  static func headline(_ text: Scalars) -> [Unicode.Scalar] {
    let words = text.words
    if words.count > 1, words.allSatisfy({ $0.count == 1 }) { return words.flatMap { $0 } }
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(text.count)
    for word in words {
      // Converters put a blank between digits and heavy type: `5 号线`.
      let counted = result.last?.digit != nil && word.first.map(measures.contains) == true
      let opened = result.last?.isOpener == true
      if !result.isEmpty, !counted, !opened { result.append(" ") }
      result.append(contentsOf: word)
    }
    return result
  }

  private static let measures: ScalarSet = "号年月日个家项名人次米万亿元％%天届期批条座所位岁公"

  /// Adds a line to the text of a paragraph, with a space only between two Latin words.
  static func append(_ line: Scalars, to text: inout Scalars) {
    if let last = text.last, let first = line.first, last.isLatinLetter, first.isLatinLetter {
      text.append(" ")
    }
    text.append(contentsOf: line)
  }
}

extension Unicode.Scalar {
  /// Whether blanks between two such scalars carry meaning.
  fileprivate var isLatinWord: Bool { value < 0x2000 && !isBlank }
}
