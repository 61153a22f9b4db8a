internal import InkGraphCore

/// The names that issues make certain, with what they name.
struct NameTypes {
  /// For each name its type; nil where issues give it two.
  private var types: [ByteText: EntityType?]

  init(_ names: [CertainName]) {
    types = [:]
    for name in names { insert(name) }
  }

  /// Adds a name of an issue.
  mutating func insert(_ name: CertainName) {
    let surface = ByteText(name.surface)
    guard let known = types[surface] else {
      types[surface] = .some(name.type)
      return
    }
    if known != name.type { types[surface] = .some(nil) }
  }

  /// The names to which all issues give one type, in no order.
  var certain: [CertainName] {
    types.compactMap { name, type in
      type.map { CertainName(surface: name.text, type: $0) }
    }
  }
}
