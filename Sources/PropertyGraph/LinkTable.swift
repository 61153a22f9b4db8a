/// The edges of a graph as plain memory, for loops over many of them.
///
/// It counts no references, and so it is valid only while something else keeps the graph. Everything
/// but hot loops uses `Graph.neighbors`.
@frozen public struct LinkTable {
  @usableFromInline let outgoingOffsets: UnsafePointer<UInt32>
  @usableFromInline let outgoingLinks: UnsafePointer<NodeLink>
  @usableFromInline let incomingOffsets: UnsafePointer<UInt32>
  @usableFromInline let incomingLinks: UnsafePointer<NodeLink>
  @usableFromInline let types: UnsafePointer<UInt16>

  /// The edges that begin at a node, by ascending edge.
  @inlinable public func outgoing(_ node: UInt32) -> UnsafeBufferPointer<NodeLink> {
    Self.links(of: node, outgoingOffsets, outgoingLinks)
  }

  /// The edges that end at a node, by ascending edge.
  @inlinable public func incoming(_ node: UInt32) -> UnsafeBufferPointer<NodeLink> {
    Self.links(of: node, incomingOffsets, incomingLinks)
  }

  /// The number of a type of an edge.
  @inlinable public func type(of edge: UInt32) -> UInt16 { types[Int(edge)] }

  @inlinable static func links(
    of node: UInt32, _ offsets: UnsafePointer<UInt32>, _ links: UnsafePointer<NodeLink>
  ) -> UnsafeBufferPointer<NodeLink> {
    let start = Int(offsets[Int(node)])
    return UnsafeBufferPointer(start: links + start, count: Int(offsets[Int(node) + 1]) - start)
  }
}

extension Graph {
  /// The edges as plain memory, valid while the graph is kept.
  public var linkTable: LinkTable {
    LinkTable(
      outgoingOffsets: storage.outgoing.offsets.base, outgoingLinks: storage.outgoing.links.base,
      incomingOffsets: storage.incoming.offsets.base, incomingLinks: storage.incoming.links.base,
      types: storage.types.base)
  }
}
