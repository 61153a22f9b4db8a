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
    for node in graph.nodes { try output.write(line(for: node, of: view)) }
    for edge in graph.edges { try output.write(line(for: edge, of: view)) }
    try output.write("  }\n}\n")
    try output.flush()
  }

  private func line(for node: NodeID, of view: GraphView) -> String {
    let color = view.color(of: node)
    let fontSize = Int(min(10 + 2 * view.importance(of: node).squareRoot(), 36).rounded())
    let about = [view.kind(of: node)].compactMap(\.self) + view.strings(.aliases, of: node)
    let attributes = [
      "label=\(DOTText.quoted(view.label(of: node)))",
      "color=\"\(color.hsv())\"",
      "fillcolor=\"\(color.hsv(tint: 0.7))\"",
      "fontsize=\(fontSize)",
      "tooltip=\(DOTText.quoted(about.joined(separator: "\n")))",
    ]
    return "    \"\(node)\" [\(attributes.joined(separator: ", "))];\n"
  }

  private func line(for edge: EdgeID, of view: GraphView) -> String {
    var label = view.label(of: edge)
    if let qualifier = view.text(.qualifier, of: edge), !qualifier.isEmpty {
      label += (options.language == .chinese ? "：" : ": ") + qualifier
    }
    let weight = view.weight(of: edge)
    let width = NumberText.fixed(min(0.5 + 0.5 * max(0, weight).squareRoot(), 6), digits: 2)
    var attributes = [
      "label=\(DOTText.quoted(label))",
      "weight=\(NumberText.fixed(max(0, min(weight, 1e9)), digits: 2))",
      "penwidth=\(width)",
    ]
    if view.isSymmetric(edge) { attributes.append("dir=\"none\"") }
    if options.includesEvidence {
      // A tooltip has room for a few sentences.
      let evidence = view.strings(.evidence, of: edge).prefix(3)
      if !evidence.isEmpty {
        attributes.append("tooltip=\(DOTText.quoted(evidence.joined(separator: "\n")))")
      }
    }
    let graph = view.graph
    return "    \"\(graph.source(of: edge))\" -> \"\(graph.target(of: edge))\" "
      + "[\(attributes.joined(separator: ", "))];\n"
  }
}
