import InkGraphCore
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
  private let typeLabels: [String]
  private let typeIsSymmetric: [Bool]
  private let vocabulary: ExportVocabulary
  private let language: ExportLanguage

  init(_ graph: Graph, vocabulary: ExportVocabulary, language: ExportLanguage) {
    self.graph = graph
    self.vocabulary = vocabulary
    self.language = language
    nodeReaders = ViewKey.allCases.map { graph.nodeProperty($0.name) }
    edgeReaders = ViewKey.allCases.map { graph.edgeProperty($0.name) }
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
  func classTerm(of node: NodeID) -> ExportTerm? {
    graph.labels(of: node).first.map { vocabulary.classTerm($0) }
  }

  /// The label of the node's class.
  func kind(of node: NodeID) -> String? { classTerm(of: node)?.label(in: language) }

  /// The colour of the node's class.
  func color(of node: NodeID) -> RGBColor {
    classTerm(of: node)?.color.flatMap(RGBColor.init(hexadecimal:)) ?? .grey
  }

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
