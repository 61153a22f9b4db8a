/// The characters that a model knows, by number.
///
/// 0 stands for what lies outside the text, 1 for every character that the model does not know; the
/// others follow by falling frequency in the texts that it learned from.
struct CharacterTable: Sendable {
  /// The number of what lies outside the text.
  static let outside: UInt16 = 0
  /// The number of unknown characters.
  static let unknown: UInt16 = 1
  /// The first number of a known character.
  static let firstKnown = 2

  /// The known characters, folded, in the order of their numbers.
  let values: [UInt32]
  /// For each scalar of the basic plane the number of what it folds to.
  private let numbers: [UInt16]
  /// For each number the class of its character.
  private let classes: [UInt8]
  private let others: [UInt32: UInt16]

  /// Numbers characters.
  ///
  /// - Parameter values: Folded values, at most 8,190, the most frequent first.
  init(values: [UInt32]) {
    precondition(values.count <= 8190, "\(values.count) characters")
    self.values = values
    var known = [UInt16](repeating: Self.unknown, count: 1 << 16)
    var others: [UInt32: UInt16] = [:]
    for (index, value) in values.enumerated() {
      let number = UInt16(index + Self.firstKnown)
      if value < 1 << 16 { known[Int(value)] = number } else { others[value] = number }
    }
    var numbers = known
    for value in 0..<UInt32(1 << 16) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let folded = TextFolding.fold(scalar)
      if folded != value { numbers[Int(value)] = known[Int(folded)] }
    }
    self.numbers = numbers
    classes = [0, 0] + values.map { UInt8(TextFolding.characterClass(of: $0)) }
    self.others = others
  }

  /// One more than the greatest number.
  var count: Int { values.count + Self.firstKnown }

  /// The number of a scalar.
  @inline(__always)
  func number(of scalar: Unicode.Scalar) -> UInt16 {
    let value = Int(scalar.value)
    return value < 1 << 16 ? numbers[value] : others[scalar.value] ?? Self.unknown
  }

  /// The class of a scalar with its number: frequent characters have small numbers, so that few lines of
  /// memory hold the classes of nearly all of a text.
  @inline(__always)
  func characterClass(of scalar: Unicode.Scalar, _ number: UInt16) -> UInt8 {
    number == Self.unknown
      ? UInt8(TextFolding.characterClass(of: TextFolding.fold(scalar))) : classes[Int(number)]
  }
}
