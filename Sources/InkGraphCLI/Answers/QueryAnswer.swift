import GraphQuery
import InkGraphCore
import Ontology
import PropertyGraph

/// Answers `query`: rows of an openCypher query over a library's graph.
struct QueryAnswer {
  private let session: LibrarySession
  private let engine: QueryEngine

  /// Prepares the graph of a library, with the ontology's labels as other names of the schema.
  init(session: LibrarySession, ontology: Ontology) {
    self.session = session
    engine = QueryEngine(graph: session.graph, names: Self.names(of: ontology.schema))
  }

  /// How a query would be run.
  func explanation(of query: String) throws(CommandFailure) -> String {
    do throws(QueryError) {
      return try engine.explain(query)
    } catch {
      throw CommandFailure(error.description)
    }
  }

  /// The rows of a query.
  ///
  /// - Throws: `CommandFailure` with the place in the query and what was expected.
  func answer(
    to query: String, parameters: [String], options: QueryOptions
  ) throws(CommandFailure) -> Answer {
    let result: ResultTable
    do throws(QueryError) {
      result = try engine.run(query, parameters: Self.values(parameters), options: options)
    } catch {
      throw CommandFailure(error.description)
    }
    var answer = Answer(
      result.columns.map { AnswerColumn($0, Phrase($0, $0)) }, whenEmpty: "the query has no rows")
    answer.rows = result.rows.map { row in row.map(cell) }
    answer.notes = result.notices.map(\.description)
    if result.isTruncated { answer.notes.append("there are more rows; --limit 0 shows all") }
    return answer
  }

  /// Labels of classes and predicates in every language, by which a query may call them.
  private static func names(of schema: OntologySchema) -> SchemaNames {
    var names = SchemaNames()
    for entityClass in schema.classes {
      for label in entityClass.labels.values where names.labels[label] == nil {
        names.labels[label] = entityClass.localName
        names.labels[label.filter { $0 != " " }] = entityClass.localName
      }
    }
    for relation in schema.relations {
      for label in relation.labels.values where names.types[label] == nil {
        names.types[label] = relation.predicate.rawValue
      }
    }
    return names
  }

  private static func values(_ parameters: [String]) -> [String: QueryValue] {
    var values: [String: QueryValue] = [:]
    for parameter in parameters {
      let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      values[String(parts[0])] = value(String(parts[1]))
    }
    return values
  }

  private static func value(_ text: String) -> QueryValue {
    if let number = Int64(text) { return .integer(number) }
    if let number = Double(text) { return .double(number) }
    switch text {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "null": return .null
    default: return .string(text)
    }
  }

  /// A value as a cell: things by their keys, so that the next command can be asked about them.
  private func cell(_ value: QueryValue) -> PropertyValue? {
    let graph = session.graph
    switch value {
    case .null: return nil
    case .boolean(let value): return .boolean(value)
    case .integer(let value): return .integer(value)
    case .double(let value): return .double(value)
    case .string(let value): return .string(value)
    case .list(let values): return .list(values.map { cell($0) ?? .string("null") })
    case .node(let node): return .string(graph.key(of: node))
    case .relationship(let edge): return .string(text(of: edge))
    case .map, .path, .temporal: return .string(value.literal(in: graph))
    }
  }

  private func text(of edge: EdgeID) -> String {
    let graph = session.graph
    let type = session.labels.relation(graph.type(of: edge))
    return
      "\(graph.key(of: graph.source(of: edge))) —\(type)→ \(graph.key(of: graph.target(of: edge)))"
  }
}
