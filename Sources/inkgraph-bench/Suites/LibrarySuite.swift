import ArgumentParser
import Foundation
import GraphQuery
import GraphStore
import InkGraphPipeline
import InkGraphTestSupport
import Ontology
import PropertyGraph

/// A library of many issues: building it, adding one more, opening it and asking.
///
/// Questions are asked of the whole program, which is looked for beside this one; everything else
/// runs in this process.
enum LibrarySuite: Suite {
  static let name = "library"
  static let abstract = "A large library: building, one more issue, opening and asking."

  /// How large the library is.
  struct Options: ParsableArguments {
    @Option(help: "How many invented issues.")
    var issues = 300

    @Option(help: "How many articles in each.")
    var articles = 15

    @Option(help: "The seed of the issues.")
    var seed: UInt64 = 1

    @Option(name: [.customShort("j"), .long], help: "How many issues are worked on at once.")
    var jobs = 1

    @Option(
      help: ArgumentHelp(
        "Keep issues and library in a folder, and use what is there.", valueName: "folder"),
      completion: .directory)
    var keep: String?

    @Option(
      help: ArgumentHelp(
        "Build nothing, and ask a generated graph of so many edges, five times as many as nodes.",
        valueName: "number"))
    var edges: Int?

    @OptionGroup var repetition: RepeatOption

    func validate() throws {
      if let edges, edges < 500 { throw ValidationError("--edges is 500 or more") }
      if issues < 20 { throw ValidationError("--issues is 20 or more") }
      if articles < 1 { throw ValidationError("--articles is 1 or more") }
      if jobs < 1 { throw ValidationError("--jobs is 1 or more") }
    }
  }

  static func run(_ options: Options, _ report: inout BenchReport) async throws {
    let temporary = try TemporaryFolder()
    let folder = options.keep.map { URL(fileURLWithPath: $0) } ?? temporary.url
    let issues = folder.appending(path: "issues")
    let library = folder.appending(path: "news.inkgraph").path
    let program = try Child.program("inkgraph")
    if let edges = options.edges {
      return try await measureGenerated(edges, options, temporary, program, &report)
    }
    // One issue more than the library gets at first.
    let archive = InventedArchive(seed: options.seed, articles: options.articles)
    if !FileManager.default.fileExists(atPath: issues.path) {
      try archive.write(issues: options.issues + 1, into: issues)
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: issues.path).sorted()
      .map { issues.appending(path: $0).path }
    guard let last = files.last, files.count == options.issues + 1 else {
      throw BenchFailure("\(issues.path): it holds \(files.count) files; name another folder")
    }
    let whole = try files.dropLast().reduce(0) { sum, file in
      sum + ((try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int) ?? 0)
    }
    let sizes = [
      "issues": options.issues, "articles": options.issues * options.articles, "bytes": whole,
    ]
    if !FileManager.default.fileExists(atPath: library) {
      let pace = BuildPace()
      try await report.measure("library.build.jobs\(options.jobs)", repeat: 1, sizes: sizes) {
        try await BuildSuite.build(
          Array(files.dropLast()), into: library, jobs: options.jobs
        ) { pace.note($0) }
      }
      for measurement in pace.measurements { report.add(measurement) }
    }
    let copy = folder.appending(path: "more.inkgraph").path
    try await report.measure(
      "library.one-more", repeat: options.repetition.count, sizes: ["issues": options.issues],
      prepare: {
        try? FileManager.default.removeItem(atPath: copy)
        try FileManager.default.copyItem(atPath: library, toPath: copy)
        // The clock is not to run while the system still writes the copy.
        sync()
      },
      {
        guard
          try Child(program, ["build", last, "--into", copy, "--jobs", "1"]).wait() == .code(0)
        else { throw BenchFailure("\(last): it can't be added; build it with `inkgraph build`") }
      })
    try? FileManager.default.removeItem(atPath: copy)
    try? FileManager.default.removeItem(atPath: library + "-graph")
    let graph = try await report.measure("library.graph", repeat: 1, sizes: [:]) {
      try LibraryGraph.open(library)
    }
    try await measureQuestions(library, graph, program, options.repetition.count, &report)
  }

