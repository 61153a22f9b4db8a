import GraphQuery
import InkGraphCore
import PropertyGraph
import Testing

@Suite("Counting matches") struct CountingTests {
  /// A random graph, denser than that of the patterns, so that branches fan out.
  private func graph(_ random: inout RandomSource) -> Graph {
    var builder = GraphBuilder(indexing: ["v"])
    let count = Int.random(in: 1...6, using: &random)
    for _ in 0..<count {
      builder.addNode(
        labels: random.pick([[], ["A"], ["B"]]),
        properties: ["v": .integer(Int64.random(in: 0...2, using: &random))])
    }
    for _ in 0..<Int.random(in: 0...14, using: &random) {
      builder.addEdge(
        from: NodeID(index: UInt32.random(in: 0..<UInt32(count), using: &random)),
        to: NodeID(index: UInt32.random(in: 0..<UInt32(count), using: &random)),
        type: random.pick(["R", "S", "T"]),
        properties: ["w": .integer(Int64.random(in: 0...3, using: &random))])
    }
    return builder.build()
  }

  private static let patterns = [
    "(a)-[:R]->(b)-[:S]->(c)", "(a)-[:R]->(b), (b)-[:S]->(c), (b)<-[:T]-(d)",
    "(a:A)-[:R|S]->(b)<-[:T]-(c {v: 1})", "(a)-[x:R]->(b)-[:S]->(c) WHERE x.w >= 1 AND c.v < 2",
    "(a)-[:R]->(b)-[:S]->(c)-[:T]->(a)", "(a)-[:R]->(b)-[:R]->(c)", "(a)--(b)--(c)",
    "(a)-[:R]->(b), (c)-[:S]->(d) WHERE b.v = d.v", "(a)-[:R]->(b)-[:S]->(c) WHERE a.v < c.v",
    "(a)-[:R]->(b), (a)-[:S]->(c), (a)-[:T]->(d) WHERE c.v <> 1 OR c:B",
    "(a)-[:R]->(b)-[:S*1..2]->(c)-[:T]->(d)", "(a)-[:R]->(b) WHERE (b)-[:S]->()",
  ]

  @Test("there are as many matches as rows, whole and by group", arguments: 0..<240)
  func agreement(seed: Int) throws {
    var random = RandomSource(seed: UInt64(5000 + seed))
    let engine = QueryEngine(graph: graph(&random))
    let pattern = Self.patterns[seed % Self.patterns.count]
    let rows = try engine.run("MATCH \(pattern) RETURN id(a) AS a, id(b) AS b")
    let whole = try engine.run("MATCH \(pattern) RETURN count(*) AS n")
    #expect(whole.rows == [[.integer(Int64(rows.rows.count))]], "seed \(seed): \(pattern)")
    for key in ["a", "b"] {
      let grouped = try engine.run(
        "MATCH \(pattern) RETURN id(\(key)) AS k, count(*) AS n, count(DISTINCT a) AS d ORDER BY k")
      // Collecting keeps every row, so that nothing is counted without being run through.
      let collected = try engine.run(
        "MATCH \(pattern) WITH id(\(key)) AS k, collect(id(a)) AS all RETURN k, size(all) AS n, "
          + "size(reduce(s = [], x IN all | CASE WHEN x IN s THEN s ELSE s + [x] END)) AS d ORDER BY k"
      )
      #expect(grouped.rows == collected.rows, "seed \(seed): \(pattern) by \(key)")
    }
    let ends = try engine.run(
      "MATCH \(pattern) RETURN min(a.v) AS least, max(a.v) AS most, count(*)")
    let plain = try engine.run("MATCH \(pattern) WITH collect(a.v) AS all RETURN all")
    let values = plain.rows.first.flatMap { row in
      if case .list(let values) = row[0] { values } else { nil }
    }
    let sorted = (values ?? []).sorted { $0.order(to: $1) < 0 }
    #expect(ends.rows[0][0] == sorted.first ?? .null && ends.rows[0][1] == sorted.last ?? .null)
  }

  @Test("branches are counted and not run through, and the plan says so")
  func plan() throws {
    let engine = QueryEngine(graph: try InventedTown.make())
    let plan = try engine.explain(
      "MATCH (:person)-[:holdsPosition]->(a)-[:supports]->(p)<-[:visits]-(v) RETURN count(*) AS n")
    #expect(plan.contains("count, without running through them, the matches of"))
    let listing = try engine.explain(
      "MATCH (:person)-[:holdsPosition]->(a)-[:supports]->(p)<-[:visits]-(v) RETURN collect(v) AS n"
    )
    #expect(!listing.contains("count, without"))
  }

  @Test("more matches than 64 bits can count are an error")
  func overflow() throws {
    var builder = GraphBuilder()
    let node = builder.addNode(labels: [])
    for type in 0..<10 {
      for _ in 0..<100 { builder.addEdge(from: node, to: node, type: "T\(type)") }
    }
    let engine = QueryEngine(graph: builder.build())
    let nine = (0..<9).map { "(a)-[:T\($0)]->()" }.joined(separator: ", ")
    #expect(
      try engine.run("MATCH \(nine) RETURN count(*) AS n").literals == [["1000000000000000000"]])
    let error = try #require(throws: QueryError.self) {
      try engine.run("MATCH \(nine), (a)-[:T9]->() RETURN count(*) AS n")
    }
    #expect(error.detail == .integerOverflow)
  }

  @Test("a prepared query gives the rows of the text each time")
  func prepared() throws {
    let engine = QueryEngine(graph: try InventedTown.make())
    let query = try engine.prepare("MATCH (p:person {name: $name})-[r]->(x) RETURN x.name AS n")
    for name in ["王芳", "李建国", "没有"] {
      let whole = try engine.run(
        "MATCH (p:person {name: $name})-[r]->(x) RETURN x.name AS n",
        parameters: ["name": .string(name)])
      #expect(try engine.run(query, ["name": .string(name)]).rows == whole.rows)
    }
  }

  @Test("a profile tells how many rows each step made")
  func profile() throws {
    let engine = QueryEngine(graph: try InventedTown.make())
    let (table, text) = try engine.profile(
      "MATCH (p:person)-[:holdsPosition]->(a) RETURN p.name AS n")
    #expect(table.rows.count == 3)
    #expect(
      text.contains("follow (p)-[anonymous relationship:holdsPosition]->(a)  3 rows (~3 rows)"),
      "\(text)")
  }
}
