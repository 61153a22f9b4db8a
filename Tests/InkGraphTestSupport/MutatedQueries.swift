/// Queries with parts deleted, doubled, exchanged and put in, for trials that nothing traps.
public enum MutatedQueries {
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
    "MATCH (a:person)-[r:holdsPosition]->(b)<-[:finances]-(c), (b)-[:partOf]->(d) "
      + "WHERE r.firstSeen >= date($p) AND b.name CONTAINS '局' RETURN b, count(*), min(a.mentions)",
  ]

  private static let words = [
    "(", ")", "[", "]", "{", "}", ",", ":", "|", ".", "..", "*", "-", ">", "<", "=", "<>", "'",
    "\"", "`", "$", "\\", "/*", "//", "\u{0}", "（", "墨", "\u{1F600}", "MATCH ", "RETURN ",
    "WITH ", "WHERE ", " AND ", " IN ", " AS ", "NULL", "0x", "1e999", "9223372036854775808", "-",
    "NOT ", "EXISTS {", "count(*)", "DISTINCT ", "ORDER BY ", " LIMIT -1", "n", "a.b", "UNION ",
    "UNWIND ", "[*0..]",
  ]

  /// The query of a seed, the same on every system.
  public static func query(seed: UInt64) -> String {
    var random = SeededGenerator(seed: seed)
    func pick(_ texts: [String]) -> [Unicode.Scalar] {
      Array((texts.randomElement(using: &random) ?? "").unicodeScalars)
    }
    var scalars = pick(seeds)
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let place = Int.random(in: 0...scalars.count, using: &random)
      let end = min(scalars.count, place + Int.random(in: 0...12, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: scalars.removeSubrange(place..<end)
      case 1: scalars.insert(contentsOf: pick(words), at: place)
      case 2: scalars.insert(contentsOf: scalars[place..<end], at: place)
      case 3:
        let other = pick(seeds)
        let from = Int.random(in: 0..<other.count, using: &random)
        scalars.insert(contentsOf: other[from..<min(other.count, from + 30)], at: place)
      default: scalars.replaceSubrange(place..<end, with: pick(words))
      }
    }
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }
}
