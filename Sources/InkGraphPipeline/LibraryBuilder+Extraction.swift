internal import GraphStore
internal import InkGraphCore
internal import NewspaperReader

/// Reading, recognizing and saving the issues of files.
///
/// Issues are read a window at a time: only when the names are known that all issues of a window make
/// certain are they linked, related and saved, so that hardly one is read again by `LibraryPass`. Each
/// issue is saved by a transaction of its own, and so is a draft of each that was read; what a killed
/// process loses is the issue at hand.
extension LibraryBuilder {
  /// How much text is read before the first issue of it is saved, in bytes of the files.
  static let windowBytes = 8 << 20

  /// Extracts the issues of the sources, several at once, and saves them in order.
  ///
  /// - Returns: Whether every issue was read with all the names that the library now holds.
  /// - Complexity: O(*n*) time, *n* bytes of the sources; memory for a window of them.
  func extract(
    _ sources: [Source], _ profiles: PaperProfiles, _ extractors: Extractors,
    into store: GraphStore, _ report: inout BuildReport, _ interruption: Interruption,
    _ progress: (BuildProgress) -> Void
  ) async throws -> Bool {
    let total = sources.reduce(0) { $0 + $1.group.size }
    var names = NameTypes(try store.libraryNames())
    let earlier = try store.drafts()
    var bytesDone = 0
    var start = 0
    func show(_ filesDone: Int) {
      progress(
        BuildProgress(
          phase: .extracting, filesDone: filesDone, filesTotal: sources.count,
          bytesDone: bytesDone, bytesTotal: total,
          currentFile: sources[filesDone - 1].group.name))
    }
    while start < sources.count, !interruption.isRequested {
      let end = Self.windowEnd(of: sources, from: start)
      var window: [IssueExtractor.Reading] = []
      try await InOrder(jobs: options.jobs).run(
        start..<end, while: { !interruption.isRequested },
        work: { try await drafts(of: sources[$0], profiles, extractors, earlier) },
        body: { place, drafts in
          for draft in drafts {
            if let content = draft.content { try store.saveDraft(content, named: draft.name) }
            window.append(draft.reading)
          }
          bytesDone += sources[place].group.size
          show(place + 1)
        })
      for name in window.lazy.flatMap(\.certainNames) { names.insert(name) }
      let lexicon = NameLexicon(names.certain)
      let complete = window
      try await InOrder(jobs: options.jobs).run(
        complete.indices,
        work: {
          PreparedPart(try part(of: complete[$0], profiles, extractors, borrowing: lexicon))
        },
        body: { _, prepared in
          try store.save(prepared)
          report.saved.append(prepared.part.issue.key)
          report.diagnostics += prepared.part.diagnostics
        })
      try store.removeDrafts()
      if start == 0, end == sources.count, !interruption.isRequested {
        show(end)
        return try store.certainNames() == names.certain
      }
      start = end
    }
    if !sources.isEmpty, !interruption.isRequested { show(sources.count) }
    return false
  }

  /// Where the window ends that begins with a source; it holds at least one.
  private static func windowEnd(of sources: [Source], from start: Int) -> Int {
    var bytes = sources[start].group.size
    var end = start + 1
    while end < sources.count, bytes + sources[end].group.size <= windowBytes {
      bytes += sources[end].group.size
      end += 1
    }
    return end
  }

  /// The issues of a source, with the names that they make certain themselves.
  func readings(
    of source: Source, _ profiles: PaperProfiles, _ extractors: Extractors
  ) async throws -> [IssueExtractor.Reading] {
    try await issues(of: source, profiles).map { issue, diagnostics in
      try extractor(for: issue, profiles, extractors).reading(
        of: issue, contentHash: source.hash, diagnostics: diagnostics)
    }
  }

  /// An issue that was read, and what is kept of it till it is saved.
  private struct Draft {
    let reading: IssueExtractor.Reading
    let name: String
    /// Nil if an earlier build kept it.
    let content: [UInt8]?
  }

  /// As `readings`, of which some may be among the drafts that an earlier build left.
  private func drafts(
    of source: Source, _ profiles: PaperProfiles, _ extractors: Extractors,
    _ earlier: [String: [UInt8]]
  ) async throws -> [Draft] {
    try await issues(of: source, profiles).enumerated().map { number, value in
      let (issue, diagnostics) = value
      let home = profiles.home(of: issue.newspaper, license: issue.contact.license)
      let name = "\(knowledge) \(source.hash) \(number) \(home ?? "")"
      let known = earlier[name]
      let reading = try extractor(for: issue, profiles, extractors).reading(
        of: issue, contentHash: source.hash, diagnostics: diagnostics, draft: known)
      return Draft(reading: reading, name: name, content: known == nil ? reading.draft : nil)
    }
  }

  private func issues(
    of source: Source, _ profiles: PaperProfiles
  ) async throws -> [(issue: Issue, diagnostics: [Diagnostic])] {
    var result = source.result
    if result == nil { result = try await SourceLoader(options.reading).read(source.group) }
    guard let result else { return [] }
    return result.issues.filter { !$0.articles.isEmpty }.enumerated().map { index, read in
      (Self.named(read, profiles), index == 0 ? result.diagnostics : [])
    }
  }

  /// The part of an issue, read with the names of others that stand in it.
  func part(
    of reading: IssueExtractor.Reading, _ profiles: PaperProfiles, _ extractors: Extractors,
    borrowing lexicon: NameLexicon
  ) throws -> IssuePart {
    // What an issue makes certain itself it does not borrow.
    let names = lexicon.names(in: reading.issue).subtracting(reading.certainNames)
    return try extractor(for: reading.issue, profiles, extractors).part(
      of: reading, borrowing: names.sorted())
  }

  private func extractor(
    for issue: Issue, _ profiles: PaperProfiles, _ extractors: Extractors
  ) throws -> IssueExtractor {
    try extractors.extractor(
      forHome: profiles.home(of: issue.newspaper, license: issue.contact.license))
  }
}
