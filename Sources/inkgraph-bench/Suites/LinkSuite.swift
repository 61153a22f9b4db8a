import ArgumentParser
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

  /// What is linked.
  struct Options: ParsableArguments {
    @OptionGroup var input: InputOptions

    @Option(
      help: ArgumentHelp("A library that is there; nothing is built then.", valueName: "file"),
      completion: .file())
    var library: String?
  }

  static func run(_ options: Options, _ report: inout BenchReport) async throws {
    let count = options.input.repetition.count
    let folder = try TemporaryFolder()
    let library = options.library ?? folder.path("news.inkgraph")
    if options.library == nil {
      let input = try NewspaperInput(options.input)
      try await BuildSuite.build(input.paths, into: library, jobs: 2)
    }
    let store = try GraphStore.open(path: library, mode: .readOnly)
    defer { store.close() }
    let state = try await report.measure("link.state", repeat: count, sizes: [:]) {
      try store.linkingState()
    }
    let things = try await report.measure("link.things", repeat: count, sizes: [:]) {
      try state.things().table
    }
    let parts = try state.parts()
    let sizes = ["issues": parts.count, "things": things.count]
    let linker = try await report.measure("link.load", repeat: count, sizes: [:]) {
      LibraryLinker(Ontology.embedded)
    }
    // A part and the whole tell how the time grows.
    for share in [4, 2] where parts.count >= 8 {
      let some = Array(parts.prefix(parts.count / share))
      let things = ThingTable(some)
      let sizes = ["issues": some.count, "things": things.count]
      try await report.measure("link.1-of-\(share)", repeat: count, sizes: sizes) {
        linker.links(of: things)
      }
    }
    try await report.measure("link", repeat: count, sizes: sizes) { linker.links(of: things) }
    try await report.measure("assemble", repeat: count, sizes: sizes) {
      try GraphAssembler.assemble(store)
    }
    // Sentences are only read of libraries that have room in memory.
    guard parts.count <= 1_000 else { return }
    let contents = try store.contents()
    try await report.measure("assemble.cooccurrence", repeat: count, sizes: sizes) {
      GraphAssembler.assemble(contents.linked, parts: contents.parts, includeCooccurrence: true)
    }
  }
}
