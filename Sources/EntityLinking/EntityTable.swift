internal import InkGraphCore

/// Collects the things of one issue, each once.
struct EntityTable {
  private struct Key: Hashable {
    let type: EntityType
    let name: String
    let role: LocalEntity.Role
    let article: Int

    /// Compares scalars: a text as a reader sees it is normalized for each comparison.
    static func == (left: Key, right: Key) -> Bool {
      left.article == right.article && left.name.hasSameScalars(as: right.name)
        && left.type == right.type && left.role == right.role
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(scalarsOf: name)
      hasher.combine(article)
    }
  }

  private(set) var entities: [LocalEntity] = []
  private var indices: [Key: Int] = [:]

  /// The index of a thing, which is added if it is new.
  ///
  /// People are told apart by article, because two people of one name may stand in one issue; the
  /// library's linking joins those that are one.
  mutating func index(
    _ type: EntityType, _ name: String, role: LocalEntity.Role = .subject, article: Int = 0
  ) -> Int {
    let key = Key(type: type, name: name, role: role, article: article)
    if let index = indices[key] { return index }
    indices[key] = entities.count
    entities.append(LocalEntity(type: type, name: name, role: role))
    return entities.count - 1
  }

  /// The person of a name of whom an article speaks, if it does.
  func person(_ name: String, inArticle article: Int) -> Int? {
    indices[Key(type: .person, name: name, role: .subject, article: article)]
  }

  /// Adds an identifier of an outside register.
  mutating func setCode(_ code: String, register: String, of index: Int) {
    entities[index].codes[register] = code
  }

  /// Adds names that are known without being printed.
  mutating func addAliases(_ aliases: [String], to index: Int) {
    let known = Set(entities[index].knownAliases)
    entities[index].knownAliases += aliases.filter { !known.contains($0) }
    entities[index].knownAliases.sort { $0.precedesByScalars($1) }
  }

  /// Adds a title that stands beside a person's name.
  mutating func addTitle(_ title: String, to index: Int) {
    guard !entities[index].titles.contains(title) else { return }
    entities[index].titles.append(title)
    entities[index].titles.sort { $0.precedesByScalars($1) }
  }
}
