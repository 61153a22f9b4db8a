extension Graph {
  /// Ranks nodes by how often a random reader would land on them.
  ///
  /// A reader at a node without an edge to follow goes on at any node, each with the same chance.
  ///
  /// - Parameters:
  ///   - damping: Chance of following an edge, 0...1; 0.85 is the value in the paper.
  ///   - tolerance: Stop when no rank moves more than this between rounds.
  ///   - maximumRounds: Stop after so many rounds in any case.
  ///   - direction: Which way edges are followed; each of several edges between two nodes counts.
  ///   - types: The types of edges that are followed; nil follows all.
  /// - Returns: One rank for each node, in the order of ids; ranks sum to 1. Empty graph: empty
  ///   array.
  /// - Complexity: O(*r*(*n* + *m*)) time, O(*n*) extra memory; *r* rounds, *n* nodes, *m* edges.
  ///
  /// Page, Brin, Motwani, Winograd, "The PageRank Citation Ranking" (1999), Stanford InfoLab
  /// 1999-66.
  public func pageRank(
    damping: Double = 0.85, tolerance: Double = 1e-10, maximumRounds: Int = 200,
    direction: Direction = .outgoing, types: EdgeTypeSet? = nil
  ) -> [Double] {
    guard nodeCount > 0 else { return [] }
    let share = 1 / Double(nodeCount)
    let (table, backward) = (linkTable, direction.reversed)
    let degrees = nodes.map { table.degree(of: $0.index, direction, types) }
    var ranks = [Double](repeating: share, count: nodeCount)
    var parts = ranks
    for _ in 0..<maximumRounds {
      var stranded = 0.0
      for node in ranks.indices {
        let degree = degrees[node]
        if degree == 0 { stranded += ranks[node] }
        parts[node] = degree == 0 ? 0 : ranks[node] / Double(degree)
      }
      let base = (1 - damping + damping * stranded) * share
      var change = 0.0
      // Each node fetches what the others have for it: numbers are read here and there, but written
      // in order.
      parts.withUnsafeBufferPointer { parts in
        for node in ranks.indices {
          let sum = table.sum(of: parts, at: UInt32(node), backward, types)
          let rank = base + damping * sum
          change = max(change, abs(rank - ranks[node]))
          ranks[node] = rank
        }
      }
      if change <= tolerance { break }
    }
    return ranks
  }
}

extension LinkTable {
  /// The number of edges of some types at a node in a direction; a loop counts once.
  fileprivate func degree(of node: UInt32, _ direction: Direction, _ types: EdgeTypeSet?) -> Int {
    var count = 0
    forEach(at: node, direction, types) { _ in count += 1 }
    return count
  }

  /// The sum of the numbers of a node's neighbors.
  fileprivate func sum(
    of numbers: UnsafeBufferPointer<Double>, at node: UInt32, _ direction: Direction,
    _ types: EdgeTypeSet?
  ) -> Double {
    var sum = 0.0
    forEach(at: node, direction, types) { sum += numbers[Int($0)] }
    return sum
  }

  @inline(__always)
  private func forEach(
    at node: UInt32, _ direction: Direction, _ types: EdgeTypeSet?, _ body: (UInt32) -> Void
  ) {
    if direction != .incoming {
      for link in outgoing(node) where types?.contains(type(of: link.edge)) ?? true {
        body(link.neighbor)
      }
    }
    if direction != .outgoing {
      for link in incoming(node) where types?.contains(type(of: link.edge)) ?? true {
        // Seen from both sides a loop stands once.
        if direction == .both, link.neighbor == node { continue }
        body(link.neighbor)
      }
    }
  }
}
