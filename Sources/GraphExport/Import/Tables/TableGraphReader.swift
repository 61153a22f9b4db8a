import InkGraphCore
public import PropertyGraph

/// Makes a graph of tables that any program can write: tables of nodes and tables of edges, in tab-
/// or comma-separated values with a header.
///
/// Of nodes a column `id` is wanted, of edges `source` and `target` (or `src` and `dst`, `from` and
/// `to`). A column `type`, `label` or `class` gives the labels of nodes, several joined by `;`, and
/// `type` or `relation` the type of edges. Every other column is a property. Its values are whole
/// numbers, numbers, days, truth values or texts, whatever fits all of its cells; `name:type` in the
/// header decides it instead, with the types of Neo4j's import, of which the special columns
/// (`:ID`, `:LABEL`, `:START_ID`, `:END_ID`, `:TYPE`) are known as well. `name:type[]` is a list
/// joined by `;`, and a column `aliases` one joined by `|`. An empty cell is no value.
///
/// A row of a node whose id is the key of a node of the graph adds to that node; so a table of firms
/// can bring the capital of firms that newspapers name.
///
/// **Invariant:** values that the graph had before do not change.
///
/// ```swift
/// var reader = TableGraphReader(.empty)
/// try reader.readNodes(nodeBytes, source: "nodes.tsv")
/// try reader.readEdges(edgeBytes, source: "edges.tsv")
/// let graph = reader.graph()
/// ```
public struct TableGraphReader {
  /// The node properties by which imported graphs find nodes at once.
  public static let indexedKeys = ["key", "name", "id"]

  private var builder: GraphBuilder
  private var nodes: [String: NodeID] = [:]
  private let ownNodeCount: Int
  private var additions: [NodeID: NodeAddition] = [:]
  private let ownKeys: Graph

  /// Starts with the nodes and edges of a graph.
  public init(_ graph: Graph = .empty) {
    builder = GraphBuilder(copying: graph, indexing: Self.indexedKeys)
    ownNodeCount = graph.nodeCount
    ownKeys = graph
  }

  /// Adds the nodes of a table.
  ///
  /// - Parameters:
  ///   - bytes: The table.
  ///   - source: The file's path, for messages.
  /// - Throws: `.table` with the line, `.document` for an empty table.
  /// - Complexity: O(*b*) for *b* bytes.
  public mutating func readNodes(_ bytes: [UInt8], source: String) throws(GraphImportError) {
    let table = try TypedTable(
      bytes, source: source,
      wanted: [
        (.id, ["id", "key"], "column id"),
        (.labels, ["labels", "class", "type", "label"], nil),
      ])
    let idColumn = table.column(.id)
    let labelColumn = table.column(.labels)
    let hasKey = table.columns.contains { $0.role == .property && $0.name == "key" }
    let idName = table.columns[idColumn ?? 0].name
    try table.forEachRow { row throws(GraphImportError) in
      let id = row.text(idColumn) ?? ""
      guard !id.isEmpty else { throw row.error("the node has no id; give it one") }
      let known = row.qualifiedID(id, idColumn)
      guard nodes[known] == nil else {
        throw row.error("a node '\(id)' stands above already; keep one of the rows")
      }
      let labels = row.text(labelColumn)?.split(separator: ";").map(String.init) ?? []
      var properties = try row.properties()
      if !idName.isEmpty, idName != "key" { properties.append((idName, .string(id))) }
      if let node = ownNode(id) {
        nodes[known] = node
        additions[node, default: NodeAddition()].add(labels, properties)
        return
      }
      if !hasKey { properties.append(("key", .string(id))) }
      nodes[known] = builder.addNode(labels: labels, properties: properties)
    }
  }

  /// Adds the edges of a table, between nodes that were added before.
  ///
  /// - Parameters:
  ///   - bytes: The table.
  ///   - source: The file's path, for messages.
  /// - Throws: `.table` and `.unknownNode` with the line.
  /// - Complexity: O(*b*) for *b* bytes.
  public mutating func readEdges(_ bytes: [UInt8], source: String) throws(GraphImportError) {
    let table = try TypedTable(
      bytes, source: source,
      wanted: [
        (.source, ["source", "src", "from", "start"], "column source (or src, from)"),
        (.target, ["target", "dst", "to", "end"], "column target (or dst, to)"),
        (.type, ["relation", "predicate", "type", "label"], nil),
      ])
    let sourceColumn = table.column(.source)
    let targetColumn = table.column(.target)
    let typeColumn = table.column(.type)
    try table.forEachRow { row throws(GraphImportError) in
      let from = try node(row, sourceColumn)
      let to = try node(row, targetColumn)
      let type = row.text(typeColumn) ?? ""
      builder.addEdge(
        from: from, to: to, type: type.isEmpty ? "related" : type,
        properties: try row.properties())
    }
  }

  /// The graph of everything that was read.
  public consuming func graph() -> Graph {
    let graph = builder.build()
    guard !additions.isEmpty else { return graph }
    return GraphBuilder(
      copying: graph, indexing: Self.indexedKeys, adding: { [additions] node in additions[node] }
    ).build()
  }

  private func node(_ row: TypedTable.Row, _ column: Int?) throws(GraphImportError) -> NodeID {
    let id = row.text(column) ?? ""
    if let node = nodes[row.qualifiedID(id, column)] ?? ownNode(id) { return node }
    throw GraphImportError(.unknownNode(id), at: row.location)
  }

  /// The node of the graph before with a key.
  private func ownNode(_ key: String) -> NodeID? {
    guard ownNodeCount > 0 else { return nil }
    return ownKeys.nodes(where: "key", equals: .string(key)).first
  }
}
