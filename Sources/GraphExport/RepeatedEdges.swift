import PropertyGraph

/// The edges that say the same as an earlier one: same ends, type and qualifier.
///
/// Formats that name edges by what they say must tell such edges apart.
struct RepeatedEdges {
  /// For each edge that repeats others, its number among them; 2 for the first repetition.
  private let numbers: [EdgeID: Int]

  /// Finds them.
  ///
  /// - Complexity: O(*m* log *d*) time, *m* edges and at most *d* at one node; memory for the edges
  ///   of one node, and for those that repeat others.
  init(_ view: GraphView) {
    let graph = view.graph
    var numbers: [EdgeID: Int] = [:]
    var links: [(type: UInt16, target: UInt32, edge: EdgeID)] = []
    for node in graph.nodes {
      links.removeAll(keepingCapacity: true)
      for (edge, target) in graph.outgoing(node) {
        links.append((graph.typeID(of: edge).index, target.index, edge))
      }
      guard links.count > 1 else { continue }
      links.sort { ($0.type, $0.target, $0.edge) < ($1.type, $1.target, $1.edge) }
      var start = 0
      while start < links.count {
        var end = start + 1
        while end < links.count, links[end].type == links[start].type,
          links[end].target == links[start].target
        {
          end += 1
        }
        if end - start > 1 {
          var counts: [String: Int] = [:]
          for link in links[start..<end] {
            let number = counts[view.text(.qualifier, of: link.edge) ?? "", default: 0] + 1
            counts[view.text(.qualifier, of: link.edge) ?? ""] = number
            if number > 1 { numbers[link.edge] = number }
          }
        }
        start = end
      }
    }
    self.numbers = numbers
  }

  /// The number of an edge among those that say the same; 1 for the first.
  func number(of edge: EdgeID) -> Int { numbers[edge] ?? 1 }
}
