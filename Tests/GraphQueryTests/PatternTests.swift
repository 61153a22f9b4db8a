import GraphQuery
import InkGraphCore
import PropertyGraph
import Testing

@Suite("Patterns") struct PatternTests {
  /// A small random graph with loops and parallel edges; `v` is indexed in half of the graphs.
  private func graph(_ random: inout RandomSource) -> Graph {
    var builder = GraphBuilder(indexing: random.chance(50) ? ["v"] : [])
    let count = Int.random(in: 1...5, using: &random)
    for _ in 0..<count {
      builder.addNode(
        labels: random.pick([[], ["A"], ["B"], ["A", "B"]]),
        properties: random.chance(70) ? ["v": .integer(Int64(random.pick([0, 1])))] : [:])
    }
    for _ in 0..<Int.random(in: 0...7, using: &random) {
      builder.addEdge(
        from: NodeID(index: UInt32.random(in: 0..<UInt32(count), using: &random)),
        to: NodeID(index: UInt32.random(in: 0..<UInt32(count), using: &random)),
        type: random.pick(["R", "S"]))
    }
    return builder.build()
  }

  private func sorted(_ rows: [[String]]) -> [String] {
    rows.map { $0.joined(separator: " ") }.sorted()
  }

  @Test("matches are those that a naive search finds", arguments: 0..<400)
  func oracle(seed: Int) throws {
    var random = RandomSource(seed: UInt64(seed))
    let graph = graph(&random)
    let pattern = RandomPattern(&random)
    let query = pattern.query(&random)
    let found = try QueryEngine(graph: graph).run(query).literals
    let expected = pattern.matches(in: graph)
    #expect(sorted(found) == sorted(expected), "seed \(seed): \(query)")
  }

