import PropertyGraph
import Testing

@Suite("Traversal") struct TraversalTests {
  /// 0 → 1 → 3, 0 → 2 → 3, 3 → 4, and 5 alone.
  private let diamond = graph(6, [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4)])

  @Test("breadth first gives levels up to a depth") func levels() {
    let start = NodeID(index: 0)
    #expect(diamond.levels(from: [start]) == [nodes(0), nodes(1, 2), nodes(3), nodes(4)])
    #expect(diamond.levels(from: [start], depth: 1) == [nodes(0), nodes(1, 2)])
    #expect(diamond.levels(from: [start], depth: 0) == [nodes(0)])
    #expect(diamond.levels(from: [start], direction: .incoming) == [nodes(0)])
    #expect(diamond.levels(from: nodes(4, 5, 4), depth: 1) == [nodes(4, 5), nodes(3)])
    #expect(diamond.levels(from: []).isEmpty)
  }

  @Test("breadth first tells by which edge it came") func visits() {
    let visits = diamond.breadthFirst(from: nodes(0), direction: .outgoing)
    #expect(visits.map(\.edge?.index) == [nil, 0, 1, 2, 4])
    let limited = diamond.breadthFirst(from: nodes(0), where: { edge, _ in edge.index != 0 })
    #expect(limited.map(\.node) == nodes(0, 2, 3, 1, 4))
  }

  @Test("depth first nests its events, edges by ascending id") func depthFirst() {
    let events = diamond.depthFirst(from: NodeID(index: 0))
    var enters: [NodeID] = []
    var depths: [Int] = []
    var leaves: [NodeID] = []
    for event in events {
      switch event {
      case .enter(let visit):
        enters.append(visit.node)
        depths.append(visit.depth)
      case .leave(let node): leaves.append(node)
      }
    }
    #expect(enters == nodes(0, 1, 3, 4, 2))
    #expect(depths == [0, 1, 2, 3, 1])
    #expect(leaves == nodes(4, 3, 1, 2, 0))
  }

  @Test("a chain of 200,000 nodes does not exhaust the stack") func longChain() {
    let count: UInt32 = 200_000
    let chain = graph(Int(count), (1..<count).map { ($0 - 1, $0) })
    let last = NodeID(index: count - 1)
    #expect(chain.depthFirst(from: NodeID(index: 0)).count == Int(count) * 2)
    #expect(chain.strongComponents().count == Int(count))
    #expect(chain.connectedComponents().count == 1)
    #expect(chain.shortestPath(from: NodeID(index: 0), to: last)?.length == Int(count) - 1)
  }

  @Test("weak parts ignore direction, strong ones follow it") func components() {
    let parts = graph(7, [(1, 0), (1, 2), (2, 1), (4, 3), (3, 5), (5, 4)])
    #expect(parts.connectedComponents().members == [nodes(0, 1, 2), nodes(3, 4, 5), nodes(6)])
    #expect(
      parts.strongComponents().members == [nodes(0), nodes(1, 2), nodes(3, 4, 5), nodes(6)])
    #expect(Graph.empty.connectedComponents().count == 0)
  }

  @Test("parts can be made of some edge types only") func componentsOfTypes() {
    var builder = GraphBuilder()
    for _ in 0..<3 { builder.addNode(labels: []) }
    builder.addEdge(from: NodeID(index: 0), to: NodeID(index: 1), type: "a")
    builder.addEdge(from: NodeID(index: 1), to: NodeID(index: 2), type: "b")
    let mixed = builder.build()
    #expect(
      mixed.connectedComponents(types: mixed.edgeTypeSet(["a"])).componentOfNode == [0, 0, 1])
  }

  @Test("reachability agrees with a plain search", arguments: 0..<200 as Range<UInt64>)
  func reachability(seed: UInt64) {
    let graph = randomGraph(seed: seed)
    let rules = randomRules(seed: seed, graph)
    var depths: [[Int?]] = []
    for start in graph.nodes {
      var plain = [Int?](repeating: nil, count: graph.nodeCount)
      plain[Int(start.index)] = 0
      // Bellman's rounds: as simple as a search can be.
      for _ in graph.nodes {
        for node in graph.nodes {
          guard let depth = plain[Int(node.index)] else { continue }
          for (_, neighbor) in plainLinks(graph, node, rules) {
            let known = plain[Int(neighbor.index)] ?? .max
            plain[Int(neighbor.index)] = min(known, depth + 1)
          }
        }
      }
      var found = [Int?](repeating: nil, count: graph.nodeCount)
      let visits = graph.breadthFirst(
        from: [start], direction: rules.direction, types: rules.types)
      for visit in visits { found[Int(visit.node.index)] = visit.depth }
      #expect(found == plain, "seed \(seed)")
      let entered = graph.depthFirst(
        from: start, direction: rules.direction, types: rules.types
      ).compactMap { event -> NodeID? in
        if case .enter(let visit) = event { visit.node } else { nil }
      }
      #expect(entered.sorted() == visits.map(\.node).sorted(), "seed \(seed)")
      depths.append(plain)
    }
    let components =
      rules.direction == .both
      ? graph.connectedComponents(types: rules.types) : graph.strongComponents(types: rules.types)
    for left in graph.nodes {
      for right in graph.nodes {
        let isMutual =
          depths[Int(left.index)][Int(right.index)] != nil
          && depths[Int(right.index)][Int(left.index)] != nil
        #expect((components[left] == components[right]) == isMutual, "seed \(seed)")
      }
    }
  }
}
