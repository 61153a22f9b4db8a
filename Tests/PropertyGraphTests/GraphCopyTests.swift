import InkGraphCore
import PropertyGraph
import Testing

@Suite("Copying graphs") struct GraphCopyTests {
  private let town = {
    var builder = GraphBuilder()
    let wang = builder.addNode(
      labels: ["person"], properties: ["name": .string("王芳"), "mentions": .integer(3)])
    let bureau = builder.addNode(labels: ["agency"], properties: ["name": .string("水务局")])
    builder.addEdge(from: wang, to: bureau, type: "memberOf", properties: ["weight": .double(2)])
    return builder.build()
  }()

  @Test("a copy has the nodes and edges of the graph under their ids") func copy() {
    let copy = GraphBuilder(copying: town, indexing: ["name"]).build()
    #expect(copy.indexedKeys == ["name"])
    for node in town.nodes {
      #expect(copy.labels(of: node) == town.labels(of: node))
      #expect(copy.properties(of: node).map(\.value) == town.properties(of: node).map(\.value))
    }
    for edge in town.edges {
      #expect(copy.source(of: edge) == town.source(of: edge))
      #expect(copy.type(of: edge) == "memberOf")
      #expect(copy.property("weight", of: edge) == .double(2))
    }
  }

  @Test("additions never change what a node has") func additions() {
    var addition = NodeAddition()
    addition.add(["expert"], [("mentions", .integer(99)), ("age", .integer(40))])
    let copy = GraphBuilder(
      copying: town, indexing: [], adding: { $0.index == 0 ? addition : nil }
    ).build()
    #expect(copy.labels(of: NodeID(index: 0)) == ["expert", "person"])
    #expect(copy.property("mentions", of: NodeID(index: 0)) == .integer(3))
    #expect(copy.property("age", of: NodeID(index: 0)) == .integer(40))
    #expect(copy.property("age", of: NodeID(index: 1)) == nil)
  }
}
