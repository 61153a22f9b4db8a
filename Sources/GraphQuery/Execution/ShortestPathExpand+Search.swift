import PropertyGraph

/// For each node the edges that lead to it on shortest paths, with the nodes before.
typealias ShortestPathLinks = [NodeID: [(edge: EdgeID, node: NodeID)]]

extension ShortestPathExpand {
  /// What one end of a search has reached, level by level.
  private struct Side {
    let direction: Direction
    var level: [NodeID]
    var depth = 0
    var depths: [NodeID: Int]
    /// By each node the edges by which it was reached first, with the nodes from which.
    var links: ShortestPathLinks = [:]

    init(_ start: NodeID, _ direction: Direction) {
      self.direction = direction
      level = [start]
      depths = [start: 0]
    }

    /// The number of edges to follow for the next level.
    func work(_ graph: Graph) -> Int {
      level.reduce(0) { $0 + graph.degree(of: $1, direction: direction) }
    }
  }

  /// About how many bytes a search keeps of a node or an edge.
  private static let bytesPerLink = 48

  /// Finds all shortest paths between two nodes.
  ///
  /// Both sides grow by whole levels, always the one with fewer edges to follow. Before they meet, no
  /// path is as short as the sum of their depths, so every node where they meet first lies on shortest
  /// paths, and the halves of all of them are known.
  ///
  /// Pohl, "Bi-directional search" (1971), Machine Intelligence 6, 127-140.
  ///
  /// - Returns: The edges that lead to the nodes of the paths, and the length of the paths; nil
  ///   without any.
  func searchFromBothEnds(
    _ goal: Goal, _ row: inout Row
  ) throws(QueryError) -> (ShortestPathLinks, length: Int)? {
    var near = Side(goal.from, expand.step.direction)
    var far = Side(goal.to, expand.step.direction.reversed)
    var bytes = 0
    defer { run.discharge(bytes) }
    var meeting: [NodeID] = []
    while meeting.isEmpty {
      guard near.depth + far.depth < expand.maximum ?? .max, !near.level.isEmpty,
        !far.level.isEmpty
      else { return nil }
      if near.work(run.graph) <= far.work(run.graph) {
        try grow(&near, goal, &row, &bytes)
        meeting = near.level.filter { far.depths[$0] != nil }
      } else {
        try grow(&far, goal, &row, &bytes)
        meeting = far.level.filter { near.depths[$0] != nil }
      }
    }
    // The links of the far side lead on to the target; turned round, they lead back like the others.
    var links = near.links
    var level = meeting
    while level != [goal.to] {
      var next: [NodeID] = []
      for node in level {
        for (edge, following) in far.links[node] ?? [] {
          try run.tick()
          if links[following] == nil { next.append(following) }
          links[following, default: []].append((edge, node))
        }
      }
      level = next
    }
    return (links, near.depth + far.depth)
  }

  private func grow(
    _ side: inout Side, _ goal: Goal, _ row: inout Row, _ bytes: inout Int
  ) throws(QueryError) {
    side.depth += 1
    var next: [NodeID] = []
    for node in side.level {
      for (edge, neighbor) in run.graph.neighbors(
        of: node, direction: side.direction, types: goal.types)
      {
        try run.tick()
        let known = side.depths[neighbor]
        guard known ?? side.depth == side.depth, try allows(edge, to: neighbor, goal, &row) else {
          continue
        }
        if known == nil {
          side.depths[neighbor] = side.depth
          next.append(neighbor)
        }
        side.links[neighbor, default: []].append((edge, node))
        bytes += Self.bytesPerLink
        try run.charge(Self.bytesPerLink)
      }
    }
    side.level = next
  }

  /// Finds the shortest ways from a node back to itself.
  func searchCircle(
    _ goal: Goal, _ row: inout Row
  ) throws(QueryError) -> (ShortestPathLinks, length: Int)? {
    var side = Side(goal.from, expand.step.direction)
    // Unknown, so that it is found like any other node.
    side.depths = [:]
    var bytes = 0
    defer { run.discharge(bytes) }
    while side.depths[goal.to] == nil {
      guard side.depth < expand.maximum ?? .max, !side.level.isEmpty else { return nil }
      try grow(&side, goal, &row, &bytes)
    }
    return (side.links, side.depth)
  }
}
