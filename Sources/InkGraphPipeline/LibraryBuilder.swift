public import EntityLinking
internal import GraphStore
internal import InkGraphCore
internal import NewspaperReader
public import Ontology
public import RelationExtraction

/// Builds a library from newspaper files: read, recognize, link, relate, store.
///
/// ```swift
/// let builder = LibraryBuilder(ontology: .embedded, options: BuildOptions(jobs: 2))
/// let report = try await builder.build(paths: ["issues/"], into: "news.inkgraph") { _ in }
/// ```
///
/// **Invariant:** what the library holds depends on the set of files and the options, never on the
/// order of files or the number of jobs.
public struct LibraryBuilder: Sendable {
  let ontology: Ontology
  let options: BuildOptions
  let extraRules: [RelationRule]
  let corrections: [Correction]
  /// What the result depends on besides the files: the ontology, the rules, the program's version.
  let knowledge: String

  /// Makes a builder; `corrections` are replayed each time that the library is linked.
  public init(
    ontology: Ontology, options: BuildOptions, extraRules: [RelationRule] = [],
    corrections: [Correction] = []
  ) {
    self.ontology = ontology
    self.options = options
    self.extraRules = extraRules
    self.corrections = corrections
    knowledge = StableHash.hexadecimal(
      [Self.version, ontology.fingerprint, options.home ?? "", "\(extraRules)"]
        .joined(separator: "\n"))
  }

  /// Adds the issues in files and folders to a library, which is made if it does not exist.
  ///
  /// Without an issue no library is made. Files whose content the library holds are skipped; an
  /// issue of the same paper, date and number replaces the old one. Each issue is one transaction.
  /// Without paths a library is only brought up to date, as after a build that was interrupted.
  ///
  /// - Parameters:
  ///   - paths: Files and folders.
  ///   - path: The library file.
  ///   - interruption: Says when the user wants the build to end early.
  ///   - progress: Called as the work goes on, from one thread at a time.
  /// - Returns: What was saved, what was left alone, and what the user should know.
  /// - Throws: `BuildError` for paths that can't be read, `StoreError` for the library,
  ///   `RuleError` for rules.
  public func build(
    paths: [String], into path: String, interruption: Interruption = Interruption(),
    progress: @Sendable (BuildProgress) -> Void = { _ in }
  ) async throws -> BuildReport {
    let files = try SourceFiles(paths)
    let store = try GraphStore.open(path: path, mode: paths.isEmpty ? .readWrite : .create)
    defer { store.close() }
    var report = BuildReport()
    let stored = try store.heads()
    var profiles = profiles(of: stored)
    report.diagnostics = files.diagnostics
    let known = Set(stored.map(\.contentHash))
    var survey = Survey()
    let extractors = try Extractors(
      ontology: ontology, extraRules: extraRules, fixedHome: options.home)
    try await withThrowingTaskGroup(of: Void.self) { group in
      try await look(
        at: files.groups, known, &profiles, &survey, &report, interruption, progress
      ) {
        if options.jobs > 1 { group.addTask { try extractors.prepare() } }
      }
      try await group.waitForAll()
    }
    // What is known of the papers no longer changes, and tasks share it from here.
    let papers = profiles
    let isComplete = try await extract(
      survey.takeSources(), papers, extractors, into: store, &report, interruption, progress)
    report.wasInterrupted = interruption.isRequested
    if store.isNew, report.saved.isEmpty {
      store.discard()
      report.madeNothing = true
    } else if !report.wasInterrupted {
      if options.prunes { try prune(stored, keeping: survey.hashes, in: store, &report) }
      if isComplete, stored.isEmpty { try store.finishBorrowing() }
      try await finish(
        stored.map(\.issue), [], papers, extractors, in: store, &report, progress)
    }
    report.diagnostics.sort { $0.location < $1.location }
    return report
  }

