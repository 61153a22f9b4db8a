public import InkGraphCore

/// Collects nodes and edges and freezes them into a `Graph`.
///
/// **Invariant:** the first node has the id 0 and each further one the next; the same holds for
/// edges. The graph depends on the sequence of calls alone.
public struct GraphBuilder: Sendable {
  var strings = StringTable()
  private let indexedKeys: [String]
  private var labelSets: [[UInt32]] = []
  private var labelSetPlaces: [[UInt32]: UInt32] = [:]
  var labelSetOfNode: [UInt32] = []
  var sources: [UInt32] = []
  var targets: [UInt32] = []
  var types: [UInt32] = []
  var nodeProperties = ColumnSet()
  var edgeProperties = ColumnSet()
  var shapes: [ElementShape.Columns] = []

  /// Starts an empty graph.
  ///
  /// - Parameter indexedKeys: The node properties to index for `Graph.nodes(where:equals:)`.
  public init(indexing indexedKeys: [String] = ["key", "name"]) {
    self.indexedKeys = indexedKeys
  }

  /// The number of nodes so far.
  public var nodeCount: Int { labelSetOfNode.count }

  /// The number of edges so far.
  public var edgeCount: Int { sources.count }

  /// Adds a node.
  ///
  /// - Parameters:
  ///   - labels: Its labels; a repeated one counts once.
  ///   - properties: Its properties; of two with one key the later one counts.
  /// - Returns: The id it will have in the graph.
  @discardableResult
  public mutating func addNode(
    labels: [String], properties: [(String, PropertyValue)]
  ) -> NodeID {
    let node = UInt32(labelSetOfNode.count)
    labelSetOfNode.append(labelSet(labels))
    nodeProperties.append(properties, owner: node, strings: &strings)
    return NodeID(index: node)
  }

  /// The number of a set of labels.
  mutating func labelSet(_ labels: [String]) -> UInt32 {
    let set = Array(Set(labels.map { strings.intern($0) })).sorted()
    if let place = labelSetPlaces[set] { return place }
    let place = UInt32(labelSets.count)
    labelSetPlaces[set] = place
    labelSets.append(set)
    return place
  }

  /// Adds a node with properties in no order.
  @discardableResult
  public mutating func addNode(
    labels: [String], properties: [String: PropertyValue] = [:]
  ) -> NodeID {
    addNode(labels: labels, properties: Self.sorted(properties))
  }

  /// Adds an edge.
  ///
  /// - Parameters:
  ///   - source: The node at which it begins; added before.
  ///   - target: The node at which it ends; added before.
  ///   - type: Its type.
  ///   - properties: Its properties; of two with one key the later one counts.
  /// - Returns: The id it will have in the graph.
  @discardableResult
  public mutating func addEdge(
    from source: NodeID, to target: NodeID, type: String, properties: [(String, PropertyValue)]
  ) -> EdgeID {
    let edge = addEdge(from: source, to: target, type: strings.intern(type))
    edgeProperties.append(properties, owner: edge, strings: &strings)
    return EdgeID(index: edge)
  }

  /// Adds the ends and the type of an edge.
  mutating func addEdge(from source: NodeID, to target: NodeID, type: UInt32) -> UInt32 {
    precondition(
      source.index < nodeCount && target.index < nodeCount,
      "an edge from \(source) to \(target) in a graph of \(nodeCount) nodes")
    sources.append(source.index)
    targets.append(target.index)
    types.append(type)
    return UInt32(sources.count - 1)
  }

  /// Adds an edge with properties in no order.
  @discardableResult
  public mutating func addEdge(
    from source: NodeID, to target: NodeID, type: String,
    properties: [String: PropertyValue] = [:]
  ) -> EdgeID {
    addEdge(from: source, to: target, type: type, properties: Self.sorted(properties))
  }

  /// Freezes what was added.
  ///
  /// - Complexity: O(*n* + *m* + *p*) for nodes, edges and property values.
  public consuming func build() -> Graph {
    let nodeTable = nodeProperties.build(elementCount: labelSetOfNode.count, strings: strings)
    let edgeTable = edgeProperties.build(elementCount: sources.count, strings: strings)
    return Graph(
      GraphStorage(
        strings: strings, labelSets: labelSets, labelSetOfNode: labelSetOfNode, sources: sources,
        targets: targets, types: types, nodeProperties: nodeTable, edgeProperties: edgeTable,
        indexedKeys: indexedKeys))
  }

  private static func sorted(
    _ properties: [String: PropertyValue]
  ) -> [(String, PropertyValue)] {
    properties.sorted { $0.key.precedesByScalars($1.key) }.map { ($0.key, $0.value) }
  }
}