  @Test("EXISTS, OPTIONAL MATCH and MATCH agree", arguments: 0..<100)
  func agreement(seed: Int) throws {
    var random = RandomSource(seed: UInt64(1000 + seed))
    let engine = QueryEngine(graph: graph(&random))
    let step = random.pick(["-->", "<-[:R]-", "-[*1..2]-", "-[:S]->(:A)-[:R]->"])
    let matched = try engine.run("MATCH (n)\(step)(m) RETURN DISTINCT id(n) AS n ORDER BY n")
    let exists = try engine.run("MATCH (n) WHERE (n)\(step)() RETURN id(n) AS n ORDER BY n")
    let braces = try engine.run(
      "MATCH (n) WHERE EXISTS { MATCH (n)\(step)(m) RETURN m } RETURN id(n) AS n ORDER BY n")
    let optional = try engine.run(
      "MATCH (n) OPTIONAL MATCH (n)\(step)(m) WITH n, m WHERE m IS NOT NULL "
        + "RETURN DISTINCT id(n) AS n ORDER BY n")
    let counted = try engine.run(
      "MATCH (n) WHERE size([(n)\(step)(m) | m]) > 0 RETURN id(n) AS n ORDER BY n")
    for other in [exists, braces, optional, counted] { #expect(other.rows == matched.rows) }
  }

  @Test("shortest paths are the shortest of all paths", arguments: 0..<100)
  func shortestPaths(seed: Int) throws {
    var random = RandomSource(seed: UInt64(2000 + seed))
    let engine = QueryEngine(graph: graph(&random))
    let arrow = random.pick(["-[*]->", "-[*]-", "<-[:R*]-", "-[:R|S*..3]-"])
    let all = try engine.run(
      "MATCH p = (a)\(arrow)(b) WHERE a <> b WITH a, b, min(length(p)) AS n "
        + "RETURN id(a) AS a, id(b) AS b, n ORDER BY a, b")
    let one = try engine.run(
      "MATCH (a), (b) WHERE a <> b MATCH p = shortestPath((a)\(arrow)(b)) "
        + "RETURN id(a) AS a, id(b) AS b, length(p) AS n ORDER BY a, b")
    #expect(one.rows == all.rows)
    let counts = try engine.run(
      "MATCH p = (a)\(arrow)(b) WHERE a <> b WITH a, b, length(p) AS n, count(*) AS c "
        + "ORDER BY n WITH a, b, collect(c)[0] AS c RETURN id(a) AS a, id(b) AS b, c ORDER BY a, b")
    let several = try engine.run(
      "MATCH (a), (b) WHERE a <> b MATCH p = allShortestPaths((a)\(arrow)(b)) "
        + "RETURN id(a) AS a, id(b) AS b, count(*) AS c ORDER BY a, b")
    #expect(several.rows == counts.rows)
  }

  @Test("shortest paths are the shortest that fulfil the conditions", arguments: 0..<100)
  func conditions(seed: Int) throws {
    var random = RandomSource(seed: UInt64(3000 + seed))
    let engine = QueryEngine(graph: graph(&random))
    let condition = random.pick([
      "all(r IN relationships(p) WHERE type(r) = 'R')", "none(n IN nodes(p) WHERE n.v = 1)",
      "all(n IN nodes(p) WHERE n:A)", "length(p) > 1", "any(n IN nodes(p) WHERE n.v = 0)",
      "size([n IN nodes(p) WHERE n:B]) = 1", "none(r IN rs WHERE type(r) = 'S') AND length(p) <> 2",
    ])
    for (all, one) in [("-[rs*]-", "-[rs*]-"), ("<-[rs*1..3]-", "<-[rs*1..3]-")] {
      let wanted = try engine.run(
        "MATCH p = (a)\(all)(b) WHERE a <> b AND \(condition) WITH a, b, length(p) AS n, "
          + "count(*) AS c ORDER BY n WITH a, b, collect([n, c])[0] AS best "
          + "RETURN id(a) AS a, id(b) AS b, best[0] AS n, best[1] AS c ORDER BY a, b")
      let found = try engine.run(
        "MATCH (a), (b) WHERE a <> b MATCH p = allShortestPaths((a)\(one)(b)) WHERE \(condition) "
          + "RETURN id(a) AS a, id(b) AS b, length(p) AS n, count(*) AS c ORDER BY a, b")
      #expect(found.rows == wanted.rows, "seed \(seed): \(condition)")
      let single = try engine.run(
        "MATCH (a), (b) WHERE a <> b MATCH p = shortestPath((a)\(one)(b)) WHERE \(condition) "
          + "RETURN id(a) AS a, id(b) AS b, length(p) AS n ORDER BY a, b")
      #expect(single.rows == wanted.rows.map { Array($0[..<3]) }, "seed \(seed): \(condition)")
    }
  }

  @Test("a way back to the start uses no relationship twice")
  func circles() throws {
    var creator = GraphCreator()
    try creator.run("CREATE (a:A)-[:R]->(b:B), (c:C)-[:R]->(d)-[:R]->(c), (e:E)-[:R]->(e)")
    let engine = QueryEngine(graph: creator.graph)
    let rows = try engine.run(
      "MATCH (n) WHERE n:A OR n:C OR n:E MATCH p = allShortestPaths((n)-[*]-(n)) "
        + "RETURN labels(n)[0] AS label, length(p) AS n, count(*) AS c ORDER BY label"
    ).literals
    #expect(rows == [["'C'", "2", "2"], ["'E'", "1", "1"]])
  }

  @Test("an engine answers alike again and again, whatever was asked between")
  func repeatedSearches() throws {
    var random = RandomSource(seed: 9)
    let engine = QueryEngine(graph: graph(&random))
    let queries = ["-[*]-", "-[:R*]->", "<-[:S*]-"].map {
      "MATCH (a), (b) WHERE a <> b MATCH p = shortestPath((a)\($0)(b)) "
        + "RETURN id(a) AS a, id(b) AS b, [r IN relationships(p) | id(r)] AS p ORDER BY a, b"
    }
    let first = try queries.map { try engine.run($0).rows }
    for _ in 0..<3 { #expect(try queries.map { try engine.run($0).rows } == first) }
  }
}
