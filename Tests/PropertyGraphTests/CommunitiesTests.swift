import PropertyGraph
import Testing

@Suite("Communities") struct CommunitiesTests {
  /// Two rings of five with all diagonals, joined by one edge, and a node by itself.
  private let twoGroups: Graph = {
    var edges: [(UInt32, UInt32)] = [(4, 5)]
    for start in [UInt32(0), 5] {
      for one in start..<(start + 5) {
        for other in (one + 1)..<(start + 6) where other < start + 5 { edges.append((one, other)) }
      }
    }
    return graph(11, edges)
  }()

  @Test("groups that are joined by one edge are two communities; the larger comes first")
  func groups() {
    #expect(twoGroups.communities() == [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2])
    // 20 of 21 edges lie inside, and each group has half of the ends.
    #expect(abs(twoGroups.modularity(of: twoGroups.communities()) - (20.0 / 21 - 0.5)) < 1e-12)
    #expect(Graph.empty.communities() == [])
    #expect(Graph.empty.modularity(of: []) == 0)
  }

  @Test("nodes that are left out are in no community, and a weight counts as edges")
  func included() {
    let without = twoGroups.communities(includes: { $0.index != 4 })
    #expect(without[4] == nil)
    #expect(without[3] == 1 && without[5] == 0)
    let chain = graph(4, [(0, 1), (1, 2), (2, 3)])
    let weighted = chain.communities(weight: { $0.index == 1 ? 100 : 1 })
    #expect(weighted[1] == weighted[2])
  }

  @Test("a high resolution parts more, a low one less")
  func resolution() {
    func count(_ resolution: Double) -> Int {
      Set(twoGroups.communities(resolution: resolution).compactMap { $0 }).count
    }
    #expect(count(20) == 11)
    #expect(count(0.01) == 2)
  }

  @Test(
    "communities hang together, are better than none, and do not depend on chance",
    arguments: 0..<60 as Range<UInt64>)
  func properties(seed: UInt64) {
    let graph = randomGraph(seed: seed, maximumNodes: 30)
    let communities = graph.communities()
    #expect(communities == graph.communities())
    #expect(communities.allSatisfy { $0 != nil })
    let alone = graph.nodes.map { Optional(Int($0.index)) }
    let gain = graph.modularity(of: communities) - graph.modularity(of: alone)
    #expect(gain >= -1e-12, "seed \(seed)")
    for community in Set(communities.compactMap { $0 }) {
      let members = graph.nodes.filter { communities[Int($0.index)] == community }
      var reached: Set<NodeID> = [members[0]]
      var queue = [members[0]]
      while let node = queue.popLast() {
        for (_, other) in graph.neighbors(of: node, direction: .both)
        where communities[Int(other.index)] == community && reached.insert(other).inserted {
          queue.append(other)
        }
      }
      #expect(reached.count == members.count, "seed \(seed), community \(community)")
    }
    // The sizes fall with the numbers.
    let sizes = (0..<Set(communities).count).map { number in
      communities.reduce(0) { $0 + ($1 == number ? 1 : 0) }
    }
    #expect(sizes == sizes.sorted(by: >), "seed \(seed)")
  }
}
