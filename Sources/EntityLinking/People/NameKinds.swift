internal import InkGraphCore
package import Ontology

/// Tells how many people a name may mean, by its form.
package struct NameKinds: Sendable {
  /// A form of names.
  package enum Kind: String, CaseIterable, Sendable {
    /// A family name alone, as in 王局长, or with a stand-in or an address: 李某, 小张, 王师傅.
    case surname
    /// A family name and one character, which hundreds of thousands may bear: 王芳.
    case short
    /// A family name and two characters, or a foreign name of three and more.
    case long
  }

  private let surnames: Set<ByteText>
  /// The number of bytes of the longest.
  private let longestSurname: Int

  /// Makes a table that knows the family names of an ontology.
  package init(_ ontology: Ontology) {
    surnames = Set(ontology.table("surnames").rows.map { ByteText($0["surname"]) })
    longestSurname = surnames.map(\.text.utf8.count).max() ?? 0
  }

  /// The form of a name.
  ///
  /// - Complexity: O(*n*), *n* the length of the name.
  package func kind(of name: String) -> Kind {
    let scalars = [Unicode.Scalar](of: name)
    if familyName(in: name, scalars) != nil || scalars.count < 2
      || scalars.last.map(Self.standIns.contains) ?? true
    {
      return .surname
    }
    return scalars.count == 2 ? .short : .long
  }

  /// The family name of which a name consists, alone or with 小, 老 or an address; nil for a full name.
  func familyName(in name: String) -> ArraySlice<Unicode.Scalar>? {
    familyName(in: name, [Unicode.Scalar](of: name))
  }

  private func familyName(
    in name: String, _ scalars: [Unicode.Scalar]
  ) -> ArraySlice<Unicode.Scalar>? {
    if isSurname(name) { return scalars[...] }
    if scalars.count > 2, Self.addresses.start(in: scalars, endingAt: scalars.count) != nil,
      isSurname(String(scalars: scalars.dropLast(2)))
    {
      return scalars.dropLast(2)
    }
    if scalars.count == 2, Self.familiar.contains(scalars[0]),
      isSurname(String(scalars: scalars[1...]))
    {
      return scalars[1...]
    }
    return nil
  }

  private func isSurname(_ name: String) -> Bool {
    name.utf8.count <= longestSurname && surnames.contains(ByteText(name))
  }

  /// Forms of address that are taken for a part of the name, as in 王师傅.
  private static let addresses: WordList = [
    "师傅", "先生", "女士", "小姐", "老师", "大爷", "大妈", "大娘", "大叔", "大姐", "大哥", "阿姨", "老汉", "奶奶", "爷爷", "医生",
  ]
  private static let standIns: ScalarSet = "某氏"
  private static let familiar: ScalarSet = "小老阿"
}
