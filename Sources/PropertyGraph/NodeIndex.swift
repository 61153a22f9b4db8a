public import InkGraphCore

/// Finds the nodes whose indexed property has a value, with the key looked up only once.
public struct NodeIndex: Sendable {
  private let columns: [PropertyIndex]
  private let storage: GraphStorage

  init(columns: [PropertyIndex], storage: GraphStorage) {
    self.columns = columns
    self.storage = storage
  }

  /// The nodes with a value that is no list, ascending; see `Graph.nodes(where:equals:)`.
  public func nodes(equalTo value: PropertyValue) -> IndexedNodes {
    // Values of one kind stand in one column, so at most one index answers.
    for column in columns {
      let row = column.firstRow(of: value, strings: storage.strings)
      if row != 0 { return IndexedNodes(index: column, row: row) }
    }
    return IndexedNodes(index: nil, row: 0)
  }
}

/// The nodes that an index has found, ascending.
public struct IndexedNodes: Sequence, IteratorProtocol {
  let index: PropertyIndex?
  var row: UInt32

  /// The next node.
  public mutating func next() -> NodeID? {
    guard row != 0, let index else { return nil }
    let node = index.node(inRow: row)
    row = index.nextRow(after: row)
    return node
  }
}

extension Graph {
  /// The index of a property; nil if it has none.
  public func index(of key: String) -> NodeIndex? {
    storage.indexedKeys.firstIndex { $0.hasSameScalars(as: key) }
      .map { NodeIndex(columns: storage.indexes[$0], storage: storage) }
  }
}
