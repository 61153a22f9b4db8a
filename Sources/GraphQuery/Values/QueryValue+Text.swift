import InkGraphCore
public import PropertyGraph

extension QueryValue {
  /// Makes the value of a property.
  init(_ value: PropertyValue) {
    switch value {
    case .boolean(let value): self = .boolean(value)
    case .integer(let value): self = .integer(value)
    case .double(let value): self = .double(value)
    case .string(let value): self = .string(value)
    case .date(let date): self = .temporal(.date(LocalDate(date)))
    case .time(let time):
      self = TemporalValue(time).map { .temporal($0) } ?? .string(time.description)
    case .list(let values): self = .list(values.map { QueryValue($0) })
    }
  }

  /// The value as a query would write it: `'临渡'`, `[1, 2]`, `(:person {name: '王芳'})`.
  ///
  /// - Parameter graph: The graph that the query ran on, to write nodes, relationships and paths.
  /// - Returns: The value in the language of queries; paths, which it has not, in angle brackets.
  public func literal(in graph: Graph) -> String {
    switch self {
    case .null: return "null"
    case .boolean(let value): return String(value)
    case .integer(let value): return String(value)
    case .double(let value): return Self.text(of: value)
    case .string(let text): return Self.quoted(text)
    case .list(let values): return "[" + Self.joined(values, in: graph) + "]"
    case .map(let map): return Self.text(of: map, in: graph)
    case .node(let node): return Self.text(of: node, in: graph)
    case .relationship(let edge): return "[" + Self.text(of: edge, in: graph) + "]"
    case .path(let path): return Self.text(of: path, in: graph)
    case .temporal(let value): return Self.quoted(value.description)
    }
  }

  /// A number as queries write it: with a fraction or exponent, NaN or Infinity.
  static func text(of number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
    let text = "\(number)"
    guard let mark = text.firstIndex(of: "e") else { return text }
    let (digits, exponent) = (text[..<mark], Int(text[text.index(after: mark)...]) ?? 0)
    return "\(digits)\(digits.contains(".") ? "" : ".0")E\(exponent)"
  }

  static func quoted(_ text: String) -> String {
    var result = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'": result += "\\'"
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "'"
  }

  private static func joined(_ values: [QueryValue], in graph: Graph) -> String {
    values.map { $0.literal(in: graph) }.joined(separator: ", ")
  }

  private static func text(of map: QueryMap, in graph: Graph) -> String {
    let entries = map.entries.map { "\(name($0.key)): \($0.value.literal(in: graph))" }
    return "{" + entries.joined(separator: ", ") + "}"
  }

  private static func properties(
    _ properties: [(key: String, value: PropertyValue)], in graph: Graph
  ) -> String {
    let map = QueryMap(properties.map { ($0.key, QueryValue($0.value)) })
    return map.entries.isEmpty ? "" : text(of: map, in: graph)
  }

  private static func text(of node: NodeID, in graph: Graph) -> String {
    let labels = graph.labels(of: node).map { ":" + name($0) }.joined()
    let properties = properties(graph.properties(of: node), in: graph)
    return "(" + [labels, properties].filter { !$0.isEmpty }.joined(separator: " ") + ")"
  }

  private static func text(of edge: EdgeID, in graph: Graph) -> String {
    let type = ":" + name(graph.type(of: edge))
    let properties = properties(graph.properties(of: edge), in: graph)
    return properties.isEmpty ? type : type + " " + properties
  }

  private static func text(of path: GraphPath, in graph: Graph) -> String {
    var result = "<" + text(of: path.nodes[0], in: graph)
    for (place, edge) in path.edges.enumerated() {
      let runsForward = graph.source(of: edge) == path.nodes[place]
      result += runsForward ? "-[" : "<-["
      result += text(of: edge, in: graph)
      result += runsForward ? "]->" : "]-"
      result += text(of: path.nodes[place + 1], in: graph)
    }
    return result + ">"
  }

  /// A name, in backticks where it needs them.
  static func name(_ name: String) -> String {
    let scalars = Array(name.unicodeScalars)
    let isPlain =
      scalars.first?.startsName == true && scalars.allSatisfy { $0.continuesName }
    return isPlain ? name : "`" + name.replacing("`", with: "``") + "`"
  }
}
