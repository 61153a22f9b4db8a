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
    let isSmall = graph.nodeCount + graph.edgeCount <= 5_000
    let body = GEXFBody(
      view: GraphView(graph, vocabulary: vocabulary, language: options.language),
      options: options, document: XMLStreamWriter(indents: isSmall) { try sink.write($0) })
    do throws(XMLWriteError) { try body.write() } catch {
      throw ExportError(error, format: .gexf)
    }
  }
}

/// One document while it is written.
private struct GEXFBody {
  let view: GraphView
  let options: ExportOptions
  let document: XMLStreamWriter

  private static let escapes = ColumnEscapes(text: .xmlAttribute, item: .xmlAttribute)

  private static func column<Content>(
    _ name: String, _ type: String, _ content: Content
  ) -> XMLColumn<Content> {
    XMLColumn(
      name: name, type: type, content: content,
      frame: XMLElementFrame("attvalue", [("for", name)], lastAttribute: "value"))
  }

  private static let nodeColumns: [XMLColumn<NodeContent>] = [
    column("kind", "string", .kind), column("class", "string", .firstLabel),
    column("key", "string", .text(.key)), column("code", "string", .text(.code)),
    column("aliases", "string", .list(.aliases)),
    column("mentions", "integer", .integer(.mentions)),
  ]

  private static let edgeColumns: [XMLColumn<EdgeContent>] = [
    column("relation", "string", .type), column("qualifier", "string", .text(.qualifier)),
    column("confidence", "double", .number(.score)),
    column("symmetric", "boolean", .isSymmetric),
  ]

  private static let evidenceColumns: [XMLColumn<EdgeContent>] = [
    column("evidence", "string", .list(.evidence)),
    column("articles", "string", .list(.articles)),
  ]

  func write() throws(XMLWriteError) {
    let (nodeColumns, edgeColumns) = view.columns(
      Self.nodeColumns, Self.edgeColumns, evidence: Self.evidenceColumns,
      options, node: Self.column, edge: Self.column)
    try document.startDocument()
    try writeHead(nodeColumns, edgeColumns)
    try document.startElement("nodes")
    for node in view.graph.nodes { try write(node, nodeColumns) }
    try document.endElement()
    try document.startElement("edges")
    for edge in view.graph.edges { try write(edge, edgeColumns) }
    try document.endDocument()
  }

  private func writeHead(
    _ nodeColumns: [XMLColumn<NodeContent>], _ edgeColumns: [XMLColumn<EdgeContent>]
  ) throws(XMLWriteError) {
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
    try writeColumns("node", nodeColumns)
    try writeColumns("edge", edgeColumns)
  }

  private func writeColumns<Content>(
    _ target: String, _ columns: [XMLColumn<Content>]
  ) throws(XMLWriteError) {
    try document.startElement("attributes", [("class", target), ("mode", "static")])
    for column in columns {
      try document.element(
        "attribute", [("id", column.name), ("title", column.name), ("type", column.type)])
    }
    try document.endElement()
  }

  private func write(
    _ node: NodeID, _ columns: [XMLColumn<NodeContent>]
  ) throws(XMLWriteError) {
    document.startElement(XMLNames.node)
    document.attribute(XMLNames.id) { $0.append(node) }
    document.attribute(XMLNames.label) {
      view.appendLabel(of: node, to: $0, escapedBy: .xmlAttribute)
    }
    document.startElement(XMLNames.attributeValues)
    for column in columns {
      try document.element(column.frame) {
        view.append(column.content, of: node, to: $0, Self.escapes)
      }
    }
    try document.endElement()
    let date = view.value(.date, of: node)
    try writeSpell(
      from: date ?? view.value(.firstSeen, of: node), to: date ?? view.value(.lastSeen, of: node))
    let prefix = options.strictXSD ? "" : "viz:"
    let color = view.color(of: node)
    try document.element(
      prefix + "color",
      [
        ("r", String(color.red)), ("g", String(color.green)), ("b", String(color.blue)),
        ("a", "1"),
      ])
    try document.startElement(prefix + "size")
    document.attribute(XMLNames.value) { $0.append(view.size(of: node), digits: 2) }
    try document.endElement()
    try document.endElement()
  }

  private func write(
    _ edge: EdgeID, _ columns: [XMLColumn<EdgeContent>]
  ) throws(XMLWriteError) {
    let label = view.label(of: edge)
    document.startElement(XMLNames.edge)
    document.attribute(XMLNames.id) { $0.append(edge) }
    document.attribute(XMLNames.source) { $0.append(view.graph.source(of: edge)) }
    document.attribute(XMLNames.target) { $0.append(view.graph.target(of: edge)) }
    document.attribute(XMLNames.kind) { $0.append(label, escapedBy: .xmlAttribute) }
    document.attribute(XMLNames.label) { $0.append(label, escapedBy: .xmlAttribute) }
    document.attribute(XMLNames.weight) { $0.append(view.weight(of: edge)) }
    document.startElement(XMLNames.attributeValues)
    for column in columns {
      try document.element(column.frame) {
        view.append(column.content, of: edge, to: $0, Self.escapes)
      }
    }
    try document.endElement()
    try writeSpell(from: view.value(.firstSeen, of: edge), to: view.value(.lastSeen, of: edge))
    try document.endElement()
  }

  private func writeSpell(
    from first: PropertyValue?, to last: PropertyValue?
  ) throws(XMLWriteError) {
    guard case .date(let start)? = first else { return }
    document.startElement(XMLNames.spells)
    document.startElement(XMLNames.spell)
    document.attribute(XMLNames.start) { $0.append(start) }
    if case .date(let end)? = last, end >= start {
      document.attribute(XMLNames.end) { $0.append(end.next) }
    }
    try document.endElement()
    try document.endElement()
  }
}
