/// A step of a depth-first search.
public enum DepthFirstEvent: Hashable, Sendable {
  /// The search came to a node.
  case enter(Visit)
  /// The search has seen all that can be reached from a node and leaves it.
  case leave(NodeID)
}

extension Graph {
  /// Visits nodes from a start, as deep as possible first.
  ///
  /// - Parameters:
  ///   - start: The first node.
  ///   - direction: Which way edges are followed.
  ///   - types: The types of edges that are followed; nil follows all.
  /// - Returns: For each node that can be reached one enter and one leave, properly nested: the
  ///   enters are the preorder, the leaves the postorder. Edges are tried by ascending id.
  /// - Complexity: O(*n* + *m*) time for the *m* edges at the nodes reached; O(*n*) memory, on the
  ///   heap, so a long chain cannot exhaust the stack.
  ///
  /// Tarjan, "Depth-first search and linear graph algorithms" (1972), doi:10.1137/0201010.
  public func depthFirst(
    from start: NodeID, direction: Direction = .outgoing, types: EdgeTypeSet? = nil
  ) -> [DepthFirstEvent] {
    var isSeen = [Bool](repeating: false, count: nodeCount)
    var events: [DepthFirstEvent] = []
    var stack: [(node: NodeID, rest: NeighborSequence.Iterator)] = []
    func enter(_ node: NodeID, by edge: EdgeID?) {
      isSeen[Int(node.index)] = true
      events.append(.enter(Visit(node: node, depth: stack.count, edge: edge)))
      let links = neighbors(of: node, direction: direction, types: types)
      stack.append((node, links.makeIterator()))
    }
    enter(start, by: nil)
    while let top = stack.indices.last {
      if let (edge, neighbor) = stack[top].rest.next() {
        if !isSeen[Int(neighbor.index)] { enter(neighbor, by: edge) }
      } else {
        events.append(.leave(stack[top].node))
        stack.removeLast()
      }
    }
    return events
  }
}
