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
    var next = 0
    while next < stale.count {
      let batch = stale[next..<min(next + jobs, stale.count)]
      next += batch.count
      let parts = try batch.compactMap { issue in
        try store.issue(issue.key).map { (part: $0, names: issue.names) }
      }
      let extracted = try await withThrowingTaskGroup(of: (Int, IssuePart).self) { group in
        for (index, (part, names)) in parts.enumerated() {
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
      for part in extracted { try store.save(part, isExamined: true) }
      progress(keys.count - stale.count + next, keys.count)
    }
    try store.finishBorrowing()
  }

  /// With more new names than this, looking for each costs more than looking at every issue.
  private static let manyNames = 400
}
