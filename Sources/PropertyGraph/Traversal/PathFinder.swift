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
  /// The nodes of the levels at both ends, and of the one that is being made.
  private let levels: [UnsafeMutablePointer<UInt32>]
  private var search: UInt32 = 0

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
    let count = max(1, graph.nodeCount)
    marks = .allocate(capacity: count)
    levels = (0..<3).map { _ in .allocate(capacity: count) }
    clearMarks()
  }

  deinit {
    marks.deallocate()
    for level in levels { level.deallocate() }
  }

  /// About how many bytes searches take.
  public var footprint: Int {
    graph.nodeCount * (MemoryLayout<Mark>.stride + levels.count * MemoryLayout<UInt32>.stride)
  }

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
    var (near, far, next) = (
      Level(levels[0], source.index), Level(levels[1], target.index), Level(levels[2], 0)
    )
    var length = 0
    while length < maximumLength, near.count > 0, far.count > 0 {
      // Counted only for levels that may be followed: the last one, which is the largest, is not.
      if near.work == nil { near.work = work(of: near, direction) }
      if far.work == nil { far.work = work(of: far, direction.reversed) }
      let (nearWork, farWork) = (near.work ?? 0, far.work ?? 0)
      let isNear = nearWork <= farWork
      if min(nearWork, farWork) > Self.checkedWork { try check() }
      length += 1
      let meeting =
        isNear
        ? grow(near, into: &next, side: 0, direction)
        : grow(far, into: &next, side: 1, direction.reversed)
      if let meeting { return path(meeting.node, meeting.link, isNear: isNear) }
      if isNear { swap(&near, &next) } else { swap(&far, &next) }
    }
    return nil
  }

  /// The nodes that a side has reached last.
  private struct Level {
    let nodes: UnsafeMutablePointer<UInt32>
    var count = 1
    /// How many edges there are to follow; nil before they are counted.
    var work: Int?

    init(_ nodes: UnsafeMutablePointer<UInt32>, _ first: UInt32) {
      self.nodes = nodes
      nodes[0] = first
    }
  }

  /// Follows all edges of a level into the next one.
  ///
  /// - Returns: The edge that reaches the other side and the node of the level that has it.
  private func grow(
    _ level: Level, into next: inout Level, side: UInt32, _ direction: Direction
  ) -> (node: UInt32, link: NodeLink)? {
    next.count = 0
    next.work = nil
    for place in 0..<level.count {
      let node = level.nodes[place]
      if direction != .incoming,
        let link = follow(table.outgoing(node), from: node, into: &next, side: side)
      {
        return (node, link)
      }
      if direction != .outgoing,
        let link = follow(table.incoming(node), from: node, into: &next, side: side)
      {
        return (node, link)
      }
    }
    return nil
  }

  private func follow(
    _ links: UnsafeBufferPointer<NodeLink>, from node: UInt32, into next: inout Level,
    side: UInt32
  ) -> NodeLink? {
    let own = search * 2 + side
    let other = search * 2 + (1 - side)
    let (table, types, marks) = (table, types, marks)
    for link in links {
      if let types, !types.contains(table.type(of: link.edge)) { continue }
      let stamp = marks[Int(link.neighbor)].stamp
      if stamp == own { continue }
      if stamp == other { return link }
      marks[Int(link.neighbor)] = Mark(stamp: own, link: NodeLink(edge: link.edge, neighbor: node))
      next.nodes[next.count] = link.neighbor
      next.count += 1
    }
    return nil
  }

  private func work(of level: Level, _ direction: Direction) -> Int {
    (0..<level.count).reduce(0) { $0 + work(at: level.nodes[$1], direction) }
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
    var edges: [EdgeID] = []
    edges.reserveCapacity(8)
    trace(from: isNear ? node : link.neighbor, into: &edges)
    edges.reverse()
    edges.append(EdgeID(index: link.edge))
    trace(from: isNear ? link.neighbor : node, into: &edges)
    return edges
  }

  /// Adds the edges from a node back to the end from which it was reached.
  private func trace(from node: UInt32, into edges: inout [EdgeID]) {
    var link = marks[Int(node)].link
    while link.neighbor != .max {
      edges.append(EdgeID(index: link.edge))
      link = marks[Int(link.neighbor)].link
    }
  }
}
