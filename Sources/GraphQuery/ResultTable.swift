public import InkGraphCore
public import PropertyGraph

/// What a query found.
public struct ResultTable: Sendable {
  /// The names of the columns, in the order of RETURN.
  public let columns: [String]
  /// The rows, each with a value for each column.
  public let rows: [[QueryValue]]
  /// Whether rows are missing because of `QueryOptions.maximumRows`.
  public let isTruncated: Bool
  /// What a user should know although the query ran, such as labels that no node has.
  public let notices: [QueryNotice]
  /// The graph to which the nodes and relationships of the rows belong.
  public let graph: Graph

  /// The rows as queries would write their values, for tests and messages.
  public var literals: [[String]] { rows.map { row in row.map { $0.literal(in: graph) } } }
}

/// Something that a user should know about a query that is no error.
public struct QueryNotice: Hashable, Sendable, CustomStringConvertible {
  /// What the notice says.
  public let message: String
  /// What to do about it, if that is known.
  public let hint: String?
  /// Where in the query.
  public private(set) var location = SourceLocation(source: "query")

  private let place: Place

  init(_ error: QueryError) {
    message = error.message
    hint = error.hint
    place = error.place
  }

  /// The notice in one line.
  public var description: String {
    "\(location): \(message)" + (hint.map { "; \($0)" } ?? "")
  }

  func located(in text: String) -> QueryNotice {
    let excerpt = QueryExcerpt(text: Array(text.unicodeScalars), place: place)
    var result = self
    result.location = SourceLocation(source: "query", line: excerpt.line, column: excerpt.column)
    return result
  }
}
