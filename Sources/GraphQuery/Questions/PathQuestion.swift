public import PropertyGraph

/// Asks how two things are connected.
public struct PathQuestion: Sendable {
  /// One step of a connection: all facts between two things that follow each other.
  public struct Step: Hashable, Sendable {
    /// Where the step begins.
    public let from: NodeID
    /// Where the step ends.
    public let to: NodeID
    /// The facts between the two, either way round, those with more articles behind them first; each
    /// with its citations up to the first that has words.
    public let facts: [Fact]
  }

  /// A connection.
  public struct Row: Hashable, Sendable {
    /// The steps from the first thing to the second; empty if they are the same.
    public let steps: [Step]
  }

  /// The first thing.
  public var source: NodeID
  /// The second thing.
  public var target: NodeID
  /// How many connections are wanted.
  public var count = 1
  /// The greatest number of steps.
  public var maximumLength = 12

  /// The number of paths of one length among which the best are chosen; a bound for hubs.
  private static let enumerationLimit = 400

  /// Asks about two things.
  public init(source: NodeID, target: NodeID, count: Int = 1, maximumLength: Int = 12) {
    self.source = source
    self.target = target
    self.count = count
    self.maximumLength = maximumLength
  }

  /// The shortest connections over statements, the shortest first.
  ///
  /// Of connections with the same length those come first that pass things with few facts: a path
  /// through a working team says more than one through the district that everything lies in.
  ///
  /// - Complexity: That of `Graph.kShortestPaths` for `count` paths, and O(*p*) for up to
  ///   `enumerationLimit` paths of the least length.
  public func answer(in graph: Graph) -> [Row] {
    guard count > 0 else { return [] }
    let types = StatementEdges.types(of: graph)
    let rules = PathRules(direction: .both, types: types, maximumLength: maximumLength)
    var chains: [[NodeID]] = []
    func collect(_ paths: [GraphPath]) {
      var seen = Set(chains)
      for path in paths where seen.insert(path.nodes).inserted { chains.append(path.nodes) }
    }
    collect(
      graph.shortestPaths(
        from: source, to: target, limit: Self.enumerationLimit, rules: rules))
    // Paths differ in their edges too, so more are asked for than are wanted.
    var asked = count
    while !chains.isEmpty, chains.count < count, asked <= count * 16 {
      asked *= 2
      let paths = graph.kShortestPaths(asked, from: source, to: target, rules: rules)
      collect(paths)
      if paths.count < asked { break }
    }
    let ranked = chains.map { chain in
      (chain: chain, crowd: chain.dropFirst().dropLast().reduce(0) { $0 + graph.degree(of: $1) })
    }.sorted { left, right in
      if left.chain.count != right.chain.count { return left.chain.count < right.chain.count }
      if left.crowd != right.crowd { return left.crowd < right.crowd }
      return left.chain.lexicographicallyPrecedes(right.chain)
    }
    let reader = FactReader(graph)
    return ranked.prefix(count).map { row in
      Row(
        steps: zip(row.chain, row.chain.dropFirst()).map { from, to in
          Step(from: from, to: to, facts: facts(between: from, and: to, graph, types, reader))
        })
    }
  }

  private func facts(
    between from: NodeID, and to: NodeID, _ graph: Graph, _ types: EdgeTypeSet,
    _ reader: FactReader
  ) -> [Fact] {
    graph.neighbors(of: from, direction: .both, types: types).filter { $0.neighbor == to }
      .map { reader.lead($0.edge) }
      .sorted { ($1.weight, $0.edge) < ($0.weight, $1.edge) }
  }
}
