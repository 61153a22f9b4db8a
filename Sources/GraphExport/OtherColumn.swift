import InkGraphCore
import MarkupIO
import PropertyGraph

/// A property that exports have no column of their own for: one of a user's tables.
struct OtherColumn {
  /// What its values are.
  enum Values {
    case texts, integers, numbers
  }

  /// The name of the column, which no other one has.
  let name: String
  let values: Values
  /// The type, as GraphML and GEXF call it.
  var type: String {
    switch values {
    case .texts: "string"
    case .integers: "long"
    case .numbers: "double"
    }
  }
  /// Its place among the other properties of nodes, or of edges.
  let place: Int
}

extension GraphView {
  private static let shownOfNodes: Set<String> = [
    "name", "key", "qualifier", "aliases", "code", "firstSeen", "lastSeen", "mentions", "issues",
    "date", "page", "number", "newspaper", "issue", "kind",
    // The class says the same.
    "type",
  ]
  private static let shownOfEdges: Set<String> = [
    "qualifier", "firstSeen", "lastSeen", "weight", "score", "statement", "evidence", "articles",
    "rules",
  ]

  /// What readers call the parts of a node or edge that stand outside of columns.
  private static let readersOwn: Set<String> = [
    "id", "source", "target", "label", "labels", "weight",
  ]

  /// The keys of the properties of nodes that no column shows.
  static func otherKeys(ofNodesIn graph: Graph) -> [String] {
    graph.nodePropertyKeys.filter { !shownOfNodes.contains($0) }
  }

  /// The keys of the properties of edges that no column shows.
  static func otherKeys(ofEdgesIn graph: Graph) -> [String] {
    graph.edgePropertyKeys.filter { !shownOfEdges.contains($0) }
  }

  /// Columns for the properties that have none, first of nodes, then of edges.
  ///
  /// Readers such as Gephi's take a column by its name, for nodes or for edges, so no name stands twice.
  ///
  /// - Parameter taken: The names of all columns that the format has.
  /// - Returns: The columns of each.
  func otherColumns(besides taken: [String]) -> (nodes: [OtherColumn], edges: [OtherColumn]) {
    var taken = Self.readersOwn.union(taken)
    func columns<ID>(
      _ keys: [String], _ readers: [PropertyReader<ID>], suffix: String
    ) -> [OtherColumn] {
      zip(keys, readers).enumerated().map { place, property in
        var name = property.0
        while !taken.insert(name).inserted { name += suffix }
        let values: OtherColumn.Values =
          property.1.holdsOnlyIntegers
          ? .integers : property.1.holdsOnlyNumbers ? .numbers : .texts
        return OtherColumn(name: name, values: values, place: place)
      }
    }
    return (
      columns(Self.otherKeys(ofNodesIn: graph), otherNodeReaders, suffix: "_node"),
      columns(Self.otherKeys(ofEdgesIn: graph), otherEdgeReaders, suffix: "_edge")
    )
  }

  /// Appends a value of a property that has no column of its own; false if there is none.
  static func append<ID>(
    _ reader: PropertyReader<ID>, of element: ID, to buffer: OutputBuffer, _ escapes: ColumnEscapes
  ) -> Bool {
    let value = reader[element]
    let isList = if case .list(_)? = value { true } else { false }
    let escapes = isList ? escapes.item : escapes.text
    return append(reader, element, to: buffer, "|", .max) { $1.append($0, escapedBy: escapes) }
  }
}
