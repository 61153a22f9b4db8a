import InkGraphCore

/// A fixed word to look for, held as scalars so that comparing needs no conversion.
struct Phrase: ExpressibleByStringLiteral, Sendable {
  let scalars: [Unicode.Scalar]
  init(stringLiteral value: String) { scalars = Array(value.unicodeScalars) }
  var count: Int { scalars.count }
}

/// Fixed words to look for together.
///
/// Nearly all places are ruled out by one look at a scalar: whether it may begin or end a phrase.
struct PhraseSet: ExpressibleByArrayLiteral, Sendable {
  let phrases: [Phrase]
  private var heads = ScalarFilter()
  private var tails = ScalarFilter()

  init(arrayLiteral phrases: Phrase...) {
    self.phrases = phrases
    for phrase in phrases {
      if let head = phrase.scalars.first { heads.insert(head) }
      if let tail = phrase.scalars.last { tails.insert(tail) }
    }
  }

  /// The first phrase, in their order, that stands at a place of a text.
  func match(in text: Scalars, at index: Int) -> Phrase? {
    guard index < text.endIndex, heads.mayContain(text[index]) else { return nil }
    return phrases.first { text.matches($0, at: index) }
  }

  /// The first phrase, in their order, with which a text ends.
  func match(endOf text: Scalars) -> Phrase? {
    guard let last = text.last, tails.mayContain(last) else { return nil }
    return phrases.first { text.ends(with: $0) }
  }

  /// How many of the phrases stand in a text.
  func count(in text: Scalars) -> Int {
    var found: Set<Int> = []
    for place in text.indices where heads.mayContain(text[place]) {
      for (number, phrase) in phrases.enumerated() where text.matches(phrase, at: place) {
        found.insert(number)
      }
    }
    return found.count
  }

  /// Whether one of the phrases stands anywhere in a text.
  func stands(in text: Scalars) -> Bool {
    text.indices.contains { match(in: text, at: $0) != nil }
  }
}

/// Short words to compare whole texts with: of one to four scalars of the basic plane.
struct WordSet: ExpressibleByArrayLiteral, Sendable {
  private var keys = KeySet()

  init(arrayLiteral words: Phrase...) {
    for word in words {
      guard let key = word.scalars[...].packed else {
        preconditionFailure("'\(String(word.scalars))' is longer than four scalars")
      }
      keys.insert(key)
    }
  }

  /// Whether a text is one of the words.
  func contains(_ text: Scalars) -> Bool { text.packed.map(keys.contains) ?? false }
}

/// A Bloom filter of one hash: tells most scalars that are not in a set.
struct ScalarFilter: Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  mutating func insert(_ scalar: Unicode.Scalar) {
    let bit: UInt64 = 1 << UInt64(scalar.value & 63)
    if scalar.value & 64 == 0 { low |= bit } else { high |= bit }
  }

  /// False if the scalar is not in the set.
  @inline(__always)
  func mayContain(_ scalar: Unicode.Scalar) -> Bool {
    let half = scalar.value & 64 == 0 ? low : high
    return half & 1 << UInt64(scalar.value & 63) != 0
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// The scalars in one number; nil if there are none, more than four, or one outside the basic
  /// plane.
  var packed: UInt64? {
    guard (1...4).contains(count) else { return nil }
    var key: UInt64 = 0
    for scalar in self {
      guard scalar.value <= 0xFFFF else { return nil }
      key = key << 16 | UInt64(scalar.value)
    }
    // U+0000 at the head would hide; no text holds it.
    return key == 0 ? nil : key
  }

  /// Whether the slice begins with the phrase.
  func starts(with phrase: Phrase) -> Bool { matches(phrase, at: startIndex) }

  /// Whether the slice begins with one of the phrases.
  func starts(withAny phrases: PhraseSet) -> Bool {
    phrases.match(in: self, at: startIndex) != nil
  }

  /// Whether the slice ends with the phrase.
  func ends(with phrase: Phrase) -> Bool {
    count >= phrase.count && matches(phrase, at: endIndex - phrase.count)
  }

  /// Whether the slice ends with one of the phrases.
  func ends(withAny phrases: PhraseSet) -> Bool { phrases.match(endOf: self) != nil }

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
  func contains(any phrases: PhraseSet) -> Bool { phrases.stands(in: self) }
}
