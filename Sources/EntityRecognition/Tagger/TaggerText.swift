/// A text as the tagger sees it: the numbers and classes of its characters, and the words in it.
///
/// A text is one paragraph: nothing in it depends on what stands before or after.
struct TaggerText: Sendable {
  let characters: [UInt16]
  let classes: [UInt8]
  let words: [CategorizedWord]

  /// Looks a text up.
  ///
  /// - Parameters:
  ///   - scalars: The paragraph.
  ///   - matches: The words of the lexicon in it, in places of the same array as the paragraph.
  ///   - table: The numbers of characters.
  ///   - categorizer: What words tell.
  init(
    _ scalars: ArraySlice<Unicode.Scalar>, matches: ArraySlice<Lexicon.Match>,
    table: CharacterTable, categorizer: WordCategorizer
  ) {
    let count = scalars.count
    var classes: [UInt8] = []
    characters = [UInt16](unsafeUninitializedCapacity: count) { characters, characterCount in
      classes = [UInt8](unsafeUninitializedCapacity: count) { classes, classCount in
        for (place, scalar) in scalars.enumerated() {
          let number = table.number(of: scalar)
          characters.initializeElement(at: place, to: number)
          classes.initializeElement(at: place, to: table.characterClass(of: scalar, number))
        }
        classCount = count
      }
      characterCount = count
    }
    self.classes = classes
    var words: [CategorizedWord] = []
    words.reserveCapacity(matches.count)
    // A paragraph that is cut can cut a word.
    categorizer.forEachWord(in: matches, from: scalars.startIndex) { word in
      if word.end <= count { words.append(word) }
    }
    self.words = words
  }
}
