extension Graph {
  /// The part of the graph that has some of its nodes and edges.
  ///
  /// Ids are given anew, in the old order. An edge stays only if both its ends do. Strings are
  /// shared with the whole graph, so a small part is cheap while the whole one is in use.
  ///
  /// - Parameters:
  ///   - keepsNode: Whether a node stays.
  ///   - keepsEdge: Whether an edge stays, if its ends do.
  /// - Returns: The part, a graph of its own.
  /// - Complexity: O(*n* + *m* + *p*) for nodes, edges and property values.
  public func subgraph(
    keepingNodes keepsNode: (NodeID) -> Bool, edges keepsEdge: (EdgeID) -> Bool = { _ in true }
  ) -> Graph {
    var nodePlaces = [UInt32?](repeating: nil, count: nodeCount)
    var sets: [UInt32] = []
    for node in nodes where keepsNode(node) {
      nodePlaces[Int(node.index)] = UInt32(sets.count)
      sets.append(storage.labelSetOfNode[Int(node.index)])
    }
    var edgePlaces = [UInt32?](repeating: nil, count: edgeCount)
    var sources: [UInt32] = []
    var targets: [UInt32] = []
    var types: [UInt32] = []
    let typeIDs = edgeTypes.map { storage.strings.id(of: $0) ?? 0 }
    let labelIDs = labels.map { storage.strings.id(of: $0) ?? 0 }
    for edge in edges {
      guard let source = nodePlaces[Int(source(of: edge).index)],
        let target = nodePlaces[Int(target(of: edge).index)], keepsEdge(edge)
      else { continue }
      edgePlaces[Int(edge.index)] = UInt32(sources.count)
      sources.append(source)
      targets.append(target)
      types.append(typeIDs[Int(typeID(of: edge).index)])
    }
    return Graph(
      GraphStorage(
        strings: storage.strings,
        labelSets: storage.labelSets.map { set in set.map { labelIDs[Int($0.index)] } },
        labelSetOfNode: sets, sources: sources, targets: targets, types: types,
        nodeProperties: storage.nodeProperties.keeping(
          nodePlaces, elementCount: sets.count, strings: storage.strings),
        edgeProperties: storage.edgeProperties.keeping(
          edgePlaces, elementCount: sources.count, strings: storage.strings),
        indexedKeys: storage.indexedKeys))
  }
}
