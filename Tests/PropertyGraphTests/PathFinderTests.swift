import PropertyGraph
import Testing

@Suite("Finding paths from both ends") struct PathFinderTests {
  private struct Impatience: Error {}

  @Test("paths have as few edges as those of the plain search", arguments: 0..<200 as Range<UInt64>)
  func agreement(seed: UInt64) throws {
    let graph = randomGraph(seed: seed, maximumNodes: 12)
    var rules = randomRules(seed: seed, graph)
    if seed % 5 == 0 { rules.maximumLength = 2 }
    let finder = PathFinder(graph, direction: rules.direction, types: rules.types)
    for source in graph.nodes {
      for target in graph.nodes where source != target {
        let edges = finder.edges(
          from: source, to: target, maximumLength: rules.maximumLength, check: {})
        let plain = graph.shortestPath(from: source, to: target, rules: rules)
        #expect(edges?.count == plain?.length, "seed \(seed): \(source) to \(target)")
        var node = source
        for edge in edges ?? [] {
          #expect(plainLinks(graph, node, rules).contains { $0.0 == edge })
          node = graph.neighbor(of: node, along: edge)
        }
        #expect(edges == nil || node == target)
      }
    }
  }

  @Test("a search that takes long asks whether to go on") func check() {
    let star = graph(4000, (1..<2000).map { (0, $0) } + (2001..<4000).map { (2000, $0) })
    let finder = PathFinder(star, direction: .both, types: nil)
    #expect(throws: Impatience.self) {
      try finder.edges(
        from: NodeID(index: 0), to: NodeID(index: 2000), maximumLength: 9,
        check: { () throws(Impatience) in throw Impatience() })
    }
  }
}
