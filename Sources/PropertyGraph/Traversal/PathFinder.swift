/// Finds a path with the fewest edges between two nodes, again and again on one graph.
///
/// It grows whole levels from both ends, always the side whose level has fewer edges to follow, and
/// stops at the first edge between the two sides: each side has then seen all nodes nearer than its
/// level, so no path is shorter. The marks of the nodes are kept between searches and told apart by a
/// number, so a search costs what it touches, not the size of the graph.
///
/// Pohl, "Bi-directional search" (1971), Machine Intelligence 6, 127-140.
///
/// `Graph.shortestPath` gives a defined one of several shortest paths and knows of nodes to avoid;
/// this class gives any, always the same, in a tenth of the time.
public final class PathFinder {
  /// What a search knows of a node that it has reached.
  private struct Mark {
    /// Twice the number of the search, and one more on the side of the target; else the mark is old.
    var stamp: UInt32
    /// The edge by which the node was reached, and the node from which.
    var link: NodeLink
  }

  private let graph: Graph
  private let table: LinkTable
  private let direction: Direction
  private let types: EdgeTypeSet?
  private let marks: UnsafeMutablePointer<Mark>
  private var search: UInt32 = 0
  private var near: [UInt32] = []
  private var far: [UInt32] = []
  private var next: [UInt32] = []

  /// Levels of fewer edges are followed before anybody could lose patience.
  private static let checkedWork = 1024

  /// Prepares searches.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - direction: Which way the edges of a path run, seen from its first node.
  ///   - types: The types that a path may use; nil for all.
  /// - Complexity: O(*n*) time and memory, *n* nodes.
  public init(_ graph: Graph, direction: Direction, types: EdgeTypeSet?) {
    self.graph = graph
    self.direction = direction
    self.types = types
    table = graph.linkTable
    marks = .allocate(capacity: max(1, graph.nodeCount))
    clearMarks()
  }

  deinit { marks.deallocate() }

  /// About how many bytes the marks take.
  public var footprint: Int { graph.nodeCount * MemoryLayout<Mark>.stride }

  private func clearMarks() {
    marks.initialize(
      repeating: Mark(stamp: 0, link: NodeLink(edge: 0, neighbor: 0)), count: graph.nodeCount)
  }

  /// Searches.
  ///
  /// - Parameters:
  ///   - source: The first node.
  ///   - target: The last node, another one.
  ///   - maximumLength: The greatest number of edges.
  ///   - check: Called before each level of more than a thousand edges, to stop a search that takes too long.
  /// - Returns: The edges of a shortest path from the source on; nil without a path.
  /// - Throws: What `check` throws.
  /// - Complexity: O(*n* + *m*), usually far less.
  public func edges<Failure: Error>(
    from source: NodeID, to target: NodeID, maximumLength: Int,
    check: () throws(Failure) -> Void
  ) throws(Failure) -> [EdgeID]? {
    if search >= UInt32.max / 2 - 1 {
      clearMarks()
      search = 0
    }
    search += 1
    let root = NodeLink(edge: 0, neighbor: .max)
    marks[Int(source.index)] = Mark(stamp: search * 2, link: root)
    marks[Int(target.index)] = Mark(stamp: search * 2 + 1, link: root)
    near.removeAll(keepingCapacity: true)
    near.append(source.index)
    far.removeAll(keepingCapacity: true)
    far.append(target.index)
    var nearWork = work(at: source.index, direction)
    var farWork = work(at: target.index, direction.reversed)
    var length = 0
    while length < maximumLength, !near.isEmpty, !far.isEmpty {
      if min(nearWork, farWork) > Self.checkedWork { try check() }
      length += 1
      let isNear = nearWork <= farWork
      let meeting: (node: UInt32, link: NodeLink)?
      if isNear {
        (meeting, nearWork) = grow(near, side: 0, direction)
        swap(&near, &next)
      } else {
        (meeting, farWork) = grow(far, side: 1, direction.reversed)
        swap(&far, &next)
      }
      if let meeting { return path(meeting.node, meeting.link, isNear: isNear) }
    }
    return nil
  }

  /// Follows all edges of a level into `next`.
  ///
  /// - Returns: The edge that reaches the other side, from a node of the level on, if there is one,
  ///   and how many edges the next level has.
  private func grow(
    _ level: [UInt32], side: UInt32, _ direction: Direction
  ) -> (meeting: (node: UInt32, link: NodeLink)?, work: Int) {
    next.removeAll(keepingCapacity: true)
    var work = 0
    let own = search * 2 + side
    let other = search * 2 + (1 - side)
    func follow(_ links: UnsafeBufferPointer<NodeLink>, from node: UInt32) -> NodeLink? {
      for link in links {
        if let types, !types.contains(table.type(of: link.edge)) { continue }
        let stamp = marks[Int(link.neighbor)].stamp
        if stamp == own { continue }
        if stamp == other { return link }
        marks[Int(link.neighbor)] = Mark(
          stamp: own, link: NodeLink(edge: link.edge, neighbor: node))
        next.append(link.neighbor)
        work += self.work(at: link.neighbor, direction)
      }
      return nil
    }
    for node in level {
      if direction != .incoming, let link = follow(table.outgoing(node), from: node) {
        return ((node, link), work)
      }
      if direction != .outgoing, let link = follow(table.incoming(node), from: node) {
        return ((node, link), work)
      }
    }
    return (nil, work)
  }

  private func work(at node: UInt32, _ direction: Direction) -> Int {
    switch direction {
    case .outgoing: table.outgoing(node).count
    case .incoming: table.incoming(node).count
    case .both: table.outgoing(node).count + table.incoming(node).count
    }
  }

  /// The edges from the source over the meeting edge to the target.
  private func path(_ node: UInt32, _ link: NodeLink, isNear: Bool) -> [EdgeID] {
    let before = trace(from: isNear ? node : link.neighbor)
    let after = trace(from: isNear ? link.neighbor : node)
    return before.reversed() + [EdgeID(index: link.edge)] + after
  }

  /// The edges from a node back to the end from which it was reached.
  private func trace(from node: UInt32) -> [EdgeID] {
    var edges: [EdgeID] = []
    var link = marks[Int(node)].link
    while link.neighbor != .max {
      edges.append(EdgeID(index: link.edge))
      link = marks[Int(link.neighbor)].link
    }
    return edges
  }
}
