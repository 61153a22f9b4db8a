import GraphStore
import InkGraphCore
import InkGraphTestSupport
import PropertyGraph
import Testing

@testable import InkGraphPipeline

@Suite("The graph of a library") struct GraphAssemblerTests {
  @Test("read from the file it is the graph of what the library holds")
  func same() async throws {
    let folder = try TemporaryFolder()
    let library = folder.path("news.inkgraph")
    try await Building.build(Building.samples.prefix(4).map(\.path), into: library)
    let contents = try Building.contents(library)
    let left = GraphAssembler.assemble(
      contents.linked, parts: contents.parts, includeCooccurrence: false)
    let right = try GraphAssembler.assemble(GraphStore.open(path: library, mode: .readOnly))
    #expect(left.nodeCount == right.nodeCount)
    #expect(left.edgeCount == right.edgeCount)
    #expect(left.edgeCount > left.nodeCount)
    for node in left.nodes {
      #expect(left.labels(of: node) == right.labels(of: node))
      #expect(
        left.properties(of: node).map { "\($0)" } == right.properties(of: node).map { "\($0)" })
    }
    for edge in left.edges {
      #expect(left.source(of: edge) == right.source(of: edge))
      #expect(left.target(of: edge) == right.target(of: edge))
      #expect(left.type(of: edge) == right.type(of: edge))
      #expect(
        left.properties(of: edge).map { "\($0)" } == right.properties(of: edge).map { "\($0)" })
    }
  }

  @Test("the weight of a statement is the number of the articles that say it")
  func weights() async throws {
    let folder = try TemporaryFolder()
    let library = folder.path("news.inkgraph")
    try await Building.build(Building.samples.prefix(4).map(\.path), into: library)
    let graph = try GraphAssembler.assemble(GraphStore.open(path: library, mode: .readOnly))
    let (weight, articles) = (graph.edgeProperty("weight"), graph.edgeProperty("articles"))
    let statements = graph.edges.filter { !articles.strings($0).isEmpty }
    #expect(statements.contains { articles.strings($0).count > 1 })
    for edge in statements {
      #expect(weight.number(edge) == Double(Set(articles.strings(edge)).count))
    }
  }
}
