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

  /// The columns of a format, and behind them one for each property that has none.
  ///
  /// Readers such as Gephi's take a column by its name, for nodes or for edges, so no name stands twice.
  ///
  /// - Parameters:
  ///   - nodes: The format's columns of nodes.
  ///   - edges: Those of edges.
  ///   - evidence: Those of edges that hold evidence.
  ///   - options: Whether evidence is written.
  ///   - node: Makes a column of nodes of a name and a type.
  ///   - edge: Makes a column of edges.
  /// - Returns: All columns of each.
  func columns(
    _ nodes: [XMLColumn<NodeContent>], _ edges: [XMLColumn<EdgeContent>],
    evidence: [XMLColumn<EdgeContent>], _ options: ExportOptions,
    node: (String, String, NodeContent) -> XMLColumn<NodeContent>,
    edge: (String, String, EdgeContent) -> XMLColumn<EdgeContent>
  ) -> (nodes: [XMLColumn<NodeContent>], edges: [XMLColumn<EdgeContent>]) {
    var taken = Self.readersOwn.union(nodes.map(\.name))
    taken.formUnion((edges + evidence).map(\.name))
    let otherNodes = Self.others(
      Self.otherKeys(ofNodesIn: graph), otherNodeReaders, suffix: "_node", &taken)
    let otherEdges = Self.others(
      Self.otherKeys(ofEdgesIn: graph), otherEdgeReaders, suffix: "_edge", &taken)
    return (
      nodes + otherNodes.map { node($0.name, $0.type, .other($0.place)) },
      edges + (options.includesEvidence ? evidence : [])
        + otherEdges.map { edge($0.name, $0.type, .other($0.place)) }
    )
  }

  private static func others<ID>(
    _ keys: [String], _ readers: [PropertyReader<ID>], suffix: String, _ taken: inout Set<String>
  ) -> [OtherColumn] {
    var columns: [OtherColumn] = []
    for (place, (key, reader)) in zip(keys, readers).enumerated() {
      var name = key
      while !taken.insert(name).inserted { name += suffix }
      let values: OtherColumn.Values =
        reader.holdsOnlyIntegers ? .integers : reader.holdsOnlyNumbers ? .numbers : .texts
      columns.append(OtherColumn(name: name, values: values, place: place))
    }
    return columns
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
