import InkGraphCore
import InkGraphTestSupport
import Testing

@Suite("Scalars of texts, read and written as bytes") struct StringScalarsTests {
  /// Scalars of each length in UTF-8, blanks among them, at the borders of the lengths.
  private static let scalars = Array(
    "a\u{7F}\u{80}\u{A0}é\u{7FF}\u{800}\u{2003}\u{3000}甲乙\u{D7FF}\u{E000}\u{FEFF}\u{FFFD}\u{FFFF}𐀀𠮷\u{10FFFF} "
      .unicodeScalars)

  private static func texts(seed: UInt64) -> [String] {
    var numbers = SeededGenerator(seed: seed)
    return (0..<200).map { _ in
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...20, using: &numbers) {
        text.append(scalars[Int.random(in: scalars.indices, using: &numbers)])
      }
      return String(text)
    }
  }

  @Test("are those that the standard library finds", arguments: [1, 2, 3])
  func agreeWithTheStandardLibrary(seed: UInt64) {
    for text in Self.texts(seed: seed) {
      let expected = Array(text.unicodeScalars)
      var found: [Unicode.Scalar] = []
      text.forEachScalar { found.append($0) }
      #expect(found == expected, "seed \(seed)")
      #expect([Unicode.Scalar](of: text) == expected, "seed \(seed)")
      #expect(text.scalarCount == expected.count, "seed \(seed)")
      #expect(
        Array(String(scalars: expected).utf8) == Array(text.utf8)
          && Array(String(scalars: expected[...]).utf8) == Array(text.utf8), "seed \(seed)")
      let article = Article(
        ordinal: 1, blocks: [TextBlock(.title, "甲" + text), TextBlock(.body, text + "乙")])
      #expect(article.scalars == Array(article.text.unicodeScalars), "seed \(seed)")
    }
  }

  @Test("a text without its blanks holds what is left of them, and parts are found in it")
  func squeezesAndFindsParts() {
    let texts = Self.texts(seed: 4)
    for (text, other) in zip(texts, texts.dropFirst()) {
      let expected = text.unicodeScalars.filter { !$0.isBlank }
      #expect(Array(text.squeezed.unicodeScalars) == Array(expected))
      let part = String(scalars: Array(other.unicodeScalars.prefix(2)))
      let scalars = Array(text.unicodeScalars)
      let wanted = Array(part.unicodeScalars)
      let holds = (0...scalars.count).contains { scalars[$0...].starts(with: wanted) }
      #expect(text.containsScalars(of: part) == holds)
    }
  }

  @Test("a set of scalars gives back the scalars it was made of")
  func setGivesItsScalars() {
    let scalars: Set<Unicode.Scalar> = ["a", "\u{FF}", "甲", "\u{FFFF}", "𠮷", "\u{10FFFF}"]
    #expect(Set(ScalarSet(scalars).scalars) == scalars)
    #expect(ScalarSet([]).scalars.isEmpty)
  }
}
