import PropertyGraph
import Testing

@Suite("Paths") struct PathTests {
  /// Two ways of two edges from 0 to 3, the second with the smaller first edge, and one of three.
  private let ways = graph(6, [(0, 2), (0, 1), (1, 3), (2, 3), (0, 4), (4, 5), (5, 3), (0, 1)])

  @Test("of several shortest paths the one with the smallest edge ids is taken") func tieBreak() {
    let path = ways.shortestPath(from: NodeID(index: 0), to: NodeID(index: 3))
    #expect(path?.edges.map(\.index) == [0, 3])
    #expect(path?.nodes == nodes(0, 2, 3))
  }

  @Test("all shortest paths, parallel edges apart, up to a limit") func allShortest() {
    let source = NodeID(index: 0)
    let target = NodeID(index: 3)
    let all = ways.shortestPaths(from: source, to: target, limit: 10)
    #expect(all.map { $0.edges.map(\.index) } == [[0, 3], [1, 2], [7, 2]])
    #expect(ways.shortestPaths(from: source, to: target, limit: 2) == Array(all.prefix(2)))
    #expect(ways.shortestPaths(from: source, to: target, limit: 0).isEmpty)
  }

  @Test("a node reaches itself without an edge") func itself() {
    let path = ways.shortestPath(from: NodeID(index: 3), to: NodeID(index: 3))
    #expect(path == GraphPath(nodes: nodes(3), edges: []))
  }

  @Test("no path where direction, length or avoided nodes forbid it") func forbidden() {
    let source = NodeID(index: 3)
    let target = NodeID(index: 0)
    #expect(
      ways.shortestPath(from: source, to: target, rules: PathRules(direction: .outgoing)) == nil)
    #expect(
      ways.shortestPath(from: source, to: target, rules: PathRules(direction: .incoming))?.length
        == 2)
    #expect(ways.shortestPath(from: source, to: target, rules: PathRules(maximumLength: 1)) == nil)
    let around = ways.shortestPath(
      from: source, to: target, rules: PathRules(avoidedNodes: Set(nodes(1, 2))))
    #expect(around?.nodes == nodes(3, 5, 4, 0))
  }

  @Test("the k shortest paths come by length and pass no node twice") func kShortest() {
    let paths = ways.kShortestPaths(9, from: NodeID(index: 0), to: NodeID(index: 3))
    #expect(paths.map { $0.edges.map(\.index) } == [[0, 3], [1, 2], [7, 2], [4, 5, 6]])
    #expect(ways.kShortestPaths(0, from: NodeID(index: 0), to: NodeID(index: 3)).isEmpty)
  }

  @Test("searches agree with trying every path", arguments: 0..<300 as Range<UInt64>)
  func agreement(seed: UInt64) {
    let graph = randomGraph(seed: seed, maximumNodes: 7)
    var rules = randomRules(seed: seed, graph)
    if seed % 5 == 0 { rules.maximumLength = 3 }
    if seed % 7 == 0 { rules.avoidedNodes = [NodeID(index: 0)] }
    for source in graph.nodes {
      for target in graph.nodes {
        let plain = plainPaths(graph, from: source, to: target, rules)
        let shortest = plain.filter { $0.length == plain.first?.length }
        #expect(
          graph.shortestPath(from: source, to: target, rules: rules) == plain.first, "seed \(seed)")
        #expect(
          graph.shortestPaths(from: source, to: target, limit: 1000, rules: rules) == shortest,
          "seed \(seed)")
        #expect(
          graph.kShortestPaths(12, from: source, to: target, rules: rules)
            == Array(plain.prefix(12)), "seed \(seed)")
      }
    }
  }
}
