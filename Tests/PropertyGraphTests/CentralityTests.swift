import PropertyGraph
import Testing

@Suite("Centrality") struct CentralityTests {
  @Test("the middle of a star lies between all pairs of its rays") func star() {
    let star = graph(5, [(0, 1), (0, 2), (3, 0), (0, 4), (4, 0), (4, 4)])
    #expect(star.betweenness() == [6, 0, 0, 0, 0])
    // 3 → 1, 3 → 2, 3 → 4, 4 → 1 and 4 → 2 pass the middle.
    #expect(star.betweenness(direction: .outgoing) == [5, 0, 0, 0, 0])
    #expect(Graph.empty.betweenness().isEmpty)
  }

  @Test("a sample of sources is scaled to all nodes") func sample() {
    let line = graph(3, [(0, 1), (1, 2)])
    #expect(line.betweenness() == [0, 1, 0])
    #expect(line.betweenness(sources: Array(line.nodes)) == [0, 1, 0])
    #expect(line.betweenness(sources: nodes(0)) == [0, 1.5, 0])
    #expect(line.betweenness(sources: []) == [0, 0, 0])
  }

  @Test("nodes of a ring have one rank; a stranded reader goes anywhere") func rank() {
    #expect(graph(4, [(0, 1), (1, 2), (2, 3), (3, 0)]).pageRank() == [0.25, 0.25, 0.25, 0.25])
    #expect(Graph.empty.pageRank().isEmpty)
    // 0 → 1: r0 = 0.075 + 0.425 r1 and r1 = r0 + 0.85 r0, so r0 = 0.075 / (1 - 0.425 * 1.85).
    let ranks = graph(2, [(0, 1)]).pageRank()
    #expect(abs(ranks[0] - 0.5 / 1.425) < 1e-9)
    #expect(abs(ranks[1] - 0.925 / 1.425) < 1e-9)
  }

  @Test("ranks are a fixed point and sum to 1", arguments: 0..<100 as Range<UInt64>)
  func rankProperties(seed: UInt64) {
    let graph = randomGraph(seed: seed)
    let rules = randomRules(seed: seed, graph)
    let ranks = graph.pageRank(direction: rules.direction, types: rules.types)
    #expect(abs(ranks.reduce(0, +) - 1) < 1e-9, "seed \(seed)")
    var next = [Double](repeating: 0.15 / Double(graph.nodeCount), count: graph.nodeCount)
    for node in graph.nodes {
      let links = plainLinks(graph, node, rules)
      let rank = 0.85 * ranks[Int(node.index)]
      for (_, neighbor) in links { next[Int(neighbor.index)] += rank / Double(links.count) }
      if links.isEmpty {
        for place in next.indices { next[place] += rank / Double(graph.nodeCount) }
      }
    }
    for (left, right) in zip(ranks, next) { #expect(abs(left - right) < 1e-8, "seed \(seed)") }
  }

  @Test("betweenness agrees with counting paths", arguments: 0..<150 as Range<UInt64>)
  func betweenness(seed: UInt64) {
    let graph = randomGraph(seed: seed, maximumNodes: 7)
    let rules = randomRules(seed: seed, graph)
    var totals = [Double](repeating: 0, count: graph.nodeCount)
    for source in graph.nodes {
      for target in graph.nodes where target != source {
        let plain = plainPaths(graph, from: source, to: target, rules)
        let ways = Set(plain.filter { $0.length == plain.first?.length }.map(\.nodes))
        for node in ways.joined() where node != source && node != target {
          totals[Int(node.index)] += 1 / Double(ways.count)
        }
      }
    }
    let scale = rules.direction == .both ? 0.5 : 1
    let found = graph.betweenness(direction: rules.direction, types: rules.types)
    for (left, right) in zip(found, totals) {
      #expect(abs(left - right * scale) < 1e-9, "seed \(seed)")
    }
  }
}
