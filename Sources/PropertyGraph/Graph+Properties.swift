public import InkGraphCore

extension Graph {
  /// The keys of properties that nodes have, sorted by scalars.
  public var nodePropertyKeys: [String] { storage.nodeProperties.keys }

  /// The keys of properties that edges have, sorted by scalars.
  public var edgePropertyKeys: [String] { storage.edgeProperties.keys }

  /// The value of a node's property; nil if it has none.
  public func property(_ key: String, of node: NodeID) -> PropertyValue? {
    storage.nodeProperties.value(of: key, at: node.index, strings: storage.strings)
  }

  /// The value of an edge's property; nil if it has none.
  public func property(_ key: String, of edge: EdgeID) -> PropertyValue? {
    storage.edgeProperties.value(of: key, at: edge.index, strings: storage.strings)
  }

  /// The properties of a node, sorted by key.
  public func properties(of node: NodeID) -> [(key: String, value: PropertyValue)] {
    storage.nodeProperties.values(at: node.index, strings: storage.strings)
  }

  /// The properties of an edge, sorted by key.
  public func properties(of edge: EdgeID) -> [(key: String, value: PropertyValue)] {
    storage.edgeProperties.values(at: edge.index, strings: storage.strings)
  }

  /// A reader of one property of nodes, which looks its key up only once.
  public func nodeProperty(_ key: String) -> PropertyReader<NodeID> {
    PropertyReader(
      columns: storage.nodeProperties.columns(of: key, strings: storage.strings), storage: storage)
  }

  /// A reader of one property of edges, which looks its key up only once.
  public func edgeProperty(_ key: String) -> PropertyReader<EdgeID> {
    PropertyReader(
      columns: storage.edgeProperties.columns(of: key, strings: storage.strings), storage: storage)
  }

  /// The keys of node properties that have an index, in the order given to the builder.
  public var indexedKeys: [String] { storage.indexedKeys }

  /// The nodes whose property equals a value, ascending.
  ///
  /// Values are equal when they have one kind and one value; strings are compared by scalars, and
  /// `.integer(1)` does not equal `.double(1)`.
  ///
  /// - Complexity: O(*k*) for *k* results if the key is indexed and the value is no time or list; else
  ///   O(*n*), *n* nodes that have the property.
  public func nodes(where key: String, equals value: PropertyValue) -> [NodeID] {
    let strings = storage.strings
    if !value.isUnpacked,
      let place = storage.indexedKeys.firstIndex(where: { $0.hasSameScalars(as: key) })
    {
      // Values of one kind stand in one column, so at most one index answers.
      return storage.indexes[place].flatMap { $0.nodes(equalTo: value, strings: strings) }
    }
    var result: [NodeID] = []
    for column in storage.nodeProperties.columns(of: key, strings: strings) {
      let bits = column.bits(of: value, strings: strings)
      guard bits != nil || value.isUnpacked else { continue }
      for (row, owner) in column.owners.enumerated() {
        let isEqual =
          bits.map { column.bits(inRow: row) == $0 }
          ?? (column.value(inRow: row, strings: strings) == value)
        if isEqual { result.append(NodeID(index: owner)) }
      }
    }
    return result
  }
}

/// Reads one property of the nodes or edges of a graph.
///
/// It is what loops use: the key is looked up once, a value costs one look at a bitmap and one at a
/// packed column.
public struct PropertyReader<ID: GraphElementID>: Sendable {
  let columns: [PropertyColumn]
  let storage: GraphStorage

  /// Whether no element has the property.
  public var isEmpty: Bool { columns.isEmpty }

  /// Whether all values are days; true too without any.
  public var holdsOnlyDates: Bool {
    columns.allSatisfy { if case .date = $0.cells { true } else { false } }
  }

  /// Whether all values are whole numbers; true too without any.
  public var holdsOnlyIntegers: Bool {
    columns.allSatisfy { if case .integer = $0.cells { true } else { false } }
  }

  /// Whether all values are numbers, whole or not; true too without any.
  public var holdsOnlyNumbers: Bool {
    columns.allSatisfy {
      switch $0.cells {
      case .integer, .double: true
      default: false
      }
    }
  }

  /// The value of an element; nil if it has none.
  public subscript(element: ID) -> PropertyValue? {
    PropertyTable.value(in: columns, at: element.index, strings: storage.strings)
  }

  /// The value of an element if it is a string.
  public func string(_ element: ID) -> String? {
    if case .string(let text)? = self[element] { text } else { nil }
  }

  /// The value of an element if it is a number, whole or not.
  public func number(_ element: ID) -> Double? {
    switch self[element] {
    case .integer(let number): Double(number)
    case .double(let number): number
    default: nil
    }
  }

  /// The value of an element if it is a day.
  public func date(_ element: ID) -> CalendarDate? {
    if case .date(let day)? = self[element] { day } else { nil }
  }

  /// Hands over the UTF-8 of a value that is a string, or of each string of one that is a list of
  /// strings, in order; no `String` is made.
  ///
  /// - Parameters:
  ///   - element: The node or edge.
  ///   - body: Given each text, which is valid during the call only.
  /// - Returns: Whether it is a list, and how many strings there were; nil for a value of another
  ///   kind, and without one.
  package func forEachText(
    of element: ID, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) -> (isList: Bool, count: Int)? {
    for column in columns {
      guard let row = column.row(of: element.index) else { continue }
      return column.forEachText(inRow: row, strings: storage.strings, body)
    }
    return nil
  }

  /// The strings of a value that is a string or a list; empty without one.
  public func strings(_ element: ID) -> [String] {
    switch self[element] {
    case .string(let text): [text]
    case .list(let values):
      values.compactMap { if case .string(let text) = $0 { text } else { nil } }
    default: []
    }
  }
}

extension PropertyValue {
  /// Whether columns keep the value as it is.
  fileprivate var isUnpacked: Bool {
    switch self {
    case .time, .list: true
    default: false
    }
  }
}
