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
  /// - Returns: Whether every issue was read with all the names that these issues make certain.
  /// - Complexity: O(*n*) time, *n* bytes of the sources; memory for a window of them.
  func extract(
    _ found: consuming [Source], _ profiles: PaperProfiles, _ extractors: Extractors,
    into store: GraphStore, _ report: inout BuildReport, _ interruption: Interruption,
    _ progress: (BuildProgress) -> Void
  ) async throws -> Bool {
    let groups = found.map(\.group)
    let sources = Handover(found)
    let total = groups.reduce(0) { $0 + $1.size }
    var names = NameTypes(try store.libraryNames())
    let earlier = try store.drafts()
    var bytesDone = 0
    var start = 0
    func show(_ filesDone: Int) {
      progress(
        BuildProgress(
          phase: .extracting, filesDone: filesDone, filesTotal: groups.count,
          bytesDone: bytesDone, bytesTotal: total,
          currentFile: groups[filesDone - 1].name))
    }
    while start < groups.count, !interruption.isRequested {
      let end = Self.windowEnd(of: groups, from: start)
      // The largest first, so that no job is left with one when the others have nothing to do.
      let order = (start..<end).sorted {
        (groups[$1].size, $0) < (groups[$0].size, $1)
      }
      // While issues are read the library has little to write.
      async let tidying: Void = store.tidyTextIndex()
      if options.jobs == 1 { try await tidying }
      var readings: [Int: [IssueExtractor.Reading]] = [:]
      try await InOrder(jobs: options.jobs).run(
        order.indices, while: { !interruption.isRequested },
        work: { try await drafts(of: sources.take(order[$0]), profiles, extractors, earlier) },
        body: { place, drafts in
          for draft in drafts {
            if let content = draft.content { try await store.saveDraft(content, named: draft.name) }
            for name in draft.reading.certainNames { names.insert(name) }
          }
          readings[order[place]] = drafts.map(\.reading)
          bytesDone += groups[order[place]].size
          show(start + place + 1)
        })
      try await tidying
      var complete = (start..<end).flatMap { readings.removeValue(forKey: $0) ?? [] }
      let places = complete.indices
      let lexicon = NameLexicon(names.certain)
      let waiting = Handover(complete)
      complete = []
      try await InOrder(jobs: options.jobs).run(
        places,
        work: {
          PreparedPart(try part(of: waiting.take($0), profiles, extractors, borrowing: lexicon))
        },
        body: { _, prepared in
          try await store.save(prepared)
          report.saved.append(prepared.part.issue.key)
          report.diagnostics += prepared.part.diagnostics
        })
      try store.removeDrafts()
      if start == 0, end == groups.count, !interruption.isRequested {
        show(end)
        // An issue that replaces another one takes names away, which others may have borrowed.
        return Set(report.saved).count == places.count
      }
      start = end
    }
    if !groups.isEmpty, !interruption.isRequested { show(groups.count) }
    return false
  }

  /// Where the window ends that begins with a source; it holds at least one.
  private static func windowEnd(of groups: [SourceGroup], from start: Int) -> Int {
    var bytes = groups[start].size
    var end = start + 1
    while end < groups.count, bytes + groups[end].size <= windowBytes {
      bytes += groups[end].size
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
