import ArgumentParser
import GraphQuery
import InkGraphTestSupport

/// Runs mutated queries on a generated graph: each has to give rows or an error.
struct QueryCampaign {
  /// The first seed.
  let seed: UInt64
  /// How many queries.
  let count: UInt64

  /// What came of the queries.
  struct Outcome: Encodable {
    var queries = 0
    var withRows = 0
    /// Errors by what is wrong.
    var errors: [String: Int] = [:]
  }

  /// No query may take longer, in seconds; most of them end long before.
  private static let timeout = 0.02

  /// Runs all queries in this process; a trap ends it, and the last seed written tells where.
  func run() throws -> Outcome {
    let graph = GeneratedGraph.make(try GraphOptions.parse(["--nodes", "100", "--edges", "300"]))
    let engine = QueryEngine(graph: graph)
    let options = QueryOptions(timeoutSeconds: Self.timeout, memoryLimitBytes: 1 << 24)
    var outcome = Outcome()
    for number in 0..<count {
      if number % 10_000 == 0 { StandardError.write("soak: queries from seed \(seed + number)\n") }
      outcome.queries += 1
      do throws(QueryError) {
        let query = MutatedQueries.query(seed: seed + number)
        let table = try engine.run(query, parameters: ["p": "2031-01-01"], options: options)
        outcome.withRows += table.rows.isEmpty ? 0 : 1
      } catch {
        outcome.errors[error.detail.rawValue, default: 0] += 1
      }
    }
    return outcome
  }
}