  /// Does what needs all issues: extracts again what others changed, and links.
  func finish(
    _ stored: [Issue], _ strange: Set<IssueKey>, _ papers: PaperProfiles, _ extractors: Extractors,
    in store: GraphStore,
    _ report: inout BuildReport, _ progress: (BuildProgress) -> Void
  ) async throws {
    try await store.tidyTextIndex(ifMoreThan: Self.manyTextSegments)
    try revise(stored, strange, papers, extractors, in: store, &report)
    try store.setSetting(Self.knowledgeSetting, to: knowledge)
    func show(_ phase: BuildProgress.Phase, _ done: Int, _ total: Int) {
      progress(
        BuildProgress(
          phase: phase, filesDone: done, filesTotal: total, bytesDone: 0, bytesTotal: 0,
          currentFile: ""))
    }
    try await LibraryPass(store: store, jobs: options.jobs).run(
      { issue in
        let home = papers.home(of: issue.newspaper, license: issue.contact.license)
        return try extractors.extractor(forHome: home)
      }, progress: { show(.comparing, $0, $1) })
    extractors.discard()
    show(.linking, 0, 0)
    report.diagnostics += try await link(store, progress: { show(.linking, $0, $1) })
    let saved = report.saved.count
    if saved >= Self.issuesWorthImage, saved * 8 >= stored.count {
      _ = try GraphLoader.graph(of: store)
    }
  }

  /// A build of so many issues, if they are no small part of the library, also makes the graph that
  /// questions need, which adds a fifteenth to its time; else the first question makes it: of a small
  /// library in a moment, and of a large one to which an issue is added every day only when it is
  /// asked.
  private static let issuesWorthImage = 500

  /// Over so many parts of the index `inkgraph search` takes 0.02 s, as over few, so that a build that
  /// leaves no more need not wait till they are merged.
  private static let manyTextSegments = 100

  /// Removes the issues whose files are gone.
  private func prune(
    _ stored: [IssuePart], keeping hashes: Set<String>, in store: GraphStore,
    _ report: inout BuildReport
  ) throws {
    guard report.unreadableFiles == 0 else {
      report.diagnostics.append(
        Diagnostic(
          .warning, at: SourceLocation(source: store.path),
          "nothing was pruned, because a file could not be read; mend or remove it, and build again"
        ))
      return
    }
    let saved = Set(report.saved)
    for part in stored where !hashes.contains(part.contentHash) && !saved.contains(part.issue.key) {
      if try store.remove(part.issue.key) { report.removed.append(part.issue.key) }
    }
  }

  /// What the stored issues tell of their papers.
  func profiles(of stored: [IssuePart]) -> PaperProfiles {
    var profiles = PaperProfiles()
    let homes = HomeFinder(ontology: ontology)
    // The issues of a paper name the same publishers.
    var known: [[Publisher]: String?] = [:]
    for head in stored {
      let publishers = head.issue.publishers
      let home = known[publishers] ?? homes.home(of: publishers)
      known[publishers] = .some(home)
      profiles.note(
        newspaper: Self.isNamed(head.issue.newspaper) ? head.issue.newspaper : "",
        license: head.issue.contact.license, home: home)
    }
    return profiles
  }

  /// What the files hold.
  struct Survey {
    /// The files that the library does not hold.
    var sources: [Source] = []
    /// The hashes of all files.
    var hashes: Set<String> = []

    /// Gives the sources away.
    mutating func takeSources() -> [Source] {
      defer { sources = [] }
      return sources
    }
  }

  struct Source: Sendable {
    let group: SourceGroup
    let hash: String
    /// What the files hold, where there are not too many of them to be kept till they are needed.
    let result: ReadResult?
  }

  /// A file that was looked at; without a result if the library holds it.
  private struct Look: Sendable {
    let hash: String
    let result: ReadResult?
  }

