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
    "values that are small in memory but large to look at are refused",
    arguments: [
      "RETURN reduce(s = [1], x IN range(1, 100) | [s, s]) = [1]",
      "RETURN reduce(s = {a: 1}, x IN range(1, 100) | {a: s, b: s})",
      "RETURN size(reduce(s = [[1, 2]], x IN range(1, 100) | s + s))",
      "RETURN reduce(s = {a: 1}, x IN range(1, 100) | s {one: s, two: s})",
      "WITH reduce(s = 'ab', x IN range(1, 19) | s + s) AS t RETURN size(split(t, 'a'))",
      "WITH reduce(s = 'ab', x IN range(1, 18) | s + s) AS t RETURN size(split(t, ''))",
      "WITH reduce(s = 'ab', x IN range(1, 20) | s + s) AS t "
        + "RETURN [t + 1] + ([t + 2] + ([t + 3] + ([t + 4] + [t + 5])))",
      "WITH reduce(s = 'ab', x IN range(1, 20) | s + s) AS t WITH t, t + 1 AS a WITH *, t + 2 AS b "
        + "WITH *, t + 3 AS c WITH *, t + 4 AS d WITH *, t + 5 AS e RETURN size(e)",
      "WITH reduce(s = 'ab', x IN range(1, 20) | s + s) AS t "
        + "RETURN coalesce(t + 1, t + 2, t + 3, t + 4, t + 5)",
    ])
  func sharing(query: String) throws {
    let engine = try clique(2)
    let error = try #require(throws: QueryError.self) {
      try engine.run(query, options: QueryOptions(memoryLimitBytes: 1 << 23))
    }
    #expect(error.detail == .outOfMemory)
    #expect(error.message.hasSuffix("more than 8 MiB"))
  }

  @Test(
    "work on long texts and lists stops in time",
    arguments: [
      "[x IN range(1, 100000) | size(t)]", "[x IN range(1, 100000) | t CONTAINS 'zz']",
      "[x IN range(1, 100000) | t ENDS WITH t]", "[x IN range(1, 100000) | t =~ '(a|b|ab)*c']",
      "[x IN range(1, 100000) | [l] = [l]]", "[x IN range(1, 100000) | size(l + x)]",
      "[x IN range(1, 100000) | size(reverse(t))]", "[x IN range(1, 100000) | size(toUpper(t))]",
      "[x IN range(1, 100000) | size(replace(t, 'a', 'xyz'))]",
      "[x IN range(1, 100000) | substring(t, 1000000, 1)]",
      "[x IN range(1, 100000) | t IN [t + 'a']]",
    ])
  func longValues(expression: String) throws {
    let engine = try clique(2)
    let error = try #require(throws: QueryError.self) {
      try engine.run(
        "WITH reduce(s = 'ab', x IN range(1, 20) | s + s) AS t, range(1, 200000) AS l "
          + "RETURN \(expression)", options: QueryOptions(timeoutSeconds: 0.3))
    }
    #expect(error.detail == .timedOut || error.detail == .outOfMemory)
  }

  @Test("a range that is unwound need not fit the memory")
  func lazyRange() throws {
    let engine = try clique(2)
    let options = QueryOptions(memoryLimitBytes: 1 << 16)
    let table = try engine.run(
      "UNWIND range(1, 100000) AS x RETURN sum(x) AS n", options: options)
    #expect(table.literals == [["5000050000"]])
    let first = try engine.run(
      "UNWIND range(1, 9223372036854775807, 4) AS x RETURN x LIMIT 3", options: options)
    #expect(first.literals == [["1"], ["5"], ["9"]])
  }

  @Test("a long text is edited piece by piece as if it were one")
  func pieces() throws {
    let engine = try clique(2)
    let query = "WITH reduce(s = 'aß墨', x IN range(1, 15) | s + s) AS t RETURN "
    #expect(
      try engine.run(query + "toUpper(t) = replace(replace(t, 'a', 'A'), 'ß', 'SS') AS v").literals
        == [["true"]])
    #expect(
      try engine.run(query + "reverse(t) = reduce(s = '墨ßa', x IN range(1, 15) | s + s) AS v")
        .literals == [["true"]])
    #expect(
      try engine.run(query + "size(split(t, 'ß墨')) AS a, size(t) AS b, size(split(t, '')) AS c")
        .literals == [["32769", "98304", "98304"]])
    #expect(
      try engine.run(query + "t STARTS WITH 'aß', t ENDS WITH 'ß墨', t CONTAINS '墨墨' AS v").literals
        == [["true", "true", "false"]])
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
