import PropertyGraph

/// How many nodes and edges of each kind a graph has, to choose an order for a pattern's parts.
final class GraphStatistics: Sendable {
  let nodeCount: Int
  let edgeCount: Int
  private let labelCounts: [String: Int]
  private let typeCounts: [String: Int]
  /// For each label and type how many edges begin and end at nodes with the label.
  private let outgoing: [String: [String: Int]]
  private let incoming: [String: [String: Int]]

  /// Counts.
  ///
  /// - Complexity: O(*m* · *l*), *m* edges, *l* labels of a node.
  init(_ graph: Graph) {
    nodeCount = graph.nodeCount
    edgeCount = graph.edgeCount
    var labelCounts: [String: Int] = [:]
    for label in graph.labels { labelCounts[label] = graph.nodes(withLabel: label).count }
    let types = graph.edgeTypes
    var typeTotals = Array(repeating: 0, count: types.count)
    for edge in graph.edges { typeTotals[Int(graph.typeID(of: edge).index)] += 1 }
    var outgoing: [String: [String: Int]] = [:]
    var incoming: [String: [String: Int]] = [:]
    for label in graph.labels {
      var out = Array(repeating: 0, count: types.count)
      var into = out
      for node in graph.nodes(withLabel: label) {
        for (edge, _) in graph.outgoing(node) { out[Int(graph.typeID(of: edge).index)] += 1 }
        for (edge, _) in graph.incoming(node) { into[Int(graph.typeID(of: edge).index)] += 1 }
      }
      outgoing[label] = Dictionary(uniqueKeysWithValues: zip(types, out))
      incoming[label] = Dictionary(uniqueKeysWithValues: zip(types, into))
    }
    self.labelCounts = labelCounts
    typeCounts = Dictionary(uniqueKeysWithValues: zip(types, typeTotals))
    self.outgoing = outgoing
    self.incoming = incoming
  }

  func count(ofLabel label: String) -> Int { labelCounts[label] ?? 0 }

  /// The mean number of edges of some types at a node, seen in a direction; no types mean all.
  ///
  /// Of the known labels of the node the one with the fewest edges counts.
  func degree(labels: [String], types: [String], direction: Direction) -> Double {
    guard nodeCount > 0 else { return 0 }
    let all = types.isEmpty ? Double(edgeCount) : Double(types.reduce(0) { $0 + count($1) })
    if labels.isEmpty { return all / Double(nodeCount) * (direction == .both ? 2 : 1) }
    var best = Double.infinity
    for label in labels {
      let nodes = max(1, count(ofLabel: label))
      var edges = 0
      if direction != .incoming { edges += sum(outgoing[label], types) }
      if direction != .outgoing { edges += sum(incoming[label], types) }
      best = min(best, Double(edges) / Double(nodes))
    }
    return best
  }

  /// Whether all edges of a type, followed in a direction, end at nodes with a label.
  func always(type: String, leadsTo label: String, direction: Direction) -> Bool {
    let counts = direction == .outgoing ? incoming[label] : outgoing[label]
    return counts?[type] ?? 0 == count(type)
  }

  private func count(_ type: String) -> Int { typeCounts[type] ?? 0 }

  private func sum(_ counts: [String: Int]?, _ types: [String]) -> Int {
    guard let counts else { return 0 }
    return types.isEmpty
      ? counts.values.reduce(0, +) : types.reduce(0) { $0 + (counts[$1] ?? 0) }
  }
}
