extension Graph {
  /// Parts the nodes into communities, which have more weight inside than between them.
  ///
  /// Nodes move to the neighbouring community that raises modularity most, then communities become
  /// nodes and move in turn, till nothing gains. A community whose nodes do not hang together, which
  /// the method may leave (Traag, Waltman, van Eck 2019, doi:10.1038/s41598-019-41695-z), is parted
  /// at the end. Nodes are visited in the order of ids and ties go to the smaller number, so that
  /// the same graph always gives the same communities.
  ///
  /// - Parameters:
  ///   - resolution: Above 1 gives more and smaller communities, below 1 fewer and larger ones
  ///     (Reichardt and Bornholdt 2006, doi:10.1103/PhysRevE.74.016110).
  ///   - types: The types of edges that count; nil counts all.
  ///   - includes: Whether a node belongs to the network.
  ///   - weight: The weight of an edge, above 0; several edges between two nodes add up.
  /// - Returns: For each node, in the order of ids, the number of its community; nil for a node that
  ///   is not included. Community 0 has the most nodes; of equal ones the first has the smallest id.
  /// - Complexity: O(*r m*) time for *r* rounds, of which few are needed, and *m* edges; O(*n* + *m*)
  ///   memory.
  ///
  /// Blondel, Guillaume, Lambiotte, Lefebvre, "Fast unfolding of communities in large networks"
  /// (2008), doi:10.1088/1742-5468/2008/10/P10008.
  public func communities(
    resolution: Double = 1, types: EdgeTypeSet? = nil,
    includes: (NodeID) -> Bool = { _ in true }, weight: (EdgeID) -> Double = { _ in 1 }
  ) -> [Int?] {
    let members = nodes.filter(includes)
    var places = [Int?](repeating: nil, count: nodeCount)
    for (place, node) in members.enumerated() { places[Int(node.index)] = place }
    var links = [[Int: Double]](repeating: [:], count: members.count)
    for edge in edges {
      if let types, !types.contains(typeID(of: edge)) { continue }
      guard let source = places[Int(source(of: edge).index)],
        let target = places[Int(target(of: edge).index)], source != target
      else { continue }
      links[source][target, default: 0] += weight(edge)
      links[target][source, default: 0] += weight(edge)
    }
    let network = WeightedNetwork(
      links: links.map { $0.sorted { $0.key < $1.key }.map { (node: $0.key, weight: $0.value) } })
    let found = network.connected(network.communities(resolution: resolution))
    var sizes: [Int: Int] = [:]
    var firsts: [Int: Int] = [:]
    for (place, community) in found.enumerated() {
      sizes[community, default: 0] += 1
      if firsts[community] == nil { firsts[community] = place }
    }
    let ordered = sizes.keys.sorted { left, right in
      (sizes[right] ?? 0, firsts[left] ?? 0) < (sizes[left] ?? 0, firsts[right] ?? 0)
    }
    let ranks = Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1, $0) })
    return places.map { place in place.flatMap { ranks[found[$0]] } }
  }

  /// How much more weight lies inside communities than chance would put there, -1/2...1.
  ///
  /// - Parameters:
  ///   - communities: What `communities` gave.
  ///   - types: The types of edges that count; nil counts all.
  ///   - weight: The weight of an edge.
  /// - Returns: The modularity; 0 for a graph without such edges.
  /// - Complexity: O(*n* + *m*).
  ///
  /// Newman and Girvan, "Finding and evaluating community structure in networks" (2004),
  /// doi:10.1103/PhysRevE.69.026113.
  public func modularity(
    of communities: [Int?], types: EdgeTypeSet? = nil, weight: (EdgeID) -> Double = { _ in 1 }
  ) -> Double {
    var inside = 0.0
    var total = 0.0
    var degrees: [Int: Double] = [:]
    for edge in edges {
      if let types, !types.contains(typeID(of: edge)) { continue }
      let (source, target) = (source(of: edge), target(of: edge))
      guard source != target, let one = communities[Int(source.index)],
        let other = communities[Int(target.index)]
      else { continue }
      let value = weight(edge)
      total += value
      degrees[one, default: 0] += value
      degrees[other, default: 0] += value
      if one == other { inside += value }
    }
    guard total > 0 else { return 0 }
    let chance = degrees.sorted { $0.key < $1.key }.reduce(0) { sum, entry in
      sum + (entry.value / (2 * total)) * (entry.value / (2 * total))
    }
    return inside / total - chance
  }
}

