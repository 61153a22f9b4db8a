import GraphExport
import InkGraphCore
import PropertyGraph
import Testing

@Suite("Reading tables") struct TableGraphReaderTests {
  private func graph(
    _ nodes: String, _ edges: String = "source\ttarget\n", over graph: Graph = .empty
  ) throws -> Graph {
    var reader = TableGraphReader(graph)
    try reader.readNodes(Array(nodes.utf8), source: "n.tsv")
    try reader.readEdges(Array(edges.utf8), source: "e.tsv")
    return reader.graph()
  }

  private func node(_ graph: Graph, _ id: String) throws -> NodeID {
    try #require(graph.nodes(where: "id", equals: .string(id)).first)
  }

  @Test("columns become numbers, days, truth values or texts, whatever fits all of their cells")
  func forms() throws {
    let graph = try graph(
      """
      id\ttype\tname\taliases\tcapital\tshare\tsince\tlisted\tphone\tnote
      f1\tFirm\t清源集团\t清源|清源水务\t1200\t0.5\t2031-03-01\ttrue\t0532\t12
      f2\tFirm;Bank\t临渡银行\t\t\t2\t2030-12-31\tfalse\t66\tx

      """)
    let first = try node(graph, "f1")
    let second = try node(graph, "f2")
    #expect(graph.labels(of: second) == ["Bank", "Firm"])
    #expect(graph.property("key", of: first) == .string("f1"))
    #expect(graph.property("name", of: first) == .string("清源集团"))
    #expect(graph.property("aliases", of: first) == .list([.string("清源"), .string("清源水务")]))
    #expect(graph.property("aliases", of: second) == nil)
    #expect(graph.property("capital", of: first) == .integer(1200))
    #expect(graph.property("capital", of: second) == nil)
    #expect(graph.property("share", of: second) == .double(2))
    #expect(
      graph.property("since", of: first)
        == CalendarDate(year: 2031, month: 3, day: 1).map { .date($0) })
    #expect(graph.property("listed", of: second) == .boolean(false))
    #expect(graph.property("phone", of: second) == .string("66"))
    #expect(graph.property("note", of: first) == .string("12"))
  }

  @Test("the header decides where it names a type")
  func declared() throws {
    let graph = try graph("id,code:string,tags:string[],sizes:int[],w:float\na,12,甲;乙,1;2,3\n")
    let node = try node(graph, "a")
    #expect(graph.property("code", of: node) == .string("12"))
    #expect(graph.property("tags", of: node) == .list([.string("甲"), .string("乙")]))
    #expect(graph.property("sizes", of: node) == .list([.integer(1), .integer(2)]))
    #expect(graph.property("w", of: node) == .double(3))
  }

  @Test(
    "cells in quotes hold separators, quotes and line breaks; CRLF and a byte order mark are no text"
  )
  func quotes() throws {
    let graph = try graph(
      "\u{FEFF}id,name,note\r\na,\"甲, \"\"乙\"\"\",\"一\n二\"\r\nb,丙,\r\n", "from,to\r\na,b\r\n")
    #expect(graph.property("name", of: try node(graph, "a")) == .string("甲, \"乙\""))
    #expect(graph.property("note", of: try node(graph, "a")) == .string("一\n二"))
    #expect(graph.property("note", of: try node(graph, "b")) == nil)
    #expect(graph.edgeCount == 1)
    #expect(graph.edgeTypes == ["related"])
  }

  @Test("edges have the type and properties of their row")
  func edges() throws {
    let graph = try graph(
      "id\na\nb\n", "id\tsrc\tdst\ttype\tweight\ne1\ta\tb\tOWNS\t3\ne2\tb\ta\tKNOWS\t\n")
    #expect(graph.edges.map { graph.type(of: $0) } == ["OWNS", "KNOWS"])
    #expect(graph.property("weight", of: EdgeID(index: 0)) == .integer(3))
    #expect(graph.property("id", of: EdgeID(index: 1)) == .string("e2"))
    #expect(graph.source(of: EdgeID(index: 1)) == (try node(graph, "b")))
  }

  @Test("tables as Neo4j imports them are read, with groups of ids")
  func neo4j() throws {
    var reader = TableGraphReader()
    try reader.readNodes(Array("key:ID(P),:LABEL,x:IGNORE\n1,Person,9\n".utf8), source: "p.csv")
    try reader.readNodes(Array(":ID(F),:LABEL\n1,Firm\n".utf8), source: "f.csv")
    try reader.readEdges(
      Array(":START_ID(P),:END_ID(F),:TYPE\n1,1,OWNS\n".utf8), source: "e.csv")
    let graph = reader.graph()
    #expect(graph.labels(of: graph.source(of: EdgeID(index: 0))) == ["Person"])
    #expect(graph.labels(of: graph.target(of: EdgeID(index: 0))) == ["Firm"])
    #expect(graph.nodePropertyKeys == ["key"])
  }

  @Test("what this program writes for Neo4j comes back")
  func roundTrip() throws {
    let writer = TableWriter(.neo4j, vocabulary: sampleVocabulary)
    let (nodes, edges) = (MemorySink(), MemorySink())
    try writer.writeNodes(sampleGraph, to: nodes)
    try writer.writeEdges(sampleGraph, to: edges)
    var reader = TableGraphReader()
    try reader.readNodes(nodes.bytes, source: "nodes.csv")
    try reader.readEdges(edges.bytes, source: "edges.csv")
    let back = reader.graph()
    #expect(
      back.nodes.map { back.labels(of: $0) } == sampleGraph.nodes.map { sampleGraph.labels(of: $0) }
    )
    #expect(
      back.nodes.map { back.property("key", of: $0) }
        == sampleGraph.nodes.map { sampleGraph.property("key", of: $0) })
    #expect(
      back.edges.map { back.type(of: $0) } == sampleGraph.edges.map { sampleGraph.type(of: $0) })
  }

  @Test("a table's own columns go into GraphML and come back")
  func ownColumns() throws {
    let graph = try graph(
      "id\tlabel\tcolour\tcapital\tarea\tcolor\na\tFirm\t<红>\t1998\t2.5\tgrey\nb\tFirm\t\t7\t\t\n",
      "source\ttarget\ttype\tcapital\na\tb\towns\t30\n")
    let sink = MemorySink()
    try GraphMLWriter(vocabulary: sampleVocabulary).write(graph, to: sink)
    let text = String(decoding: sink.bytes, as: UTF8.self)
    #expect(text.contains("<data key=\"colour\">&lt;红&gt;</data>"))
    #expect(
      text.contains("<key id=\"capital\" for=\"node\" attr.name=\"capital\" attr.type=\"long\"/>"))
    // A name that stands already is another column's.
    #expect(text.contains("<data key=\"color_node\">grey</data>"))
    #expect(text.contains("<data key=\"capital_edge\">30</data>"))
    let back = try GraphImporter(vocabulary: sampleVocabulary)
      .graph(from: sink.bytes, source: "own.graphml")
    let first = NodeID(index: 0)
    #expect(back.property("colour", of: first) == .string("<红>"))
    #expect(back.property("capital", of: first) == .integer(1998))
    #expect(back.property("area", of: first) == .double(2.5))
    #expect(back.property("capital_edge", of: EdgeID(index: 0)) == .integer(30))
  }

  @Test("a row with the key of a node of the graph adds to it and changes nothing")
  func joined() throws {
    var builder = GraphBuilder()
    builder.addNode(
      labels: ["enterprise"],
      properties: [("key", .string("enterprise/清源集团")), ("name", .string("清源集团"))])
    let joined = try graph(
      "id\ttype\tname\tcapital\nenterprise/清源集团\tlisted\t清源\t7\nx\tFirm\t新河\t8\n",
      "source\ttarget\ttype\nx\tenterprise/清源集团\towns\n", over: builder.build())
    #expect(joined.nodeCount == 2)
    let known = NodeID(index: 0)
    #expect(joined.labels(of: known) == ["enterprise", "listed"])
    #expect(joined.property("name", of: known) == .string("清源集团"))
    #expect(joined.property("capital", of: known) == .integer(7))
    #expect(joined.target(of: EdgeID(index: 0)) == known)
  }

  @Test(
    "what is wrong is told with file and line, and what to do",
    arguments: [
      ("", "a,b\n", "n.tsv: the table is empty"),
      ("name\n甲\n", "", "n.tsv:1: the header has no column id; it has name"),
      ("id\na\n\na\n", "", "n.tsv:4: a node 'a' stands above already"),
      ("id,x:colour\n", "", "n.tsv:1: the column 'x:colour' has a type that is not known"),
      (
        "id,x:int\na,1\nb,two\n", "",
        "n.tsv:3: 'two' in the column x is no integer; correct it, or head"
      ),
      ("id\na,b\n", "", "n.tsv:2: the row has 2 cells, but the header names 1 columns"),
      ("id,name\n,甲\n", "", "n.tsv:2: the node has no id"),
      ("id\na\n", "source,target\na,b\n", "e.tsv:2: an edge ends at 'b', which is no node"),
      ("id\na\n", "source\na\n", "e.tsv:1: the header has no column target"),
    ])
  func errors(nodes: String, edges: String, message: String) {
    let error = #expect(throws: GraphImportError.self) { try graph(nodes, edges) }
    #expect(error?.description.hasPrefix(message) == true, "\(error as Any)")
  }

  @Test("no bytes make the reader trap", arguments: 0..<200 as Range<UInt64>)
  func hostile(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ limit: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(limit))
    }
    let pieces: [[UInt8]] = [
      Array("id".utf8), Array("name".utf8), Array(":".utf8), Array("[]".utf8), Array("\t".utf8),
      Array(",".utf8), Array("\"".utf8), Array("\n".utf8), Array("\r".utf8), [0xFF], [0],
      Array("甲".utf8), Array("-1".utf8), Array("2031-02-30".utf8), Array("(".utf8), Array(")".utf8),
    ]
    var bytes = Array("id,type:string,x\n".utf8)
    for _ in 0..<next(60) { bytes += pieces[next(pieces.count)] }
    var reader = TableGraphReader()
    try? reader.readNodes(bytes, source: "n")
    try? reader.readEdges(bytes, source: "e")
    _ = reader.graph()
  }
}
