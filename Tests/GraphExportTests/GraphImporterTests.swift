import GraphExport
import InkGraphCore
import PropertyGraph
import Testing

@Suite("Reading back") struct GraphImporterTests {
  private static let importer = GraphImporter(vocabulary: sampleVocabulary)

  private static func back(_ text: String) throws -> Graph {
    try importer.graph(from: Array(text.utf8), source: "t.xml")
  }

  /// The nodes and edges of a graph as texts without what XML forbids.
  private static func lines(_ graph: Graph, weighted: Bool = false) -> [String] {
    func text(_ properties: [(key: String, value: PropertyValue)]) -> String {
      properties.sorted { $0.key < $1.key }.filter { !$0.value.text.isEmpty }
        .map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }
    let nodes = graph.nodes.map { node in
      "\(node) \(graph.labels(of: node)) "
        + text(graph.properties(of: node).map { ($0.key, $0.value) })
    }
    let edges = graph.edges.map { edge in
      var properties = graph.properties(of: edge).map { (key: $0.key, value: $0.value) }
      // GraphML gives every edge a weight.
      if weighted, !properties.contains(where: { $0.key == "weight" }) {
        properties.append(("weight", .double(1)))
      }
      return "\(graph.source(of: edge))-\(graph.type(of: edge))-\(graph.target(of: edge)) "
        + text(properties)
    }
    return (nodes + edges).map { Readers.stripped($0) }
  }

  @Test("GraphML gives an equal graph, in every form", arguments: [false, true])
  func graphML(isStrict: Bool) throws {
    var options = ExportOptions()
    options.strictXSD = isStrict
    options.flavor = isStrict ? .standard : .yed
    let writer = GraphMLWriter(vocabulary: sampleVocabulary, options: options)
    let back = try Self.back(try writer.text(of: sampleGraph))
    #expect(Self.lines(back) == Self.lines(sampleGraph, weighted: true))
  }

  @Test("RDF/XML gives an equal graph") func rdfXML() throws {
    let writer = RDFWriter(.xml, vocabulary: sampleVocabulary)
    #expect(Self.lines(try Self.back(try writer.text(of: sampleGraph))) == Self.lines(sampleGraph))
  }

  @Test(
    "names that have broken other programs come back, and are written again as they were",
    arguments: [ExportFormat.graphml, .rdfxml])
  func nasty(format: ExportFormat) throws {
    let writer = format.writer(vocabulary: sampleVocabulary)
    let text = try writer.text(of: nastyGraph)
    let back = try Self.back(text)
    for (left, right) in zip(back.nodes, nastyGraph.nodes) {
      for key in ["name", "aliases", "code"] {
        #expect(
          back.property(key, of: left)?.text
            == nastyGraph.property(key, of: right).map { Readers.stripped($0.text) })
      }
    }
    #expect(
      back.edges.map { back.type(of: $0) } == nastyGraph.edges.map { nastyGraph.type(of: $0) })
    #expect(back.nodeCount == nastyGraph.nodeCount)
    if format == .graphml { #expect(try writer.text(of: back) == text) }
  }

  @Test(
    "lists come back item by item, whatever is in them", arguments: [ExportFormat.graphml, .rdfxml])
  func lists(format: ExportFormat) throws {
    let items = [[""], ["a|b", "\\", "|"], ["", "甲", ""]]
    var builder = GraphBuilder()
    for (place, texts) in items.enumerated() {
      let node = builder.addNode(
        labels: ["person"],
        properties: [
          ("key", .string("person/\(place)")), ("name", .string("甲")),
          ("aliases", .list(texts.map { .string($0) })),
        ])
      builder.addEdge(
        from: node, to: node, type: "supports",
        properties: [("evidence", .list(texts.map { .string($0) }))])
    }
    let text = try format.writer(vocabulary: sampleVocabulary).text(of: builder.build())
    let back = try Self.back(text)
    for (place, texts) in items.enumerated() {
      let value = PropertyValue.list(texts.map { .string($0) })
      #expect(back.property("aliases", of: NodeID(index: UInt32(place))) == value)
      #expect(back.property("evidence", of: EdgeID(index: UInt32(place))) == value)
    }
  }

  @Test("an empty graph comes back empty", arguments: [ExportFormat.graphml, .rdfxml])
  func empty(format: ExportFormat) throws {
    let text = try format.writer(vocabulary: sampleVocabulary).text(of: .empty)
    #expect(try Self.back(text).nodeCount == 0)
  }

  @Test(
    "what is no graph of ours is refused, with the reason",
    arguments: [
      ("<html/>", "t.xml:1: <html> begins neither GraphML nor RDF/XML; write the graph with"),
      ("", "t.xml: the document is empty"), ("<graphml>", "t.xml:1: not well-formed XML"),
      ("<graphml/>", "t.xml: the file declares no <key>, so this is no graph of inkgraph"),
      (
        "<graphml><key id='a'/><graph>\n<edge source='x' target='y'/></graph></graphml>",
        "t.xml:2: an edge ends at 'x', which is no node of the file"
      ),
      (
        "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>",
        "t.xml: the file declares no https://inkgraph.example/ontology#statement"
      ),
    ])
  func refusals(text: String, message: String) {
    let error = #expect(throws: GraphImportError.self) { try Self.back(text) }
    #expect(error?.description.hasPrefix(message) == true, "\(error as Any)")
  }
}
