import GraphQuery
import InkGraphCore
import PropertyGraph

/// Writes the rows of a query as JSON (RFC 8259), with nodes and relationships as objects.
struct QueryJSON {
  let graph: Graph

  /// A list of objects, one for each row in a line of its own.
  func text(_ result: ResultTable) -> String {
    guard !result.rows.isEmpty else { return "[]\n" }
    let lines = result.rows.map { row in
      "  " + object(zip(result.columns, row).map { ($0, text($1)) })
    }
    return "[\n\(lines.joined(separator: ",\n"))\n]\n"
  }

  private func object(_ members: [(String, String)]) -> String {
    "{\(members.map { "\(JSONWriter.string($0)): \($1)" }.joined(separator: ", "))}"
  }

  private func list(_ items: [String]) -> String { "[\(items.joined(separator: ", "))]" }

  private func text(_ value: QueryValue) -> String {
    switch value {
    case .null: return "null"
    case .boolean(let value): return String(value)
    case .integer(let value): return String(value)
    case .double(let value): return value.isFinite ? String(value) : "null"
    case .string(let value): return JSONWriter.string(value)
    case .list(let values): return list(values.map(text))
    case .map(let map): return object(map.entries.map { ($0.key, text($0.value)) })
    case .temporal:
      return JSONWriter.string(String(value.literal(in: graph).dropFirst().dropLast()))
    case .node(let node): return text(of: node)
    case .relationship(let edge): return text(of: edge)
    case .path(let path):
      return object([
        ("nodes", list(path.nodes.map(text(of:)))),
        ("relationships", list(path.edges.map(text(of:)))),
      ])
    }
  }

  private func text(of node: NodeID) -> String {
    object([
      ("id", JSONWriter.string(node.description)),
      ("labels", list(graph.labels(of: node).map(JSONWriter.string))),
      ("properties", properties(graph.properties(of: node))),
    ])
  }

  private func text(of edge: EdgeID) -> String {
    object([
      ("id", JSONWriter.string(edge.description)),
      ("type", JSONWriter.string(graph.type(of: edge))),
      ("source", JSONWriter.string(graph.source(of: edge).description)),
      ("target", JSONWriter.string(graph.target(of: edge).description)),
      ("properties", properties(graph.properties(of: edge))),
    ])
  }

  private func properties(_ properties: [(key: String, value: PropertyValue)]) -> String {
    object(properties.map { ($0.key, JSONWriter.text($0.value)) })
  }
}
