import Foundation
import GraphQuery
import GraphStore
import InkGraphPipeline
import InkGraphTestSupport
import NewspaperReader
import Ontology
import PropertyGraph

/// Building a library from files, and what users do with it day by day.
enum BuildSuite: Suite {
  static let name = "build"
  static let abstract = "Building a library: whole, by phases, one more issue, opening and asking."

  static func run(_ options: InputOptions, _ report: inout BenchReport) async throws {
    let input = try NewspaperInput(options)
    let sizes = input.sizes
    let count = options.repetition.count
    let folder = try TemporaryFolder()
    let library = folder.path("news.inkgraph")
    _ = Ontology.embedded
    for jobs in [1, 2] {
      let phases = PhaseTimes()
      try await report.measure(
        "build.jobs\(jobs)", repeat: count, sizes: sizes,
        prepare: { try? FileManager.default.removeItem(atPath: library) },
        {
          phases.start()
          try await build(input.paths, into: library, jobs: jobs) { phases.note($0) }
          phases.end()
        })
      for measurement in phases.measurements(jobs: jobs) { report.add(measurement) }
    }
    try await report.measure("build.unchanged", repeat: count, sizes: sizes) {
      try await build(input.paths, into: library, jobs: 1)
    }
    try await measureQuestions(library, count, &report)
    try await measureOneMore(input, folder, count, &report)
  }

  /// Opens a library, makes its graph and traces the person who is named most often.
  private static func measureQuestions(
    _ library: String, _ count: Int, _ report: inout BenchReport
  ) async throws {
    let graph = try LibraryGraph.open(library)
    let mentions = graph.nodeProperty("mentions")
    let people = graph.nodes(withLabel: "person")
    let person = people.max { (mentions.number($0) ?? 0) < (mentions.number($1) ?? 0) }
    guard let person else {
      throw BenchFailure("the library names no person; name other newspapers with --input")
    }
    try await report.measure(
      "open.trace", repeat: count,
      sizes: ["nodes": graph.nodeCount, "edges": graph.edgeCount]
    ) { TraceQuestion(center: person).answer(in: try LibraryGraph.open(library)).count }
  }

  /// Adds the last file to a library that has all the others.
  private static func measureOneMore(
    _ input: NewspaperInput, _ folder: TemporaryFolder, _ count: Int, _ report: inout BenchReport
  ) async throws {
    guard let last = input.files.last, input.files.count > 1 else { return }
    let base = folder.path("base.inkgraph")
    let library = folder.path("more.inkgraph")
    try await build(input.files.dropLast().map(\.path), into: base, jobs: 2)
    try await report.measure(
      "build.one-more", repeat: count,
      sizes: ["files": input.files.count, "added": last.bytes.count],
      prepare: {
        try? FileManager.default.removeItem(atPath: library)
        try FileManager.default.copyItem(atPath: base, toPath: library)
      },
      { try await build([last.path], into: library, jobs: 1) })
  }

  /// Builds a library with the built-in ontology.
  static func build(
    _ paths: [String], into library: String, jobs: Int,
    progress: @Sendable (BuildProgress) -> Void = { _ in }
  ) async throws {
    let report = try await LibraryBuilder(
      ontology: .embedded, options: BuildOptions(jobs: jobs)
    ).build(paths: paths, into: library, progress: progress)
    if report.saved.isEmpty, report.unchangedFiles == 0 {
      let first = report.diagnostics.first.map { ": \($0)" } ?? ""
      throw BenchFailure("no issue could be read\(first)")
    }
  }
}
