internal import InkGraphCore
internal import MarkupIO
public import PropertyGraph

/// Writes GraphML that Gephi, NetworkX, igraph, Cytoscape and Neo4j all read without loss.
///
/// What their readers accept is narrow, so the document keeps to this: plain column types only, the
/// id of each column is its name, columns belong to nodes or to edges but never to both, all edges
/// are directed (a column marks the symmetric ones), nodes stand before edges, all ids are ASCII.
/// Gephi takes the kind of an edge from the attribute `label` and Neo4j the labels of a node from
/// `labels`; with `ExportOptions.strictXSD` both are left out.
///
/// `GraphMLReader` reads all of it back; lists are joined by `|`, and an item's own `|` and `\` have a
/// `\` before them.
///
/// Brandes, Eiglsperger, Herman, Himsolt, Marshall, "GraphML progress report" (2002),
/// doi:10.1007/3-540-45848-4_59.
public struct GraphMLWriter: GraphWriter {
  private let vocabulary: ExportVocabulary
  private let options: ExportOptions

  /// Makes a writer.
  public init(vocabulary: ExportVocabulary, options: ExportOptions = ExportOptions()) {
    self.vocabulary = vocabulary
    self.options = options
  }

  /// Writes a whole document.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - sink: What receives the bytes.
  /// - Throws: `.sink` when the sink throws.
  /// - Complexity: O(*n* + *m*) time for the nodes and edges; memory does not grow with the graph.
  public func write(_ graph: Graph, to sink: any ByteSink) throws(ExportError) {
    let isSmall = graph.nodeCount + graph.edgeCount <= 5_000
    let body = GraphMLBody(
      view: GraphView(graph, vocabulary: vocabulary, language: options.language),
      options: options, document: XMLStreamWriter(indents: isSmall) { try sink.write($0) })
    do throws(XMLWriteError) { try body.write() } catch {
      throw ExportError(error, format: .graphml)
    }
  }
}

/// One document while it is written.
private struct GraphMLBody {
  let view: GraphView
  let options: ExportOptions
  let document: XMLStreamWriter

  private static let escapes = ColumnEscapes(text: .xmlText, item: .xmlListItem)

  private static func column<Content>(
    _ name: String, _ type: String, _ content: Content
  ) -> XMLColumn<Content> {
    XMLColumn(
      name: name, type: type, content: content,
      frame: XMLElementFrame("data", [("key", name)]))
  }

  private static let nodeColumns: [XMLColumn<NodeContent>] = [
    column("label", "string", .label), column("name", "string", .label),
    column("color", "string", .color), column("size", "double", .size),
    column("kind", "string", .kind), column("class", "string", .firstLabel),
    column("key", "string", .text(.key)), column("code", "string", .text(.code)),
    column("aliases", "string", .list(.aliases)),
    column("first_seen", "string", .text(.firstSeen)),
    column("last_seen", "string", .text(.lastSeen)),
    column("mentions", "int", .integer(.mentions)), column("issues", "int", .integer(.issues)),
    column("date", "string", .text(.date)), column("page", "int", .integer(.page)),
    column("number", "int", .integer(.number)), column("newspaper", "string", .text(.newspaper)),
    column("issue", "string", .text(.issue)), column("genre", "string", .text(.kind)),
    column("distinction", "string", .text(.qualifier)),
  ]

  private static let edgeColumns: [XMLColumn<EdgeContent>] = [
    column("edgelabel", "string", .label), column("interaction", "string", .label),
    column("weight", "double", .weight), column("relation", "string", .type),
    column("qualifier", "string", .text(.qualifier)),
    column("since", "string", .text(.firstSeen)), column("until", "string", .text(.lastSeen)),
    column("confidence", "double", .number(.score)),
    column("symmetric", "boolean", .isSymmetric),
    column("statement", "int", .integer(.statement)),
  ]

  private static let evidenceColumns: [XMLColumn<EdgeContent>] = [
    column("evidence", "string", .list(.evidence)),
    column("articles", "string", .list(.articles)), column("rules", "string", .list(.rules)),
  ]

