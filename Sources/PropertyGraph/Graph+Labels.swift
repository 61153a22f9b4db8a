import InkGraphCore

extension Graph {
  /// The labels that nodes have, sorted by scalars.
  public var labels: [String] { storage.labels }

  /// The types that edges have, sorted by scalars.
  public var edgeTypes: [String] { storage.edgeTypes }

  /// The labels of a node, sorted by scalars.
  public func labels(of node: NodeID) -> [String] {
    storage.labelSetNames[Int(storage.labelSetOfNode[Int(node.index)])]
  }

  /// Whether a node has a label.
  public func hasLabel(_ node: NodeID, _ label: String) -> Bool {
    labels(of: node).contains { $0.hasSameScalars(as: label) }
  }

  /// Whether a node has a label, by number: the form for hot loops.
  public func hasLabel(_ node: NodeID, _ label: LabelID) -> Bool {
    storage.labelSets[Int(storage.labelSetOfNode[Int(node.index)])].contains(label)
  }

  /// The number of a label; nil if no node has it.
  public func labelID(named name: String) -> LabelID? {
    Self.place(of: name, in: labels).map { LabelID(index: UInt32($0)) }
  }

  /// The nodes that have a label, ascending.
  public func nodes(withLabel label: String) -> [NodeID] {
    labelID(named: label).map(nodes(withLabel:)) ?? []
  }

  /// The nodes that have a label, ascending.
  ///
  /// - Complexity: O(*n*), *n* such nodes.
  public func nodes(withLabel label: LabelID) -> [NodeID] {
    storage.nodesByLabel[Int(label.index)].map { NodeID(index: $0) }
  }

  /// The type of an edge.
  public func type(of edge: EdgeID) -> String {
    storage.edgeTypes[Int(storage.types[Int(edge.index)])]
  }

  /// The type of an edge, by number: the form for hot loops.
  public func typeID(of edge: EdgeID) -> EdgeTypeID {
    EdgeTypeID(index: storage.types[Int(edge.index)])
  }

  /// The name of a type.
  public func name(of type: EdgeTypeID) -> String { storage.edgeTypes[Int(type.index)] }

  /// The number of a type; nil if no edge has it.
  public func edgeTypeID(named name: String) -> EdgeTypeID? {
    Self.place(of: name, in: edgeTypes).map { EdgeTypeID(index: UInt16($0)) }
  }

  /// The set of the types with these names; names that no edge has are left out.
  public func edgeTypeSet(_ names: some Sequence<String>) -> EdgeTypeSet {
    EdgeTypeSet(names.compactMap { edgeTypeID(named: $0) })
  }

  /// The place of a string among strings sorted by scalars.
  private static func place(of name: String, in sorted: [String]) -> Int? {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle].precedesByScalars(name) { low = middle + 1 } else { high = middle }
    }
    return low < sorted.count && sorted[low].hasSameScalars(as: name) ? low : nil
  }
}
