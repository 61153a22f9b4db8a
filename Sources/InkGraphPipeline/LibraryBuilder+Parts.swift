internal import GraphStore
internal import InkGraphCore
internal import Ontology

/// Reading and linking apart: what a cluster maps over issues, and reduces.
extension LibraryBuilder {
  /// Extracts what files hold without a library, one issue after the other.
  ///
  /// Parts that were extracted apart give the same library when they are merged, in any order and
  /// with any parting of the files.
  ///
  /// - Parameters:
  ///   - paths: Files and folders.
  ///   - interruption: Says when the user wants to end early.
  ///   - progress: Called as the work goes on.
  ///   - body: Takes the parts, in the order of the files.
  /// - Returns: What the user should know.
  /// - Throws: As `build`, and what `body` throws.
  public func extract(
    paths: [String], interruption: Interruption = Interruption(),
    progress: @Sendable (BuildProgress) -> Void = { _ in },
    body: (ExtractedPart) throws -> Void
  ) async throws -> BuildReport {
    let files = try SourceFiles(paths)
    var report = BuildReport()
    report.diagnostics = files.diagnostics
    var profiles = PaperProfiles()
    var survey = Survey()
    try await look(
      at: files.groups, [], &profiles, &survey, &report, interruption, progress)
    let extractors = try Extractors(
      ontology: ontology, extraRules: extraRules, fixedHome: options.home)
    for source in survey.sources where !interruption.isRequested {
      for reading in try await readings(of: source, profiles, extractors) {
        let part = try part(of: reading, profiles, extractors, borrowing: NameLexicon([]))
        try body(
          ExtractedPart(
            home: profiles.home(of: part.issue.newspaper, license: part.issue.contact.license),
            knowledge: knowledge, part: part))
        report.saved.append(part.issue.key)
        report.diagnostics += part.diagnostics
      }
    }
    report.wasInterrupted = interruption.isRequested
    report.diagnostics.sort { $0.location < $1.location }
    return report
  }

  /// Adds parts that were extracted elsewhere to a library, which is made if it does not exist.
  ///
  /// Of two copies of an issue the one with the greater hash stays, whichever comes first, so that
  /// merging gives the same in any order.
  ///
  /// - Parameters:
  ///   - path: The library file.
  ///   - progress: Called as the work goes on.
  ///   - next: Gives one part after the other, and nil at the end.
  /// - Returns: What was saved.
  /// - Throws: `StoreError`, and what `next` throws.
  public func merge(
    into path: String, progress: @Sendable (BuildProgress) -> Void = { _ in },
    next: () throws -> ExtractedPart?
  ) async throws -> BuildReport {
    let store = try GraphStore.open(path: path, mode: .create)
    defer { store.close() }
    var report = BuildReport()
    var origins: [IssueKey: (home: String?, knowledge: String)] = [:]
    while let extracted = try next() {
      let key = extracted.part.issue.key
      if let old = try store.contentHash(of: key) {
        guard old.precedesByScalars(extracted.part.contentHash) else {
          report.unchangedFiles += 1
          continue
        }
      }
      try store.save(extracted.part)
      origins[key] = (extracted.home, extracted.knowledge)
      report.saved.append(key)
    }
    let stored = try store.heads()
    let profiles = profiles(of: stored)
    let strange = stored.filter { head in
      guard let origin = origins[head.issue.key] else { return false }
      let home = profiles.home(of: head.issue.newspaper, license: head.issue.contact.license)
      return origin.knowledge != knowledge || origin.home != home
    }
    let extractors = try Extractors(
      ontology: ontology, extraRules: extraRules, fixedHome: options.home)
    try await finish(
      stored.map(\.issue), Set(strange.map(\.issue.key)), profiles, extractors, in: store, &report,
      progress)
    return report
  }
}
