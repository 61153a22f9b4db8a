/// Which way edges are followed.
public enum Direction: String, Hashable, Sendable, CaseIterable {
  /// From source to target.
  case outgoing
  /// From target to source.
  case incoming
  /// Either way.
  case both

  /// The other way round.
  public var reversed: Direction {
    switch self {
    case .outgoing: .incoming
    case .incoming: .outgoing
    case .both: .both
    }
  }
}

/// The edges at a node in one direction, with the nodes at their other ends, by ascending edge id.
public struct Neighbors: RandomAccessCollection, Sendable {
  /// An edge and the node at its other end.
  public typealias Element = (edge: EdgeID, neighbor: NodeID)

  private let links: PackedArray<NodeLink>
  private let base: Int
  /// The first place, 0.
  public let startIndex = 0
  /// One past the last place.
  public let endIndex: Int

  init(_ adjacency: Adjacency, of node: NodeID) {
    links = adjacency.links
    let range = adjacency.range(of: node)
    base = range.lowerBound
    endIndex = range.count
  }

  /// The edge at a place.
  public subscript(position: Int) -> Element {
    let link = links[base + position]
    return (EdgeID(index: link.edge), NodeID(index: link.neighbor))
  }
}

/// The edges at a node in a direction, of all or of chosen types, by ascending edge id.
///
/// With `.both` a loop stands once, like every other edge.
public struct NeighborSequence: Sequence, Sendable {
  /// An edge and the node at its other end.
  public typealias Element = (edge: EdgeID, neighbor: NodeID)

  let graph: GraphStorage
  let node: NodeID
  let direction: Direction
  let types: EdgeTypeSet?

  /// Starts at the edge with the smallest id.
  public func makeIterator() -> Iterator { Iterator(self) }

  /// Merges the outgoing and the incoming edges of a node.
  public struct Iterator: IteratorProtocol {
    private let graph: GraphStorage
    private let node: UInt32
    private let types: EdgeTypeSet?
    private var out: Range<Int>
    private var into: Range<Int>

    init(_ sequence: NeighborSequence) {
      graph = sequence.graph
      node = sequence.node.index
      types = sequence.types
      out = sequence.direction == .incoming ? 0..<0 : graph.outgoing.range(of: sequence.node)
      into = sequence.direction == .outgoing ? 0..<0 : graph.incoming.range(of: sequence.node)
    }

    /// The next edge, or nil at the end.
    public mutating func next() -> Element? {
      while let link = nextLink() {
        if let types, !types.contains(graph.types[Int(link.edge)]) { continue }
        return (EdgeID(index: link.edge), NodeID(index: link.neighbor))
      }
      return nil
    }

    private mutating func nextLink() -> NodeLink? {
      guard let incoming = into.first.map({ graph.incoming.links[$0] }) else {
        return out.popFirst().map { graph.outgoing.links[$0] }
      }
      guard let outgoing = out.first.map({ graph.outgoing.links[$0] }) else {
        into.removeFirst()
        return incoming
      }
      if incoming.edge < outgoing.edge {
        into.removeFirst()
        return incoming
      }
      // A loop stands in both lists.
      if incoming.edge == outgoing.edge { into.removeFirst() }
      out.removeFirst()
      return outgoing
    }
  }
}
