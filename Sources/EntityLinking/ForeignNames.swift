/// Completes the parts of transliterated names: 马尔尚 after 埃洛迪·马尔尚.
struct ForeignNames {
  /// For each part of a name with a dot the names that have it.
  private var names: [String: Set<String>] = [:]

  /// Takes note of the names of an issue.
  init(_ all: some Sequence<String>) {
    for name in all {
      let parts = name.split { Self.dots.contains($0) }.map(String.init)
      guard parts.count > 1 else { continue }
      for part in parts where part.count >= 2 { names[part, default: []].insert(name) }
    }
  }

  /// The only full name of the issue that has a name as one of its parts; else the name itself.
  func full(_ name: String) -> String {
    guard let found = names[name], found.count == 1, let full = found.first else { return name }
    return full
  }

  private static let dots: Set<Character> = ["·", "•", "・"]
}
