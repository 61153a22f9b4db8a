import Foundation
import GraphExport
import PropertyGraph
import Testing

@Suite("GraphML writer") struct GraphMLWriterTests {
  private static func text(
    _ graph: Graph, _ change: (inout ExportOptions) -> Void = { _ in }
  ) throws -> String {
    var options = ExportOptions()
    change(&options)
    return try GraphMLWriter(vocabulary: sampleVocabulary, options: options).text(of: graph)
  }

  @Test("the sample looks as agreed") func golden() throws {
    try expectGolden(try Self.text(sampleGraph), "sample.graphml")
    try expectGolden(
      try Self.text(sampleGraph) {
        $0.language = .english
        $0.includesEvidence = false
        $0.strictXSD = true
      }, "sample-strict-en.graphml")
    try expectGolden(try Self.text(sampleGraph) { $0.flavor = .yed }, "sample-yed.graphml")
  }

  @Test("an empty graph is a document with columns and no rows") func empty() throws {
    let text = try Self.text(.empty)
    #expect(text.hasSuffix("<graph id=\"inkgraph\" edgedefault=\"directed\"/>\n</graphml>\n"))
  }

  @Test("the strict form has no attribute that the schema lacks") func strict() throws {
    let text = try Self.text(nastyGraph) { $0.strictXSD = true }
    #expect(!text.contains(" label=") && !text.contains(" labels="))
  }

  @Test(
    "NetworkX and igraph read what was written",
    .enabled(
      if: Readers.python != nil,
      "no Python with Tests/requirements.txt: `make test` makes .venv, or set INKGRAPH_PYTHON"),
    arguments: [sampleGraph, nastyGraph, .empty])
  func readers(graph: Graph) throws {
    var expected = Readers.expectation(graph, vocabulary: sampleVocabulary, escapesLists: true)
    try Readers.check("check_graphml.py", try Self.text(graph), expected: expected)
    let strict = try Self.text(graph) { $0.strictXSD = true }
    try Readers.check("check_graphml.py", strict, expected: expected)
    expected["flavor"] = "yed"
    let yed = try Self.text(graph) { $0.flavor = .yed }
    try Readers.check("check_graphml.py", yed, expected: expected)
  }
}
