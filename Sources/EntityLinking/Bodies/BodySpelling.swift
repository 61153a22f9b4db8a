internal import InkGraphCore

/// Takes from bodies' names what papers put in besides.
enum BodySpelling {
  /// 中国国务院, as reports from abroad say, without the country; nil if the name has none.
  static func withoutCountry(_ name: String) -> String? {
    for country in ["中国", "我国"] where name.hasScalarPrefix(country) {
      let rest = String(name.dropFirst(2))
      return rest.count >= 3 ? rest : nil
    }
    return nil
  }

  /// 江州省省委 is 江州省委, 中共江州自治区党委 江州自治区党委.
  static func withoutRepetition(_ name: String) -> String {
    var scalars = [Unicode.Scalar](of: name)
    if name.hasScalarPrefix("中共"), name.hasScalarSuffix("党委"), scalars.count > 5 {
      scalars.removeFirst(2)
    }
    for place in scalars.indices.dropFirst(2).dropLast()
    where scalars[place] == scalars[place - 1] && levels.contains(scalars[place])
      && organs.contains(scalars[place + 1])
    {
      scalars.remove(at: place)
      break
    }
    return String(scalars: scalars)
  }

  private static let levels: ScalarSet = "省市县区"
  private static let organs: ScalarSet = "委政人"
}
