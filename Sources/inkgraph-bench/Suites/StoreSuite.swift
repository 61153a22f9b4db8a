import Foundation
import GraphStore
import InkGraphCore
import InkGraphTestSupport

/// The library file.
enum StoreSuite: Suite {
  static let name = "store"
  static let abstract =
    "Saving issues and links into a library file, opening it, loading all of it."

  static func run(_ options: InputOptions, _ report: inout BenchReport) async throws {
    let input = try NewspaperInput(options)
    let count = options.repetition.count
    let folder = try TemporaryFolder()
    let library = folder.path("news.inkgraph")
    try await BuildSuite.build(input.paths, into: library, jobs: 2)
    let size = try FileManager.default.attributesOfItem(atPath: library)[.size] as? Int
    let contents = try GraphStore.open(path: library, mode: .readOnly).contents()
    let sizes = [
      "bytes": size ?? 0, "issues": contents.parts.count,
      "entities": contents.linked.entities.count, "statements": contents.linked.statements.count,
    ]
    let copy = folder.path("copy.inkgraph")
    try await report.measure(
      "store.save", repeat: count, sizes: sizes,
      prepare: { try? FileManager.default.removeItem(atPath: copy) },
      {
        let store = try GraphStore.open(path: copy, mode: .create)
        for part in contents.parts { try store.save(part) }
        let state = try store.linkingState()
        let keys = state.issues.map { issue in
          (contents.linked.resolution[issue] ?? []).map {
            contents.linked.entities[$0].key
          }
        }
        try store.updateLinks(keys, of: state)
        store.close()
      })
    try await report.measure("store.open", repeat: count, sizes: sizes.filter { $0.key != "bytes" })
    {
      let store = try GraphStore.open(path: library, mode: .readOnly)
      defer { store.close() }
      return try store.issueRecords().count
    }
    try await report.measure("store.load", repeat: count, sizes: sizes) {
      let store = try GraphStore.open(path: library, mode: .readOnly)
      defer { store.close() }
      return try store.contents()
    }
    try await measureMentions(library, contents.linked, count, &report)
  }

  /// Asks for all places where a thing is named, of the things that are named most often.
  private static func measureMentions(
    _ library: String, _ linked: LinkedLibrary, _ count: Int, _ report: inout BenchReport
  ) async throws {
    let store = try GraphStore.open(path: library, mode: .readOnly)
    defer { store.close() }
    let keys = linked.entities.sorted { ($1.mentionCount, $0.key) < ($0.mentionCount, $1.key) }
      .prefix(50).map(\.key)
    try await report.measure("store.mentions", repeat: count, sizes: ["lookups": keys.count]) {
      try keys.reduce(0) { $0 + (try store.mentions(ofEntity: $1).count) }
    }
  }
}
