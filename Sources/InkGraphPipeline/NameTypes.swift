internal import InkGraphCore

/// The names that issues make certain, with what they name.
struct NameTypes {
  /// For each name its type; nil where issues give it two.
  private var types: [String: EntityType?]

  init(_ names: [CertainName]) {
    types = [:]
    for name in names { insert(name) }
  }

  /// Adds a name of an issue.
  mutating func insert(_ name: CertainName) {
    guard let known = types[name.surface] else {
      types[name.surface] = .some(name.type)
      return
    }
    if known != name.type { types[name.surface] = .some(nil) }
  }

  /// The names to which all issues give one type, in no order.
  var certain: [CertainName] {
    types.compactMap { name, type in type.map { CertainName(surface: name, type: $0) } }
  }
}
