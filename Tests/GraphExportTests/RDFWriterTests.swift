import Foundation
import GraphExport
import InkGraphCore
import PropertyGraph
import Testing

@Suite("RDF writer") struct RDFWriterTests {
  private static func text(
    _ graph: Graph, as syntax: RDFSyntax = .xml, evidence: Bool = true
  ) throws -> String {
    var options = ExportOptions()
    options.includesEvidence = evidence
    return try RDFWriter(syntax, vocabulary: sampleVocabulary, options: options).text(of: graph)
  }

  @Test("the sample looks as agreed") func golden() throws {
    for syntax in RDFSyntax.allCases {
      let name = "sample.\(syntax.format.fileExtension)"
      try expectGolden(try Self.text(sampleGraph, as: syntax), name)
    }
  }

  @Test("without evidence there is no quote") func withoutEvidence() throws {
    let text = try Self.text(nastyGraph, evidence: false)
    #expect(!text.contains("prov:Entity") && !text.contains("prov:value"))
  }

  @Test("an identifier follows from the key alone, and is ASCII") func identifiers() throws {
    let hash = StableHash.hexadecimal("person/王汀兰")
    let about = "rdf:about=\"https://inkgraph.example/id/person/\(hash)\""
    #expect(try Self.text(sampleGraph).contains(about))
    #expect(try Self.text(sampleGraph.subgraph(keepingNodes: { $0.index == 0 })).contains(about))
  }

  @Test("two nodes with one key are refused") func repeatedKey() throws {
    var builder = GraphBuilder()
    for _ in 0..<2 { builder.addNode(labels: ["person"], properties: ["key": .string("person/甲")]) }
    let graph = builder.build()
    let error = #expect(throws: ExportError.self) { try Self.text(graph) }
    #expect(
      error?.description
        == "rdfxml export: two nodes have the key 'person/甲', so nothing would tell them apart; "
        + "build the graph again, and report this if it stays")
  }

  @Test("the same statement twice is two statements") func repeatedStatement() throws {
    var builder = GraphBuilder()
    let node = builder.addNode(labels: ["person"], properties: ["key": .string("person/甲")])
    for _ in 0..<3 { builder.addEdge(from: node, to: node, type: "supports") }
    let text = try Self.text(builder.build())
    let statements = text.split(separator: "\n").filter { $0.contains("<ink:statement ") }
    #expect(Set(statements).count == 3)
    #expect(text.split(separator: "\n").filter { $0.contains("<ink:supports ") }.count == 1)
  }

  @Test("a predicate of another namespace keeps its identifier") func foreignPredicate() throws {
    var builder = GraphBuilder()
    let node = builder.addNode(labels: [], properties: ["key": .string("person/甲")])
    builder.addEdge(from: node, to: node, type: "knows")
    builder.addEdge(from: node, to: node, type: "likes")
    let vocabulary = ExportVocabulary(predicates: [
      ExportTerm("knows", iri: "http://xmlns.com/foaf/0.1/knows"),
      ExportTerm("likes", iri: "https://other.example/terms/likes"),
    ])
    let text = try RDFWriter(.xml, vocabulary: vocabulary).text(of: builder.build())
    #expect(text.contains("<foaf:knows "))
    #expect(text.contains("xmlns:ns1=\"https://other.example/terms/\""))
    #expect(text.contains("<ns1:likes "))
  }

  @Test(
    "rdflib, Oxigraph and rapper read the same triples in every syntax, and what was meant",
    .enabled(
      if: Readers.python != nil,
      "no Python with Tests/requirements.txt: `make test` makes .venv, or set INKGRAPH_PYTHON"),
    arguments: [sampleGraph, nastyGraph, .empty])
  func readers(graph: Graph) throws {
    var expected = Readers.expectation(graph, vocabulary: sampleVocabulary)
    expected["rapper"] = Readers.hasRapper
    if let edges = expected["edges"] as? [[String: Any]] {
      expected["edges"] = zip(graph.edges, edges).map { edge, values in
        var values = values
        var quotes: [String] = []
        if case .list(let texts)? = graph.property("evidence", of: edge) {
          quotes = texts.map { Readers.stripped($0.text) }
        }
        values["quotes"] = quotes
        return values
      }
    }
    let others = [("turtle", RDFSyntax.turtle), ("nt", .nTriples), ("json-ld", .jsonLD)]
    expected["others"] = try Dictionary(
      uniqueKeysWithValues: others.map { ($0.0, try Self.text(graph, as: $0.1)) })
    try Readers.check("check_rdf.py", try Self.text(graph), expected: expected)
  }
}
