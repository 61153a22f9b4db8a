internal import InkGraphCore
internal import MarkupIO
public import PropertyGraph

/// Writes a figure as SVG, laid out here, so that no other program is needed.
///
/// Nodes are discs coloured by class and sized by mentions, with a legend; names stand where they
/// do not cover each other, those of the largest discs first. Edges are labelled while there are
/// few. Browsers, Inkscape, Word and LaTeX show it.
public struct SVGWriter: GraphWriter {
  private let vocabulary: ExportVocabulary
  private let options: ExportOptions

  private static let fonts =
    "Noto Sans CJK SC, PingFang SC, Microsoft YaHei, WenQuanYi Micro Hei, sans-serif"

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
      throw ExportError(.tooManyNodes(count: graph.nodeCount, limit: limit), format: .svg)
    }
    let view = GraphView(graph, vocabulary: vocabulary, language: options.language)
    let figure = Figure(view: view, scene: PictureScene(view), language: options.language)
    let output = TextOutput(sink, format: .svg)
    try figure.write(to: output, fonts: Self.fonts)
    try output.flush()
  }
}

/// One figure while it is written.
private struct Figure {
  let view: GraphView
  let scene: PictureScene
  let language: ExportLanguage
  private let curves: [EdgeCurve]
  private let nodeLabels: [LabelPlacement.Label]
  private let edgeLabels: [LabelPlacement.Label]

  init(view: GraphView, scene: PictureScene, language: ExportLanguage) {
    self.view = view
    self.scene = scene
    self.language = language
    let graph = view.graph
    curves = EdgeCurve.curves(of: graph, scene)
    var placement = LabelPlacement(scene)
    let order = graph.nodes.map { Int($0.index) }
      .sorted { (-scene.radii[$0], $0) < (-scene.radii[$1], $1) }
    for place in order where placement.labels.count < 400 {
      placement.placeLabel(
        Self.shortened(view.label(of: NodeID(index: UInt32(place)))),
        size: min(9 + scene.radii[place] * 0.35, 18), ofDiscAt: scene.points[place],
        radius: scene.radii[place])
    }
    nodeLabels = placement.labels
    if graph.edgeCount <= 80 {
      for (edge, curve) in zip(graph.edges, curves) {
        var label = view.label(of: edge)
        if let qualifier = view.text(.qualifier, of: edge), !qualifier.isEmpty {
          label +=
            (language == .chinese ? "：" : ": ")
            + QualifierWords(inChinese: language == .chinese).shown(qualifier)
        }
        placement.placeLabel(
          Self.shortened(label), size: 8, atOneOf: [0.5, 0.35, 0.65].map(curve.point(at:)))
      }
    }
    edgeLabels = Array(placement.labels.dropFirst(nodeLabels.count))
  }

  private var graph: Graph { view.graph }

  private func text(_ number: Double) -> String { NumberText.fixed(number, digits: 1) }

  /// A text that fits into a figure.
  private static func shortened(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > 24 ? line.prefix(23) + "…" : line
  }

