import EntityLinking
import GraphStore
import InkGraphCore
import InkGraphPipeline
import InkGraphTestSupport
import Ontology

/// Comparing all issues with each other, and making the graph.
enum LinkSuite: Suite {
  static let name = "link"
  static let abstract = "Linking the issues of a library, and making its graph."

  static func run(_ options: InputOptions, _ report: inout BenchReport) async throws {
    let input = try NewspaperInput(options)
    let count = options.repetition.count
    let folder = try TemporaryFolder()
    let library = folder.path("news.inkgraph")
    try await BuildSuite.build(input.paths, into: library, jobs: 2)
    let store = try GraphStore.open(path: library, mode: .readOnly)
    defer { store.close() }
    let parts = try store.parts()
    let sizes = [
      "issues": parts.count, "articles": parts.reduce(0) { $0 + $1.issue.articles.count },
      "mentions": parts.reduce(0) { $0 + $1.mentions.count },
      "statements": parts.reduce(0) { $0 + $1.statements.count },
    ]
    let linker = try await report.measure("link.load", repeat: count, sizes: [:]) {
      LibraryLinker(Ontology.embedded)
    }
    // A part and the whole tell how the time grows.
    for share in [4, 2] where parts.count >= 8 {
      let some = Array(parts.prefix(parts.count / share))
      let sizes = [
        "issues": some.count, "mentions": some.reduce(0) { $0 + $1.mentions.count },
      ]
      try await report.measure("link.1-of-\(share)", repeat: count, sizes: sizes) {
        linker.link(some)
      }
    }
    let linked = try await report.measure("link", repeat: count, sizes: sizes) {
      linker.link(parts)
    }
    for includesCooccurrence in [false, true] {
      try await report.measure(
        includesCooccurrence ? "assemble.cooccurrence" : "assemble", repeat: count, sizes: sizes
      ) {
        GraphAssembler.assemble(linked, parts: parts, includeCooccurrence: includesCooccurrence)
      }
    }
  }
}
