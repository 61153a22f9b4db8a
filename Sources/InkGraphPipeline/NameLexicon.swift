internal import EntityRecognition
internal import InkGraphCore

/// Finds which of many names stand in an issue.
struct NameLexicon: Sendable {
  private let names: [CertainName]
  private var lexicon: Lexicon

  init(_ names: [CertainName]) {
    self.names = names
    lexicon = Lexicon(capacity: names.count * 3)
    for (index, name) in names.enumerated() {
      lexicon.insert(
        name.surface.unicodeScalars, Lexicon.Entry(kind: .centralBody, payload: Int32(index)))
    }
  }

  /// The names that stand in an issue and that it does not make certain itself, sorted.
  func names(borrowedBy part: IssuePart) -> [CertainName] {
    let own = Set(part.certainNames)
    return names(in: part.issue).filter { !own.contains($0) }.sorted()
  }

  /// The names that stand in an issue.
  ///
  /// - Complexity: O(*n*), *n* scalars.
  func names(in issue: Issue) -> Set<CertainName> {
    // Numbers are gathered, as a set of names would hash one each time that it stands in the issue.
    var found: Set<Int32> = []
    for article in issue.articles {
      let text = article.scalars
      for position in text.indices {
        lexicon.matches(in: text, at: position) { found.insert($0.payload) }
      }
    }
    return Set(found.lazy.map { names[Int($0)] })
  }
}
