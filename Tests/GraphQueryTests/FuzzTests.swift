import Foundation
import GraphQuery
import InkGraphCore
import Testing

/// Mutated queries: whatever the text, the engine answers or says where it is wrong.
@Suite("Fuzzing") struct FuzzTests {
  private static let seeds = [
    "MATCH (a:person {name: '王芳'})-[r:holdsPosition|visits*1..3]->(b) WHERE a.mentions > 2 "
      + "RETURN a.name AS x, count(*) ORDER BY x DESC SKIP 1 LIMIT 5",
    "MATCH p = shortestPath((a)-[*..4]-(b)) WHERE a <> b RETURN length(p), nodes(p)[0]",
    "UNWIND [1, 2.5, null, 'x', [1], {a: 1}] AS x WITH DISTINCT x WHERE x IS NOT NULL RETURN x",
    "RETURN [x IN range(1, 5) WHERE x % 2 = 0 | x ^ 2] AS l, reduce(s = 0, x IN [1] | s + x)",
    "MATCH (n) RETURN n {.name, .*, k: 1}, labels(n), CASE WHEN n:person THEN 1 ELSE 0 END",
    "MATCH (n) WHERE EXISTS { (n)-->(m) WHERE m.name =~ '.*局' } RETURN COUNT { (n)--() }",
    "OPTIONAL MATCH (n:none) RETURN coalesce(n.x, $p), all(x IN [true] WHERE x) UNION RETURN 1, 2",
    "RETURN date('2031-01-01') + duration({months: 1}), datetime.truncate('day', datetime(), {})",
    "MATCH (a), (b) WITH a, collect(DISTINCT b.name) AS names, percentileCont(a.mentions, 0.5) "
      + "AS m ORDER BY m RETURN names[0..2], toInteger('5'), substring('临渡', 0, 1) // end",
  ]

  private static let words = [
    "(", ")", "[", "]", "{", "}", ",", ":", "|", ".", "..", "*", "-", ">", "<", "=", "<>", "'",
    "\"",
    "`", "$", "\\", "/*", "//", "\u{0}", "（", "墨", "\u{1F600}", "MATCH ", "RETURN ", "WITH ",
    "WHERE ",
    " AND ", " IN ", " AS ", "NULL", "0x", "1e999", "9223372036854775808", "-", "NOT ", "EXISTS {",
    "count(*)", "DISTINCT ", "ORDER BY ", " LIMIT -1", "n", "a.b", "UNION ", "UNWIND ", "[*0..]",
  ]

  private func mutated(_ random: inout RandomSource) -> String {
    var scalars = Array(random.pick(Self.seeds).unicodeScalars)
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let place = Int.random(in: 0...scalars.count, using: &random)
      let end = min(scalars.count, place + Int.random(in: 0...12, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: scalars.removeSubrange(place..<end)
      case 1: scalars.insert(contentsOf: random.pick(Self.words).unicodeScalars, at: place)
      case 2: scalars.insert(contentsOf: scalars[place..<end], at: place)
      case 3:
        let other = Array(random.pick(Self.seeds).unicodeScalars)
        let from = Int.random(in: 0..<other.count, using: &random)
        scalars.insert(contentsOf: other[from..<min(other.count, from + 30)], at: place)
      default: scalars.replaceSubrange(place..<end, with: random.pick(Self.words).unicodeScalars)
      }
    }
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }

  @Test("no text makes the engine trap, and every error lies in the text")
  func mutations() throws {
    let count = ProcessInfo.processInfo.environment["INKGRAPH_FUZZ"].flatMap { Int($0) } ?? 3000
    let engine = QueryEngine(graph: try InventedTown.make())
    let options = QueryOptions(timeoutSeconds: 0.05, memoryLimitBytes: 1 << 22)
    for seed in 0..<count {
      var random = RandomSource(seed: UInt64(seed))
      let query = mutated(&random)
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
