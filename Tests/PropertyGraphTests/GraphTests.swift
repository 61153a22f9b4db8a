import InkGraphCore
import PropertyGraph
import Testing

@Suite("Graph") struct GraphTests {
  private static let leapDay = day("2024-02-29")

  /// A person with two posts, a loop, and parallel edges.
  private static func sample() -> Graph {
    var builder = GraphBuilder()
    let wang = builder.addNode(
      labels: ["person"],
      properties: [
        ("key", .string("person/王芳")), ("name", .string("王芳")), ("mentions", .integer(7)),
        ("aliases", .list([.string("小王"), .string("王工")])), ("firstSeen", .date(leapDay)),
      ])
    let bureau = builder.addNode(
      labels: ["organ", "agency", "organ"],
      properties: ["key": .string("agency/临渡区水务局"), "name": .string("临渡区水务局")])
    let office = builder.addNode(labels: ["agency"], properties: ["name": .string("王芳")])
    builder.addNode(labels: [])
    builder.addEdge(
      from: wang, to: bureau, type: "holdsPosition",
      properties: ["qualifier": .string("局长"), "score": .double(0.5), "sure": .boolean(true)])
    builder.addEdge(from: office, to: bureau, type: "partOf")
    builder.addEdge(from: bureau, to: bureau, type: "cooperatesWith")
    builder.addEdge(from: wang, to: bureau, type: "holdsPosition")
    builder.addEdge(from: bureau, to: wang, type: "awardedBy")
    return builder.build()
  }

  private static func pairs(_ links: some Sequence<(edge: EdgeID, neighbor: NodeID)>) -> [[UInt32]]
  {
    links.map { [$0.edge.index, $0.neighbor.index] }
  }

  @Test("an empty graph has nothing") func empty() {
    #expect(Graph.empty.nodeCount == 0)
    #expect(Graph.empty.edgeCount == 0)
    #expect(Graph.empty.labels.isEmpty)
    #expect(Graph.empty.nodes(withLabel: "person").isEmpty)
    #expect(Graph.empty.nodes(where: "key", equals: .string("x")).isEmpty)
  }

  @Test("labels and types are the ones in use, sorted, each once") func names() {
    let graph = Self.sample()
    #expect(graph.labels == ["agency", "organ", "person"])
    #expect(graph.edgeTypes == ["awardedBy", "cooperatesWith", "holdsPosition", "partOf"])
    #expect(graph.labels(of: NodeID(index: 1)) == ["agency", "organ"])
    #expect(graph.labels(of: NodeID(index: 3)).isEmpty)
    #expect(graph.nodes(withLabel: "agency") == [NodeID(index: 1), NodeID(index: 2)])
    #expect(graph.nodes(withLabel: "region").isEmpty)
    #expect(graph.hasLabel(NodeID(index: 0), "person"))
    #expect(!graph.hasLabel(NodeID(index: 0), "agency"))
  }

  @Test("numbers of labels and types agree with their names") func numbers() throws {
    let graph = Self.sample()
    let person = try #require(graph.labelID(named: "person"))
    #expect(graph.hasLabel(NodeID(index: 0), person))
    #expect(graph.nodes(withLabel: person) == [NodeID(index: 0)])
    #expect(graph.labelID(named: "region") == nil)
    for edge in graph.edges {
      #expect(graph.name(of: graph.typeID(of: edge)) == graph.type(of: edge))
      #expect(graph.edgeTypeID(named: graph.type(of: edge)) == graph.typeID(of: edge))
    }
  }

  @Test("edges stand at both ends by ascending id") func adjacency() {
    let graph = Self.sample()
    let bureau = NodeID(index: 1)
    #expect(Self.pairs(graph.outgoing(bureau)) == [[2, 1], [4, 0]])
    #expect(Self.pairs(graph.incoming(bureau)) == [[0, 0], [1, 2], [2, 1], [3, 0]])
    #expect(graph.outgoing(NodeID(index: 3)).isEmpty)
    #expect(graph.degree(of: bureau) == 6)
    #expect(graph.degree(of: bureau, direction: .incoming) == 4)
    #expect(graph.neighbor(of: bureau, along: EdgeID(index: 4)) == NodeID(index: 0))
    #expect(graph.neighbor(of: bureau, along: EdgeID(index: 2)) == bureau)
  }

  @Test("both directions merge by id, and a loop stands once") func bothDirections() {
    let graph = Self.sample()
    let bureau = NodeID(index: 1)
    let all = graph.neighbors(of: bureau, direction: .both)
    #expect(Self.pairs(all) == [[0, 0], [1, 2], [2, 1], [3, 0], [4, 0]])
  }

