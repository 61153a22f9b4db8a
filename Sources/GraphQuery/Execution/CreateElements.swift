import InkGraphCore
import PropertyGraph

/// Adds nodes and relationships to the graph that a query makes.
///
/// All rows are taken first, so that the clauses before do not see what is added.
final class CreateElements: Operator {
  private let pattern: BoundPattern
  private var rows: [Row] = []

  init(_ pattern: BoundPattern, run: QueryRun, next: Operator) {
    self.pattern = pattern
    super.init(run: run, next: next)
  }

  override func begin(_ base: Row) throws(QueryError) {
    rows = []
    try super.begin(base)
  }

  override func receive(_ row: inout Row) throws(QueryError) -> Bool {
    try run.charge(row.reduce(32) { $0 + $1.footprint })
    rows.append(row)
    return true
  }

  override func finish() throws(QueryError) {
    guard var builder = run.builder else { return }
    for index in rows.indices { try create(&rows[index], &builder) }
    run.builder = builder
    run.replaceGraph(builder.build())
    for index in rows.indices where try !handOn(&rows[index]) { break }
    rows = []
    try super.finish()
  }

  private func create(_ row: inout Row, _ builder: inout GraphBuilder) throws(QueryError) {
    for node in pattern.nodes where !node.isBound {
      let properties = try properties(node.properties, &row)
      row[node.slot] = .node(builder.addNode(labels: node.labels, properties: properties))
    }
    for relationship in pattern.relationships {
      guard case .node(let from) = row[pattern.nodes[relationship.from].slot],
        case .node(let to) = row[pattern.nodes[relationship.to].slot],
        let type = relationship.types.first
      else { continue }
      let properties = try properties(relationship.properties, &row)
      let pointsRight = relationship.arrow == .right
      row[relationship.slot] = .relationship(
        builder.addEdge(
          from: pointsRight ? from : to, to: pointsRight ? to : from, type: type,
          properties: properties))
    }
  }

  private func properties(
    _ expression: BoundExpression?, _ row: inout Row
  ) throws(QueryError) -> [(String, PropertyValue)] {
    guard let expression, case .map(let map) = try run.value(expression, &row) else { return [] }
    var result: [(String, PropertyValue)] = []
    for (key, value) in map.entries where !value.isNull {
      guard let property = value.property else {
        throw run.wrongType(
          "a property holds booleans, numbers, strings, temporal values and lists of those", value,
          expression.place)
      }
      result.append((key, property))
    }
    return result
  }
}

extension QueryValue {
  /// The value as a property; nil for values that a graph cannot keep.
  var property: PropertyValue? {
    switch self {
    case .boolean(let value): return .boolean(value)
    case .integer(let value): return .integer(value)
    case .double(let value): return .double(value)
    case .string(let value): return .string(value)
    case .temporal(.date(let date)):
      return CalendarDate(year: date.year, month: date.month, day: date.day).map { .date($0) }
        ?? .time(TimeText(.distantDate, date.description))
    case .temporal(let value): return .time(value.text)
    case .list(let values):
      let properties = values.compactMap(\.property)
      return properties.count == values.count ? .list(properties) : nil
    default: return nil
    }
  }
}
