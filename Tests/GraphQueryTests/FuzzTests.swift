import Foundation
import GraphQuery
import InkGraphCore
import InkGraphTestSupport
import Testing

/// Mutated queries: whatever the text, the engine answers or says where it is wrong.
@Suite("Fuzzing") struct FuzzTests {
  @Test("no text makes the engine trap, and every error lies in the text")
  func mutations() throws {
    let count = ProcessInfo.processInfo.environment["INKGRAPH_FUZZ"].flatMap { Int($0) } ?? 3000
    let engine = QueryEngine(graph: try InventedTown.make())
    let options = QueryOptions(timeoutSeconds: 0.05, memoryLimitBytes: 1 << 22)
    for seed in 0..<count {
      let query = MutatedQueries.query(seed: UInt64(seed))
      do throws(QueryError) {
        let table = try engine.run(query, parameters: ["p": 1], options: options)
        for row in table.literals { #expect(row.count == table.columns.count, "seed \(seed)") }
      } catch {
        let lines = query.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        let isInText =
          error.location.line == 0
          || (error.location.line <= lines.count
            && error.location.column <= lines[error.location.line - 1].count + 1)
        #expect(isInText, "seed \(seed): \(error)\nfor \(query)")
        #expect(!error.message.isEmpty, "seed \(seed)")
      }
      _ = try? engine.explain(query)
    }
  }
}
