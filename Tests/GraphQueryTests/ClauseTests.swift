import GraphQuery
import Testing

@Suite("Clauses") struct ClauseTests {
  @Test("labels, types and properties in Chinese need no quotes")
  func chineseNames() throws {
    var creator = GraphCreator()
    try creator.run("CREATE (:人物 {姓名: '王芳'})-[:任职 {职务: '局长'}]->(:机构 {名称: '水务局'})")
    let table = try QueryEngine(graph: creator.graph).run(
      "MATCH (谁:人物)-[关系:任职]->(处) RETURN 谁.姓名, 关系.职务 AS 职务, 处.名称")
    #expect(table.columns == ["谁.姓名", "职务", "处.名称"])
    #expect(table.literals == [["'王芳'", "'局长'", "'水务局'"]])
  }

  @Test("other names of labels, types and properties lead to the graph's own")
  func schemaNames() throws {
    let names = SchemaNames(
      labels: ["人物": "person", "机构": "agency"], types: ["任职": "holdsPosition"],
      properties: ["职务": "qualifier"])
    let table = try QueryEngine(graph: InventedTown.make(), names: names).run(
      "MATCH (p:人物)-[r:任职]->(:机构) RETURN p.name, r.职务 ORDER BY r.职务 DESC")
    #expect(table.literals == [["'王芳'", "'局长'"], ["'李建国'", "'区长'"]])
    #expect(table.notices.isEmpty)
  }

  @Test(
    "clauses give the rows that openCypher says",
    arguments: [
      (
        "MATCH (p:person) WHERE p.mentions > 2 RETURN p.name ORDER BY p.mentions DESC",
        [["'王芳'"], ["'李建国'"]]
      ),
      (
        "MATCH (p:person) OPTIONAL MATCH (p)-[v:visits]->(x) RETURN p.name, type(v), x.name",
        [["'王芳'", "null", "null"], ["'李建国'", "'visits'", "'东湖水闸工程'"], ["'赵敏'", "null", "null"]]
      ),
      (
        "MATCH (n) RETURN labels(n)[0] AS label, count(*) AS n ORDER BY n DESC, label LIMIT 2",
        [["'person'", "3"], ["'agency'", "2"]]
      ),
      (
        "MATCH (:person {name: '王芳'})-[*1..2]->(x) RETURN DISTINCT x.name ORDER BY x.name",
        [["'东湖水闸工程'"], ["'临渡区政府'"], ["'临渡区水务局'"]]
      ),
      (
        "MATCH p = shortestPath((a:person {name: '王芳'})-[*]-(b:person {name: '李建国'})) "
          + "RETURN [n IN nodes(p) | n.name] AS names",
        [["['王芳', '临渡区水务局', '临渡区政府', '李建国']"]]
      ),
      (
        "MATCH p = allShortestPaths((a {name: '临渡区水务局'})-[*]-(b {name: '赵敏'})) "
          + "RETURN length(p), [r IN relationships(p) | type(r)] AS types",
        [["3", "['supports', 'undertakes', 'holdsPosition']"]]
      ),
      (
        "MATCH (p:person) WHERE EXISTS { (p)-->(:agency)-->(:agency) } RETURN p.name",
        [["'王芳'"]]
      ),
      (
        "MATCH (p:person) RETURN p.name, COUNT { (p)-->() } AS n, COLLECT { MATCH (p)-->(x) "
          + "RETURN x.name ORDER BY x.name } AS names ORDER BY n DESC, p.name LIMIT 1",
        [["'李建国'", "2", "['东湖水闸工程', '临渡区政府']"]]
      ),
      (
        "MATCH (n:project) RETURN n {.name, .missing, kind: 'project', all: size(keys(n))}",
        [["{all: 3, kind: 'project', missing: null, name: '东湖水闸工程'}"]]
      ),
      ("RETURN reduce(sum = 0, x IN [1, 2, 3] | sum + x) AS sum", [["6"]]),
      (
        "MATCH (a:agency) WITH collect(a.name) AS names UNWIND names AS name "
          + "WITH name WHERE name CONTAINS '水' RETURN name",
        [["'临渡区水务局'"]]
      ),
      ("UNWIND [3, 1, 2, 3] AS x RETURN DISTINCT x ORDER BY x SKIP 1 LIMIT 1", [["2"]]),
      ("RETURN 1 AS x UNION RETURN 1 AS x UNION RETURN 2 AS x", [["1"], ["2"]]),
      ("RETURN 1 AS x UNION ALL RETURN 1 AS x", [["1"], ["1"]]),
      ("RETURN 1 AS a, 2 AS b UNION RETURN 3 AS b, 4 AS a", [["1", "2"], ["4", "3"]]),
      (
        "MATCH (p:person) WITH p.name STARTS WITH '王' AS isWang, count(*) AS n "
          + "RETURN isWang, n ORDER BY isWang", [["false", "2"], ["true", "1"]]
      ),
      ("MATCH (n) WHERE n:person AND n.name =~ '[王李].*' RETURN count(n)", [["2"]]),
      ("MATCH (a:person), (b:person) WHERE id(a) < id(b) RETURN count(*)", [["3"]]),
      (
        "MATCH (n {name: 'nobody'}) RETURN count(*), collect(n.name), max(n.name)",
        [["0", "[]", "null"]]
      ),
    ])
  func rows(query: String, expected: [[String]]) throws {
    #expect(try InventedTown.rows(query) == expected)
  }

