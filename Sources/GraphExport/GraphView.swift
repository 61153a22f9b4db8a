import InkGraphCore
import MarkupIO
import PropertyGraph

/// A property that exports know.
///
/// Numbers find a reader in a few nanoseconds, where names would have to be hashed each time.
enum ViewKey: Int, CaseIterable {
  case name, key, qualifier, aliases, code, firstSeen, lastSeen, mentions, issues
  case date, page, number, newspaper, issue, kind
  case weight, score, statement, evidence, articles, rules

  /// What the graph calls it.
  var name: String { "\(self)" }
}

/// Reads from a graph what exports show, with the labels of a vocabulary in one language.
///
/// What is the same for all nodes of a label or all edges of a type is looked up once.
struct GraphView {
  let graph: Graph
  /// The readers of properties, in the order of `ViewKey`.
  private let nodeReaders: [PropertyReader<NodeID>]
  private let edgeReaders: [PropertyReader<EdgeID>]
  /// The readers of the properties that have no column of their own.
  let otherNodeReaders: [PropertyReader<NodeID>]
  let otherEdgeReaders: [PropertyReader<EdgeID>]
  private let typeLabels: [String]
  private let typeIsSymmetric: [Bool]
  /// How nodes with a label are shown.
  private let classes: [String: NodeClass]

  private struct NodeClass {
    let kind: String
    let color: RGBColor
  }

  init(_ graph: Graph, vocabulary: ExportVocabulary, language: ExportLanguage) {
    self.graph = graph
    let classes = graph.labels.map { label in
      let term = vocabulary.classTerm(label)
      let color = term.color.flatMap(RGBColor.init(hexadecimal:)) ?? .grey
      return (label, NodeClass(kind: term.label(in: language), color: color))
    }
    self.classes = Dictionary(classes) { _, later in later }
    nodeReaders = ViewKey.allCases.map { graph.nodeProperty($0.name) }
    edgeReaders = ViewKey.allCases.map { graph.edgeProperty($0.name) }
    otherNodeReaders = Self.otherKeys(ofNodesIn: graph).map { graph.nodeProperty($0) }
    otherEdgeReaders = Self.otherKeys(ofEdgesIn: graph).map { graph.edgeProperty($0) }
    let terms = graph.edgeTypes.map { vocabulary.predicateTerm($0) }
    typeLabels = terms.map { $0.label(in: language) }
    typeIsSymmetric = terms.map {
      $0.isSymmetric || $0.localName == Predicate.mentionedWith.rawValue
    }
  }

  // Nodes.

  func value(_ key: ViewKey, of node: NodeID) -> PropertyValue? { nodeReaders[key.rawValue][node] }

  func text(_ key: ViewKey, of node: NodeID) -> String? { value(key, of: node)?.text }

  func strings(_ key: ViewKey, of node: NodeID) -> [String] {
    nodeReaders[key.rawValue].strings(node)
  }

  /// The text that stands for a node: its name, else its key, else its id.
  func label(of node: NodeID) -> String {
    for key in [ViewKey.name, .key] {
      if let text = text(key, of: node), !text.isEmpty { return text }
    }
    return node.description
  }

  /// The node's class; the first one if it has several.
  private func nodeClass(of node: NodeID) -> NodeClass? {
    graph.labels(of: node).first.flatMap { classes[$0] }
  }

  /// The label of the node's class.
  func kind(of node: NodeID) -> String? { nodeClass(of: node)?.kind }

  /// The colour of the node's class.
  func color(of node: NodeID) -> RGBColor { nodeClass(of: node)?.color ?? .grey }

  /// All colours that nodes can have.
  var colors: Set<RGBColor> { Set(classes.values.map(\.color)).union([.grey]) }

  /// How much a node weighs in a picture: its mentions, or its edges if it is not counted.
  func importance(of node: NodeID) -> Double {
    let mentions =
      nodeReaders[ViewKey.mentions.rawValue].number(node) ?? Double(graph.degree(of: node))
    return mentions.isFinite ? max(0, mentions) : 0
  }

  // Edges.

  func value(_ key: ViewKey, of edge: EdgeID) -> PropertyValue? { edgeReaders[key.rawValue][edge] }

  func text(_ key: ViewKey, of edge: EdgeID) -> String? { value(key, of: edge)?.text }

  func strings(_ key: ViewKey, of edge: EdgeID) -> [String] {
    edgeReaders[key.rawValue].strings(edge)
  }

  /// Hands over the UTF-8 of an edge's texts, each valid during the call only; none for other values.
  func forEachText(
    _ key: ViewKey, of edge: EdgeID, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    let reader = edgeReaders[key.rawValue]
    guard reader.forEachText(of: edge, body) == nil else { return }
    for var text in reader.strings(edge) { text.withUTF8(body) }
  }

  func date(_ key: ViewKey, of edge: EdgeID) -> CalendarDate? {
    edgeReaders[key.rawValue].date(edge)
  }

  func number(_ key: ViewKey, of edge: EdgeID) -> Double? { edgeReaders[key.rawValue].number(edge) }

  /// The label of the edge's predicate.
  func label(of edge: EdgeID) -> String { typeLabels[Int(graph.typeID(of: edge).index)] }

  /// Whether the edge's predicate holds both ways.
  func isSymmetric(_ edge: EdgeID) -> Bool { typeIsSymmetric[Int(graph.typeID(of: edge).index)] }

  /// The weight of an edge, 1 without one.
  func weight(of edge: EdgeID) -> Double {
    let weight = number(.weight, of: edge) ?? 1
    return weight.isFinite ? weight : 1
  }
}

