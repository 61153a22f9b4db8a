internal import InkGraphCore

/// Proposes people whose names are printed in Latin letters.
///
/// Two or three words with capitals are a name behind its transliteration (德鲁·休斯顿（Drew Houston）), behind
/// a title (分析师Howard Friend) or before a verb of saying; firms and products look alike, so nothing else
/// is one.
struct LatinNameRecognizer: EntityRecognizer {
  func propose(in text: AnnotatedText, into candidates: inout [Candidate]) {
    var end = 0
    for position in text.places(with: .capital) where position >= end {
      guard let name = name(at: position, in: text.scalars) else { continue }
      end = name.upperBound
      let isGloss = isGloss(name, in: text)
      guard isGloss || hasTitle(before: name, in: text) || isSpeaker(name, in: text) else {
        continue
      }
      candidates.append(
        Candidate(
          span: TextSpan(start: name.lowerBound, end: name.upperBound), type: .person, score: 0.9,
          source: isGloss ? "person.gloss" : "person.latin"))
    }
  }

  /// Marks where its words begin.
  static func addCues(to table: inout CueTable) {
    let letters = (Unicode.Scalar("A").value...0x24F).lazy.compactMap(Unicode.Scalar.init)
    table.add(characters: letters.filter(\.isCapital), .capital)
  }

  /// Two or three words of letters, each with a capital in front, of which one goes on in small letters.
  private func name(at start: Int, in scalars: [Unicode.Scalar]) -> Range<Int>? {
    guard scalars[start].isCapital, start == 0 || !scalars[start - 1].isLatinWord else {
      return nil
    }
    if Self.titles.contains(where: { title in
      scalars[start...].starts(with: title.unicodeScalars)
    }) {
      return nil
    }
    var end = start
    var words = 0
    var hasSmall = false
    while words < 3, end < scalars.count, scalars[end].isCapital {
      var wordEnd = end + 1
      while wordEnd < scalars.count, scalars[wordEnd].isLatinWord {
        // A digit or an underscore belongs to a product or an account.
        if !scalars[wordEnd].isNamePart { return nil }
        hasSmall = hasSmall || scalars[wordEnd].properties.isLowercase
        wordEnd += 1
      }
      words += 1
      end = wordEnd
      guard end + 1 < scalars.count, scalars[end] == " ", scalars[end + 1].isLatinWord else {
        break
      }
      guard scalars[end + 1].isCapital, words < 3 else { return nil }
      end += 1
    }
    while end > start, scalars[end - 1] == "." || scalars[end - 1] == "-" { end -= 1 }
    guard words >= 2, hasSmall, !isBody(start..<end, in: scalars) else { return nil }
    return start..<end
  }

  /// Whether the last word is one of firms and institutions.
  private func isBody(_ name: Range<Int>, in scalars: [Unicode.Scalar]) -> Bool {
    let first = scalars[name].lastIndex(of: " ").map { $0 + 1 } ?? name.lowerBound
    return Self.bodies.contains(String(scalars: scalars[first..<name.upperBound]))
  }

  /// Whether the name stands in brackets behind a transliterated one.
  private func isGloss(_ name: Range<Int>, in text: AnnotatedText) -> Bool {
    let scalars = text.scalars
    let open = name.lowerBound - 1
    guard open > 1, Self.opening.contains(scalars[open]), name.upperBound < scalars.count,
      Self.closing.contains(scalars[name.upperBound])
    else { return false }
    var start = open
    var dots = 0
    while start > 0, open - start < 12, isTransliterated(scalars[start - 1], in: text) {
      start -= 1
      if !scalars[start].isHan { dots += 1 }
    }
    return dots > 0 && open - start > 3
  }

  private func isTransliterated(_ scalar: Unicode.Scalar, in text: AnnotatedText) -> Bool {
    scalar.isHan
      ? (text.knowledge.names.transliteration(of: scalar) ?? -2) > -1.5 : Self.dots.contains(scalar)
  }

  private func hasTitle(before name: Range<Int>, in text: AnnotatedText) -> Bool {
    var position = name.lowerBound
    if position > 0, text.scalars[position - 1] == " " { position -= 1 }
    return position > 0
      && (text.hasWord(.title, endingAt: position)
        || Self.titles.contains { text.has($0, endingAt: name.lowerBound) })
  }

  private func isSpeaker(_ name: Range<Int>, in text: AnnotatedText) -> Bool {
    var position = name.upperBound
    if position < text.scalars.count, text.scalars[position] == " " { position += 1 }
    return text.has(anyOf: Self.sayings, at: position)
  }

  private static let sayings: WordList = ["表示", "指出", "认为", "说", "称", "谈到", "告诉", "坦言", "写道"]
  private static let bodies: Set<String> = [
    "Inc", "Ltd", "Co", "Corp", "Group", "Bank", "Company", "University", "Institute", "Club",
    "Times",
    "Post", "News", "Journal", "Capital", "Partners", "Research", "Securities", "Technologies",
    "Systems", "Games", "Studio", "Studios", "Entertainment", "Media", "Foundation", "Association",
    "Center",
  ]
  private static let titles = ["CEO ", "CFO ", "COO ", "CTO ", "CIO ", "Mr. ", "Ms. ", "Dr. "]
  private static let opening: ScalarSet = "（("
  private static let closing: ScalarSet = "）),，"
  private static let dots: ScalarSet = "·・•‧-－"
}

extension Unicode.Scalar {
  @inline(__always)
  fileprivate var isCapital: Bool { !isHan && isLatin && properties.isUppercase }
  /// A letter of the Latin alphabet, with or without a mark.
  private var isLatin: Bool {
    switch value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: value != 0xD7 && value != 0xF7
    default: false
    }
  }
  /// What stands inside a Latin name.
  fileprivate var isNamePart: Bool {
    isLatin || self == "." || self == "'" || self == "’" || self == "-"
  }
  /// What a word in Latin letters goes on with.
  fileprivate var isLatinWord: Bool {
    isNamePart || ("0"..."9").contains(self) || self == "_" || self == "@" || self == "/"
  }
}
