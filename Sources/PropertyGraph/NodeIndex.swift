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
  public func nodes(equalTo value: PropertyValue) -> [NodeID] {
    // Values of one kind stand in one column, so at most one index answers.
    for column in columns {
      let nodes = column.nodes(equalTo: value, strings: storage.strings)
      if !nodes.isEmpty { return nodes }
    }
    return []
  }
}

extension Graph {
  /// The index of a property; nil if it has none.
  public func index(of key: String) -> NodeIndex? {
    storage.indexedKeys.firstIndex { $0.hasSameScalars(as: key) }
      .map { NodeIndex(columns: storage.indexes[$0], storage: storage) }
  }
}
