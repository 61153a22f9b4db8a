import PropertyGraph

/// Follows one relationship from a known node.
final class Expand: Operator {
  private let plan: ExpandPlan
  private let tests: [ElementTest]
  private var nodeCheck: ElementCheck?
  private var edgeCheck: ElementCheck?
  private var types: TypeFilter
  private var graphVersion = -1
  private var links: TypedLinks?
  private let hasOthers: Bool
  /// Room for the links of one node, while nobody uses it.
  private var buffer: UnsafeMutableBufferPointer<NodeLink>?

  init(_ plan: ExpandPlan, _ tests: [ElementTest], run: QueryRun, next: Operator) {
    self.plan = plan
    self.tests = tests
    hasOthers = !plan.others.isEmpty
    types = TypeFilter(plan.types, in: run.graph)
    super.init(run: run, next: next)
  }

  private func prepare() throws(QueryError) {
    types = TypeFilter(plan.types, in: run.graph)
    nodeCheck = nil
    edgeCheck = nil
    for test in tests {
      let isNode = test.slot == plan.toSlot
      let check = try test.check(run, isNode: isNode)
      if isNode {
        nodeCheck = nodeCheck?.and(check) ?? check
      } else {
        edgeCheck = edgeCheck?.and(check) ?? check
      }
    }
    links = run.shared.links
    graphVersion = run.graphVersion
  }

  override func receive(_ row: inout Row) throws(QueryError) -> Bool {
    guard case .node(let from) = row[plan.fromSlot] else { return true }
    if graphVersion != run.graphVersion { try prepare() }
    guard !types.isEmpty, let links else { return true }
    if plan.isInto { return try followInto(from, &row) }
    switch plan.direction {
    case .outgoing: return try follow(links.outgoing(from.index), &row)
    case .incoming: return try follow(links.incoming(from.index), &row)
    case .both:
      return try follow(links.outgoing(from.index), links.incoming(from.index), &row)
    }
  }

  /// The number of edges that can be followed from a node, if nothing of the row but the node decides;
  /// else nil.
  func count(from node: NodeID) throws(QueryError) -> Int? {
    if hasOthers || plan.isInto || plan.direction == .both { return nil }
    if graphVersion != run.graphVersion { try prepare() }
    guard let links else { return nil }
    let edges =
      plan.direction == .outgoing ? links.outgoing(node.index) : links.incoming(node.index)
    if nodeCheck == nil, edgeCheck == nil {
      try run.tick(edges.links.count)
      let types = types
      return edges.links.indices.reduce(0) { $0 &+ types.bit(edges.types[$1]) }
    }
    let buffer = takeBuffer(edges.links.count)
    defer { give(buffer) }
    return try select(from: edges, into: buffer)
  }

  private func follow(_ edges: TypedLinks.Links, _ row: inout Row) throws(QueryError) -> Bool {
    let buffer = takeBuffer(edges.links.count)
    defer { give(buffer) }
    for place in 0..<(try select(from: edges, into: buffer)) {
      if try !take(buffer[place], &row) { return false }
    }
    return true
  }

  /// Puts the edges that have one of the types and fulfil the conditions into a buffer.
  ///
  /// - Returns: How many there are.
  private func select(
    from edges: TypedLinks.Links, into buffer: UnsafeMutableBufferPointer<NodeLink>
  ) throws(QueryError) -> Int {
    try run.tick(edges.links.count)
    let types = types
    var kept = 0
    for place in edges.links.indices {
      buffer[kept] = edges.links[place]
      kept &+= types.bit(edges.types[place])
    }
    if let nodeCheck {
      kept = nodeCheck.filter(.init(rebasing: buffer[..<kept]), by: .neighbor)
    }
    if let edgeCheck { kept = edgeCheck.filter(.init(rebasing: buffer[..<kept]), by: .edge) }
    return kept
  }

  /// Hands out the buffer with room for some links, for as long as nobody else needs it.
  private func takeBuffer(_ count: Int) -> UnsafeMutableBufferPointer<NodeLink> {
    if let spare = buffer, spare.count >= count {
      buffer = nil
      return spare
    }
    return .allocate(capacity: max(64, count * 2))
  }

  private func give(_ used: UnsafeMutableBufferPointer<NodeLink>) {
    buffer?.deallocate()
    buffer = used
  }

  deinit { buffer?.deallocate() }

  /// Follows edges of both directions by ascending edge; a loop, which stands in both, once.
  private func follow(
    _ outgoing: TypedLinks.Links, _ incoming: TypedLinks.Links, _ row: inout Row
  ) throws(QueryError) -> Bool {
    try run.tick(outgoing.links.count + incoming.links.count)
    let (types, nodeCheck, edgeCheck) = (types, nodeCheck, edgeCheck)
    var (out, into) = (0, 0)
    while out < outgoing.links.count || into < incoming.links.count {
      let outEdge = out < outgoing.links.count ? outgoing.links[out].edge : .max
      let inEdge = into < incoming.links.count ? incoming.links[into].edge : .max
      let isOut = outEdge <= inEdge
      let link = isOut ? outgoing.links[out] : incoming.links[into]
      let type = isOut ? outgoing.types[out] : incoming.types[into]
      if isOut { out += 1 }
      if inEdge <= outEdge { into += 1 }
      guard types.allows(type) else { continue }
      if let nodeCheck, !nodeCheck.holds(link.neighbor) { continue }
      if let edgeCheck, !edgeCheck.holds(link.edge) { continue }
      if try !take(link, &row) { return false }
    }
    return true
  }

  /// Hands a row on with an edge and the node at its end.
  private func take(_ link: NodeLink, _ row: inout Row) throws(QueryError) -> Bool {
    let edge = EdgeID(index: link.edge)
    if hasOthers, !plan.isNew(edge, in: row) { return true }
    row[plan.edgeSlot] = .relationship(edge)
    row[plan.toSlot] = .node(NodeID(index: link.neighbor))
    return try handOn(&row)
  }

  /// Finds the edges between two known nodes: the end with fewer edges is searched for the other.
  private func followInto(_ from: NodeID, _ row: inout Row) throws(QueryError) -> Bool {
    guard case .node(let to) = row[plan.toSlot] else { return true }
    if let nodeCheck, !nodeCheck.holds(to.index) { return true }
    let graph = run.graph
    let turns =
      graph.degree(of: to, direction: plan.direction.reversed)
      < graph.degree(of: from, direction: plan.direction)
    let near = turns ? to : from
    let far = turns ? from : to
    let direction = turns ? plan.direction.reversed : plan.direction
    for (edge, neighbor) in graph.neighbors(of: near, direction: direction, types: types.types) {
      try run.tick()
      guard neighbor == far, plan.isNew(edge, in: row) else { continue }
      if let edgeCheck, !edgeCheck.holds(edge.index) { continue }
      row[plan.edgeSlot] = .relationship(edge)
      if try !handOn(&row) { return false }
    }
    return true
  }
}

extension ExpandPlan {
  /// The types as the graph numbers them; nil for all types.
  func typeSet(in graph: Graph) -> EdgeTypeSet? {
    types.isEmpty ? nil : graph.edgeTypeSet(types)
  }

  /// Whether an edge is not among the other relationships of the same MATCH.
  func isNew(_ edge: EdgeID, in row: Row) -> Bool {
    for other in others {
      switch row[other.slot] {
      case .relationship(let known): if known.index == edge.index { return false }
      case .list(let known): if known.contains(.relationship(edge)) { return false }
      default: break
      }
    }
    return true
  }
}
