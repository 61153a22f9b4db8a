/// The rows that feed the hidden layer: characters, classes and words within two places,
/// and the style.
///
/// | rows | what |
/// | --- | --- |
/// | 5 × characters | the character at −2 … +2 |
/// | 5 × 11 | the class at −2 … +2 |
/// | 5 × categories × 4 | a word's category and place in it, at −2 … +2 |
/// | styles | the style, which is also the bias |
struct HiddenInput: Sendable {
  /// How far characters are seen.
  static let characterReach = 2
  /// How far classes and words are seen.
  static let wordReach = 2

  /// How many characters, the most frequent ones, have rows; all others share that of 0.
  let characters: Int

  var classBase: Int { (2 * Self.characterReach + 1) * characters }
  var wordBase: Int { classBase + (2 * Self.wordReach + 1) * TextFolding.classes }
  var styleBase: Int {
    wordBase + (2 * Self.wordReach + 1) * LexiconCategory.count * WordPlace.count
  }
  /// The number of rows.
  var rows: Int { styleBase + AnnotationStyle.allCases.count }

  /// The row of a character that stands `offset` places to the right.
  @inline(__always)
  func row(character: UInt16, at offset: Int) -> Int {
    (offset + Self.characterReach) * characters + (Int(character) < characters ? Int(character) : 0)
  }

  @inline(__always)
  func row(characterClass: UInt8, at offset: Int) -> Int {
    classBase + (offset + Self.wordReach) * TextFolding.classes + Int(characterClass)
  }

  @inline(__always)
  func row(category: Int, part: Int, at offset: Int) -> Int {
    wordBase + ((offset + Self.wordReach) * LexiconCategory.count + category) * WordPlace.count
      + part
  }

  func row(style: AnnotationStyle) -> Int { styleBase + style.rawValue }

  /// Enumerates the rows of a text: `body` gets a row and the place that it is told about.
  func forEach(in text: TaggerText, style: AnnotationStyle, _ body: (Int, Int) -> Void) {
    let count = text.characters.count
    for place in 0..<count {
      for offset in -Self.characterReach...Self.characterReach {
        let other = place + offset
        let character =
          other < 0 || other >= count ? CharacterTable.outside : text.characters[other]
        body(row(character: character, at: offset), place)
      }
      for offset in -Self.wordReach...Self.wordReach
      where place + offset >= 0 && place + offset < count {
        body(row(characterClass: text.classes[place + offset], at: offset), place)
      }
      body(row(style: style), place)
    }
    for word in text.words {
      for inside in word.start..<word.end {
        let part = WordPlace.place(of: inside, in: word.start, word.end)
        for offset in -Self.wordReach...Self.wordReach
        where inside - offset >= 0 && inside - offset < count {
          body(row(category: word.category, part: part, at: offset), inside - offset)
        }
      }
    }
  }
}