  func write(to output: TextOutput, fonts: String) throws(ExportError) {
    let margin = 24.0
    var (left, right, top, bottom) = (0.0, 0.0, 0.0, 0.0)
    for (point, radius) in zip(scene.points, scene.radii) {
      left = min(left, point.x - radius)
      right = max(right, point.x + radius)
      top = min(top, point.y - radius)
      bottom = max(bottom, point.y + radius)
    }
    for label in nodeLabels + edgeLabels {
      left = min(left, label.box.left)
      right = max(right, label.box.right)
      top = min(top, label.box.top)
      bottom = max(bottom, label.box.bottom)
    }
    let classes = legend()
    let legendHeight = Double(classes.count) * 18
    let width = max(right - left + 2 * margin, 240)
    let height = bottom - top + 2 * margin + legendHeight
    left -= margin
    top -= margin
    let box = "\(text(left)) \(text(top)) \(text(width)) \(text(height))"
    try output.write(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="\(text(width))" height="\(text(height))" \
      viewBox="\(box)" font-family="\(fonts)" role="img">
      <title>\(language == .chinese ? "知识图谱" : "Knowledge graph")</title>
      <defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="5" markerHeight="5" \
      markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z" fill="#999"/></marker></defs>
      <rect x="\(text(left))" y="\(text(top))" width="100%" height="100%" fill="#fff"/>

      """)
    try writeEdges(to: output)
    try writeNodes(to: output)
    try output.write("<g>\n")
    for label in edgeLabels { try write(label, color: "#666", halo: 2, to: output) }
    for label in nodeLabels { try write(label, color: "#222", halo: 3, to: output) }
    try output.write("</g>\n")
    try writeLegend(classes, left: left + 16, top: top + height - legendHeight - 8, to: output)
    try output.write("</svg>\n")
  }

  /// The classes in the figure, with the number of their nodes.
  private func legend() -> [(label: String, color: RGBColor, count: Int)] {
    var counts: [String: Int] = [:]
    for node in graph.nodes { counts[graph.labels(of: node).first ?? "", default: 0] += 1 }
    var seen: Set<String> = []
    var result: [(label: String, color: RGBColor, count: Int)] = []
    for node in graph.nodes {
      let name = graph.labels(of: node).first ?? ""
      guard seen.insert(name).inserted else { continue }
      result.append((view.kind(of: node) ?? "", view.color(of: node), counts[name] ?? 0))
    }
    return result.sorted { ($1.count, $0.label) < ($0.count, $1.label) }
  }

  private func writeEdges(to output: TextOutput) throws(ExportError) {
    try output.write("<g stroke=\"#999\" fill=\"none\" stroke-opacity=\"0.6\">\n")
    for (edge, curve) in zip(graph.edges, curves) {
      let width = min(0.6 + 0.4 * max(0, view.weight(of: edge)).squareRoot(), 4)
      let arrow = view.isSymmetric(edge) ? "" : " marker-end=\"url(#arrow)\""
      try output.write(
        "<path d=\"\(curve.path)\" stroke-width=\"\(NumberText.fixed(width, digits: 2))\"\(arrow)/>\n"
      )
    }
    try output.write("</g>\n")
  }

  private func writeNodes(to output: TextOutput) throws(ExportError) {
    try output.write("<g stroke=\"#fff\" stroke-width=\"0.8\">\n")
    for node in graph.nodes {
      let place = Int(node.index)
      let point = scene.points[place]
      try output.write(
        "<circle cx=\"\(text(point.x))\" cy=\"\(text(point.y))\" r=\"\(text(scene.radii[place]))\" "
          + "fill=\"\(view.color(of: node).hexadecimal)\"><title>")
      try output.write(view.label(of: node), escapedBy: .xmlText)
      try output.write("</title></circle>\n")
    }
    try output.write("</g>\n")
  }

  private func write(
    _ label: LabelPlacement.Label, color: String, halo: Int, to output: TextOutput
  ) throws(ExportError) {
    try output.write(
      "<text x=\"\(text(label.anchor.x))\" y=\"\(text(label.anchor.y))\" "
        + "font-size=\"\(text(label.size))\" text-anchor=\"\(label.side.rawValue)\" "
        + "fill=\"\(color)\" stroke=\"#fff\" stroke-opacity=\"0.8\" stroke-width=\"\(halo)\" "
        + "paint-order=\"stroke\">")
    try output.write(label.text, escapedBy: .xmlText)
    try output.write("</text>\n")
  }

  private func writeLegend(
    _ classes: [(label: String, color: RGBColor, count: Int)], left: Double, top: Double,
    to output: TextOutput
  ) throws(ExportError) {
    try output.write("<g font-size=\"12\" fill=\"#333\">\n")
    for (row, item) in classes.enumerated() {
      let y = top + Double(row) * 18
      try output.write(
        "<circle cx=\"\(text(left))\" cy=\"\(text(y))\" r=\"5\" fill=\"\(item.color.hexadecimal)\"/>"
          + "<text x=\"\(text(left + 12))\" y=\"\(text(y + 4))\">")
      try output.write("\(Self.shortened(item.label)) \(item.count)", escapedBy: .xmlText)
      try output.write("</text>\n")
    }
    try output.write("</g>\n")
  }
}
