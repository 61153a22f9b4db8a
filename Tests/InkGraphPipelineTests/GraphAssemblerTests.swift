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
    #expect(left.edgeCount > left.nodeCount)
    #expect(left.lines == right.lines)
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
