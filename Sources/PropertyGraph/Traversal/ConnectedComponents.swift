extension Graph {
  /// The parts inside which every node can be reached from every other, whatever way edges run.
  ///
  /// - Parameter types: The types of edges that count; nil counts all.
  /// - Returns: The parts.
  /// - Complexity: O(*n* + *m* α(*n*)) time, O(*n*) memory.
  ///
  /// Union by halving of paths: Tarjan and van Leeuwen, "Worst-case analysis of set union
  /// algorithms" (1984), doi:10.1145/62.2160.
  public func connectedComponents(types: EdgeTypeSet? = nil) -> GraphComponents {
    var parents = Array(0..<nodeCount)
    func root(of node: NodeID) -> Int {
      var node = Int(node.index)
      while parents[node] != node {
        parents[node] = parents[parents[node]]
        node = parents[node]
      }
      return node
    }
    for edge in edges {
      if let types, !types.contains(typeID(of: edge)) { continue }
      let left = root(of: source(of: edge))
      let right = root(of: target(of: edge))
      // The smaller node leads, which keeps the trees shallow enough with halving.
      if left != right { parents[max(left, right)] = min(left, right) }
    }
    return GraphComponents(renumbering: nodes.map { root(of: $0) })
  }
}
