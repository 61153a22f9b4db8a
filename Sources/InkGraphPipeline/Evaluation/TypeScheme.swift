package import InkGraphCore

/// The types by which two sides are compared.
package struct TypeScheme: Hashable, Sendable {
  /// How finely types are told apart.
  package enum Grain: String, Hashable, Sendable {
    /// `per`, `loc` and `org`, which is any body.
    case coarse
    /// The program's own types without projects, which no corpus marks.
    case fine
    /// The program's own types, and those that the gold of an issue has besides.
    case issue
  }

  /// How finely types are told apart.
  package let grain: Grain
  /// The names of the types, in the order of tables.
  package let names: [String]

  private static let coarseNames = ["per", "loc", "org"]
  private static let fineTypes: [EntityType] = [
    .person, .region, .agency, .enterprise, .organization,
  ]

  /// Per, loc and org.
  package static let coarse = TypeScheme(grain: .coarse, names: coarseNames)
  /// Person, region, agency, enterprise and organization.
  package static let fine = TypeScheme(grain: .fine, names: fineTypes.map(\.rawValue))

  private init(grain: Grain, names: [String]) {
    self.grain = grain
    self.names = names
  }

  /// The scheme of an issue whose gold has some types.
  package init(issueWith types: some Sequence<EntityType>) {
    let others = Set(types).subtracting(EntityType.mentioned).sorted()
    self.init(grain: .issue, names: (EntityType.mentioned + others).map(\.rawValue))
  }

  /// The scheme of a corpus: coarse if it knows only one kind of body, or does not always say which.
  package init(corpusWith types: Set<GoldType>) {
    let bodies = types.filter(\.isBody)
    self = bodies.contains(.body) || bodies.count <= 1 ? .coarse : .fine
  }

  /// The index in `names` of a type that the program found; nil if it is not compared.
  package func index(of type: EntityType) -> Int? {
    switch grain {
    case .fine, .issue: names.firstIndex(of: type.rawValue)
    case .coarse:
      switch type {
      case .person: 0
      case .region: 1
      default: GoldType.bodies.contains(type) ? 2 : nil
      }
    }
  }

  /// The index in `names` of a type that someone marked; nil if it is not compared.
  package func index(of type: GoldType) -> Int? {
    switch type {
    case .type(let type): index(of: type)
    case .body: grain == .coarse ? 2 : nil
    }
  }
}
