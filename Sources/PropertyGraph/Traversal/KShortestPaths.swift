extension Graph {
  /// The shortest paths between two nodes that pass no node twice, however long.
  ///
  /// - Parameters:
  ///   - count: The greatest number of paths.
  ///   - source: The first node.
  ///   - target: The last node.
  ///   - rules: What the paths may use.
  /// - Returns: Up to `count` paths by length, then by edge ids from the source on. Paths that
  ///   differ in one of several edges between the same nodes are different paths.
  /// - Complexity: O(*k l* (*n* + *m*)) for *k* paths of up to *l* edges.
  ///
  /// Yen, "Finding the k shortest loopless paths in a network" (1971), doi:10.1287/mnsc.17.11.712;
  /// with the remark of Lawler (1972), doi:10.1287/mnsc.18.7.401, that a path needs to branch only
  /// from the node at which it left its parent, so that no candidate is found twice.
  public func kShortestPaths(
    _ count: Int, from source: NodeID, to target: NodeID, rules: PathRules = PathRules()
  ) -> [GraphPath] {
    var search = ShortestPathSearch(self, rules: rules)
    guard count > 0,
      search.run(from: source, to: target, maximumLength: rules.maximumLength) != nil,
      let first = search.paths(from: source, limit: 1).first
    else { return [] }
    var found = [first]
    var candidates: [Candidate] = []
    var latest = Candidate(path: first, branch: 0)
    while found.count < count {
      for place in latest.branch..<latest.path.length {
        let rootEdges = latest.path.edges[..<place]
        let rootNodes = latest.path.nodes[..<place]
        let taken = found.filter { $0.length > place && $0.edges[..<place] == rootEdges }
        let spur = latest.path.nodes[place]
        let found = search.run(
          from: spur, to: target, maximumLength: rules.maximumLength - place,
          removedNodes: Set(rootNodes), removedEdges: Set(taken.map { $0.edges[place] }))
        guard found != nil, let rest = search.paths(from: spur, limit: 1).first else { continue }
        let path = GraphPath(nodes: rootNodes + rest.nodes, edges: rootEdges + rest.edges)
        candidates.append(Candidate(path: path, branch: place))
      }
      guard let best = candidates.indices.min(by: { candidates[$0].path < candidates[$1].path })
      else { break }
      latest = candidates.remove(at: best)
      found.append(latest.path)
    }
    return found
  }
}

/// A path that was found but may not be the next shortest.
private struct Candidate {
  let path: GraphPath
  /// The place of the node at which the path left the one it was made from.
  let branch: Int
}
