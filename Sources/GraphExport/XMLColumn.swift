import MarkupIO
import PropertyGraph

/// A column of nodes or edges in a format of XML: its name, which is its id as well, its type as
/// the format calls it, where its values come from, and the element of a value.
final class XMLColumn<Content: Sendable>: Sendable {
  let name: String
  let type: String
  let content: Content
  let frame: XMLElementFrame

  init(name: String, type: String, content: Content, frame: XMLElementFrame) {
    self.name = name
    self.type = type
    self.content = content
    self.frame = frame
  }
}

/// The names of elements and attributes that documents of XML repeat.
enum XMLNames {
  static let node = XMLName("node")
  static let edge = XMLName("edge")
  static let id = XMLName("id")
  static let source = XMLName("source")
  static let target = XMLName("target")
  static let label = XMLName("label")
  static let labels = XMLName("labels")
  static let kind = XMLName("kind")
  static let weight = XMLName("weight")
  static let attributeValues = XMLName("attvalues")
  static let spells = XMLName("spells")
  static let spell = XMLName("spell")
  static let start = XMLName("start")
  static let end = XMLName("end")
  static let value = XMLName("value")
}

/// Where the values of a column of nodes come from.
enum NodeContent: Sendable {
  case label, color, size, kind, firstLabel
  case text(ViewKey)
  case list(ViewKey)
  case integer(ViewKey)
  /// A property that has no column of its own, by its place among these.
  case other(Int)
}

/// Where the values of a column of edges come from.
enum EdgeContent: Sendable {
  case label, type, weight, isSymmetric
  case text(ViewKey)
  case list(ViewKey)
  case number(ViewKey)
  case integer(ViewKey)
  /// A property that has no column of its own, by its place among these.
  case other(Int)
}

/// The escapes of texts, and of the items of a list.
struct ColumnEscapes: Sendable {
  let text: TextEscapes
  let item: TextEscapes
}

extension GraphView {
  /// Appends a node's value in a column; false if there is none.
  func append(
    _ content: NodeContent, of node: NodeID, to buffer: OutputBuffer, _ escapes: ColumnEscapes
  ) -> Bool {
    switch content {
    case .label: appendLabel(of: node, to: buffer, escapedBy: escapes.text)
    case .color: buffer.append(color(of: node).hexadecimal)
    case .size: buffer.append(size(of: node), digits: 2)
    case .kind: return Self.append(kind(of: node), to: buffer, escapes)
    case .firstLabel: return Self.append(graph.labels(of: node).first, to: buffer, escapes)
    case .text(let key): return append(key, of: node, to: buffer, escapedBy: escapes.text)
    case .list(let key): return append(key, of: node, to: buffer, escapedBy: escapes.item)
    case .integer(let key): return buffer.appendInteger(value(key, of: node))
    case .other(let place):
      return Self.append(otherNodeReaders[place], of: node, to: buffer, escapes)
    }
    return true
  }

  /// The diameter of a node's circle, whose area grows with the node's importance; the largest stay
  /// in the picture.
  func size(of node: NodeID) -> Double { min(10 + 4 * importance(of: node).squareRoot(), 100) }

  /// Appends an edge's value in a column; false if there is none.
  func append(
    _ content: EdgeContent, of edge: EdgeID, to buffer: OutputBuffer, _ escapes: ColumnEscapes
  ) -> Bool {
    switch content {
    case .label: Self.append(label(of: edge), to: buffer, escapes)
    case .type: Self.append(graph.type(of: edge), to: buffer, escapes)
    case .weight: buffer.appendFinite(weight(of: edge))
    case .isSymmetric: Self.append(isSymmetric(edge) ? "true" : "false", to: buffer, escapes)
    case .text(let key): append(key, of: edge, to: buffer, escapedBy: escapes.text)
    case .list(let key): append(key, of: edge, to: buffer, escapedBy: escapes.item)
    case .number(let key): buffer.appendFinite(number(key, of: edge))
    case .integer(let key): buffer.appendInteger(value(key, of: edge))
    case .other(let place):
      Self.append(otherEdgeReaders[place], of: edge, to: buffer, escapes)
    }
  }

  private static func append(
    _ text: String?, to buffer: OutputBuffer, _ escapes: ColumnEscapes
  ) -> Bool {
    guard let text, !text.isEmpty else { return false }
    buffer.append(text, escapedBy: escapes.text)
    return true
  }
}
