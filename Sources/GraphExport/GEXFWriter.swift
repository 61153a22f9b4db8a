internal import InkGraphCore
internal import MarkupIO
public import PropertyGraph

/// Writes GEXF 1.3, the one format from which Gephi fills its timeline.
///
/// What bears dates gets a spell from the day on which the papers first show it to the day after
/// they last do (an interval that begins and ends on one day is empty to Gephi). What bears none is
/// always there. Gephi's own files put colours and sizes into the `viz` namespace, which the
/// published schema refuses; with `ExportOptions.strictXSD` they stand without it.
public struct GEXFWriter: GraphWriter {
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
      try document.startElement("nodes")
      for node in graph.nodes { try write(node, of: view, to: document) }
      try document.endElement()
      try document.startElement("edges")
      for edge in graph.edges { try write(edge, of: view, to: document) }
      try document.endDocument()
    } catch {
      throw ExportError(error, format: .gexf)
    }
  }

  private static let nodeColumns = [
    ("kind", "string"), ("class", "string"), ("key", "string"), ("code", "string"),
    ("aliases", "string"), ("mentions", "integer"),
  ]

  private static let edgeColumns = [
    ("relation", "string"), ("qualifier", "string"), ("confidence", "double"),
    ("symmetric", "boolean"),
  ]

  private static let evidenceColumns = [("evidence", "string"), ("articles", "string")]

  private func writeHead(_ document: XMLStreamWriter) throws(XMLWriteError) {
    var attributes = [(name: "xmlns", value: "http://gexf.net/1.3")]
    if !options.strictXSD {
      attributes.append((name: "xmlns:viz", value: "http://gexf.net/1.3/viz"))
    }
    try document.startElement("gexf", attributes + [("version", "1.3")])
    try document.startElement("meta")
    try document.element("creator", text: "InkGraph")
    try document.endElement()
    try document.startElement(
      "graph",
      [
        ("mode", "dynamic"), ("defaultedgetype", "directed"), ("idtype", "string"),
        ("timeformat", "date"), ("timerepresentation", "interval"),
      ])
    try writeColumns("node", Self.nodeColumns, to: document)
    let evidence = options.includesEvidence ? Self.evidenceColumns : []
    try writeColumns("edge", Self.edgeColumns + evidence, to: document)
  }

  private func writeColumns(
    _ target: String, _ columns: [(String, String)], to document: XMLStreamWriter
  ) throws(XMLWriteError) {
    try document.startElement("attributes", [("class", target), ("mode", "static")])
    for (name, type) in columns {
      try document.element("attribute", [("id", name), ("title", name), ("type", type)])
    }
    try document.endElement()
  }

  private func write(
    _ node: NodeID, of view: GraphView, to document: XMLStreamWriter
  ) throws(XMLWriteError) {
    try document.startElement(
      "node", [("id", node.description), ("label", view.label(of: node))])
    var mentions: String?
    if case .integer(let number)? = view.value(.mentions, of: node) {
      mentions = Int32(exactly: number).map { String($0) }
    }
    try writeValues(
      [
        ("kind", view.kind(of: node)), ("class", view.graph.labels(of: node).first),
        ("key", view.text(.key, of: node)), ("code", view.text(.code, of: node)),
        ("aliases", view.text(.aliases, of: node)), ("mentions", mentions),
      ], to: document)
    let date = view.value(.date, of: node)
    try writeSpell(
      from: date ?? view.value(.firstSeen, of: node), to: date ?? view.value(.lastSeen, of: node),
      document)
    let prefix = options.strictXSD ? "" : "viz:"
    let color = view.color(of: node)
    try document.element(
      prefix + "color",
      [
        ("r", String(color.red)), ("g", String(color.green)), ("b", String(color.blue)),
        ("a", "1"),
      ])
    let size = min(10 + 4 * view.importance(of: node).squareRoot(), 100)
    try document.element(prefix + "size", [("value", NumberText.fixed(size, digits: 2))])
    try document.endElement()
  }

  private func write(
    _ edge: EdgeID, of view: GraphView, to document: XMLStreamWriter
  ) throws(XMLWriteError) {
    let label = view.label(of: edge)
    try document.startElement(
      "edge",
      [
        ("id", edge.description), ("source", view.graph.source(of: edge).description),
        ("target", view.graph.target(of: edge).description), ("kind", label), ("label", label),
        ("weight", NumberText.decimal(view.weight(of: edge)) ?? "1.0"),
      ])
    var values = [
      ("relation", view.graph.type(of: edge)), ("qualifier", view.text(.qualifier, of: edge)),
      ("confidence", NumberText.decimal(view.number(.score, of: edge))),
      ("symmetric", String(view.isSymmetric(edge))),
    ]
    if options.includesEvidence {
      values += [
        ("evidence", view.text(.evidence, of: edge)),
        ("articles", view.text(.articles, of: edge)),
      ]
    }
    try writeValues(values, to: document)
    try writeSpell(
      from: view.value(.firstSeen, of: edge), to: view.value(.lastSeen, of: edge), document)
    try document.endElement()
  }

  private func writeValues(
    _ values: [(String, String?)], to document: XMLStreamWriter
  ) throws(XMLWriteError) {
    try document.startElement("attvalues")
    for case (let name, let value?) in values where !value.isEmpty {
      try document.element("attvalue", [("for", name), ("value", value)])
    }
    try document.endElement()
  }

  private func writeSpell(
    from first: PropertyValue?, to last: PropertyValue?, _ document: XMLStreamWriter
  ) throws(XMLWriteError) {
    guard case .date(let start)? = first else { return }
    var attributes = [(name: "start", value: start.description)]
    if case .date(let end)? = last, end >= start {
      attributes.append((name: "end", value: end.next.description))
    }
    try document.startElement("spells")
    try document.element("spell", attributes)
    try document.endElement()
  }
}
