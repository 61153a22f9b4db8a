import GraphQuery
import Testing

@Suite("Limits") struct LimitTests {
  /// A graph in which every node leads to every other one.
  private func clique(_ size: Int) throws -> QueryEngine {
    var creator = GraphCreator()
    try creator.run("UNWIND range(1, \(size)) AS i CREATE (:N {i: i})")
    try creator.run("MATCH (a:N), (b:N) WHERE a.i < b.i CREATE (a)-[:T]->(b)")
    return QueryEngine(graph: creator.graph)
  }

  @Test(
    "a query stops within a tenth of a second after its time",
    arguments: [
      "MATCH (a)-[*]-(b) RETURN count(*)",
      "MATCH (a), (b), (c), (d), (e), (f) RETURN count(*)",
      "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN count(*)",
      "RETURN size([x IN range(1, 5000000) WHERE any(y IN range(1, 100) WHERE y = -x)])",
      "MATCH (n) WHERE all(x IN range(1, 10000000) WHERE x > 0) RETURN n",
      "UNWIND range(1, 3000) AS x WITH collect(x) AS xs RETURN [x IN xs | [y IN xs | x IN xs]][0]",
    ])
  func timeout(query: String) throws {
    let engine = try clique(30)
    let error = try #require(throws: QueryError.self) {
      try engine.run(query, options: QueryOptions(timeoutSeconds: 0.2))
    }
    #expect(error.detail == .timedOut || error.detail == .outOfMemory)
  }

  @Test(
    "a query that would need too much memory fails",
    arguments: [
      "UNWIND range(1, 10000000) AS x RETURN collect(x)", "RETURN range(1, 1000000000000)",
      "UNWIND range(1, 1000000) AS x RETURN DISTINCT x",
      "UNWIND range(1, 1000000) AS x WITH x ORDER BY -x RETURN x",
      "RETURN reduce(s = 'abcdefgh', x IN range(1, 100) | s + s)",
      "RETURN reduce(s = [1], x IN range(1, 100) | s + s)",
      "RETURN replace(reduce(s = 'a', x IN range(1, 15) | s + s), 'a', "
        + "reduce(s = 'b', x IN range(1, 15) | s + s))",
    ])
  func memory(query: String) throws {
    let engine = try clique(2)
    let error = try #require(throws: QueryError.self) {
      try engine.run(query, options: QueryOptions(memoryLimitBytes: 1 << 24))
    }
    #expect(error.detail == .outOfMemory)
  }

  @Test(
    "nesting of any kind ends in an error or a result, never in a crash",
    arguments: [
      "(", "[", "{a: ", "NOT ", "-", "+", "CASE WHEN ", "[x IN [1] | ", "size(", "$p[", "1 + ",
      "1 = (", "a.b.c.", "EXISTS { MATCH (n) WHERE ", "[(a)-->(b) | ", "(a {b: ", "1 IN [", "((",
      "x:y:", "reduce(a = 1, b IN [1] | ", "any(x IN [1] WHERE ", "1 ^ ", "x[0]", "n {.*, m: ",
    ])
  func nesting(part: String) throws {
    let engine = try clique(2)
    for count in [50, 400, 20_000] {
      let text = "RETURN " + String(repeating: part, count: count)
      #expect(throws: QueryError.self) { try engine.run(text) }
      _ = try? engine.run(text + "1")
    }
  }

  @Test("long chains that need no depth are fine")
  func chains() throws {
    let engine = try clique(2)
    let or = (0..<5000).map { "x = \($0)" }.joined(separator: " OR ")
    #expect(
      try engine.run("UNWIND [3, -1] AS x RETURN \(or) AS y").literals == [["true"], ["false"]])
    let list = (0..<20_000).map(String.init).joined(separator: ", ")
    #expect(try engine.run("RETURN size([\(list)]) AS n").literals == [["20000"]])
    let sum = Array(repeating: "1", count: 250).joined(separator: " + ")
    #expect(try engine.run("RETURN \(sum) AS n").literals == [["250"]])
    let clauses = (0..<200).map { "WITH \($0) AS x" }.joined(separator: " ")
    #expect(try engine.run("\(clauses) RETURN x").literals == [["199"]])
  }

  @Test("the deepest query that is read also runs on the small stacks of tasks")
  func deepest() async throws {
    let engine = try clique(2)
    let value = try await Task.detached {
      try engine.run(
        "RETURN " + String(repeating: "[", count: 48) + "1" + String(repeating: "]", count: 48)
          + " AS x"
      ).rows.count
    }.value
    #expect(value == 1)
  }

  @Test("a cancelled task stops its query")
  func cancellation() async throws {
    let engine = try clique(30)
    let task = Task.detached {
      try engine.run(
        "MATCH (a)-[*]-(b) RETURN count(*)", options: QueryOptions(timeoutSeconds: 20))
    }
    try await Task.sleep(for: .milliseconds(50))
    task.cancel()
    await #expect(throws: QueryError.self) { try await task.value }
  }

  @Test("LIMIT stops the search as soon as it is full")
  func lazyLimit() throws {
    let engine = try clique(30)
    let table = try engine.run("MATCH (a)-[*]-(b) RETURN a.i LIMIT 3")
    #expect(table.rows.count == 3)
  }
}
