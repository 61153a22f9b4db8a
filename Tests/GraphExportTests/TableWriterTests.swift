import GraphExport
import PropertyGraph
import Testing

@Suite("Tables and FollowTheMoney") struct TableWriterTests {
  private static func tables(
    _ graph: Graph, for program: TableProgram
  ) throws -> (nodes: String, edges: String) {
    let writer = TableWriter(program, vocabulary: sampleVocabulary)
    let nodes = MemorySink()
    try writer.writeNodes(graph, to: nodes)
    let edges = MemorySink()
    try writer.writeEdges(graph, to: edges)
    return (nodes.text, edges.text)
  }

  @Test("the sample looks as agreed") func golden() throws {
    for program in TableProgram.allCases {
      let tables = try Self.tables(sampleGraph, for: program)
      try expectGolden(tables.nodes, "sample-\(program.rawValue)-nodes.csv")
      try expectGolden(tables.edges, "sample-\(program.rawValue)-edges.csv")
    }
    let writer = FollowTheMoneyWriter(vocabulary: sampleVocabulary)
    try expectGolden(try writer.text(of: sampleGraph), "sample.ftm.json")
  }

  @Test("for Neo4j every record stands in one line") func oneLine() throws {
    let tables = try Self.tables(nastyGraph, for: .neo4j)
    #expect(tables.nodes.split(separator: "\n").count == nastyGraph.nodeCount + 1)
    #expect(tables.edges.split(separator: "\n").count == nastyGraph.edgeCount + 1)
  }

  @Test(
    "a reader of CSV finds what was written",
    .enabled(
      if: Readers.python != nil,
      "no Python with Tests/requirements.txt: `make test` makes .venv, or set INKGRAPH_PYTHON"),
    arguments: [sampleGraph, nastyGraph, .empty])
  func csv(graph: Graph) throws {
    for program in TableProgram.allCases {
      var expected = Readers.expectation(graph, vocabulary: sampleVocabulary)
      let tables = try Self.tables(graph, for: program)
      expected["program"] = program.rawValue
      expected["edgeTable"] = tables.edges
      try Readers.check("check_tables.py", tables.nodes, expected: expected)
    }
  }

  @Test(
    "FollowTheMoney validates what was written, and keeps all of it",
    .enabled(
      if: Readers.python != nil,
      "no Python with Tests/requirements.txt: `make test` makes .venv, or set INKGRAPH_PYTHON"),
    arguments: [sampleGraph, nastyGraph, .empty])
  func followTheMoney(graph: Graph) throws {
    let expected = Readers.expectation(graph, vocabulary: sampleVocabulary)
    let text = try FollowTheMoneyWriter(vocabulary: sampleVocabulary).text(of: graph)
    try Readers.check("check_ftm.py", text, expected: expected)
  }
}
