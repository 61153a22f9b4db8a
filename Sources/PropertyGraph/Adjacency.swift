/// An edge as the node at one of its ends sees it.
@frozen public struct NodeLink: BitwiseCopyable, Sendable {
  /// The place of the edge in its graph.
  public let edge: UInt32
  /// The place of the node at the other end.
  public let neighbor: UInt32
}

/// The edges at each node in one direction, as compressed sparse rows.
///
/// Eight bytes for an edge and four for a node; the edges of a node stand side by side, in the
/// order of their ids.
struct Adjacency: Sendable {
  let offsets: PackedArray<UInt32>
  let links: PackedArray<NodeLink>

  /// Takes rows that were compressed before.
  init(offsets: PackedArray<UInt32>, links: PackedArray<NodeLink>) {
    self.offsets = offsets
    self.links = links
  }

  /// Sorts edges by the node at one end, with a counting sort that keeps the order of ids.
  ///
  /// - Complexity: O(*n* + *m*), *n* nodes, *m* edges.
  init(of near: PackedArray<UInt32>, to far: PackedArray<UInt32>, nodeCount: Int) {
    var offsets = [UInt32](repeating: 0, count: nodeCount + 1)
    for node in near { offsets[Int(node) + 1] += 1 }
    for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
    var places = offsets
    var links = [NodeLink](repeating: NodeLink(edge: 0, neighbor: 0), count: near.count)
    for edge in near.indices {
      let node = Int(near[edge])
      links[Int(places[node])] = NodeLink(edge: UInt32(edge), neighbor: far[edge])
      places[node] += 1
    }
    self.init(offsets: PackedArray(offsets), links: PackedArray(links))
  }

  /// The places in `links` of a node's edges.
  func range(of node: NodeID) -> Range<Int> {
    let place = Int(node.index)
    return Int(offsets[place])..<Int(offsets[place + 1])
  }
}
