import GraphQuery
import InkGraphCore
import PropertyGraph

/// Makes answers of the rows of queries.
struct QueryAnswer {
  private let labels: SchemaLabels
  private let graph: Graph

  /// Prepares answers about a graph.
  init(graph: Graph, labels: SchemaLabels) {
    self.graph = graph
    self.labels = labels
  }

  /// The rows as a table: things by their keys, so that the next command can be asked about them.
  func answer(_ result: ResultTable) -> Answer {
    var answer = Answer(
      result.columns.map { AnswerColumn($0, Phrase($0, $0)) }, whenEmpty: "the query has no rows")
    answer.rows = result.rows.map { row in row.map(cell) }
    answer.notes = notes(result)
    return answer
  }

  /// What is to be said besides the rows.
  func notes(_ result: ResultTable) -> [String] {
    result.notices.map(\.description)
      + (result.isTruncated ? ["there are more rows; --limit 0 shows all"] : [])
  }

  private func cell(_ value: QueryValue) -> PropertyValue? {
    switch value {
    case .null: nil
    case .boolean(let value): .boolean(value)
    case .integer(let value): .integer(value)
    case .double(let number):
      number.isFinite ? .double(number) : .string(value.literal(in: graph))
    case .string(let value): .string(value)
    case .list(let values): .list(values.map { cell($0) ?? .string("null") })
    case .node(let node): .string(graph.key(of: node))
    case .relationship(let edge): .string(text(of: edge))
    case .path(let path): .string(text(of: path))
    case .map, .temporal: .string(Self.unquoted(value.literal(in: graph)))
    }
  }

  private static func unquoted(_ text: String) -> String {
    text.hasPrefix("'") ? String(text.dropFirst().dropLast()) : text
  }

  private func text(of edge: EdgeID) -> String {
    let type = labels.relation(graph.type(of: edge))
    return
      "\(graph.key(of: graph.source(of: edge))) —\(type)→ \(graph.key(of: graph.target(of: edge)))"
  }

  private func text(of path: GraphPath) -> String {
    var text = graph.key(of: path.nodes[0])
    for (place, edge) in path.edges.enumerated() {
      let type = labels.relation(graph.type(of: edge))
      let runsForward = graph.source(of: edge) == path.nodes[place]
      text += runsForward ? " —\(type)→ " : " ←\(type)— "
      text += graph.key(of: path.nodes[place + 1])
    }
    return text
  }
}
