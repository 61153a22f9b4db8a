import PropertyGraph
import Testing

@Suite("Edges with their types") struct TypedLinksTests {
  @Test("each edge stands with its type, in the order of edges", arguments: 0..<50 as Range<UInt64>)
  func types(seed: UInt64) {
    let graph = randomGraph(seed: seed)
    let typed = TypedLinks(graph)
    for node in graph.nodes {
      for (found, expected) in [
        (typed.outgoing(node.index), graph.outgoing(node)),
        (typed.incoming(node.index), graph.incoming(node)),
      ] {
        #expect(found.links.map(\.edge) == expected.map(\.edge.index))
        #expect(found.links.map(\.neighbor) == expected.map(\.neighbor.index))
        let types = found.links.indices.map { found.types[$0] }
        #expect(types == expected.map { graph.typeID(of: $0.edge).index })
      }
    }
  }
}
