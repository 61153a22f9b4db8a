extension Graph {
  /// The parts inside which every node can be reached from every other along the edges' direction.
  ///
  /// - Parameter types: The types of edges that count; nil counts all.
  /// - Returns: The parts; a node on no cycle is a part of its own.
  /// - Complexity: O(*n* + *m*) time, O(*n*) memory, on the heap.
  ///
  /// Tarjan, "Depth-first search and linear graph algorithms" (1972), doi:10.1137/0201010.
  public func strongComponents(types: EdgeTypeSet? = nil) -> GraphComponents {
    let unset = -1
    var discovery = [Int](repeating: unset, count: nodeCount)
    var low = discovery
    var component = discovery
    var discovered = 0
    var open: [Int] = []
    var stack: [(node: Int, rest: NeighborSequence.Iterator)] = []
    func enter(_ node: NodeID) {
      let place = Int(node.index)
      discovery[place] = discovered
      low[place] = discovered
      discovered += 1
      open.append(place)
      let links = neighbors(of: node, direction: .outgoing, types: types)
      stack.append((place, links.makeIterator()))
    }
    for start in nodes where discovery[Int(start.index)] == unset {
      enter(start)
      while let top = stack.indices.last {
        let node = stack[top].node
        if let (_, neighbor) = stack[top].rest.next() {
          let next = Int(neighbor.index)
          if discovery[next] == unset {
            enter(neighbor)
          } else if component[next] == unset {
            low[node] = min(low[node], discovery[next])
          }
          continue
        }
        stack.removeLast()
        if let parent = stack.last?.node { low[parent] = min(low[parent], low[node]) }
        guard low[node] == discovery[node] else { continue }
        while let member = open.popLast() {
          component[member] = node
          if member == node { break }
        }
      }
    }
    return GraphComponents(renumbering: component)
  }
}