  @Test("a subquery sees the variables around it in all of its parts")
  func subqueryScope() throws {
    let query = """
      MATCH (p:person)
      WHERE EXISTS {
        MATCH (p)-->(x) WITH count(*) AS n WHERE n = size(p.name) RETURN n
      }
      RETURN p.name
      """
    #expect(try InventedTown.rows(query) == [])
    #expect(
      try InventedTown.rows(
        "MATCH (p:person) WHERE EXISTS { MATCH (p)-->(x) WITH p, count(*) AS n WHERE n = 2 "
          + "RETURN p.name } RETURN p.name") == [["'李建国'"]])
    #expect(
      try InventedTown.rows(
        "MATCH (p:person) WHERE COUNT { MATCH (p)-[:visits]->() RETURN 1 AS x UNION ALL "
          + "MATCH (p)-[:holdsPosition]->() RETURN 2 AS x } = 2 RETURN p.name") == [["'李建国'"]])
    #expect(
      try InventedTown.rows(
        "MATCH (p:person) WHERE EXISTS { MATCH (p)-[:partOf]->(x) WITH count(*) AS n "
          + "WHERE n = 0 RETURN n } RETURN count(p)") == [["3"]])
  }

  @Test("DISTINCT and grouping take 1 and 1.0 for one value, null and NaN for one each")
  func equivalence() throws {
    let query = "UNWIND [1, 1.0, null, null, 0.0 / 0.0, 0.0 / 0.0] AS x RETURN count(*) AS n, x"
    #expect(
      try InventedTown.rows("\(query) ORDER BY x") == [["2", "1"], ["2", "NaN"], ["2", "null"]])
  }

  @Test("rows come out in the same order every time")
  func order() throws {
    let query = "MATCH (a)-[r]-(b) RETURN a.name, type(r), b.name"
    #expect(try InventedTown.rows(query) == InventedTown.rows(query))
  }

  @Test("a limit of rows cuts the result and says so")
  func truncation() throws {
    let engine = QueryEngine(graph: try InventedTown.make())
    let cut = try engine.run("MATCH (n) RETURN n.name", options: QueryOptions(maximumRows: 2))
    #expect(cut.rows.count == 2)
    #expect(cut.isTruncated)
    let whole = try engine.run("MATCH (n) RETURN n.name", options: QueryOptions(maximumRows: 10))
    #expect(!whole.isTruncated)
  }

  @Test("parameters stand for values")
  func parameters() throws {
    let rows = try InventedTown.rows(
      "MATCH (n) WHERE n.name IN $names RETURN n.key ORDER BY n.key SKIP $skip",
      parameters: ["names": ["王芳", "赵敏", "nobody"], "skip": 1])
    #expect(rows == [["'person/赵敏'"]])
  }
}
