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
    var parents = Array(0..<UInt32(nodeCount))
    let (sources, targets) = (storage.sources.base, storage.targets.base)
    parents.withUnsafeMutableBufferPointer { parents in
      for edge in 0..<edgeCount {
        if let types, !types.contains(storage.types[edge]) { continue }
        let left = Self.root(of: sources[edge], in: parents)
        let right = Self.root(of: targets[edge], in: parents)
        // The smaller node leads, which keeps the trees shallow enough with halving.
        if left != right { parents[Int(max(left, right))] = min(left, right) }
      }
      // What leads a node stands before it, and has its root already.
      for node in parents.indices { parents[node] = parents[Int(parents[node])] }
    }
    return GraphComponents(renumbering: parents.map { Int($0) })
  }

  private static func root(
    of node: UInt32, in parents: UnsafeMutableBufferPointer<UInt32>
  ) -> UInt32 {
    var node = node
    while parents[Int(node)] != node {
      parents[Int(node)] = parents[Int(parents[Int(node)])]
      node = parents[Int(node)]
    }
    return node
  }
}
