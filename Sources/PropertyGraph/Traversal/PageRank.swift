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
    let degrees = nodes.map { node in
      neighbors(of: node, direction: direction, types: types).reduce(0) { sum, _ in sum + 1 }
    }
    var ranks = [Double](repeating: share, count: nodeCount)
    for _ in 0..<maximumRounds {
      var stranded = 0.0
      var next = [Double](repeating: 0, count: nodeCount)
      for node in nodes {
        let rank = ranks[Int(node.index)]
        let degree = degrees[Int(node.index)]
        guard degree > 0 else {
          stranded += rank
          continue
        }
        let part = rank / Double(degree)
        for (_, neighbor) in neighbors(of: node, direction: direction, types: types) {
          next[Int(neighbor.index)] += part
        }
      }
      let base = (1 - damping + damping * stranded) * share
      var change = 0.0
      for place in next.indices {
        next[place] = base + damping * next[place]
        change = max(change, abs(next[place] - ranks[place]))
      }
      ranks = next
      if change <= tolerance { break }
    }
    return ranks
  }
}
