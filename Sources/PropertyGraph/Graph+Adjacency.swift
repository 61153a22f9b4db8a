extension Graph {
  /// The node at which an edge begins.
  public func source(of edge: EdgeID) -> NodeID {
    NodeID(index: storage.sources[Int(edge.index)])
  }

  /// The node at which an edge ends.
  public func target(of edge: EdgeID) -> NodeID {
    NodeID(index: storage.targets[Int(edge.index)])
  }

  /// The end of an edge that is not `node`; for a loop, `node` itself.
  public func neighbor(of node: NodeID, along edge: EdgeID) -> NodeID {
    let source = source(of: edge)
    return source == node ? target(of: edge) : source
  }

  /// The edges that begin at a node, with their targets, by ascending edge id.
  public func outgoing(_ node: NodeID) -> Neighbors { Neighbors(storage.outgoing, of: node) }

  /// The edges that end at a node, with their sources, by ascending edge id.
  public func incoming(_ node: NodeID) -> Neighbors { Neighbors(storage.incoming, of: node) }

  /// The edges of one type that begin at a node, with their targets, by ascending edge id.
  public func outgoing(_ node: NodeID, type: EdgeTypeID) -> NeighborSequence {
    neighbors(of: node, direction: .outgoing, types: EdgeTypeSet([type]))
  }

  /// The edges of one type that end at a node, with their sources, by ascending edge id.
  public func incoming(_ node: NodeID, type: EdgeTypeID) -> NeighborSequence {
    neighbors(of: node, direction: .incoming, types: EdgeTypeSet([type]))
  }

  /// The edges at a node in a direction, with the nodes at their other ends, by ascending edge id.
  ///
  /// - Parameters:
  ///   - node: The node.
  ///   - direction: Which way the edges run; with `.both` a loop stands once.
  ///   - types: The types to keep; nil keeps all.
  /// - Returns: The edges, found while they are run through.
  /// - Complexity: O(*d*) to run through, *d* edges at the node in the direction.
  public func neighbors(
    of node: NodeID, direction: Direction, types: EdgeTypeSet? = nil
  ) -> NeighborSequence {
    NeighborSequence(graph: storage, node: node, direction: direction, types: types)
  }

  /// The number of edges at a node; with `.both` a loop counts twice.
  public func degree(of node: NodeID, direction: Direction = .both) -> Int {
    switch direction {
    case .outgoing: outgoing(node).count
    case .incoming: incoming(node).count
    case .both: outgoing(node).count + incoming(node).count
    }
  }
}
