import Foundation
import GraphExport
import PropertyGraph
import Testing

@Suite("DOT writer") struct DOTWriterTests {
  private static func text(
    _ graph: Graph, _ change: (inout ExportOptions) -> Void = { _ in }
  ) throws -> String {
    var options = ExportOptions()
    change(&options)
    return try DOTWriter(vocabulary: sampleVocabulary, options: options).text(of: graph)
  }

  @Test("the sample looks as agreed") func golden() throws {
    try expectGolden(try Self.text(sampleGraph), "sample.dot")
    try expectGolden(
      try Self.text(sampleGraph) {
        $0.language = .english
        $0.includesEvidence = false
      }, "sample-en.dot")
  }

  @Test("too large a picture is refused, unless it is forced") func limit() throws {
    var builder = GraphBuilder()
    for _ in 0..<2_001 { builder.addNode(labels: []) }
    let graph = builder.build()
    let error = #expect(throws: ExportError.self) { try Self.text(graph) }
    #expect(
      error?.description
        == "dot export: the graph has 2001 nodes, and a picture of more than 2000 takes long and "
        + "shows little; choose a part with --top N, --around NAME or --min-weight W, or write "
        + "all of it with --force")
    #expect(try Self.text(graph) { $0.maximumPictureNodes = nil }.contains("\"n2000\""))
  }

  @Test(
    "every program of Graphviz lays out what is meant for it",
    .enabled(if: Readers.hasGraphviz, "no Graphviz"), arguments: LayoutHint.allCases)
  func layoutHint(hint: LayoutHint) throws {
    let text = try Self.text(sampleGraph) { $0.layoutHint = hint }
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).dot")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(text.utf8).write(to: file)
    let outcome = try Readers.run(["/usr/bin/env", "dot", "-Tplain", file.path])
    #expect(outcome.status == 0)
    #expect(outcome.output.split(separator: "\n").filter { $0.hasPrefix("node ") }.count == 6)
  }

  @Test("Gephi's parser would find nodes and edges, since everything stands in inner braces")
  func forGephi() throws {
    let text = try Self.text(sampleGraph)
    // Gephi's importer skips from `graph`, `node` and `edge` to the next opening brace.
    let inner = text.split(separator: "{", maxSplits: 2, omittingEmptySubsequences: false)
    #expect(inner.count == 3)
    #expect(!inner[1].contains("->") && inner[2].contains("\"n0\" -> \"n1\""))
    #expect(!inner[2].contains("#"))
  }

  @Test(
    "Graphviz reads and draws what was written",
    .enabled(
      if: Readers.python != nil && Readers.hasGraphviz,
      "no Graphviz, or no Python with Tests/requirements.txt (`make test` makes .venv)"),
    arguments: [sampleGraph, nastyGraph, .empty])
  func readers(graph: Graph) throws {
    let expected = Readers.expectation(graph, vocabulary: sampleVocabulary)
    try Readers.check("check_dot.py", try Self.text(graph), expected: expected)
  }
}
