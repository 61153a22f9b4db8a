/// The features of a text that are looked up by key: runs of characters, classes, words.
///
/// A feature says something about several places of a text: the pair 书记 tells what stands two
/// characters before it, before it, in it and after it. What it tells about each place is a row of
/// weights of its own; `slot` counts the places.
///
/// | kind | what | slots: the place told about, from the first character |
/// | --- | --- | --- |
/// | character | *c* | +2, +1, 0, −1, −2 |
/// | pair | *c c'* | +2, +1, 0, −1 |
/// | triple | *c c' c''* | +2, +1, 0 |
/// | skip | *c _ c'* | +1 |
/// | classes | the classes of three characters | +1 |
/// | style | the style alone | 0 |
/// | styled character | *c* in a style | 0 |
/// | styled pair | *c c'* in a style | +1, 0 |
/// | word | category and place in the word | +1, 0, −1 |
struct NGram: Hashable, Sendable {
  /// The kinds of features, in the order of the file.
  enum Kind: UInt64, CaseIterable {
    case character
    case pair
    case triple
    case skip
    case classes
    case style
    case styledCharacter
    case styledPair
    case word
  }

  /// The most slots that a feature has.
  static let maxSlots = 5

  /// The key: 4 bits of the kind, then 3 of the style and three numbers of 13 bits.
  let key: UInt64

  @inline(__always)
  init(_ kind: Kind, _ first: UInt16, _ second: UInt16 = 0, _ third: UInt16 = 0, style: Int = 0) {
    key =
      kind.rawValue << 42 | UInt64(style) << 39 | UInt64(first) << 26 | UInt64(second) << 13
      | UInt64(third)
  }

  init(key: UInt64) { self.key = key }

  /// A key behind those of all features of a kind.
  static func keyBehind(_ kind: Kind) -> UInt64 { (kind.rawValue + 1) << 42 }

  /// The kind.
  var kind: Kind { Kind(rawValue: key >> 42) ?? .character }
  /// The style, where the kind has one.
  var style: Int { Int(key >> 39) & 7 }
  /// The numbers.
  var first: Int { Int(key >> 26) & 0x1FFF }
  var second: Int { Int(key >> 13) & 0x1FFF }
  var third: Int { Int(key) & 0x1FFF }

  /// The feature of the same numbers as another kind, in no style.
  func unstyled(_ kind: Kind) -> NGram {
    NGram(kind, UInt16(first), UInt16(second), UInt16(third))
  }

  /// The first slot's place, counted from the first character of the feature; the next slots follow
  /// to the left.
  static func firstPlace(of kind: Kind) -> Int {
    switch kind {
    case .character, .pair, .triple: 2
    case .skip, .classes, .styledPair, .word: 1
    case .style, .styledCharacter: 0
    }
  }

  /// The number of slots.
  static func slots(of kind: Kind) -> Int {
    switch kind {
    case .character: 5
    case .pair: 4
    case .triple, .word: 3
    case .styledPair: 2
    case .skip, .classes, .style, .styledCharacter: 1
    }
  }
}

/// Enumerates the features of a text, for training and for what is shown to be the same as the fast
/// way of `Emissions`.
enum NGramEnumerator {
  /// Calls `body` with each feature and the place of its first character, which can lie two
  /// characters before the text or at its end.
  static func forEach(
    in text: TaggerText, style: AnnotationStyle, _ body: (NGram, Int) -> Void
  ) {
    let count = text.characters.count
    func at(_ place: Int) -> UInt16 {
      place < 0 || place >= count ? CharacterTable.outside : text.characters[place]
    }
    func classAt(_ place: Int) -> UInt16 {
      place < 0 || place >= count ? UInt16(TextFolding.classes - 1) : UInt16(text.classes[place])
    }
    for place in -2..<(count + 2) { body(NGram(.character, at(place)), place) }
    for place in -2..<(count + 1) { body(NGram(.pair, at(place), at(place + 1)), place) }
    for place in -2..<count {
      body(NGram(.triple, at(place), at(place + 1), at(place + 2)), place)
    }
    for place in -1..<(count - 1) {
      body(NGram(.skip, at(place), at(place + 2)), place)
      body(NGram(.classes, classAt(place), classAt(place + 1), classAt(place + 2)), place)
    }
    for place in 0..<count {
      body(NGram(.style, 0, style: style.rawValue), place)
      body(NGram(.styledCharacter, at(place), style: style.rawValue), place)
    }
    for place in -1..<count {
      body(NGram(.styledPair, at(place), at(place + 1), style: style.rawValue), place)
    }
    for word in text.words {
      for place in word.start..<word.end {
        let part = WordPlace.place(of: place, in: word.start, word.end)
        body(NGram(.word, UInt16(word.category), UInt16(part)), place)
      }
    }
  }
}