  @Test("edges can be narrowed to types") func typedAdjacency() throws {
    let graph = Self.sample()
    let post = try #require(graph.edgeTypeID(named: "holdsPosition"))
    #expect(Self.pairs(graph.incoming(NodeID(index: 1), type: post)) == [[0, 0], [3, 0]])
    #expect(Self.pairs(graph.outgoing(NodeID(index: 1), type: post)).isEmpty)
    let types = graph.edgeTypeSet(["partOf", "awardedBy", "unknown"])
    let links = graph.neighbors(of: NodeID(index: 1), direction: .both, types: types)
    #expect(Self.pairs(links) == [[1, 2], [4, 0]])
  }

  @Test("properties come back as they went in, sorted by key") func properties() {
    let graph = Self.sample()
    let node = graph.properties(of: NodeID(index: 0))
    #expect(node.map(\.key) == ["aliases", "firstSeen", "key", "mentions", "name"])
    #expect(
      node.map(\.value) == [
        .list([.string("小王"), .string("王工")]), .date(Self.leapDay), .string("person/王芳"),
        .integer(7),
        .string("王芳"),
      ])
    #expect(graph.property("mentions", of: NodeID(index: 1)) == nil)
    #expect(graph.property("unknown", of: NodeID(index: 1)) == nil)
    #expect(graph.property("score", of: EdgeID(index: 0)) == .double(0.5))
    #expect(graph.property("sure", of: EdgeID(index: 0)) == .boolean(true))
    #expect(graph.property("score", of: EdgeID(index: 1)) == nil)
    #expect(graph.nodePropertyKeys == ["aliases", "firstSeen", "key", "mentions", "name"])
    #expect(graph.edgePropertyKeys == ["qualifier", "score", "sure"])
  }

  @Test("nodes are found by value, with an index and without") func lookup() {
    let graph = Self.sample()
    let byName = graph.nodes(where: "name", equals: .string("王芳"))
    #expect(byName == [NodeID(index: 0), NodeID(index: 2)])
    #expect(
      graph.nodes(where: "key", equals: .string("agency/临渡区水务局")) == [NodeID(index: 1)])
    #expect(graph.nodes(where: "key", equals: .integer(1)).isEmpty)
    #expect(graph.nodes(where: "mentions", equals: .integer(7)) == [NodeID(index: 0)])
    #expect(graph.nodes(where: "mentions", equals: .double(7)).isEmpty)
    let aliases = PropertyValue.list([.string("小王"), .string("王工")])
    #expect(graph.nodes(where: "aliases", equals: aliases) == [NodeID(index: 0)])
    #expect(graph.nodes(where: "aliases", equals: .list([])).isEmpty)
  }

  @Test("of two properties with one key the later one counts") func repeatedKey() {
    var builder = GraphBuilder()
    let node = builder.addNode(
      labels: ["x"], properties: [("a", .integer(1)), ("b", .integer(2)), ("a", .string("y"))])
    let graph = builder.build()
    #expect(graph.property("a", of: node) == .string("y"))
    #expect(graph.properties(of: node).count == 2)
  }

  @Test("a key can have values of several kinds") func mixedKinds() {
    let values: [PropertyValue] = [
      .integer(1), .double(1), .string("1"), .boolean(true), .date(Self.leapDay), .list([]),
      .list([.string("1")]), .list([.integer(1), .list([.string("x")])]), .double(-0.0),
    ]
    var builder = GraphBuilder(indexing: ["v"])
    for value in values { builder.addNode(labels: [], properties: ["v": value]) }
    let graph = builder.build()
    for (node, value) in zip(graph.nodes, values) {
      #expect(graph.property("v", of: node) == value)
      #expect(graph.nodes(where: "v", equals: value) == [node])
    }
    #expect(graph.nodes(where: "v", equals: .double(0)) == [NodeID(index: 8)])
    #expect(graph.nodes(where: "v", equals: .double(.nan)).isEmpty)
  }

  @Test("strings that only look alike stay apart") func compatibilityIdeographs() {
    // U+F9D1 and U+516D are canonically equivalent, so `==` on strings says they are the same.
    var builder = GraphBuilder()
    builder.addNode(labels: ["\u{F9D1}"], properties: ["name": .string("\u{F9D1}")])
    builder.addNode(labels: ["\u{516D}"], properties: ["name": .string("\u{516D}")])
    let graph = builder.build()
    #expect(graph.labels.map { $0.unicodeScalars.map(\.value) } == [[0x516D], [0xF9D1]])
    #expect(graph.nodes(where: "name", equals: .string("\u{F9D1}")) == [NodeID(index: 0)])
    #expect(graph.nodes(where: "name", equals: .string("\u{516D}")) == [NodeID(index: 1)])
    #expect(graph.nodes(withLabel: "\u{F9D1}") == [NodeID(index: 0)])
  }

  @Test("a builder copied before building stays usable") func builderIsAValue() {
    var builder = GraphBuilder()
    builder.addNode(labels: ["a"])
    var copy = builder
    copy.addNode(labels: ["b"])
    #expect(builder.build().nodeCount == 1)
    #expect(copy.build().labels == ["a", "b"])
  }
}
