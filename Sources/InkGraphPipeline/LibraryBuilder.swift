public import EntityLinking
internal import GraphStore
public import InkGraphCore
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
  private let ontology: Ontology
  private let options: BuildOptions
  private let extraRules: [RelationRule]
  private let corrections: [Correction]

  /// Makes a builder; `corrections` are replayed each time that the library is linked.
  public init(
    ontology: Ontology, options: BuildOptions, extraRules: [RelationRule] = [],
    corrections: [Correction] = []
  ) {
    self.ontology = ontology
    self.options = options
    self.extraRules = extraRules
    self.corrections = corrections
  }

  /// Adds the issues in files and folders to a library, which is made if it does not exist.
  ///
  /// Files whose content the library holds are skipped; an issue of the same paper, date and number
  /// replaces the old one. Each issue is one transaction.
  ///
  /// - Parameters:
  ///   - paths: Files and folders.
  ///   - path: The library file.
  ///   - progress: Called as the work goes on, from one thread at a time.
  /// - Returns: What was saved, what was left alone, and what the user should know.
  /// - Throws: `BuildError` for paths that can't be read, `StoreError` for the library,
  ///   `RuleError` for rules.
  public func build(
    paths: [String], into path: String, progress: @Sendable (BuildProgress) -> Void = { _ in }
  ) async throws -> BuildReport {
    let files = try SourceFiles(paths)
    let store = try GraphStore.open(path: path, mode: .create)
    defer { store.close() }
    var report = BuildReport()
    let stored = try store.issueRecords()
    var profiles = PaperProfiles()
    let homes = HomeFinder(ontology: ontology)
    for record in stored {
      guard let part = try store.issue(record.key) else { continue }
      profiles.note(
        newspaper: Self.isNamed(record.key.newspaper) ? record.key.newspaper : "",
        license: part.issue.contact.license, home: homes.home(of: part.issue.publishers))
    }
    report.diagnostics = files.diagnostics
    let known = Set(stored.map(\.contentHash))
    let sources = try await survey(files.groups, known, homes, &profiles, &report, progress)
    // What is known of the papers no longer changes, and tasks share it from here.
    let papers = profiles
    let extractors = try Extractors(
      ontology: ontology, extraRules: extraRules, fixedHome: options.home)
    try await extract(sources, papers, extractors, into: store, &report, progress)
    try revise(stored.map(\.key), papers, extractors, in: store, &report)
    try store.setSetting(Self.knowledgeSetting, to: knowledge)
    try await LibraryPass(store: store, jobs: options.jobs).run { issue in
      let home = papers.home(of: issue.newspaper, license: issue.contact.license)
      return try extractors.extractor(forHome: home)
    }
    progress(
      BuildProgress(
        phase: .linking, filesDone: sources.count, filesTotal: sources.count, bytesDone: 0,
        bytesTotal: 0, currentFile: ""))
    report.diagnostics += try link(store)
    report.diagnostics.sort { $0.location < $1.location }
    return report
  }

  /// Links the issues of a library again, as after a new correction.
  ///
  /// - Returns: What the user should know of the corrections.
  /// - Throws: `StoreError`.
  public func relink(_ path: String) throws -> [Diagnostic] {
    let store = try GraphStore.open(path: path, mode: .readWrite)
    defer { store.close() }
    return try link(store)
  }

  /// The merges and splits of a library that are not sure and on which no correction decides, the
  /// worst first.
  ///
  /// - Throws: `StoreError`.
  public func uncertainLinks(in path: String) throws -> [LinkDecision] {
    let store = try GraphStore.open(path: path, mode: .readOnly)
    defer { store.close() }
    return LibraryLinker(ontology).decisions(try store.parts(), correcting: corrections)
  }

  private func link(_ store: GraphStore) throws -> [Diagnostic] {
    let result = LibraryLinker(ontology).result(try store.parts(), correcting: corrections)
    try store.saveLinked(result.library)
    return result.diagnostics
  }

  private struct Source: Sendable {
    let group: SourceGroup
    let hash: String
  }

  /// Looks at every masthead, because one issue's may tell another's name and home.
  private func survey(
    _ groups: [SourceGroup], _ known: Set<String>, _ homes: HomeFinder,
    _ profiles: inout PaperProfiles, _ report: inout BuildReport,
    _ progress: (BuildProgress) -> Void
  ) async throws -> [Source] {
    let loader = SourceLoader(options.reading)
    let total = groups.reduce(0) { $0 + $1.size }
    var bytesDone = 0
    var sources: [Source] = []
    var copies: [String: String] = [:]
    for (index, group) in groups.enumerated() {
      progress(
        BuildProgress(
          phase: .reading, filesDone: index, filesTotal: groups.count, bytesDone: bytesDone,
          bytesTotal: total, currentFile: group.name))
      bytesDone += group.size
      let hash = try loader.hash(group)
      if known.contains(hash) {
        report.unchangedFiles += group.members.count
        continue
      }
      if let first = copies[hash] {
        report.diagnostics.append(
          Diagnostic(
            .note, at: SourceLocation(source: group.name),
            "it holds the same as \(first) and was read once"))
        continue
      }
      copies[hash] = group.name
      let result = try await loader.read(group)
      // A file without an article is no issue, whatever else it holds.
      if result.issues.allSatisfy(\.articles.isEmpty) {
        if result.diagnostics.contains(where: { $0.severity == .error }) {
          report.unreadableFiles += 1
        }
        report.diagnostics += result.diagnostics
        continue
      }
      for issue in result.issues {
        profiles.note(
          newspaper: issue.newspaper, license: issue.contact.license,
          home: homes.home(of: issue.publishers))
      }
      sources.append(Source(group: group, hash: hash))
    }
    return sources
  }

  /// Extracts the issues of the sources, several at once, and saves them in order.
  private func extract(
    _ sources: [Source], _ profiles: PaperProfiles, _ extractors: Extractors,
    into store: GraphStore, _ report: inout BuildReport, _ progress: (BuildProgress) -> Void
  ) async throws {
    let total = sources.reduce(0) { $0 + $1.group.size }
    var bytesDone = 0
    var waiting: [Int: [IssuePart]] = [:]
    var nextToSave = 0
    try await withThrowingTaskGroup(of: (Int, [IssuePart]).self) { group in
      var nextToStart = 0
      func start() {
        guard nextToStart < sources.count else { return }
        let index = nextToStart
        nextToStart += 1
        let source = sources[index]
        group.addTask { (index, try await self.parts(of: source, profiles, extractors)) }
      }
      for _ in 0..<options.jobs { start() }
      while let (index, parts) = try await group.next() {
        waiting[index] = parts
        // Saving in order keeps the file the same and the memory bounded by the jobs at hand.
        while let ready = waiting.removeValue(forKey: nextToSave) {
          for part in ready {
            try store.save(part)
            report.saved.append(part.issue.key)
            report.diagnostics += part.diagnostics
          }
          bytesDone += sources[nextToSave].group.size
          nextToSave += 1
          progress(
            BuildProgress(
              phase: .extracting, filesDone: nextToSave, filesTotal: sources.count,
              bytesDone: bytesDone, bytesTotal: total,
              currentFile: sources[nextToSave - 1].group.name))
        }
        start()
      }
    }
  }

  private func parts(
    of source: Source, _ profiles: PaperProfiles, _ extractors: Extractors
  ) async throws -> [IssuePart] {
    let result = try await SourceLoader(options.reading).read(source.group)
    let hash = source.hash
    return try result.issues.filter { !$0.articles.isEmpty }.enumerated().map { index, read in
      let issue = Self.named(read, profiles)
      let home = profiles.home(of: issue.newspaper, license: issue.contact.license)
      return try extractors.extractor(forHome: home).part(
        of: issue, contentHash: hash, diagnostics: index == 0 ? result.diagnostics : [])
    }
  }

  /// Extracts stored issues again where something that all issues tell has changed: the paper's
  /// name or home, or the program's own knowledge.
  private func revise(
    _ keys: [IssueKey], _ profiles: PaperProfiles, _ extractors: Extractors,
    in store: GraphStore, _ report: inout BuildReport
  ) throws {
    let isStale = try store.setting(Self.knowledgeSetting) != knowledge
    for key in keys {
      guard let part = try store.issue(key) else { continue }
      var issue = part.issue
      if !Self.isNamed(key.newspaper) { issue.newspaper = "" }
      issue = Self.named(issue, profiles)
      let home = profiles.home(of: issue.newspaper, license: issue.contact.license)
      let setting = "home/\(issue.newspaper)"
      guard try isStale || issue.newspaper != key.newspaper || store.setting(setting) != home else {
        continue
      }
      // Diagnostics of relations come anew; those of the reader stay.
      let read = part.diagnostics.filter { !$0.message.contains("(rule ") }
      try store.save(
        extractors.extractor(forHome: home).part(
          of: issue, contentHash: part.contentHash, diagnostics: read,
          borrowing: part.borrowedNames))
      if issue.key != key { try store.remove(key) }
      report.revised.append(issue.key)
    }
    for newspaper in Set(try store.issueRecords().map(\.key.newspaper)).sorted() {
      try store.setSetting("home/\(newspaper)", to: profiles.home(of: newspaper, license: nil))
    }
  }

  /// What the result depends on besides the files: the ontology, the rules, the program's version.
  private var knowledge: String {
    StableHash.hexadecimal(
      [Self.version, ontology.fingerprint, options.home ?? "", "\(extraRules)"]
        .joined(separator: "\n"))
  }

  private static let knowledgeSetting = "knowledge"
  /// Raised whenever the same file would give another part.
  private static let version = "1"

  /// The issue with the name that others of the same licence print, or one that says it has none.
  private static func named(_ issue: Issue, _ profiles: PaperProfiles) -> Issue {
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
