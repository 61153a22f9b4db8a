import Foundation
import GraphQuery
import Testing

@testable import InkGraphCLI

@Suite("Parts of the query command") struct QueryPartsTests {
  @Test(
    "parameters are numbers, truth values, JSON or texts",
    arguments: [
      ("a=1", "a", .integer(1)), ("$a=-2.5", "a", .double(-2.5)), ("a=true", "a", .boolean(true)),
      ("a=null", "a", .null), ("a=王芳", "a", .string("王芳")), ("a=x=y", "a", .string("x=y")),
      ("a=", "a", .string("")),
      ("a=[1, \"x\", null]", "a", .list([.integer(1), .string("x"), .null])),
      ("a={\"k\": [true]}", "a", .map(["k": .list([.boolean(true)])])),
      ("a=\"1\"", "a", .string("1")),
      ("a=[1", "a", .string("[1")), ("a=inf", "a", .string("inf")), ("a=nan", "a", .string("nan")),
    ] as [(String, String, QueryValue)])
  func parameters(text: String, name: String, value: QueryValue) {
    let parsed = QueryParameters.parse(text)
    #expect(parsed?.name == name && parsed?.value == value)
  }

  @Test("a parameter without a name or a value is none", arguments: ["a", "=1", "$=1", ""])
  func noParameter(text: String) { #expect(QueryParameters.parse(text) == nil) }

  @Test(
    "sizes have units",
    arguments: [
      ("0", 0), ("512", 512), ("1k", 1024), ("64M", 64 << 20), ("1.5G", 3 << 29), ("2GiB", 2 << 30),
      ("10MB", 10 << 20),
    ])
  func sizes(text: String, bytes: Int) { #expect(MemorySize(argument: text)?.bytes == bytes) }

  @Test("what is no size is refused", arguments: ["", "M", "-1", "1X", "1e99", "nan"])
  func noSize(text: String) { #expect(MemorySize(argument: text) == nil) }

  @Test("sizes are shown in the unit that fits")
  func shownSizes() {
    #expect(MemorySize(bytes: 1 << 30).description == "1G")
    #expect(MemorySize(bytes: 3 << 20).description == "3M")
    #expect(MemorySize(bytes: 1001).description == "1001")
  }
}

@Suite(
  "Queries at the command line",
  .enabled(if: Program.isBuilt, "the program is not beside the tests"))
struct QueryProcessTests {
  private func query(_ library: SampleLibrary, _ arguments: String...) throws -> Program.Outcome {
    try Program.run(["query", "-l", library.path] + arguments, input: nil)
  }

  @Test("names can be Chinese or English, for labels, types and properties")
  func names() throws {
    let library = try SampleLibrary()
    let outcomes = try [
      "MATCH (a:agency)-[r:undertakes]->(p:project) RETURN a.name AS x, p.type AS t, r.score AS s",
      "MATCH (a:机构)-[r:实施]->(p:项目) RETURN a.名称 AS x, p.类型 AS t, r.分数 AS s",
    ].map { try query(library, $0, "--format", "csv") }
    #expect(outcomes[0].output.hasPrefix("x,t,s\r\n临渡区水务局,project,"))
    #expect(outcomes[0] == outcomes[1])
  }

  @Test("statements and evidence are nodes for queries that name them, and articles always are")
  func evidence() throws {
    let library = try SampleLibrary()
    let found = try query(
      library,
      "MATCH (s:陈述)-[:有证据]->(e:证据)-[:引自]->(a:文章)-[:printedIn]->(i:issue) MATCH (s)-[:subject]->(w) "
        + "WHERE s.predicate = 'visits' RETURN w.name AS w, e.text AS t, a.name AS a, i.number AS n",
      "--format", "tsv")
    #expect(found.output == "w\tt\ta\tn\n王芳\t王芳察看滨河路大修\t大修过半\t13\n")
    let counts = try [
      "MATCH (n) RETURN count(n) AS n",
      "MATCH (n) WHERE NOT n:evidence AND NOT n:statement RETURN count(n) AS n",
    ].map { try query(library, $0, "--format", "csv").output }
    #expect(counts[0] == "n\r\n14\r\n" && counts[1] == counts[0])
  }

  @Test("rows are written as JSON with whole nodes, and as graphs")
  func formats() throws {
    let library = try SampleLibrary()
    let text = "MATCH p = (a:agency)-[r:undertakes]->(x) RETURN p, r, x"
    let json = try query(library, text, "--format", "json").output
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
    let node = try #require(rows[0]["x"] as? [String: Any])
    #expect((node["properties"] as? [String: Any])?["name"] as? String == "滨河路大修")
    #expect(((rows[0]["p"] as? [String: Any])?["nodes"] as? [Any])?.count == 2)
    #expect((rows[0]["r"] as? [String: Any])?["type"] as? String == "undertakes")
    let dot = try query(library, text, "--format", "dot").output
    #expect(dot.hasPrefix("digraph") && dot.contains("滨河路大修") && !dot.contains("王芳"))
    let graphML = try query(library, text, "--format", "graphml").output
    #expect(graphML.components(separatedBy: "<node ").count == 3)
    #expect(graphML.components(separatedBy: "<edge ").count == 2)
    let refused = try query(library, "RETURN 1 AS x", "--format", "dot")
    #expect(refused.code == 1 && refused.errors.contains("the rows hold no node"))
  }

  @Test("nodes alone are drawn with the edges between them")
  func nodesOnly() throws {
    let library = try SampleLibrary()
    let text = "MATCH (n) WHERE n.name IN ['滨河路大修', '临渡区水务局'] RETURN n"
    let graphML = try query(library, text, "--format", "graphml").output
    #expect(graphML.contains("<edge "))
  }

  @Test("parameters, plans and limits are options")
  func options() throws {
    let library = try SampleLibrary()
    let found = try query(
      library, "MATCH (n) WHERE n.name IN $names RETURN n.name AS n ORDER BY n", "--param",
      "names=[\"王芳\", \"李强\"]", "--format", "tsv")
    #expect(found.output == "n\n李强\n王芳\n")
    let plan = try query(library, "MATCH (a:agency), (b:person) RETURN a, b", "--explain")
    #expect(plan.output.contains("CROSS PRODUCT"))
    let profile = try query(library, "MATCH (a:agency) RETURN a.name AS n", "--profile")
    #expect(profile.output.contains("1 rows (~1 rows)") && profile.output.contains("1 row in "))
    let endless = "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN count(*) AS n"
    let slow = try query(library, endless, "--timeout", "0.2")
    #expect(slow.code == 1 && slow.errors.contains("stopped after 0.2 seconds"))
    let large = try query(
      library, "UNWIND range(1, 1000000) AS x RETURN collect(x) AS x", "--limit-memory", "1M")
    #expect(large.code == 1 && large.errors.contains("needs more than"))
    let few = try query(
      library, "UNWIND range(1, 9) AS x RETURN x", "--limit", "2", "--format", "csv")
    #expect(few.output == "x\r\n1\r\n2\r\n" && few.errors.contains("--limit 0 shows all"))
  }

  @Test("tables in a library are seen by queries, and a row can add to a thing of the newspapers")
  func tables() throws {
    let library = try SampleLibrary()
    try Data("id\ttype\tname\tcapital\nenterprise/临渡路桥公司\t\t\t500\nf1\tfund\t清源基金\t900\n".utf8)
      .write(to: URL(fileURLWithPath: library.file("firms.tsv")))
    try Data("source\ttarget\ttype\nf1\tenterprise/临渡路桥公司\towns\n".utf8)
      .write(to: URL(fileURLWithPath: library.file("owners.tsv")))
    let imported = try Program.run(
      "import", "--nodes", library.file("firms.tsv"), "--edges", library.file("owners.tsv"),
      "--into", library.path)
    #expect(imported == .init(code: 0, output: imported.output, errors: ""))
    #expect(imported.output.hasPrefix("nodes\t15\n"))
    let found = try query(
      library,
      "MATCH (f:fund)-[:owns]->(e:企业)-[:实施]->(p) RETURN f.name AS f, e.capital AS c, p.name AS p",
      "--format", "tsv")
    #expect(found.output == "f\tc\tp\n清源基金\t500\t滨河路大修\n", "\(found.errors)")
    let schema = try Program.run("schema", "-l", library.path, "--format", "tsv")
    #expect(schema.output.contains("\nclass\tfund\t") && schema.output.contains("\nlink\towns\t"))
    let broken = try Program.run(
      "import", "--edges", library.file("owners.tsv"), "--forget", library.file("firms.tsv"),
      "--into", library.path)
    #expect(broken.code == 1 && broken.errors.contains("owners.tsv:2: an edge ends at 'f1'"))
    let forgotten = try Program.run(
      "import", "--forget", library.file("firms.tsv"), "--forget", library.file("owners.tsv"),
      "--into", library.path)
    #expect(forgotten.output.hasPrefix("nodes\t14\n"), "\(forgotten.errors)")
  }

  @Test("tables alone make a library")
  func onlyTables() throws {
    let library = try SampleLibrary(isEmpty: true)
    try Data("id,type,name\na,Person,王芳\nb,Person,李强\n".utf8)
      .write(to: URL(fileURLWithPath: library.file("n.csv")))
    try Data("from,to,type,since\na,b,KNOWS,2031-04-01\n".utf8)
      .write(to: URL(fileURLWithPath: library.file("e.csv")))
    let path = library.file("tables.inkgraph")
    let made = try Program.run(
      "import", "--nodes", library.file("n.csv"), "--edges", library.file("e.csv"), "--into", path)
    #expect(made == .init(code: 0, output: "nodes\t2\nedges\t1\n", errors: ""))
    let found = try Program.run(
      "query", "-l", path,
      "MATCH (a:Person)-[k:KNOWS]->(b) WHERE k.since >= date('2031-01-01') RETURN b.name AS b",
      "--format", "csv")
    #expect(found == .init(code: 0, output: "b\r\n李强\r\n", errors: ""))
  }
}
