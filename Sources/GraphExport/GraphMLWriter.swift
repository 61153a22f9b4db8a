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
    do throws(XMLWriteError) {
      let isSmall = graph.nodeCount + graph.edgeCount <= 5_000
      let document = XMLStreamWriter(indents: isSmall) { try sink.write($0) }
      let view = GraphView(graph, vocabulary: vocabulary, language: options.language)
      try document.startDocument()
      try writeHead(document)
      for node in graph.nodes { try write(node, of: view, to: document) }
      for edge in graph.edges { try write(edge, of: view, to: document) }
      try document.endDocument()
    } catch {
      throw ExportError(error, format: .graphml)
    }
  }

  private static let nodeColumns = [
    ("label", "string"), ("name", "string"), ("color", "string"), ("size", "double"),
    ("kind", "string"), ("class", "string"), ("key", "string"), ("code", "string"),
    ("aliases", "string"), ("first_seen", "string"), ("last_seen", "string"),
    ("mentions", "int"), ("issues", "int"), ("date", "string"), ("page", "int"),
    ("number", "int"), ("newspaper", "string"), ("issue", "string"), ("genre", "string"),
    ("distinction", "string"),
  ]

  private static let edgeColumns = [
    ("edgelabel", "string"), ("interaction", "string"), ("weight", "double"),
    ("relation", "string"), ("qualifier", "string"), ("since", "string"), ("until", "string"),
    ("confidence", "double"), ("symmetric", "boolean"), ("statement", "int"),
  ]

  private static let evidenceColumns = [
    ("evidence", "string"), ("articles", "string"), ("rules", "string"),
  ]

  private func writeHead(_ document: XMLStreamWriter) throws(XMLWriteError) {
    var namespaces = [(name: "xmlns", value: "http://graphml.graphdrawing.org/xmlns")]
    if options.flavor == .yed {
      namespaces.append((name: "xmlns:y", value: "http://www.yworks.com/xml/graphml"))
    }
    try document.startElement("graphml", namespaces)
    for (name, type) in Self.nodeColumns {
      try writeKey(name, type, for: "node", to: document)
    }
    let edgeColumns =
      Self.edgeColumns + (options.includesEvidence ? Self.evidenceColumns : [])
    for (name, type) in edgeColumns {
      try writeKey(name, type, for: "edge", to: document)
    }
    if options.flavor == .yed {
      try document.element(
        "key", [("id", "nodegraphics"), ("for", "node"), ("yfiles.type", "nodegraphics")])
      try document.element(
        "key", [("id", "edgegraphics"), ("for", "edge"), ("yfiles.type", "edgegraphics")])
    }
    try document.startElement("graph", [("id", "inkgraph"), ("edgedefault", "directed")])
  }

  private func writeKey(
    _ name: String, _ type: String, for target: String, to document: XMLStreamWriter
  ) throws(XMLWriteError) {
    try document.element(
      "key", [("id", name), ("for", target), ("attr.name", name), ("attr.type", type)])
  }

  private func write(
    _ node: NodeID, of view: GraphView, to document: XMLStreamWriter
  ) throws(XMLWriteError) {
    func data(_ key: String, _ value: String?) throws(XMLWriteError) {
      guard let value, !value.isEmpty else { return }
      try document.element("data", "key", key, text: value)
    }
    func list(_ key: String, _ items: [String]) throws(XMLWriteError) {
      guard !items.isEmpty else { return }
      try document.element("data", "key", key, text: ListText.joined(items))
    }
    let labels = view.graph.labels(of: node)
    try document.startElement("node", [("id", node.description)])
    if !options.strictXSD, !labels.isEmpty {
      try document.attribute("labels", labels.map { ":" + $0 }.joined())
    }
    let label = view.label(of: node)
    let color = view.color(of: node).hexadecimal
    try data("label", label)
    try data("name", label)
    try data("color", color)
    // The area of a circle grows with its node's importance, and the largest stay in the picture.
    let size = min(10 + 4 * view.importance(of: node).squareRoot(), 100)
    try data("size", NumberText.fixed(size, digits: 2))
    try data("kind", view.kind(of: node))
    try data("class", labels.first)
    try data("key", view.text(.key, of: node))
    try data("code", view.text(.code, of: node))
    try list("aliases", view.strings(.aliases, of: node))
    try data("first_seen", view.text(.firstSeen, of: node))
    try data("last_seen", view.text(.lastSeen, of: node))
    try data("mentions", integer(view.value(.mentions, of: node)))
    try data("issues", integer(view.value(.issues, of: node)))
    try data("date", view.text(.date, of: node))
    try data("page", integer(view.value(.page, of: node)))
    try data("number", integer(view.value(.number, of: node)))
    try data("newspaper", view.text(.newspaper, of: node))
    try data("issue", view.text(.issue, of: node))
    try data("genre", view.text(.kind, of: node))
    try data("distinction", view.text(.qualifier, of: node))
    if options.flavor == .yed {
      try document.startElement("data", [("key", "nodegraphics")])
      try document.startElement("y:ShapeNode")
      try document.element("y:Fill", [("color", color)])
      try document.element("y:NodeLabel", text: label)
      try document.element("y:Shape", [("type", "roundrectangle")])
      try document.endElement()
      try document.endElement()
    }
    try document.endElement()
  }

  private func write(
    _ edge: EdgeID, of view: GraphView, to document: XMLStreamWriter
  ) throws(XMLWriteError) {
    func data(_ key: String, _ value: String?) throws(XMLWriteError) {
      guard let value, !value.isEmpty else { return }
      try document.element("data", "key", key, text: value)
    }
    func list(_ key: String, _ items: [String]) throws(XMLWriteError) {
      guard !items.isEmpty else { return }
      try document.element("data", "key", key, text: ListText.joined(items))
    }
    let label = view.label(of: edge)
    try document.startElement(
      "edge",
      [
        ("id", edge.description), ("source", view.graph.source(of: edge).description),
        ("target", view.graph.target(of: edge).description),
      ])
    if !options.strictXSD { try document.attribute("label", label) }
    try data("edgelabel", label)
    try data("interaction", label)
    try data("weight", NumberText.decimal(view.weight(of: edge)))
    try data("relation", view.graph.type(of: edge))
    try data("qualifier", view.text(.qualifier, of: edge))
    try data("since", view.text(.firstSeen, of: edge))
    try data("until", view.text(.lastSeen, of: edge))
    try data("confidence", NumberText.decimal(view.number(.score, of: edge)))
    try data("symmetric", String(view.isSymmetric(edge)))
    try data("statement", integer(view.value(.statement, of: edge)))
    if options.includesEvidence {
      try list("evidence", view.strings(.evidence, of: edge))
      try list("articles", view.strings(.articles, of: edge))
      try list("rules", view.strings(.rules, of: edge))
    }
    if options.flavor == .yed {
      try document.startElement("data", [("key", "edgegraphics")])
      try document.startElement("y:PolyLineEdge")
      let arrow = view.isSymmetric(edge) ? "none" : "standard"
      try document.element("y:Arrows", [("source", "none"), ("target", arrow)])
      try document.element("y:EdgeLabel", text: label)
      try document.endElement()
      try document.endElement()
    }
    try document.endElement()
  }

  /// A whole number in the 32 bits that readers give to `int`; nil for anything else.
  private func integer(_ value: PropertyValue?) -> String? {
    guard case .integer(let number)? = value, let fitting = Int32(exactly: number) else {
      return nil
    }
    return String(fitting)
  }
}
