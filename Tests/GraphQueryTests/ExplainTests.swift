import GraphQuery
import PropertyGraph
import Testing

@Suite("Plans") struct ExplainTests {
  private func explain(_ query: String) throws -> String {
    try QueryEngine(graph: InventedTown.make()).explain(query)
  }

  @Test("a pattern begins at the index of a known name")
  func index() throws {
    #expect(
      try explain("MATCH (p:person)-[:holdsPosition]->(a {name: '临渡区政府'}) RETURN p.name") == """
        find a in the index of name  ~2 rows
        follow (a)<-[anonymous relationship:holdsPosition]-(p)  ~1 rows
        compute 1 values  ~1 rows
        hand on 1 columns  ~1 rows

        """)
  }

  @Test("a pattern begins at the rarest label, whatever the order of the text")
  func label() throws {
    let plan = try explain("MATCH (p:person)-->(x)<--(e:enterprise) RETURN p, e")
    #expect(plan.hasPrefix("find e in nodes with the label enterprise"))
  }

  @Test("parts of a pattern that are not connected are marked")
  func crossProduct() throws {
    #expect(
      try explain("MATCH (a:person), (b:agency) RETURN a, b").contains("CROSS PRODUCT: find a"))
    #expect(try !explain("MATCH (a:person)-->(b:agency) RETURN a, b").contains("CROSS"))
    #expect(try explain("MATCH (a:person) MATCH (b:agency) RETURN a, b").contains("CROSS PRODUCT"))
    #expect(
      try !explain("MATCH (a:person) MATCH (a)-->(b:agency) RETURN a, b").contains("CROSS"))
    #expect(
      try !explain("UNWIND ['王芳', '赵敏'] AS x MATCH (a {name: x}), (b {key: x}) RETURN a, b")
        .contains("CROSS"))
  }

  @Test("equal properties of two parts are joined by a table")
  func table() throws {
    let plan = try explain("MATCH (a:person), (b:agency) WHERE a.mentions = b.mentions RETURN a, b")
    #expect(plan.contains("in a table by mentions of nodes with the label"))
    #expect(
      try InventedTown.rows(
        "MATCH (a:person), (b:agency) WHERE a.mentions + 1 = b.mentions RETURN a.name, b.name")
        == [["'李建国'", "'临渡区水务局'"]])
  }

  @Test("a filter stands as early as its variables are known")
  func pushDown() throws {
    let lines = try explain(
      "MATCH (p:person)-->(x)-->(y) WHERE p.mentions = 5 AND y.mentions = 7 RETURN y"
    ).split(separator: "\n")
    #expect(lines[0].hasPrefix("find p in nodes with the label person"))
    #expect(lines[1].hasPrefix("keep rows that fulfil 1 condition"))
  }

  @Test("a label that all edges of a type lead to is not looked at")
  func impliedLabels() throws {
    // Everything that is undertaken is a project; not everybody who visits is a person for certain.
    let implied = try explain("MATCH (e:enterprise)-[:undertakes]->(p:project) RETURN p")
    #expect(!implied.contains("keep rows"))
    let open = try explain("MATCH (e:enterprise)-->(p:project) RETURN p")
    #expect(open.contains("keep rows"))
    let mixed = try explain("MATCH (n:article)-[:mentions]->(p:person) RETURN p.name AS name")
    #expect(mixed.contains("keep rows"))
    #expect(
      try InventedTown.rows("MATCH (n:article)-[:mentions]->(p:person) RETURN p.name") == [["'王芳'"]]
    )
  }

  @Test("a label is looked at while the query itself makes nodes")
  func growingGraph() throws {
    var creator = GraphCreator()
    try creator.run("CREATE (:A)-[:R]->(:B)")
    try creator.run(
      "CREATE (a:A)-[:R]->(:C) WITH a MATCH (a)-[:R]->(b:B) CREATE (:Wrong)")
    #expect(!creator.graph.labels.contains("Wrong"))
  }
}
