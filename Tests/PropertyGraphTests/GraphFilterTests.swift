import InkGraphCore
import PropertyGraph
import Testing

@Suite("Graph filter") struct GraphFilterTests {
  private static let graph = {
    var builder = GraphBuilder()
    func add(_ label: String, _ name: String, _ mentions: Int64, _ first: String, _ last: String)
      -> NodeID
    {
      builder.addNode(
        labels: [label],
        properties: [
          "key": .string("\(label)/\(name)"), "name": .string(name),
          "mentions": .integer(mentions), "firstSeen": .date(day(first)),
          "lastSeen": .date(day(last)), "aliases": .list([.string("别名\(name)")]),
        ])
    }
    func link(_ source: NodeID, _ target: NodeID, _ type: String, _ weight: Double, _ seen: String)
    {
      builder.addEdge(
        from: source, to: target, type: type,
        properties: [
          "weight": .double(weight), "firstSeen": .date(day(seen)), "lastSeen": .date(day(seen)),
        ])
    }
    let wang = add("person", "王芳", 4, "2024-01-01", "2024-03-01")
    let bureau = add("agency", "水务局", 9, "2024-01-01", "2024-12-01")
    let region = add("region", "临渡区", 4, "2024-01-01", "2024-12-01")
    let firm = add("enterprise", "水务集团", 1, "2024-06-01", "2024-06-01")
    let article = builder.addNode(
      labels: ["article"],
      properties: ["key": .string("article/1"), "date": .date(day("2024-03-01"))])
    link(wang, bureau, "holdsPosition", 2, "2024-03-01")
    builder.addEdge(from: bureau, to: region, type: "jurisdiction")
    link(bureau, firm, "cooperatesWith", 1, "2024-06-01")
    link(article, wang, "mentions", 3, "2024-03-01")
    link(wang, region, "mentionedWith", 1, "2024-03-01")
    return builder.build()
  }()

  private static func parts(_ change: (inout GraphFilter) -> Void) -> [[String]] {
    var filter = GraphFilter()
    change(&filter)
    let part = filter.apply(to: graph)
    return [
      part.nodes.map { part.property("key", of: $0)?.text ?? "" },
      part.edges.map { part.type(of: $0) },
    ]
  }

  private static let allNodes = [
    "person/王芳", "agency/水务局", "region/临渡区", "enterprise/水务集团", "article/1",
  ]