/// A network without direction, whose edges have weights.
private struct WeightedNetwork {
  /// For each node the nodes it is linked with, ascending, each once and never itself.
  let links: [[(node: Int, weight: Double)]]
  /// For each node the weight that lies inside it, where it stands for several.
  var loops: [Double]

  init(links: [[(node: Int, weight: Double)]]) {
    self.links = links
    loops = [Double](repeating: 0, count: links.count)
  }

  /// The community of each node.
  func communities(resolution: Double) -> [Int] {
    let (moved, isBetter) = localMoves(resolution: resolution)
    guard isBetter else { return Array(links.indices) }
    // Numbers without gaps, in the order of the first nodes.
    var numbers: [Int: Int] = [:]
    let dense = moved.map { community in
      if let known = numbers[community] { return known }
      numbers[community] = numbers.count
      return numbers.count - 1
    }
    let whole = aggregated(dense, count: numbers.count).communities(resolution: resolution)
    return dense.map { whole[$0] }
  }

  private func localMoves(resolution: Double) -> (communities: [Int], isBetter: Bool) {
    let degrees = links.indices.map { node in
      links[node].reduce(2 * loops[node]) { $0 + $1.weight }
    }
    let total = degrees.reduce(0, +)
    var community = Array(links.indices)
    guard total > 0 else { return (community, false) }
    var sums = degrees
    var isBetter = false
    var hasMoved = true
    var rounds = 0
    var weights = [Double](repeating: 0, count: links.count)
    while hasMoved, rounds < 100 {
      hasMoved = false
      rounds += 1
      for node in links.indices where !links[node].isEmpty {
        var around: [Int] = []
        for (other, weight) in links[node] {
          if weights[community[other]] == 0 { around.append(community[other]) }
          weights[community[other]] += weight
        }
        let own = community[node]
        sums[own] -= degrees[node]
        func gain(_ target: Int) -> Double {
          weights[target] - resolution * degrees[node] * sums[target] / total
        }
        var best = own
        var bestGain = gain(own)
        for target in around.sorted() where gain(target) > bestGain + 1e-12 {
          best = target
          bestGain = gain(target)
        }
        for target in around { weights[target] = 0 }
        sums[best] += degrees[node]
        if best != own {
          community[node] = best
          hasMoved = true
          isBetter = true
        }
      }
    }
    return (community, isBetter)
  }

  /// The network of communities.
  private func aggregated(_ community: [Int], count: Int) -> WeightedNetwork {
    var sums = [[Int: Double]](repeating: [:], count: count)
    var inside = [Double](repeating: 0, count: count)
    for node in links.indices {
      inside[community[node]] += loops[node]
      for (other, weight) in links[node] {
        if community[other] == community[node] {
          inside[community[node]] += weight / 2
        } else {
          sums[community[node]][community[other], default: 0] += weight
        }
      }
    }
    var network = WeightedNetwork(
      links: sums.map { $0.sorted { $0.key < $1.key }.map { (node: $0.key, weight: $0.value) } })
    network.loops = inside
    return network
  }

  /// Communities of which each hangs together: the parts of the given ones, by their first nodes.
  func connected(_ community: [Int]) -> [Int] {
    var result = [Int](repeating: -1, count: links.count)
    for start in links.indices where result[start] < 0 {
      result[start] = start
      var stack = [start]
      while let node = stack.popLast() {
        for (other, _) in links[node]
        where result[other] < 0 && community[other] == community[start] {
          result[other] = start
          stack.append(other)
        }
      }
    }
    return result
  }
}
