public import InkGraphCore

/// Collects nodes and edges and freezes them into a `Graph`.
///
/// **Invariant:** the first node has the id 0 and each further one the next; the same holds for
/// edges. The graph depends on the sequence of calls alone.
public struct GraphBuilder: Sendable {
  private var strings = StringTable()
  private let indexedKeys: [String]
  private var labelSets: [[UInt32]] = []
  private var labelSetPlaces: [[UInt32]: UInt32] = [:]
  private var labelSetOfNode: [UInt32] = []
  private var sources: [UInt32] = []
  private var targets: [UInt32] = []
  private var types: [UInt32] = []
  private var nodeProperties = ColumnSet()
  private var edgeProperties = ColumnSet()

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
    let set = Array(Set(labels.map { strings.intern($0) })).sorted()
    if let place = labelSetPlaces[set] {
      labelSetOfNode.append(place)
    } else {
      labelSetPlaces[set] = UInt32(labelSets.count)
      labelSetOfNode.append(UInt32(labelSets.count))
      labelSets.append(set)
    }
    nodeProperties.append(properties, owner: node, strings: &strings)
    return NodeID(index: node)
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
    precondition(
      source.index < nodeCount && target.index < nodeCount,
      "an edge from \(source) to \(target) in a graph of \(nodeCount) nodes")
    let edge = UInt32(sources.count)
    sources.append(source.index)
    targets.append(target.index)
    types.append(strings.intern(type))
    edgeProperties.append(properties, owner: edge, strings: &strings)
    return EdgeID(index: edge)
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

/// The columns of nodes or of edges while a graph is built.
private struct ColumnSet: Sendable {
  private struct Name: Hashable, Sendable {
    let key: UInt32
    let kind: PropertyColumnBuilder.Kind
  }

  private var columns: [PropertyColumnBuilder] = []
  private var keys: [UInt32] = []
  private var places: [Name: Int] = [:]

  /// The keys of the element before, with their columns: elements of one kind have the same keys in
  /// the same order, so that the columns are found without looking them up.
  private var template: [(key: String, kind: PropertyColumnBuilder.Kind, place: Int)] = []

  mutating func append(
    _ properties: [(String, PropertyValue)], owner: UInt32, strings: inout StringTable
  ) {
    if appendByTemplate(properties, owner: owner, strings: &strings) { return }
    template.removeAll(keepingCapacity: true)
    for (position, (key, value)) in properties.enumerated() {
      let isReplaced = properties[(position + 1)...].contains { $0.0.hasSameScalars(as: key) }
      if isReplaced { continue }
      let name = Name(key: strings.intern(key), kind: PropertyColumnBuilder.Kind(of: value))
      let place = places[name] ?? columns.count
      if place == columns.count {
        places[name] = place
        keys.append(name.key)
        columns.append(PropertyColumnBuilder(kind: name.kind))
      }
      template.append((key, name.kind, place))
      columns[place].append(value, owner: owner, strings: &strings)
    }
  }

  /// Adds properties that are some of those of the template, in its order.
  ///
  /// - Returns: Whether they are; otherwise nothing was added.
  private mutating func appendByTemplate(
    _ properties: [(String, PropertyValue)], owner: UInt32, strings: inout StringTable
  ) -> Bool {
    var next = 0
    for (key, value) in properties {
      let kind = PropertyColumnBuilder.Kind(of: value)
      while next < template.count, !template[next].key.hasSameScalars(as: key) { next += 1 }
      guard next < template.count, template[next].kind == kind else { return false }
      next += 1
    }
    next = 0
    for (key, value) in properties {
      while !template[next].key.hasSameScalars(as: key) { next += 1 }
      columns[template[next].place].append(value, owner: owner, strings: &strings)
      next += 1
    }
    return true
  }

  consuming func build(elementCount: Int, strings: StringTable) -> PropertyTable {
    var groups: [(key: UInt32, columns: [PropertyColumn])] = []
    var groupOfKey: [UInt32: Int] = [:]
    for (key, column) in zip(keys, columns) {
      let built = column.build(elementCount: elementCount)
      if let group = groupOfKey[key] {
        groups[group].columns.append(built)
      } else {
        groupOfKey[key] = groups.count
        groups.append((key, [built]))
      }
    }
    return PropertyTable(groups, strings: strings)
  }
}