extension GraphView {
  /// Appends a text, in UTF-8, as a format writes it.
  typealias TextAppender = (UnsafeBufferPointer<UInt8>, OutputBuffer) -> Void

  /// Appends a value as a reader would print it.
  ///
  /// - Parameters:
  ///   - key: The property.
  ///   - node: The node.
  ///   - buffer: What the text is appended to.
  ///   - escapes: What stands for single characters of texts.
  /// - Returns: Whether there is one; an empty text is none, but an empty item of a list is one.
  func append(
    _ key: ViewKey, of node: NodeID, to buffer: OutputBuffer, escapedBy escapes: TextEscapes
  ) -> Bool {
    append(key, of: node, to: buffer) { $1.append($0, escapedBy: escapes) }
  }

  /// Appends a value of an edge as a reader would print it; see the same of a node.
  func append(
    _ key: ViewKey, of edge: EdgeID, to buffer: OutputBuffer, escapedBy escapes: TextEscapes
  ) -> Bool {
    append(key, of: edge, to: buffer) { $1.append($0, escapedBy: escapes) }
  }

  /// Appends a value of a node, whose texts a format writes in its own way.
  ///
  /// - Parameters:
  ///   - key: The property.
  ///   - node: The node.
  ///   - buffer: What the text is appended to.
  ///   - separator: What stands between the items of a list.
  ///   - limit: How many items of a list are written at most.
  ///   - appendText: Appends a text.
  /// - Returns: Whether there is one; an empty text is none, but an empty item of a list is one.
  func append(
    _ key: ViewKey, of node: NodeID, to buffer: OutputBuffer,
    joinedBy separator: StaticString = "|",
    atMost limit: Int = .max, _ appendText: TextAppender
  ) -> Bool {
    Self.append(nodeReaders[key.rawValue], node, to: buffer, separator, limit, appendText)
  }

  /// Appends a value of an edge, whose texts a format writes in its own way; see the same of a node.
  func append(
    _ key: ViewKey, of edge: EdgeID, to buffer: OutputBuffer,
    joinedBy separator: StaticString = "|",
    atMost limit: Int = .max, _ appendText: TextAppender
  ) -> Bool {
    Self.append(edgeReaders[key.rawValue], edge, to: buffer, separator, limit, appendText)
  }

  static func append<ID>(
    _ reader: PropertyReader<ID>, _ element: ID, to buffer: OutputBuffer,
    _ separator: StaticString, _ limit: Int, _ appendText: TextAppender
  ) -> Bool {
    let start = buffer.count
    var number = 0
    func appendItem(_ text: UnsafeBufferPointer<UInt8>) {
      if (1..<limit).contains(number) { buffer.append(literal: separator) }
      if number < limit { appendText(text, buffer) }
      number += 1
    }
    let texts = reader.forEachText(of: element) { appendItem($0) }
    if let texts { return texts.isList ? texts.count > 0 : buffer.count > start }
    switch reader[element] {
    case .boolean(let value): buffer.append(literal: value ? "true" : "false")
    case .integer(let number): buffer.append(number)
    case .double(let number) where number.isFinite: buffer.append(number)
    case .date(let day): buffer.append(day)
    case .list(let items):
      for item in items {
        var text = item.text
        text.withUTF8 { appendItem($0) }
      }
    case let value?:
      var text = value.text
      text.withUTF8 { appendItem($0) }
    case nil: break
    }
    return buffer.count > start
  }

  /// Appends what stands for a node: its name, else its key, else its id.
  func appendLabel(of node: NodeID, to buffer: OutputBuffer, escapedBy escapes: TextEscapes) {
    appendLabel(of: node, to: buffer) { $1.append($0, escapedBy: escapes) }
  }

  /// Appends what stands for a node, which a format writes in its own way.
  func appendLabel(of node: NodeID, to buffer: OutputBuffer, _ appendText: TextAppender) {
    if append(.name, of: node, to: buffer, appendText) { return }
    if append(.key, of: node, to: buffer, appendText) { return }
    buffer.append(node)
  }
}

extension OutputBuffer {
  /// Appends an id as `n7`.
  func append(_ node: NodeID) {
    append(UInt8(ascii: "n"))
    append(node.index)
  }

  /// Appends an id as `e7`.
  func append(_ edge: EdgeID) {
    append(UInt8(ascii: "e"))
    append(edge.index)
  }

  /// Appends a number in the 32 bits that readers give to `int`.
  ///
  /// - Returns: Whether the value is such a number.
  func appendInteger(_ value: PropertyValue?) -> Bool {
    guard case .integer(let number)? = value, let fitting = Int32(exactly: number) else {
      return false
    }
    append(fitting)
    return true
  }

  /// Appends a number, unless it is infinite or none, which readers spell differently.
  ///
  /// - Returns: Whether it is finite.
  func appendFinite(_ number: Double?) -> Bool {
    guard let number, number.isFinite else { return false }
    append(number)
    return true
  }
}

/// Numbers as exports write them: the shortest decimal form that reads back as the same number,
/// whatever the locale.
enum NumberText {
  /// A number; nil for infinities and for what is not a number, which readers spell differently.
  static func decimal(_ number: Double?) -> String? {
    number.flatMap { $0.isFinite ? $0.description : nil }
  }

  /// A number with so many digits behind the point.
  static func fixed(_ number: Double, digits: Int) -> String {
    var scale = 1
    for _ in 0..<digits { scale *= 10 }
    let scaled = Int((abs(number) * Double(scale)).rounded())
    let fraction = String(scaled % scale)
    let zeros = String(repeating: "0", count: digits - fraction.count)
    return "\(number < 0 && scaled > 0 ? "-" : "")\(scaled / scale).\(zeros)\(fraction)"
  }
}
