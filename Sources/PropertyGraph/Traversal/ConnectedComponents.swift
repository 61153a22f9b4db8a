import InkGraphCore

extension Graph {
  /// The parts inside which every node can be reached from every other, whatever way edges run.
  ///
  /// - Parameter types: The types of edges that count; nil counts all.
  /// - Returns: The parts.
  /// - Complexity: O(*n* + *m* α(*n*)) time, O(*n*) memory.
  public func connectedComponents(types: EdgeTypeSet? = nil) -> GraphComponents {
    var sets = DisjointSets(count: nodeCount)
    let (sources, targets) = (storage.sources.base, storage.targets.base)
    for edge in 0..<edgeCount {
      if let types, !types.contains(storage.types[edge]) { continue }
      sets.join(Int(sources[edge]), Int(targets[edge]))
    }
    return GraphComponents(renumbering: (0..<nodeCount).map { sets.root(of: $0) })
  }
}
