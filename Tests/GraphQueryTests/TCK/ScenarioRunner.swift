import Foundation
import GraphQuery
import PropertyGraph

/// Runs scenarios of openCypher's technology compatibility kit.
struct ScenarioRunner {
  /// How a scenario ended.
  enum Outcome: Equatable {
    case passed
    case failed(String)
    case skipped(String)
  }

  /// The folder of the named graphs.
  let graphs: String

  func run(_ scenario: Scenario) -> Outcome {
    if let reason = Self.reasonToSkip(scenario) { return .skipped(reason) }
    var creator = GraphCreator()
    var parameters: [String: QueryValue] = [:]
    var result: Result<ResultTable, QueryError>?
    for step in scenario.steps {
      do {
        switch step.text {
        case "an empty graph", "any graph": break
        case "having executed:": try creator.run(step.docString ?? "")
        case "parameters are:": parameters = try Self.parameters(step.table)
        case "executing query:", "executing control query:":
          result = Self.execute(step.docString ?? "", creator.graph, parameters)
        case "no side effects": break
        case let text where text.hasPrefix("the ") && text.hasSuffix(" graph"):
          let name = text.dropFirst(4).dropLast(6)
          let path = "\(graphs)/\(name)/\(name).cypher"
          for query in try String(contentsOfFile: path, encoding: .utf8).split(separator: ";") {
            if query.contains(where: { !$0.isWhitespace }) { try creator.run(String(query)) }
          }
        case let text where text.contains("should be raised"):
          if let problem = Self.checkError(text, result) { return .failed(problem) }
        case let text where text.hasPrefix("the result should be"):
          if let problem = Self.checkRows(step, result, creator.graph) { return .failed(problem) }
        default: return .failed("unknown step: \(step.text)")
        }
      } catch {
        return .failed("'\(step.text)' failed: \(error)")
      }
    }
    return .passed
  }

  private static func reasonToSkip(_ scenario: Scenario) -> String? {
    for step in scenario.steps {
      if step.text.hasPrefix("there exists a procedure") { return "calls a procedure" }
      guard step.text.hasPrefix("executing"), let query = step.docString else { continue }
      let words = withoutLiterals(query).uppercased().split { !$0.isLetter }
      for word in ["CREATE", "MERGE", "DELETE", "SET", "REMOVE"]
      where words.contains(Substring(word)) { return "writes" }
      if words.contains("CALL") { return "calls a procedure" }
    }
    return nil
  }

  /// A query without what stands in quotes, comments and backticks.
  private static func withoutLiterals(_ query: String) -> String {
    var result = ""
    var quote: Character?
    for character in query {
      if let open = quote {
        if character == open { quote = nil }
      } else if "'\"`".contains(character) {
        quote = character
      } else {
        result.append(character)
      }
    }
    return result
  }

  private static func execute(
    _ query: String, _ graph: Graph, _ parameters: [String: QueryValue]
  ) -> Result<ResultTable, QueryError> {
    do throws(QueryError) {
      return .success(try QueryEngine(graph: graph).run(query, parameters: parameters))
    } catch {
      return .failure(error)
    }
  }

  /// The values of parameters are literals, which the engine itself reads.
  private static func parameters(_ table: [[String]]) throws -> [String: QueryValue] {
    var result: [String: QueryValue] = [:]
    for row in table {
      result[row[0]] = try QueryEngine(graph: .empty).run("RETURN \(row[1]) AS value").rows[0][0]
    }
    return result
  }

  private static func checkError(
    _ text: String, _ result: Result<ResultTable, QueryError>?
  ) -> String? {
    let words = text.split(separator: " ")
    guard case .failure(let error)? = result else { return "no error, but expected is \(text)" }
    let isCompileTime = text.contains("at compile time")
    let detail = words.last.map(String.init) ?? "*"
    let fits =
      words.contains(Substring(error.category.rawValue))
      && (text.contains("at any time") || isCompileTime == (error.phase == .compileTime))
      && (detail == "*" || detail == error.detail.rawValue)
    return fits
      ? nil
      : "expected is \(text), but got \(error.category) \(error.detail) \(error.phase): \(error)"
  }

  private static func checkRows(
    _ step: Scenario.Step, _ result: Result<ResultTable, QueryError>?, _ graph: Graph
  ) -> String? {
    let table: ResultTable
    switch result {
    case .success(let value)?: table = value
    case .failure(let error)?: return "\(error)"
    case nil: return "no query was run"
    }
    if step.text.contains("should be empty") {
      return table.rows.isEmpty ? nil : "\(table.rows.count) rows, but expected are none"
    }
    guard let head = step.table.first else { return "no table is expected" }
    guard head.sorted() == table.columns.sorted() else {
      return "the columns are \(table.columns), but expected are \(head)"
    }
    let places = head.compactMap { table.columns.firstIndex(of: $0) }
    let ignoresListOrder = step.text.contains("ignoring element order for lists")
    var expected: [[ExpectedValue]] = []
    for row in step.table.dropFirst() {
      var values: [ExpectedValue] = []
      for cell in row {
        guard let value = ExpectedValue(reading: cell) else { return "cannot read \(cell)" }
        values.append(ignoresListOrder ? value.withoutListOrder : value)
      }
      expected.append(values)
    }
    let found = table.rows.map { row in
      places.map { place in
        let value = ExpectedValue(row[place], in: graph)
        return ignoresListOrder ? value.withoutListOrder : value
      }
    }
    let isOrdered = step.text.contains(", in order") || step.text.contains("in order (")
    let fits =
      isOrdered
      ? expected == found
      : counts(expected) == counts(found)
    return fits ? nil : "the rows are \(table.literals), but expected are \(step.table.dropFirst())"
  }

  private static func counts(_ rows: [[ExpectedValue]]) -> [[ExpectedValue]: Int] {
    rows.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}
