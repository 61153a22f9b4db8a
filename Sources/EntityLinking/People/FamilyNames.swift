internal import InkGraphCore

/// The people whom an article names in full, for those that it then calls by their family names: 王局长
/// after 水利局局长王建平.
struct FamilyNames {
  private struct Person {
    let name: [Unicode.Scalar]
    let entity: Int
  }

  private let kinds: NameKinds
  private let addresses: Set<String>
  private var people: [Person] = []

  /// - Parameters:
  ///   - kinds: Tells family names from full ones.
  ///   - addresses: The titles by which anyone may be addressed.
  init(_ kinds: NameKinds, addresses: Set<String>) {
    self.kinds = kinds
    self.addresses = addresses
  }

  /// Notes a person whom the article names in full.
  mutating func add(_ name: String, _ entity: Int) {
    guard !people.contains(where: { $0.entity == entity }), kinds.kind(of: name) != .surname else {
      return
    }
    people.append(Person(name: [Unicode.Scalar](of: name), entity: entity))
  }

  /// The person whom a family name means.
  ///
  /// It is the only one of the name that the article named before; of several the only one who has the title.
  /// Someone with another post is not meant.
  ///
  /// - Parameters:
  ///   - name: The family name, or one with an address: 王, 老王, 王师傅.
  ///   - title: The title beside it.
  ///   - titles: The titles of an entity.
  /// - Returns: The entity; nil if nobody or several are meant.
  func person(_ name: String, titled title: String?, titles: (Int) -> [String]) -> Int? {
    guard let family = kinds.familyName(in: name) else { return nil }
    let found = people.filter {
      $0.name.starts(with: family) && (1...2).contains($0.name.count - family.count)
    }
    guard let title, !addresses.contains(title) else {
      return found.count == 1 ? found.first?.entity : nil
    }
    let titled = found.filter { person in
      titles(person.entity).contains {
        $0.hasScalarSuffix(title) || title.hasScalarSuffix($0)
      }
    }
    if titled.count == 1 { return titled.first?.entity }
    guard titled.isEmpty, found.count == 1, let only = found.first,
      titles(only.entity).allSatisfy(addresses.contains)
    else { return nil }
    return only.entity
  }
}