  /// Asks a generated graph, which stands beside a library without issues.
  private static func measureGenerated(
    _ edges: Int, _ options: Options, _ folder: TemporaryFolder, _ program: URL,
    _ report: inout BenchReport
  ) async throws {
    var size = try GraphOptions.parse([])
    (size.nodes, size.edges, size.seed) = (edges / 5, edges, options.seed)
    let library = folder.path("news.inkgraph")
    let store = try GraphStore.open(path: library, mode: .create)
    let graph = GeneratedGraph.make(size)
    guard GraphLoader.keep(graph, of: store, at: try store.stamp) else {
      throw BenchFailure("\(library)-graph: it can't be written; look for room on the disk")
    }
    store.close()
    // There are no texts to search.
    try await measureQuestions(
      library, graph, program, options.repetition.count, searches: false, &report)
  }

  /// Asks the whole program, which reads the graph that is kept.
  private static func measureQuestions(
    _ library: String, _ graph: Graph, _ program: URL, _ count: Int, searches: Bool = true,
    _ report: inout BenchReport
  ) async throws {
    let sizes = ["nodes": graph.nodeCount, "edges": graph.edgeCount]
    let names = try commonNames(in: graph)
    for (name, arguments) in [
      ("related", ["related", names.project, "--type", "agency"]),
      ("trace", ["trace", names.resident]), ("path", ["path", names.resident, names.project]),
      ("find", ["find", names.project]), ("search", ["search", names.resident]),
    ] where searches || name != "search" {
      try await report.measure("library.\(name)", repeat: count, sizes: sizes) {
        guard
          try Child(program, arguments + ["--library", library, "--format", "json"]).wait()
            == .code(0)
        else { throw BenchFailure("inkgraph \(arguments.joined(separator: " ")): it failed") }
      }
    }
  }

  /// A work that is named often, and a person who is named as often as most.
  private static func commonNames(in graph: Graph) throws -> (project: String, resident: String) {
    let mentions = graph.nodeProperty("mentions")
    func sorted(_ label: String) -> [NodeID] {
      graph.nodes(withLabel: label).sorted {
        (mentions.number($1) ?? 0, $0) < (mentions.number($0) ?? 0, $1)
      }
    }
    let (works, people) = (sorted("project"), sorted("person"))
    guard let work = works.first, !people.isEmpty,
      let project = graph.nodeProperty("key").string(work),
      let person = graph.nodeProperty("key").string(people[people.count / 2])
    else { throw BenchFailure("the library names no work or no person; give another --seed") }
    return (project, person)
  }
}

/// How long an issue takes at the start of a build and at its end, told from its progress.
///
/// The lock guards all of the state, so that tasks may share the object.
final class BuildPace: @unchecked Sendable {
  private let lock = NSLock()
  private var times: [(done: Int, total: Int, time: ContinuousClock.Instant)] = []

  /// Takes a report of the build.
  func note(_ progress: BuildProgress) {
    guard progress.phase == .extracting else { return }
    lock.withLock { times.append((progress.filesDone, progress.filesTotal, .now)) }
  }

  /// How long an issue of the second tenth and one of the last tenth takes.
  ///
  /// The first tenth also loads what recognition knows. The last report comes when all issues are
  /// saved.
  var measurements: [Measurement] {
    lock.withLock {
      guard let total = times.last?.total, total >= 20 else { return [] }
      func pace(_ name: String, from start: Int, to end: Int) -> Measurement? {
        guard let first = times.first(where: { $0.done >= start }),
          let last =
            end == total ? times.last : times.first(where: { $0.done >= end })
        else { return nil }
        return Measurement(
          name, seconds: [(last.time - first.time).seconds / Double(end - start)],
          sizes: ["issues": 1], peakMemoryBytes: PeakMemory.bytes)
      }
      return [
        pace("library.build.issue-at-start", from: total / 10, to: total / 5),
        pace("library.build.issue-at-end", from: total - total / 10, to: total),
      ].compactMap(\.self)
    }
  }
}
