import InkGraphCore

/// What a graph consists of; shared by all copies of a `Graph` and never changed.
final class GraphStorage: Sendable {
  let strings: StringTable
  let labels: [String]
  let edgeTypes: [String]
  /// The sets of labels that nodes have, each with labels ascending.
  let labelSets: [[LabelID]]
  let labelSetNames: [[String]]
  /// For each node its set of labels.
  let labelSetOfNode: PackedArray<UInt32>
  /// For each label its nodes, ascending.
  let nodesByLabel: [PackedArray<UInt32>]
  let sources: PackedArray<UInt32>
  let targets: PackedArray<UInt32>
  let types: PackedArray<UInt16>
  let outgoing: Adjacency
  let incoming: Adjacency
  let nodeProperties: PropertyTable
  let edgeProperties: PropertyTable
  let indexedKeys: [String]
  /// For each indexed key an index for each of its columns.
  let indexes: [[PropertyIndex]]
  /// The names of nodes, sorted, if they were kept with the graph.
  let names: SortedNames?

  /// Freezes the parts of a graph.
  ///
  /// - Parameters:
  ///   - strings: All strings; the other parameters speak of their numbers.
  ///   - labelSets: The sets of labels, in any order.
  ///   - labelSetOfNode: The place of each node's labels in `labelSets`.
  ///   - sources: The source of each edge.
  ///   - targets: The target of each edge.
  ///   - types: The number of each edge's type.
  ///   - nodeProperties: The properties of nodes.
  ///   - edgeProperties: The properties of edges.
  ///   - indexedKeys: The node properties to index.
  init(
    strings: StringTable, labelSets: [[UInt32]], labelSetOfNode: [UInt32], sources: [UInt32],
    targets: [UInt32], types: [UInt32], nodeProperties: PropertyTable,
    edgeProperties: PropertyTable, indexedKeys: [String]
  ) {
    func sorted(_ ids: Set<UInt32>) -> [UInt32] {
      ids.sorted { strings[$0].precedesByScalars(strings[$1]) }
    }
    let usedSets = Set(labelSetOfNode)
    let labelIDs = sorted(Set(usedSets.flatMap { labelSets[Int($0)] }))
    var labelPlaces: [UInt32: LabelID] = [:]
    for (place, id) in labelIDs.enumerated() { labelPlaces[id] = LabelID(index: UInt32(place)) }
    let typeIDs = sorted(Set(types))
    precondition(typeIDs.count <= Int(UInt16.max), "a graph has \(typeIDs.count) edge types")
    var typePlaces: [UInt32: UInt16] = [:]
    for (place, id) in typeIDs.enumerated() { typePlaces[id] = UInt16(place) }

    self.strings = strings
    labels = labelIDs.map { strings[$0] }
    edgeTypes = typeIDs.map { strings[$0] }
    self.labelSets = labelSets.map { set in set.compactMap { labelPlaces[$0] }.sorted() }
    labelSetNames = self.labelSets.map { [labels] set in set.map { labels[Int($0.index)] } }
    self.labelSetOfNode = PackedArray(labelSetOfNode)
    var nodesByLabel = [[UInt32]](repeating: [], count: labels.count)
    for (node, set) in labelSetOfNode.enumerated() {
      for label in self.labelSets[Int(set)] {
        nodesByLabel[Int(label.index)].append(UInt32(node))
      }
    }
    self.nodesByLabel = nodesByLabel.map { PackedArray($0) }
    self.sources = PackedArray(sources)
    self.targets = PackedArray(targets)
    self.types = PackedArray(types.map { typePlaces[$0] ?? 0 })
    outgoing = Adjacency(of: self.sources, to: self.targets, nodeCount: labelSetOfNode.count)
    incoming = Adjacency(of: self.targets, to: self.sources, nodeCount: labelSetOfNode.count)
    self.nodeProperties = nodeProperties
    self.edgeProperties = edgeProperties
    self.indexedKeys = indexedKeys
    indexes = indexedKeys.map { key in
      nodeProperties.columns(of: key, strings: strings).map { PropertyIndex($0) }
    }
    names = nil
  }

  /// Takes the parts of a graph that was frozen before.
  init(_ parts: Parts) {
    strings = parts.strings
    labels = parts.labels
    edgeTypes = parts.edgeTypes
    labelSets = parts.labelSets
    labelSetNames = parts.labelSets.map { set in set.map { parts.labels[Int($0.index)] } }
    labelSetOfNode = parts.labelSetOfNode
    nodesByLabel = parts.nodesByLabel
    sources = parts.sources
    targets = parts.targets
    types = parts.types
    outgoing = parts.outgoing
    incoming = parts.incoming
    nodeProperties = parts.nodeProperties
    edgeProperties = parts.edgeProperties
    indexedKeys = parts.indexedKeys
    indexes = parts.indexes
    names = parts.names
  }

  /// What a frozen graph is put together from; the names are those of `GraphStorage`.
  struct Parts {
    let strings: StringTable
    let labels: [String]
    let edgeTypes: [String]
    let labelSets: [[LabelID]]
    let labelSetOfNode: PackedArray<UInt32>
    let nodesByLabel: [PackedArray<UInt32>]
    let sources: PackedArray<UInt32>
    let targets: PackedArray<UInt32>
    let types: PackedArray<UInt16>
    let outgoing: Adjacency
    let incoming: Adjacency
    let nodeProperties: PropertyTable
    let edgeProperties: PropertyTable
    let indexedKeys: [String]
    let indexes: [[PropertyIndex]]
    let names: SortedNames?
  }
}
