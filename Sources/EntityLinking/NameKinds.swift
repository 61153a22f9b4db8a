internal import InkGraphCore
package import Ontology

/// Tells how many people a name may mean, by its form.
package struct NameKinds: Sendable {
  /// A form of names.
  package enum Kind: String, CaseIterable, Sendable {
    /// A family name alone, as in 王局长, or with a stand-in: 李某, 小张.
    case surname
    /// A family name and one character, which hundreds of thousands may bear: 王芳.
    case short
    /// A family name and two characters, or a foreign name of three and more.
    case long
  }

  private let surnames: Set<String>

  /// Makes a table that knows the family names of an ontology.
  package init(_ ontology: Ontology) {
    surnames = Set(ontology.table("surnames").rows.map { $0["surname"] })
  }

  /// The form of a name.
  ///
  /// - Complexity: O(*n*), *n* the length of the name.
  package func kind(of name: String) -> Kind {
    let scalars = Array(name.unicodeScalars)
    guard scalars.count > 1, let last = scalars.last else { return .surname }
    if Self.standIns.contains(last) || surnames.contains(name) && scalars.count == 2 {
      return .surname
    }
    if scalars.count == 2, Self.familiar.contains(scalars[0]),
      surnames.contains(String(scalars: scalars[1...]))
    {
      return .surname
    }
    return scalars.count == 2 ? .short : .long
  }

  private static let standIns: ScalarSet = "某氏"
  private static let familiar: ScalarSet = "小老阿"
}
