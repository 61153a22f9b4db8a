internal import InkGraphCore

/// How likely characters are to form the name of a person.
///
/// All figures are natural log-odds, learned from marked corpora (see `Ontology/README.md`): how
/// often a character is a surname, or stands in a given name, against how often it is neither.
///
/// It is a class because every character of a text is asked about.
package final class NameModel: Sendable {
  /// What is known of one character.
  package struct Traits: Sendable {
    /// Log-odds that it is a surname where it stands.
    package var surname: Float?
    /// Log-odds that it is the first of a given name of two.
    package var firstGiven: Float?
    /// Log-odds that it is the second of a given name of two.
    package var lastGiven: Float?
    /// Log-odds that it is a given name of its own.
    package var onlyGiven: Float?
    /// Log-odds that it stands in a transliterated name.
    package var transliteration: Float?
  }

  /// The traits of a character in half the room, with NaN for what is not known.
  private struct Figures {
    let surname: Float
    let firstGiven: Float
    let lastGiven: Float
    let onlyGiven: Float
    let transliteration: Float

    init(_ traits: Traits) {
      surname = traits.surname ?? .nan
      firstGiven = traits.firstGiven ?? .nan
      lastGiven = traits.lastGiven ?? .nan
      onlyGiven = traits.onlyGiven ?? .nan
      transliteration = traits.transliteration ?? .nan
    }
  }

  /// Collects what is known.
  package struct Builder {
    /// What is known of each character.
    package var traits: [Unicode.Scalar: Traits] = [:]
    fileprivate var compoundSurnames: Set<UInt64> = []
    fileprivate var compoundFirsts: ScalarSet = []

    /// Begins with nothing.
    package init() {}

    /// Adds a surname of two characters.
    package mutating func addCompoundSurname(_ first: Unicode.Scalar, _ second: Unicode.Scalar) {
      compoundSurnames.insert(NameModel.key(first, second))
      compoundFirsts.insert(first)
    }
  }

  private let characters: ScalarTable<Figures>
  private let surnames: ScalarSet
  private let compoundSurnames: Set<UInt64>
  private let compoundFirsts: ScalarSet

  /// The log-odds of characters that no marked name holds.
  package static let unseen: Float = -3

  /// Makes a model of what was collected.
  package init(_ builder: Builder) {
    var characters = ScalarTable(Figures(Traits()))
    for (scalar, traits) in builder.traits.sorted(by: { $0.key < $1.key }) {
      characters[scalar] = Figures(traits)
    }
    self.characters = characters
    surnames = ScalarSet(builder.traits.lazy.filter { $0.value.surname != nil }.map(\.key))
    compoundSurnames = builder.compoundSurnames
    compoundFirsts = builder.compoundFirsts
  }

  /// The log-odds that a character stands in a transliterated name; nil if no such name is known.
  @inline(__always)
  func transliteration(of scalar: Unicode.Scalar) -> Float? {
    let value = characters[scalar].transliteration
    return value.isNaN ? nil : value
  }

  /// Whether a surname of `length` characters, 1 or 2, stands at `position`.
  package func hasSurname(of length: Int, in text: [Unicode.Scalar], at position: Int) -> Bool {
    if length == 1 { return surnames.contains(text[position]) }
    return compoundFirsts.contains(text[position]) && position + 1 < text.count
      && compoundSurnames.contains(Self.key(text[position], text[position + 1]))
  }

  /// How much the characters after the surname look like a given name, in log-odds.
  ///
  /// - Parameters:
  ///   - name: Where the whole name stands in the text.
  ///   - text: The text.
  ///   - surnameLength: The length of the surname, 1 or 2.
  /// - Returns: About -5...3; -10 without a given name.
  package func given(
    of name: Range<Int>, in text: [Unicode.Scalar], surnameLength: Int
  ) -> Float {
    let start = name.lowerBound + surnameLength
    guard start < name.upperBound else { return -10 }
    func bounded(_ value: Float) -> Float { value.isNaN ? Self.unseen : min(max(value, -5), 3) }
    let last = characters[text[name.upperBound - 1]]
    return name.upperBound - start == 1
      ? bounded(last.onlyGiven) * 0.8 - 0.6
      : bounded(characters[text[start]].firstGiven) * 0.55 + bounded(last.lastGiven) * 0.55
  }

  /// How much a span looks like a name, in log-odds.
  ///
  /// - Parameters:
  ///   - name: Where the whole name stands in the text.
  ///   - text: The text.
  ///   - surnameLength: The length of the surname, 1 or 2.
  /// - Returns: About -9...5.
  package func shape(
    of name: Range<Int>, in text: [Unicode.Scalar], surnameLength: Int
  ) -> Float {
    let own = characters[text[name.lowerBound]].surname
    let surname: Float = surnameLength == 2 ? 1.5 : own.isNaN ? -7 : min(max(own, -7), 3)
    return surname * 0.5 + given(of: name, in: text, surnameLength: surnameLength)
  }

  private static func key(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> UInt64 {
    UInt64(first.value) << 32 | UInt64(second.value)
  }
}