  /// Looks at every masthead, because one issue's may tell another's name and home.
  ///
  /// `foundFirst` is called with the first file that the library does not hold.
  func look(
    at groups: [SourceGroup], _ known: Set<String>, _ profiles: inout PaperProfiles,
    _ survey: inout Survey, _ report: inout BuildReport,
    _ interruption: Interruption, _ progress: (BuildProgress) -> Void,
    foundFirst: () -> Void = {}
  ) async throws {
    let loader = SourceLoader(options.reading)
    let homes = HomeFinder(ontology: ontology)
    let total = groups.reduce(0) { $0 + $1.size }
    var bytesDone = 0
    var bytesKept = 0
    var copies: [String: String] = [:]
    try await InOrder(jobs: options.jobs).run(
      groups.indices, while: { !interruption.isRequested },
      work: { index -> Look in
        let hash = try loader.hash(groups[index])
        let result = known.contains(hash) ? nil : try await loader.read(groups[index])
        return Look(hash: hash, result: result)
      },
      body: { index, read in
        let (group, hash) = (groups[index], read.hash)
        progress(
          BuildProgress(
            phase: .reading, filesDone: index, filesTotal: groups.count, bytesDone: bytesDone,
            bytesTotal: total, currentFile: group.name))
        bytesDone += group.size
        survey.hashes.insert(hash)
        guard let result = read.result else {
          report.unchangedFiles += group.members.count
          return
        }
        if let first = copies[hash] {
          report.diagnostics.append(
            Diagnostic(
              .note, at: SourceLocation(source: group.name),
              "it holds the same as \(first) and was read once"))
          return
        }
        copies[hash] = group.name
        // A file without an article is no issue, whatever else it holds.
        if result.issues.allSatisfy(\.articles.isEmpty) {
          if result.diagnostics.contains(where: { $0.severity == .error }) {
            report.unreadableFiles += 1
          }
          report.diagnostics += result.diagnostics
          return
        }
        for issue in result.issues {
          profiles.note(
            newspaper: issue.newspaper, license: issue.contact.license,
            home: homes.home(of: issue.publishers))
        }
        bytesKept += group.size
        if survey.sources.isEmpty { foundFirst() }
        survey.sources.append(
          Source(group: group, hash: hash, result: bytesKept > Self.windowBytes ? nil : result))
      })
  }

  /// Extracts stored issues again where something that all issues tell has changed: the paper's
  /// name or home, or the program's own knowledge.
  ///
  /// The strange issues are those that were extracted elsewhere with something else in mind.
  private func revise(
    _ stored: [Issue], _ strange: Set<IssueKey>, _ profiles: PaperProfiles,
    _ extractors: Extractors, in store: GraphStore, _ report: inout BuildReport
  ) throws {
    let isStale = try store.setting(Self.knowledgeSetting) != knowledge
    var homes: [String: String?] = [:]
    func knownHome(of newspaper: String) throws -> String? {
      if let known = homes[newspaper] { return known }
      let home = try store.setting("home/\(newspaper)")
      homes[newspaper] = .some(home)
      return home
    }
    for head in stored {
      let key = head.key
      var issue = head
      if !Self.isNamed(key.newspaper) { issue.newspaper = "" }
      issue = Self.named(issue, profiles)
      let newspaper = issue.newspaper
      let home = profiles.home(of: newspaper, license: issue.contact.license)
      guard
        try isStale || strange.contains(key) || newspaper != key.newspaper
          || knownHome(of: newspaper) != home
      else {
        continue
      }
      guard let part = try store.issue(key) else { continue }
      issue = part.issue
      issue.newspaper = newspaper
      // Diagnostics of relations come anew; those of the reader stay.
      let read = part.diagnostics.filter { !$0.message.contains("(rule ") }
      try store.save(
        extractors.extractor(forHome: home).part(
          of: issue, contentHash: part.contentHash, diagnostics: read,
          borrowing: part.borrowedNames))
      if issue.key != key { try store.remove(key) }
      report.revised.append(issue.key)
    }
    for newspaper in try store.newspapers() {
      try store.setSetting("home/\(newspaper)", to: profiles.home(of: newspaper, license: nil))
    }
  }

  private static let knowledgeSetting = "knowledge"
  /// Raised whenever the same file would give another part.
  private static let version = "1"

  /// The issue with the name that others of the same licence print, or one that says it has none.
  static func named(_ issue: Issue, _ profiles: PaperProfiles) -> Issue {
    guard issue.newspaper.isEmpty else { return issue }
    var issue = issue
    issue.newspaper =
      profiles.name(forLicense: issue.contact.license)
      ?? "\(unnamed)\(issue.contact.license.map { "（\($0)）" } ?? "")"
    return issue
  }

  private static func isNamed(_ newspaper: String) -> Bool { !newspaper.hasPrefix(unnamed) }

  private static let unnamed = "未署名报纸"
}