  private var graph: Graph { view.graph }

  func write() throws(XMLWriteError) {
    let (nodeColumns, edgeColumns) = view.columns(
      Self.nodeColumns, Self.edgeColumns, evidence: Self.evidenceColumns,
      options, node: Self.column, edge: Self.column)
    try document.startDocument()
    try writeHead(nodeColumns, edgeColumns)
    for node in graph.nodes { try write(node, nodeColumns) }
    for edge in graph.edges { try write(edge, edgeColumns) }
    try document.endDocument()
  }

  private func writeHead(
    _ nodeColumns: [XMLColumn<NodeContent>], _ edgeColumns: [XMLColumn<EdgeContent>]
  ) throws(XMLWriteError) {
    var namespaces = [(name: "xmlns", value: "http://graphml.graphdrawing.org/xmlns")]
    if options.flavor == .yed {
      namespaces.append((name: "xmlns:y", value: "http://www.yworks.com/xml/graphml"))
    }
    try document.startElement("graphml", namespaces)
    for column in nodeColumns { try writeKey(column, for: "node") }
    for column in edgeColumns { try writeKey(column, for: "edge") }
    if options.flavor == .yed {
      for target in ["node", "edge"] {
        try document.element(
          "key",
          [
            ("id", "\(target)graphics"), ("for", target), ("yfiles.type", "\(target)graphics"),
          ])
      }
    }
    try document.startElement("graph", [("id", "inkgraph"), ("edgedefault", "directed")])
  }

  private func writeKey<Content>(
    _ column: XMLColumn<Content>, for target: String
  ) throws(XMLWriteError) {
    try document.element(
      "key",
      [
        ("id", column.name), ("for", target), ("attr.name", column.name),
        ("attr.type", column.type),
      ])
  }

  private func write(
    _ node: NodeID, _ columns: [XMLColumn<NodeContent>]
  ) throws(XMLWriteError) {
    let labels = graph.labels(of: node)
    document.startElement(XMLNames.node)
    document.attribute(XMLNames.id) { $0.append(node) }
    if !options.strictXSD, !labels.isEmpty {
      document.attribute(XMLNames.labels) { value in
        for label in labels {
          value.append(UInt8(ascii: ":"))
          value.append(label, escapedBy: .xmlAttribute)
        }
      }
    }
    for column in columns {
      try document.element(column.frame) {
        view.append(column.content, of: node, to: $0, Self.escapes)
      }
    }
    if options.flavor == .yed {
      try document.startElement("data", [("key", "nodegraphics")])
      try document.startElement("y:ShapeNode")
      try document.element("y:Fill", [("color", view.color(of: node).hexadecimal)])
      try document.element("y:NodeLabel", text: view.label(of: node))
      try document.element("y:Shape", [("type", "roundrectangle")])
      try document.endElement()
      try document.endElement()
    }
    try document.endElement()
  }

  private func write(
    _ edge: EdgeID, _ columns: [XMLColumn<EdgeContent>]
  ) throws(XMLWriteError) {
    document.startElement(XMLNames.edge)
    document.attribute(XMLNames.id) { $0.append(edge) }
    document.attribute(XMLNames.source) { $0.append(graph.source(of: edge)) }
    document.attribute(XMLNames.target) { $0.append(graph.target(of: edge)) }
    if !options.strictXSD {
      document.attribute(XMLNames.label) {
        $0.append(view.label(of: edge), escapedBy: .xmlAttribute)
      }
    }
    for column in columns {
      try document.element(column.frame) {
        view.append(column.content, of: edge, to: $0, Self.escapes)
      }
    }
    if options.flavor == .yed {
      try document.startElement("data", [("key", "edgegraphics")])
      try document.startElement("y:PolyLineEdge")
      let arrow = view.isSymmetric(edge) ? "none" : "standard"
      try document.element("y:Arrows", [("source", "none"), ("target", arrow)])
      try document.element("y:EdgeLabel", text: view.label(of: edge))
      try document.endElement()
      try document.endElement()
    }
    try document.endElement()
  }
}
