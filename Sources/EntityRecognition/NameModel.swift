internal import InkGraphCore

/// How likely characters are to form the name of a person.
///
/// All figures are natural log-odds, learned from marked corpora (see `Ontology/README.md`): how
/// often a character is a surname, or stands in a given name, against how often it is neither.
package struct NameModel: Sendable {
  /// Log-odds that a character is a surname where it stands.
  package var surnames: [Unicode.Scalar: Float] = [:]
  /// Surnames of two characters.
  package var compoundSurnames: Set<[Unicode.Scalar]> = []
  /// Log-odds that a character is the first of a given name of two.
  package var firstGiven: [Unicode.Scalar: Float] = [:]
  /// Log-odds that a character is the second of a given name of two.
  package var lastGiven: [Unicode.Scalar: Float] = [:]
  /// Log-odds that a character is a given name of its own.
  package var onlyGiven: [Unicode.Scalar: Float] = [:]
  /// Log-odds that a character stands in a transliterated name.
  package var transliteration: [Unicode.Scalar: Float] = [:]

  /// The log-odds of characters that no marked name holds.
  package static let unseen: Float = -3

  /// Makes an empty model.
  package init() {}

  /// The length of the surname with which a name may begin: 2, 1 or nil.
  package func surnameLengths(in text: [Unicode.Scalar], at position: Int) -> [Int] {
    var lengths: [Int] = []
    if surnames[text[position]] != nil { lengths.append(1) }
    if position + 1 < text.count, compoundSurnames.contains([text[position], text[position + 1]]) {
      lengths.append(2)
    }
    return lengths
  }

  /// How much the characters after the surname look like a given name, in log-odds.
  package func given(of name: ArraySlice<Unicode.Scalar>, surnameLength: Int) -> Float {
    let given = name.dropFirst(surnameLength)
    guard let first = given.first, let last = given.last else { return -10 }
    func bounded(_ value: Float?) -> Float { min(max(value ?? Self.unseen, -5), 3) }
    return given.count == 1
      ? bounded(onlyGiven[last]) * 0.8 - 0.6
      : bounded(firstGiven[first]) * 0.55 + bounded(lastGiven[last]) * 0.55
  }

  /// How much a span looks like a name, in log-odds.
  package func shape(of name: ArraySlice<Unicode.Scalar>, surnameLength: Int) -> Float {
    let surname: Float =
      surnameLength == 2 ? 1.5 : min(max(surnames[name[name.startIndex]] ?? -7, -7), 3)
    return surname * 0.5 + given(of: name, surnameLength: surnameLength)
  }
}
