import InkGraphCore
import PropertyGraph

/// SplitMix64 (Steele, Lea, Flood 2014): numbers that a seed fixes.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A small graph with loops and parallel edges of the types a, b and c, fixed by a seed.
func randomGraph(seed: UInt64, maximumNodes: Int = 9) -> Graph {
  var numbers = SeededNumbers(seed: seed)
  let nodeCount = Int.random(in: 1...maximumNodes, using: &numbers)
  let edgeCount = Int.random(in: 0...(nodeCount * 2), using: &numbers)
  var builder = GraphBuilder()
  for node in 0..<nodeCount {
    builder.addNode(labels: ["n"], properties: ["name": .string("\(node)")])
  }
  for _ in 0..<edgeCount {
    builder.addEdge(
      from: NodeID(index: .random(in: 0..<UInt32(nodeCount), using: &numbers)),
      to: NodeID(index: .random(in: 0..<UInt32(nodeCount), using: &numbers)),
      type: ["a", "b", "c"].randomElement(using: &numbers) ?? "a")
  }
  return builder.build()
}

/// A graph of nodes without labels, from pairs of their numbers; every edge has the type x.
func graph(_ nodeCount: Int, _ edges: [(UInt32, UInt32)]) -> Graph {
  var builder = GraphBuilder()
  for _ in 0..<nodeCount { builder.addNode(labels: []) }
  for (source, target) in edges {
    builder.addEdge(from: NodeID(index: source), to: NodeID(index: target), type: "x")
  }
  return builder.build()
}

/// Ids from numbers.
func nodes(_ numbers: UInt32...) -> [NodeID] { numbers.map(NodeID.init) }

/// The ways to follow edges and the choices of types that property tests run through.
func randomRules(seed: UInt64, _ graph: Graph) -> PathRules {
  var rules = PathRules()
  rules.direction = Direction.allCases[Int(seed % 3)]
  if seed % 4 == 0 { rules.types = graph.edgeTypeSet(["a", "b"]) }
  return rules
}

/// The edges that may be followed from a node, found by looking at every edge of the graph.
func plainLinks(_ graph: Graph, _ node: NodeID, _ rules: PathRules) -> [(EdgeID, NodeID)] {
  var result: [(EdgeID, NodeID)] = []
  for edge in graph.edges {
    if let types = rules.types, !types.contains(graph.typeID(of: edge)) { continue }
    let source = graph.source(of: edge)
    let target = graph.target(of: edge)
    if source == node, rules.direction != .incoming {
      result.append((edge, target))
    } else if target == node, rules.direction != .outgoing {
      result.append((edge, source))
    }
  }
  return result
}

/// All paths that pass no node twice, by length and edge ids, found by trying everything.
func plainPaths(
  _ graph: Graph, from source: NodeID, to target: NodeID, _ rules: PathRules
) -> [GraphPath] {
  var result: [GraphPath] = []
  func extend(_ nodes: [NodeID], _ edges: [EdgeID]) {
    guard let last = nodes.last else { return }
    if last == target {
      result.append(GraphPath(nodes: nodes, edges: edges))
      return
    }
    guard edges.count < rules.maximumLength else { return }
    for (edge, neighbor) in plainLinks(graph, last, rules) where !nodes.contains(neighbor) {
      if rules.avoidedNodes.contains(neighbor), neighbor != target { continue }
      extend(nodes + [neighbor], edges + [edge])
    }
  }
  extend([source], [])
  return result.sorted()
}
