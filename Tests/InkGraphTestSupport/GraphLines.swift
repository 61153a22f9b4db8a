public import PropertyGraph

extension Graph {
  /// All nodes and edges with their properties, a line each: what two graphs have in common that are the same.
  public var lines: [String] {
    nodes.map { "\($0.index) \(labels(of: $0)) \(properties(of: $0))" }
      + edges.map { edge in
        "\(source(of: edge).index) —\(type(of: edge))→ \(target(of: edge).index) "
          + "\(properties(of: edge))"
      }
  }
}
