extension Graph {
  /// A path with the fewest edges between two nodes.
  ///
  /// - Parameters:
  ///   - source: The first node.
  ///   - target: The last node; the source itself gives the path without edges.
  ///   - rules: What the path may use.
  /// - Returns: Of the shortest paths the one whose edge ids come first, compared from the source
  ///   on; nil if no path obeys the rules.
  /// - Complexity: O(*n* + *m*) time, usually far less, since the search runs from both ends;
  ///   O(*n*) memory.
  public func shortestPath(
    from source: NodeID, to target: NodeID, rules: PathRules = PathRules()
  ) -> GraphPath? {
    shortestPaths(from: source, to: target, limit: 1, rules: rules).first
  }

  /// All paths with the fewest edges between two nodes.
  ///
  /// Paths that differ in one of several edges between the same nodes are different paths.
  ///
  /// - Parameters:
  ///   - source: The first node.
  ///   - target: The last node.
  ///   - limit: The greatest number of paths; there may be exponentially many.
  ///   - rules: What the paths may use.
  /// - Returns: Paths of one length, by their edge ids from the source on; empty if there is none.
  /// - Complexity: O(*n* + *m*) for the search and O(*l d*) for each path, *l* its length and *d*
  ///   the greatest degree on it.
  public func shortestPaths(
    from source: NodeID, to target: NodeID, limit: Int, rules: PathRules = PathRules()
  ) -> [GraphPath] {
    var search = ShortestPathSearch(self, rules: rules)
    let length = search.run(from: source, to: target, maximumLength: rules.maximumLength)
    return length == nil ? [] : search.paths(from: source, limit: limit)
  }
}
