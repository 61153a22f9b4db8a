/// A node as a search came to it.
public struct Visit: Hashable, Sendable {
  /// The node.
  public let node: NodeID
  /// The number of edges from the start.
  public let depth: Int
  /// The edge by which the search came; nil at a start.
  public let edge: EdgeID?

  /// Makes a visit.
  public init(node: NodeID, depth: Int, edge: EdgeID?) {
    self.node = node
    self.depth = depth
    self.edge = edge
  }
}

extension Graph {
  /// Visits nodes level by level from one or more starts.
  ///
  /// - Parameters:
  ///   - starts: The nodes of depth 0.
  ///   - depth: The greatest depth.
  ///   - direction: Which way edges are followed.
  ///   - types: The types of edges that are followed; nil follows all.
  ///   - follows: Whether the search may go along an edge to the node at its other end.
  /// - Returns: Each node that can be reached once, in the order of discovery: by depth, then by
  ///   the order of the nodes before, then by edge id.
  /// - Complexity: O(*n* + *m*) time for the *m* edges at the nodes reached; O(*n*) memory.
  ///
  /// Moore, "The shortest path through a maze" (1959), Proceedings of an International Symposium
  /// on the Theory of Switching, part II.
  public func breadthFirst(
    from starts: [NodeID], depth: Int = .max, direction: Direction = .both,
    types: EdgeTypeSet? = nil, where follows: (EdgeID, NodeID) -> Bool = { _, _ in true }
  ) -> [Visit] {
    var isSeen = [Bool](repeating: false, count: nodeCount)
    var visits: [Visit] = []
    for start in starts where !isSeen[Int(start.index)] {
      isSeen[Int(start.index)] = true
      visits.append(Visit(node: start, depth: 0, edge: nil))
    }
    var next = 0
    while next < visits.count {
      let visit = visits[next]
      next += 1
      if visit.depth >= depth { break }
      for (edge, neighbor) in neighbors(of: visit.node, direction: direction, types: types)
      where !isSeen[Int(neighbor.index)] && follows(edge, neighbor) {
        isSeen[Int(neighbor.index)] = true
        visits.append(Visit(node: neighbor, depth: visit.depth + 1, edge: edge))
      }
    }
    return visits
  }

  /// The nodes around starts, level by level: the starts, their neighbours, and so on.
  ///
  /// - Parameters:
  ///   - starts: The nodes of level 0.
  ///   - depth: The greatest level.
  ///   - direction: Which way edges are followed.
  ///   - types: The types of edges that are followed; nil follows all.
  /// - Returns: The levels without empty ones, each ascending by id.
  /// - Complexity: As `breadthFirst`, and the sorting of each level.
  public func levels(
    from starts: [NodeID], depth: Int = .max, direction: Direction = .both,
    types: EdgeTypeSet? = nil
  ) -> [[NodeID]] {
    var levels: [[NodeID]] = []
    for visit in breadthFirst(from: starts, depth: depth, direction: direction, types: types) {
      if visit.depth == levels.count { levels.append([]) }
      levels[visit.depth].append(visit.node)
    }
    return levels.map { $0.sorted() }
  }
}
