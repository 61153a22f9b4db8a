import InkGraphCore

extension Graph {
  /// The parts inside which every node can be reached from every other, whatever way edges run.
  ///
  /// - Parameter types: The types of edges that count; nil counts all.
  /// - Returns: The parts.
  /// - Complexity: O(*n* + *m* α(*n*)) time, O(*n*) memory.
  public func connectedComponents(types: EdgeTypeSet? = nil) -> GraphComponents {
    var sets = DisjointSets(count: nodeCount)
    for edge in edges {
      if let types, !types.contains(typeID(of: edge)) { continue }
      sets.join(Int(source(of: edge).index), Int(target(of: edge).index))
    }
    return GraphComponents(renumbering: (0..<nodeCount).map { sets.root(of: $0) })
  }
}