  @Test("a new filter keeps everything") func nothing() {
    #expect(
      Self.parts { _ in } == [
        Self.allNodes,
        ["holdsPosition", "jurisdiction", "cooperatesWith", "mentions", "mentionedWith"],
      ])
  }

  @Test("labels and edge types are kept by name") func names() {
    #expect(
      Self.parts { $0.labels = ["person", "agency"] } == [
        ["person/王芳", "agency/水务局"], ["holdsPosition"],
      ])
    #expect(Self.parts { $0.edgeTypes = ["mentions"] } == [Self.allNodes, ["mentions"]])
  }

  @Test("articles, mentions and common mentions can be left out") func pictures() {
    #expect(Self.parts { $0.includesArticles = false }[0] == Array(Self.allNodes.dropLast()))
    #expect(!Self.parts { $0.includesMentions = false }[1].contains("mentions"))
    #expect(!Self.parts { $0.includesMentionedWith = false }[1].contains("mentionedWith"))
  }

  @Test("light edges go, an edge without a weight weighs 1") func weight() {
    #expect(Self.parts { $0.minimumWeight = 2 }[1] == ["holdsPosition", "mentions"])
    #expect(Self.parts { $0.minimumWeight = 1 }[1].count == 5)
  }

  @Test("what is dated outside the days goes, what has no date stays") func days() {
    #expect(
      Self.parts { $0.since = day("2024-04-01") } == [
        ["agency/水务局", "region/临渡区", "enterprise/水务集团"], ["jurisdiction", "cooperatesWith"],
      ])
    #expect(
      Self.parts { $0.until = day("2024-02-01") } == [
        ["person/王芳", "agency/水务局", "region/临渡区"], ["jurisdiction"],
      ])
    #expect(
      Self.parts {
        $0.since = day("2024-03-01")
        $0.until = day("2024-03-01")
      }[1] == ["holdsPosition", "jurisdiction", "mentions", "mentionedWith"])
  }

  @Test("surroundings are cut out along kept edges") func around() {
    #expect(
      Self.parts { $0.centers = nodes(3) } == [
        ["agency/水务局", "enterprise/水务集团"], ["cooperatesWith"],
      ])
    #expect(
      Self.parts {
        $0.centers = nodes(3)
        $0.depth = 2
        $0.edgeTypes = ["cooperatesWith", "jurisdiction"]
      } == [
        ["agency/水务局", "region/临渡区", "enterprise/水务集团"], ["jurisdiction", "cooperatesWith"],
      ])
  }

  @Test("the top nodes have the most mentions, then the most edges") func top() {
    #expect(Self.parts { $0.top = 2 }[0] == ["person/王芳", "agency/水务局"])
    #expect(Self.parts { $0.top = 3 }[0] == ["person/王芳", "agency/水务局", "region/临渡区"])
    #expect(
      Self.parts {
        $0.centers = nodes(3)
        $0.top = 1
      }[0] == ["enterprise/水务集团"])
  }

  @Test("nodes left alone can be left out") func isolated() {
    #expect(
      Self.parts {
        $0.edgeTypes = ["jurisdiction"]
        $0.keepsIsolatedNodes = false
      } == [["agency/水务局", "region/临渡区"], ["jurisdiction"]])
  }

  @Test("a part keeps labels, properties and the index") func partIsAGraph() throws {
    let part = Self.graph.subgraph(keepingNodes: { $0.index != 1 })
    #expect(part.labels == ["article", "enterprise", "person", "region"])
    #expect(part.edgeTypes == ["mentionedWith", "mentions"])
    let region = try #require(part.nodes(where: "name", equals: .string("临渡区")).first)
    #expect(region.index == 1)
    #expect(part.labels(of: region) == ["region"])
    #expect(part.property("aliases", of: region) == .list([.string("别名临渡区")]))
    #expect(part.property("firstSeen", of: region) == .date(day("2024-01-01")))
    #expect(part.nodes(where: "name", equals: .string("水务局")).isEmpty)
    #expect(part.incoming(region).map(\.edge.index) == [1])
    #expect(part.property("weight", of: EdgeID(index: 0)) == .double(3))
    let none = Self.graph.subgraph(keepingNodes: { _ in false })
    #expect(none.nodeCount == 0 && none.nodePropertyKeys.isEmpty && none.edgeTypes.isEmpty)
  }

  @Test("a part has what the whole has", arguments: 0..<100 as Range<UInt64>)
  func partAgrees(seed: UInt64) {
    let whole = randomGraph(seed: seed)
    let kept = whole.nodes.filter { ($0.index ^ UInt32(seed)) & 1 == 0 }
    let part = whole.subgraph(
      keepingNodes: { kept.contains($0) }, edges: { whole.type(of: $0) != "b" })
    let edges = whole.edges.filter {
      whole.type(of: $0) != "b" && kept.contains(whole.source(of: $0))
        && kept.contains(whole.target(of: $0))
    }
    #expect(
      part.nodes.map { part.properties(of: $0).map(\.value) }
        == kept.map { whole.properties(of: $0).map(\.value) })
    func ends(_ graph: Graph, _ edge: EdgeID) -> [String] {
      [
        graph.property("name", of: graph.source(of: edge))?.text ?? "", graph.type(of: edge),
        graph.property("name", of: graph.target(of: edge))?.text ?? "",
      ]
    }
    #expect(part.edges.map { ends(part, $0) } == edges.map { ends(whole, $0) }, "seed \(seed)")
  }
}
