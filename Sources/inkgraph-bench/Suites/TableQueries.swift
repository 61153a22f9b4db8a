import Foundation
import GraphQuery
import InkGraphCore
import PropertyGraph

/// The seven questions that other graph programs were measured with, on tables of nodes and edges.
///
/// A folder holds `nodes.tsv`, `edges.tsv` and `queries.json`, which names the things to ask about;
/// the answers are written as the runner of the other programs writes them.
struct TableQueries {
  /// What `queries.json` holds.
  private struct Parameters: Decodable {
    let hub: String
    let project: String
    let pairs: [[String]]
    let date: String
    let mentions: Int64
    let exact: String
    let substring: String

    enum CodingKeys: String, CodingKey {
      case hub, project, pairs, exact, substring
      case date = "q4_date"
      case mentions = "q4_mentions"
    }
  }

  private let graph: Graph
  private let parameters: Parameters
  private let count: Int

  /// Reads the tables.
  init(folder: String, repeat count: Int, _ report: inout BenchReport) async throws {
    self.count = count
    parameters = try JSONDecoder().decode(
      Parameters.self, from: Data(GraphTables.bytes(of: "\(folder)/queries.json")))
    let tables = try GraphTables(folder: folder)
    graph = try await report.measure(
      "tables.load", repeat: min(count, 3), sizes: ["bytes": tables.byteCount]
    ) { try tables.graph() }
  }

  /// Asks all questions, or only those whose names begin with `chosen`.
  func run(only chosen: String?, _ report: inout BenchReport) async throws {
    func isWanted(_ name: String) -> Bool { chosen.map(name.hasPrefix) ?? true }
    let sizes = ["nodes": graph.nodeCount, "edges": graph.edgeCount]
    let engine = try await report.measure("tables.engine", repeat: 1, sizes: sizes) {
      QueryEngine(graph: graph)
    }
    func ask(
      _ name: String, _ text: String, _ values: [String: QueryValue], each: Int? = nil,
      answer: (ResultTable) -> String
    ) async throws {
      guard isWanted(name) else { return }
      let query = try engine.prepare(text)
      var sizes = sizes
      sizes["lookups"] = each
      let table = try await report.measure("tables.\(name)", repeat: count, sizes: sizes) {
        try engine.run(query, values)
      }
      report.setAnswer(answer(table))
    }
    func number(_ table: ResultTable) -> String { table.literals.first?.first ?? "" }
    let project: [String: QueryValue] = ["p": .string(parameters.project)]
    try await ask(
      "q1", "MATCH (h {id: $h})--(x) RETURN count(DISTINCT x)", ["h": .string(parameters.hub)],
      answer: number)
    try await ask("q2", Self.agencies, project, answer: ranking)
    let pairs = parameters.pairs.map { QueryValue.list($0.map { .string($0) }) }
    try await ask(
      "q3", Self.paths, ["pairs": .list(pairs)], each: pairs.count, answer: number)
    let approvals: [String: QueryValue] = [
      "date": .string(parameters.date), "mentions": .integer(parameters.mentions),
    ]
    try await ask("q4", Self.approvals, approvals, answer: number)
    let exact: [String: QueryValue] = ["s": .string(parameters.exact)]
    try await ask("q7_exact", "MATCH (n {name: $s}) RETURN count(*)", exact, answer: number)
    let part: [String: QueryValue] = ["s": .string(parameters.substring)]
    try await ask(
      "q7_substring", "MATCH (n) WHERE n.name CONTAINS $s RETURN count(*)", part, answer: number)
    if chosen != nil { return }
    // With reading and planning the query each time, as a command does.
    let table = try await report.measure("tables.q2.whole", repeat: count, sizes: sizes) {
      try engine.run(Self.agencies, parameters: project)
    }
    report.setAnswer(ranking(table))
    try await runAlgorithms(sizes, &report)
  }

  private func runAlgorithms(_ sizes: [String: Int], _ report: inout BenchReport) async throws {
    let ranks = try await report.measure("tables.q5", repeat: min(count, 5), sizes: sizes) {
      graph.pageRank(tolerance: 0, maximumRounds: 20)
    }
    let first = ranks.indices.max { ranks[$0] < ranks[$1] } ?? 0
    report.setAnswer("n\(first) \(String(format: "%.6g", ranks[first]))")
    let components = try await report.measure("tables.q6", repeat: min(count, 5), sizes: sizes) {
      graph.connectedComponents()
    }
    report.setAnswer("\(components.count)")
  }

  private static let agencies = """
    MATCH (:Project {id: $p})<-[:MENTIONS]-(:Article)-[:MENTIONS]->(g:Agency)
    RETURN g.id AS id, count(*) AS c ORDER BY c DESC
    """

  private static let paths = """
    UNWIND $pairs AS pair MATCH (a:Person {id: pair[0]}), (b:Person {id: pair[1]})
    MATCH p = shortestPath((a)-[*]-(b)) RETURN sum(length(p))
    """

  private static let approvals = """
    MATCH (x:Person)-[:WORKS_FOR|LEADS]->(g:Agency)-[ap:APPROVES]->(p:Project)<-[:CONTRACTS]-(e:Enterprise)
    WHERE ap.date >= date($date) AND x.mentionCount >= $mentions RETURN count(*)
    """

  /// `agencies/rows/first:count`, the first among equals being the one with the smaller number.
  private func ranking(_ table: ResultTable) -> String {
    let rows = table.rows.compactMap { row -> (id: String, count: Int64)? in
      guard case .string(let id) = row[0], case .integer(let count) = row[1] else { return nil }
      return (id, count)
    }
    let best = rows.max { left, right in
      (left.count, -(Int(right.id.dropFirst()) ?? 0)) < (
        right.count, -(Int(left.id.dropFirst()) ?? 0)
      )
    }
    let total = rows.reduce(0) { $0 + $1.count }
    return "\(rows.count)/\(total)/\(best?.id ?? ""):\(best?.count ?? 0)"
  }
}
