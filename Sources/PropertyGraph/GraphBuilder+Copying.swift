public import InkGraphCore

/// Labels and properties that a node gets besides those that it has.
public struct NodeAddition: Sendable {
  /// Labels to add.
  public private(set) var labels: [String] = []
  /// Properties to add; of two with one key the later one counts.
  public private(set) var properties: [(String, PropertyValue)] = []

  /// Makes an addition of nothing.
  public init() {}

  /// Adds labels and properties.
  public mutating func add(_ labels: [String], _ properties: [(String, PropertyValue)]) {
    self.labels += labels
    self.properties += properties
  }
}

extension GraphBuilder {
  /// Starts with the nodes and edges of a graph, which keep their ids.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - indexedKeys: The node properties to index.
  ///   - addition: What a node gets besides; properties that it has stay as they are.
  /// - Complexity: O(*n* + *m* + *p*) for nodes, edges and property values.
  public init(
    copying graph: Graph, indexing indexedKeys: [String],
    adding addition: (NodeID) -> NodeAddition? = { _ in nil }
  ) {
    self.init(indexing: indexedKeys)
    for node in graph.nodes {
      let own = graph.properties(of: node).map { ($0.key, $0.value) }
      let added = addition(node)
      let more = added?.properties.filter { new in
        !own.contains { $0.0.hasSameScalars(as: new.0) }
      }
      addNode(
        labels: graph.labels(of: node) + (added?.labels ?? []), properties: own + (more ?? []))
    }
    for edge in graph.edges {
      addEdge(
        from: graph.source(of: edge), to: graph.target(of: edge), type: graph.type(of: edge),
        properties: graph.properties(of: edge).map { ($0.key, $0.value) })
    }
  }
}
