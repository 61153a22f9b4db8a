internal import InkGraphCore

/// The names that other texts have marked, with their types: what a program could have learned.
package struct SeenNames: Sendable {
  private let scheme: TypeScheme
  private let surfaces: [Set<String>]

  /// Collects the names of gold files, by the types of the file that is measured.
  ///
  /// A body whose kind the other text does not tell counts as each of them.
  package init(_ files: [GoldFile], scheme: TypeScheme) {
    self.scheme = scheme
    var surfaces = scheme.names.map { _ in Set<String>() }
    func insert(_ surface: String, _ type: GoldType) {
      let types =
        type == .body && scheme.grain != .coarse
        ? GoldType.bodies.compactMap(scheme.index) : [scheme.index(of: type)].compactMap(\.self)
      for index in types { surfaces[index].insert(surface.squeezed) }
    }
    for file in files {
      switch file {
      case .corpus(let lines):
        for line in lines {
          let scalars = Array(line.text.unicodeScalars)
          for mark in line.marks ?? [] {
            guard let type = GoldType(label: mark.label) else { continue }
            insert(String(scalars: scalars[mark.span.range]), type)
          }
        }
      case .issue(let issue):
        for mention in issue.articles.flatMap(\.mentions) {
          insert(mention.surface, .type(mention.type))
        }
      }
    }
    self.surfaces = surfaces
  }

  /// Whether a name was seen with the type of an index.
  func contains(_ surface: String, type: Int) -> Bool {
    surfaces[type].contains(surface.squeezed)
  }
}
