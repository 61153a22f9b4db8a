internal import InkGraphCore
public import PropertyGraph

/// Writes a page that shows the graph in any browser, without a network and without other files.
///
/// The page is laid out here; it can be moved and zoomed, searched, filtered by class, weight and
/// time, and shows of each thing its posts, its relations and the sentences that say so, in Chinese
/// and English, light and dark.
///
/// **Invariant:** texts of the graph stand only in a data block in which no `<` occurs, and reach
/// the document only as text nodes, so no name can run as a script; a content security policy keeps
/// the page from loading anything at all.
public struct HTMLWriter: GraphWriter {
  private let vocabulary: ExportVocabulary
  private let options: ExportOptions

  /// How many times more nodes a page can hold than a figure, since one can look into it.
  private static let roominess = 10

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
  /// - Throws: `.tooManyNodes` above ten times `ExportOptions.maximumPictureNodes`, before anything
  ///   is written; `.sink` when the sink throws.
  public func write(_ graph: Graph, to sink: any ByteSink) throws(ExportError) {
    if let limit = options.maximumPictureNodes, graph.nodeCount > limit * Self.roominess {
      throw ExportError(
        .tooManyNodes(count: graph.nodeCount, limit: limit * Self.roominess), format: .html)
    }
    let view = GraphView(graph, vocabulary: vocabulary, language: options.language)
    let output = TextOutput(sink, format: .html)
    let data = PageData(
      view: view, scene: PictureScene(view), vocabulary: vocabulary, options: options,
      output: output)
    let language = options.language == .chinese ? "zh-Hans" : "en"
    try output.write(PageTemplate.head.replacing("LANGUAGE", with: language))
    try data.write()
    try output.write(PageTemplate.foot)
    try output.flush()
  }
}

/// The data block of a page.
private struct PageData {
  let view: GraphView
  let scene: PictureScene
  let vocabulary: ExportVocabulary
  let options: ExportOptions
  let output: TextOutput

  private var graph: Graph { view.graph }

  func write() throws(ExportError) {
    let classes = graph.labels
    let places = Dictionary(
      classes.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { $1 })
    try output.write("{\"lang\":\"\(options.language.rawValue)\",\"classes\":[")
    for (place, name) in classes.enumerated() {
      let term = vocabulary.classTerm(name)
      let color = term.color.flatMap(RGBColor.init(hexadecimal:)) ?? .grey
      try output.write(place == 0 ? "[" : ",[")
      try writeNames(of: term)
      try output.write(",\"\(color.hexadecimal)\"]")
    }
    try output.write("],\n\"marks\":{")
    for (place, mark) in QualifierWords.marks.enumerated() {
      if place > 0 { try output.write(",") }
      try string(mark.mark)
      try output.write(":[")
      try string(mark.chinese)
      try output.write(",")
      try string(mark.english)
      try output.write("]")
    }
    try output.write("},\n\"relations\":[")
    for (place, name) in graph.edgeTypes.enumerated() {
      let term = vocabulary.predicateTerm(name)
      let isSymmetric = term.isSymmetric || name == Predicate.mentionedWith.rawValue
      try output.write(place == 0 ? "[" : ",[")
      try string(name)
      try output.write(",")
      try writeNames(of: term)
      try output.write(",\(isSymmetric ? 1 : 0)]")
    }
    try output.write("],\n\"nodes\":[\n")
    for node in graph.nodes {
      if node.index > 0 { try output.write(",\n") }
      try write(node, class: graph.labels(of: node).first.flatMap { places[$0] } ?? -1)
    }
    try output.write("\n],\n\"edges\":[\n")
    for edge in graph.edges {
      if edge.index > 0 { try output.write(",\n") }
      try write(edge)
    }
    try output.write("\n]}\n")
  }

  private func writeNames(of term: ExportTerm) throws(ExportError) {
    try string(term.label(in: .chinese))
    try output.write(",")
    try string(term.label(in: .english))
  }

  private func write(_ node: NodeID, class place: Int) throws(ExportError) {
    let point = scene.points[Int(node.index)]
    let numbers = [point.x, point.y, scene.radii[Int(node.index)]]
    let mentions = Int(max(0, min(view.importance(of: node), 1e9)))
    try output.write(
      "[\(place),"
        + numbers.map { NumberText.fixed($0, digits: 1) }.joined(separator: ",")
        + ",\(mentions),")
    try string(view.label(of: node))
    let date = view.value(.date, of: node)
    try writeDays(
      date ?? view.value(.firstSeen, of: node), date ?? view.value(.lastSeen, of: node))
    try output.write(",")
    try writeList(view.strings(.aliases, of: node))
    try output.write("]")
  }

  private func write(_ edge: EdgeID) throws(ExportError) {
    let weight = NumberText.decimal(view.weight(of: edge)) ?? "1.0"
    try output.write(
      "[\(graph.source(of: edge).index),\(graph.target(of: edge).index),"
        + "\(graph.typeID(of: edge).index),\(weight)")
    try writeDays(view.value(.firstSeen, of: edge), view.value(.lastSeen, of: edge))
    try output.write(",")
    try string(view.text(.qualifier, of: edge) ?? "")
    if options.includesEvidence {
      try output.write(",")
      try writeList(view.strings(.evidence, of: edge))
      try output.write(",")
      try writeList(
        view.strings(.articles, of: edge).map { article in
          article.hasPrefix("article/") ? String(article.dropFirst("article/".count)) : article
        })
    }
    try output.write("]")
  }

  private func writeDays(_ first: PropertyValue?, _ last: PropertyValue?) throws(ExportError) {
    for value in [first, last] {
      if case .date(let day)? = value {
        try output.write(",\"\(day)\"")
      } else {
        try output.write(",0")
      }
    }
  }

  private func writeList(_ items: [String]) throws(ExportError) {
    try output.write("[")
    for (place, item) in items.enumerated() {
      if place > 0 { try output.write(",") }
      try string(item)
    }
    try output.write("]")
  }

  private func string(_ text: String) throws(ExportError) {
    try output.write("\"")
    try output.write(text, escapedBy: .script)
    try output.write("\"")
  }
}
