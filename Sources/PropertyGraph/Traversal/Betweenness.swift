extension Graph {
  /// How often a node lies between two others on their shortest paths.
  ///
  /// Several edges between two nodes count as one, and loops not at all, so that a fact that is
  /// told twice makes nobody more central.
  ///
  /// - Parameters:
  ///   - direction: Which way edges are followed.
  ///   - types: The types of edges that are followed; nil follows all.
  ///   - sources: The nodes from which paths are counted; nil takes all of them. A sample gives an
  ///     estimate, scaled to all nodes (Brandes and Pich 2007, doi:10.1142/S0218127407018403).
  /// - Returns: For each node, in the order of ids, the sum over all pairs of other nodes of the
  ///   share of the pair's shortest paths that pass it. With `.both` a pair counts once, else once
  ///   for each order.
  /// - Complexity: O(*s m*) time for *s* sources and *m* edges; O(*n* + *m*) memory.
  ///
  /// Brandes, "A faster algorithm for betweenness centrality" (2001),
  /// doi:10.1080/0022250X.2001.9990249.
  public func betweenness(
    direction: Direction = .both, types: EdgeTypeSet? = nil, sources: [NodeID]? = nil
  ) -> [Double] {
    var lists: [[Int]] = []
    for node in nodes {
      let others = neighbors(of: node, direction: direction, types: types).lazy
        .map(\.neighbor).filter { $0 != node }
      lists.append(Set(others).map { Int($0.index) }.sorted())
    }
    let starts = sources ?? Array(nodes)
    var totals = [Double](repeating: 0, count: nodeCount)
    var distances = [Int](repeating: -1, count: nodeCount)
    var pathCounts = [Double](repeating: 0, count: nodeCount)
    var dependencies = pathCounts
    var order: [Int] = []
    for start in starts.map({ Int($0.index) }) {
      order.removeAll(keepingCapacity: true)
      order.append(start)
      distances[start] = 0
      pathCounts[start] = 1
      var next = 0
      while next < order.count {
        let node = order[next]
        next += 1
        for neighbor in lists[node] {
          if distances[neighbor] < 0 {
            distances[neighbor] = distances[node] + 1
            order.append(neighbor)
          }
          if distances[neighbor] == distances[node] + 1 {
            pathCounts[neighbor] += pathCounts[node]
          }
        }
      }
      // Backwards, each node hands its share to the nodes before it on the shortest paths. Those
      // are found from the other side, so that no lists of predecessors are needed.
      for node in order.reversed() {
        for neighbor in lists[node] where distances[neighbor] == distances[node] + 1 {
          dependencies[node] +=
            pathCounts[node] / pathCounts[neighbor] * (1 + dependencies[neighbor])
        }
        if node != start { totals[node] += dependencies[node] }
      }
      for node in order {
        distances[node] = -1
        pathCounts[node] = 0
        dependencies[node] = 0
      }
    }
    let scale = starts.isEmpty ? 0 : Double(nodeCount) / Double(starts.count)
    return totals.map { $0 * scale * (direction == .both ? 0.5 : 1) }
  }
}
