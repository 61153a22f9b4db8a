internal import EntityRecognition
internal import GraphStore
internal import InkGraphCore

/// The second pass: names that one issue makes certain are looked for in all the others.
///
/// A person whom one issue names with a title stands bare in the next. What an issue may borrow is
/// what the other issues found by themselves, so the result depends on the set of issues alone,
/// never on their order, and a second pass changes nothing.
struct LibraryPass {
  let store: GraphStore
  let jobs: Int

  /// Reads every issue again in which a borrowed name stands that it was not read with.
  ///
  /// - Parameter extractor: The extractor for an issue.
  /// - Throws: `StoreError`, and what `extractor` throws.
  /// - Complexity: O(*n*), *n* scalars of all issues, to find the names; the issues in which a new
  ///   one stands are extracted again.
  func run(_ extractor: @escaping @Sendable (Issue) throws -> IssueExtractor) async throws {
    let names = try libraryNames()
    let lexicon = NameLexicon(names)
    var stale: [IssueKey] = []
    try store.forEachPart { part in
      if borrowed(by: part, lexicon) != part.borrowedNames { stale.append(part.issue.key) }
    }
    var next = 0
    while next < stale.count {
      let batch = stale[next..<min(next + jobs, stale.count)]
      next += batch.count
      let parts = try batch.compactMap { try store.issue($0) }
      let extracted = try await withThrowingTaskGroup(of: (Int, IssuePart).self) { group in
        for (index, part) in parts.enumerated() {
          let names = borrowed(by: part, lexicon)
          group.addTask {
            let kept = part.diagnostics.filter { !$0.message.contains("(rule ") }
            return (
              index,
              try extractor(part.issue).part(
                of: part.issue, contentHash: part.contentHash, diagnostics: kept,
                borrowing: names)
            )
          }
        }
        var result: [(Int, IssuePart)] = []
        for try await pair in group { result.append(pair) }
        return result.sorted { $0.0 < $1.0 }.map(\.1)
      }
      for part in extracted { try store.save(part) }
    }
  }

  /// The names that issues make certain; one that two issues give different types helps nobody.
  private func libraryNames() throws -> [CertainName] {
    var types: [String: Set<EntityType>] = [:]
    try store.forEachPart { part in
      for name in part.certainNames { types[name.surface, default: []].insert(name.type) }
    }
    return types.compactMap { surface, types in
      types.count == 1 ? types.first.map { CertainName(surface: surface, type: $0) } : nil
    }.sorted()
  }

  /// The names that stand in an issue and that it does not make certain itself.
  private func borrowed(by part: IssuePart, _ lexicon: NameLexicon) -> [CertainName] {
    let own = Set(part.certainNames)
    return lexicon.names(in: part.issue).filter { !own.contains($0) }.sorted()
  }
}

/// Finds which of many names stand in an issue.
private struct NameLexicon: Sendable {
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

  func names(in issue: Issue) -> Set<CertainName> {
    var found: Set<CertainName> = []
    for article in issue.articles {
      let text = Array(article.text.unicodeScalars)
      for position in text.indices {
        lexicon.matches(in: text, at: position) { found.insert(names[Int($0.payload)]) }
      }
    }
    return found
  }
}
