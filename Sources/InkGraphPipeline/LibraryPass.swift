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
  /// Looked at are the issues that were not looked at before, and those in which a name may stand
  /// that came or went since the last pass.
  ///
  /// - Parameters:
  ///   - extractor: The extractor for an issue.
  ///   - progress: Called with the issues that are looked at and those to look at.
  /// - Throws: `StoreError`, and what `extractor` throws.
  /// - Complexity: O(*n*), *n* scalars of the issues that are looked at; those in which a new name
  ///   stands are extracted again.
  func run(
    _ extractor: @escaping @Sendable (Issue) throws -> IssueExtractor,
    progress: (Int, Int) -> Void = { _, _ in }
  ) async throws {
    let work = try store.borrowingWork()
    guard !work.isEmpty else { return }
    let lexicon = NameLexicon(try store.certainNames())
    var open = Set(work.issues)
    open.formUnion(
      work.changedNames.count > Self.manyNames
        ? try store.issueRecords().map(\.key)
        : try store.issues(mayHoldOneOf: work.changedNames))
    var stale: [(key: IssueKey, names: [CertainName])] = []
    let keys = open.sorted()
    for (index, key) in keys.enumerated() {
      guard let reading = try store.reading(of: key) else { continue }
      let names = lexicon.names(borrowedBy: reading)
      if names != reading.borrowedNames { stale.append((key, names)) }
      progress(index + 1 - stale.count, keys.count)
    }
    let (found, done) = (stale, keys.count - stale.count)
    try await InOrder(jobs: jobs).run(
      found.indices,
      work: { [store] place -> PreparedPart? in
        guard let part = try store.issue(found[place].key) else { return nil }
        return PreparedPart(
          try extractor(part.issue).part(
            of: part.issue, contentHash: part.contentHash,
            diagnostics: part.diagnostics.filter { !$0.message.contains("(rule ") },
            borrowing: found[place].names))
      },
      body: { place, part in
        if let part { try await store.save(part, isExamined: true) }
        progress(done + place + 1, keys.count)
      })
    try store.finishBorrowing()
  }

  /// With more new names than this, looking for each costs more than looking at every issue.
  private static let manyNames = 400
}
