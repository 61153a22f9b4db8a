import Foundation
import GraphExport
import InkGraphCore
import PropertyGraph
import Testing

@Suite("GEXF writer") struct GEXFWriterTests {
  private static func text(
    _ graph: Graph, _ change: (inout ExportOptions) -> Void = { _ in }
  ) throws -> String {
    var options = ExportOptions()
    change(&options)
    return try GEXFWriter(vocabulary: sampleVocabulary, options: options).text(of: graph)
  }

  @Test("the sample looks as agreed") func golden() throws {
    try expectGolden(try Self.text(sampleGraph), "sample.gexf")
    try expectGolden(
      try Self.text(sampleGraph) {
        $0.strictXSD = true
        $0.includesEvidence = false
      }, "sample-strict.gexf")
  }

  @Test("a spell ends the day after, and never before it begins") func spells() throws {
    var builder = GraphBuilder()
    func add(_ first: String?, _ last: String?) {
      var properties: [String: PropertyValue] = [:]
      properties["firstSeen"] = first.flatMap { CalendarDate(iso: $0) }.map { .date($0) }
      properties["lastSeen"] = last.flatMap { CalendarDate(iso: $0) }.map { .date($0) }
      builder.addNode(labels: [], properties: properties)
    }
    add("2024-02-28", "2024-02-28")
    add("2023-12-31", nil)
    add(nil, "2024-01-01")
    add("2024-12-30", "2024-12-31")
    add("2024-02-02", "2024-02-01")
    let lines = try Self.text(builder.build()).split(separator: "\n")
      .filter { $0.contains("<spell ") }.map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(
      lines == [
        #"<spell start="2024-02-28" end="2024-02-29"/>"#, #"<spell start="2023-12-31"/>"#,
        #"<spell start="2024-12-30" end="2025-01-01"/>"#, #"<spell start="2024-02-02"/>"#,
      ])
  }

  @Test(
    "NetworkX reads what was written",
    .enabled(
      if: Readers.python != nil,
      "no Python with Tests/requirements.txt: `make test` makes .venv, or set INKGRAPH_PYTHON"),
    arguments: [sampleGraph, nastyGraph, .empty])
  func readers(graph: Graph) throws {
    var expected = Readers.expectation(graph, vocabulary: sampleVocabulary)
    expected["viz"] = true
    let isSample = graph.nodeCount == sampleGraph.nodeCount
    expected["spells"] =
      isSample
      ? [
        ["n0", "2024-03-01", "2024-05-21"], ["n1", "2024-03-01", "2024-05-21"],
        ["n3", "2024-03-01", "2024-03-02"], ["n4", "2024-03-01", "2024-03-02"],
      ] : []
    try Readers.check("check_gexf.py", try Self.text(graph), expected: expected)
    expected["viz"] = false
    let strict = try Self.text(graph) { $0.strictXSD = true }
    try Readers.check("check_gexf.py", strict, expected: expected)
  }

  /// The published schema, `gexf.xsd` with the files that it includes; nil leaves its test out.
  private static let schemaPath = ProcessInfo.processInfo.environment["GEXF_XSD"]

  @Test(
    "the strict form keeps to the published schema",
    .enabled(
      if: schemaPath != nil && Readers.hasXMLLint,
      "GEXF_XSD does not name gexf.xsd of GEXF 1.3, or no xmllint (Debian: libxml2-utils)"),
    arguments: [sampleGraph, nastyGraph, .empty])
  func schema(graph: Graph) throws {
    let schema = try #require(Self.schemaPath)
    let text = try Self.text(graph) { $0.strictXSD = true }
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).gexf")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(text.utf8).write(to: file)
    let outcome = try Readers.run([
      "/usr/bin/env", "xmllint", "--noout", "--nonet", "--schema", schema, file.path,
    ])
    #expect(outcome.status == 0, "\(outcome.output)")
  }
}
