internal import InkGraphCore
internal import MarkupIO
public import PropertyGraph

/// Writes DOT for pictures: `sfdp -Tsvg graph.dot -o graph.svg`.
///
/// Graphviz draws it, and Gephi reads it too. For Gephi's sake, which skips from an attribute
/// statement to the next brace, the defaults stand first and everything else in an anonymous
/// subgraph; all ids are quoted ASCII, and colours are given as hue, saturation and value.
///
/// Gansner and North, "An open graph visualization system and its applications to software
/// engineering" (2000), doi:10.1002/1097-024X(200009)30:11<1203::AID-SPE338>3.0.CO;2-N.
public struct DOTWriter: GraphWriter {
  private let vocabulary: ExportVocabulary
  private let options: ExportOptions

  /// The fonts that systems have for Han characters: free ones, macOS, Windows.
  private static let fonts = "Noto Sans CJK SC,PingFang SC,Microsoft YaHei,sans-serif"

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
  /// - Throws: `.tooManyNodes` above `ExportOptions.maximumPictureNodes`, before anything is
  ///   written; `.sink` when the sink throws.
  public func write(_ graph: Graph, to sink: any ByteSink) throws(ExportError) {
    if let limit = options.maximumPictureNodes, graph.nodeCount > limit {
      throw ExportError(.tooManyNodes(count: graph.nodeCount, limit: limit), format: .dot)
    }
    let view = GraphView(graph, vocabulary: vocabulary, language: options.language)
    let output = TextOutput(sink, format: .dot)
    let layout = options.layoutHint
    // Ranks have room for the labels as they are; `dot` does not know the word.
    let overlap = layout == .dot ? "" : ", overlap=\"prism\""
    let font = "fontname=\"\(Self.fonts)\""
    try output.write(
      """
      digraph "inkgraph" {
        graph [layout="\(layout.rawValue)"\(overlap), outputorder="edgesfirst", \(font)];
        node [shape="box", style="rounded,filled", margin="0.08,0.04", \(font)];
        edge [fontsize=9, arrowsize=0.6, color="0.000 0.000 0.600", \(font)];
        {

      """)
    let lines = DOTLines(view: view, options: options, buffer: output.buffer)
    for node in graph.nodes {
      lines.append(node)
      try output.handOver()
    }
    for edge in graph.edges {
      lines.append(edge)
      try output.handOver()
    }
    try output.write("  }\n}\n")
    try output.flush()
  }
}

/// The lines of nodes and edges.
private struct DOTLines {
  let view: GraphView
  let options: ExportOptions
  let buffer: OutputBuffer
  /// How nodes of a colour are filled.
  private let fills: [RGBColor: String]

  init(view: GraphView, options: ExportOptions, buffer: OutputBuffer) {
    self.view = view
    self.options = options
    self.buffer = buffer
    let fills = view.colors.map { color in
      (color, "color=\"\(color.hsv())\", fillcolor=\"\(color.hsv(tint: 0.7))\"")
    }
    self.fills = Dictionary(fills) { _, later in later }
  }

  func append(_ node: NodeID) {
    buffer.append(literal: "    \"")
    buffer.append(node)
    buffer.append(literal: "\" [label=\"")
    view.appendLabel(of: node, to: buffer, DOTText.append)
    buffer.append(literal: "\", ")
    buffer.append(fills[view.color(of: node)] ?? "")
    buffer.append(literal: ", fontsize=")
    buffer.append(Int(min(10 + 2 * view.importance(of: node).squareRoot(), 36).rounded()))
    buffer.append(literal: ", tooltip=\"")
    if let kind = view.kind(of: node) {
      DOTText.append(kind, to: buffer)
      buffer.append(literal: "\\n")
    }
    let start = buffer.count
    let hasAliases = view.append(
      .aliases, of: node, to: buffer, joinedBy: "\\n", DOTText.append)
    if !hasAliases, view.kind(of: node) != nil { buffer.removeAll(from: start - 2) }
    buffer.append(literal: "\"];\n")
  }

  func append(_ edge: EdgeID) {
    buffer.append(literal: "    \"")
    buffer.append(view.graph.source(of: edge))
    buffer.append(literal: "\" -> \"")
    buffer.append(view.graph.target(of: edge))
    buffer.append(literal: "\" [label=\"")
    DOTText.append(view.label(of: edge), to: buffer)
    let end = buffer.count
    buffer.append(literal: options.language == .chinese ? "：" : ": ")
    let words = QualifierWords(inChinese: options.language == .chinese)
    let hasQualifier = view.append(.qualifier, of: edge, to: buffer) { text, buffer in
      DOTText.append(words.shown(String(decoding: text, as: UTF8.self)), to: buffer)
    }
    if !hasQualifier {
      buffer.removeAll(from: end)
    }
    let weight = view.weight(of: edge)
    buffer.append(literal: "\", weight=")
    buffer.append(max(0, min(weight, 1e9)), digits: 2)
    buffer.append(literal: ", penwidth=")
    buffer.append(min(0.5 + 0.5 * max(0, weight).squareRoot(), 6), digits: 2)
    if view.isSymmetric(edge) { buffer.append(literal: ", dir=\"none\"") }
    if options.includesEvidence { appendQuotes(of: edge) }
    buffer.append(literal: "];\n")
  }

  /// Appends the tooltip, which has room for a few sentences.
  private func appendQuotes(of edge: EdgeID) {
    let start = buffer.count
    buffer.append(literal: ", tooltip=\"")
    let hasQuotes = view.append(
      .evidence, of: edge, to: buffer, joinedBy: "\\n", atMost: 3, DOTText.append)
    guard hasQuotes else { return buffer.removeAll(from: start) }
    buffer.append(UInt8(ascii: "\""))
  }
}
