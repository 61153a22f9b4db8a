import GraphQuery
import InkGraphCore
import Testing

@Suite("Errors") struct ErrorTests {
  private func error(
    _ query: String, options: QueryOptions = QueryOptions()
  ) throws -> QueryError {
    let engine = QueryEngine(graph: try InventedTown.make())
    return try #require(throws: QueryError.self) { try engine.run(query, options: options) }
  }

  @Test("an error shows line, column, the offending text and what to do")
  func shows() throws {
    let found = try error("MATCH (n:person)\nWHERE nn.name = '王芳'\nRETURN n")
    #expect(
      found.description == """
        query:2:7: there is no variable 'nn' here
          WHERE nn.name = '王芳'
                ^^
        did you mean 'n'?
        """)
    #expect(found.location.line == 2 && found.location.column == 7)
  }

  @Test("marks stand below wide characters")
  func wideMarks() throws {
    let found = try error("RETURN '临渡' + 临渡")
    #expect(found.excerpt == "  RETURN '临渡' + 临渡\n                  ^^^^")
  }

  @Test(
    "each mistake has its detail, place and advice",
    arguments: [
      ("MATCH (n) RETRUN n", "UnexpectedSyntax", 11, "did you mean RETURN?"),
      (
        "MATCH (n) RETURN tolower(n.name) + toLowr('x')", "UnknownFunction", 36,
        "did you mean toLower()?"
      ),
      ("MATCH (n) DELETE n", "ReadOnly", 11, "queries read only"),
      ("MATCH (n）RETURN n", "InvalidUnicodeCharacter", 9, "write ) instead"),
      ("RETURN 'abc", "UnexpectedSyntax", 8, "write ' at its end"),
      ("MATCH (n)", "InvalidClauseComposition", 9, "end it with RETURN"),
      ("RETURN size(1, 2)", "InvalidNumberOfArguments", 8, ""),
      ("MATCH (n) WITH n.name RETURN 1", "NoExpressionAlias", 16, "AS name"),
      ("RETURN 1 AS a, 2 AS a", "ColumnNameConflict", 21, "another name"),
      ("MATCH (n) RETURN count(count(n))", "NestedAggregation", 24, "WITH"),
      ("MATCH (n) RETURN [x IN [1] | count(n)]", "InvalidAggregation", 30, "WITH"),
      ("MATCH (n)-[n]->() RETURN n", "VariableTypeConflict", 12, "another name"),
      ("RETURN $x", "MissingParameter", 8, ""),
      ("MATCH (a)-[:visits..3]->(b) RETURN a", "InvalidRelationshipPattern", 19, ""),
      ("RETURN 1 = 1 =", "UnexpectedSyntax", 15, ""),
      ("RETURN 9223372036854775807 + 1", "IntegerOverflow", 8, ""),
      ("RETURN 1 / 0", "NumberOutOfRange", 8, "0.0"),
      ("RETURN '\\q'", "UnexpectedSyntax", 9, "known are"),
      ("RETURN 'a' =~ '('", "InvalidArgumentValue", 8, ""),
      ("MATCH (n) RETURN n ORDER BY", "UnexpectedSyntax", 28, ""),
      ("RETURN duration({month: 1})", "InvalidArgumentValue", 8, ""),
      ("MATCH (n) WHERE n.name == 'x' RETURN n", "UnexpectedSyntax", 25, "one = compares"),
      ("MATCH (n) WHERE n.name != 'x' RETURN n", "UnexpectedSyntax", 24, "write <>"),
      ("MATCH (n) WHERE n:a && n:b RETURN n", "UnexpectedSyntax", 21, "write AND"),
      ("MATCH (n) WHERE n:a || n:b RETURN n", "UnexpectedSyntax", 21, "write OR"),
      ("MATCH (n) WHERE n.name LIKE '%局' RETURN n", "UnexpectedSyntax", 24, "CONTAINS"),
      ("MATCH (n) RETURN n.name, count(*) GROUP BY n.name", "UnexpectedSyntax", 35, "grouped"),
      ("MATCH (n) HAVING n RETURN n", "UnexpectedSyntax", 11, "WITH"),
      ("SELECT * FROM person", "UnexpectedSyntax", 1, "MATCH"),
      ("哪些机构参与了项目？", "InvalidUnicodeCharacter", 10, "MATCH"),
      ("王芳在哪里任职", "UnexpectedSyntax", 1, "MATCH"),
      ("MATCH (n) RETURN n LIMIT 5 SKIP 3", "UnexpectedSyntax", 28, "SKIP stands before LIMIT"),
      ("MATCH (n) RETURN n WHERE n.x = 1", "UnexpectedSyntax", 20, "WHERE stands"),
      ("MATCH (n)->(m) RETURN n", "UnexpectedSyntax", 11, "(a)-->(b)"),
      ("MATCH (n)-(m) RETURN n", "UnexpectedSyntax", 11, "(a)-->(b)"),
      ("MATCH (n)--[r]->(m) RETURN n", "UnexpectedSyntax", 12, "between the dashes"),
      ("MATCH (n) RETURN n.name AS '名称'", "UnexpectedSyntax", 28, "without quotes"),
      ("MATCH (n) WHERE n.name = ‘王芳’ RETURN n", "InvalidUnicodeCharacter", 26, "write '"),
      ("MATCH (n)；", "InvalidUnicodeCharacter", 10, "write ;"),
      ("MATCH (n) WHERE n.mentions ≥ 3 RETURN n", "InvalidUnicodeCharacter", 28, "write >="),
      ("RETURN toUpperCase('x')", "UnknownFunction", 8, "did you mean toUpper()?"),
      ("RETURN concat('x', 'y')", "UnknownFunction", 8, "+"),
      (
        "MATCH (n) WHERE EXISTS { MATCH (n)-->(m) SET m.x = 1 } RETURN n",
        "InvalidClauseComposition", 42, "queries read only"
      ),
      ("MATCH (n) WHERE n:a 或 n:b RETURN n", "UnexpectedSyntax", 21, "write OR"),
      ("MATCH (n) RETURN n.name n.type", "UnexpectedSyntax", 25, "commas"),
      ("MATCH (n) RETURN n ORDER BY n.x DESCEND", "UnexpectedSyntax", 33, "DESCENDING"),
      ("CALL db.labels()", "ReadOnly", 1, "no procedures"),
    ])
  func mistakes(query: String, detail: String, column: Int, advice: String) throws {
    let found = try error(query)
    #expect(found.detail.rawValue == detail)
    #expect(found.location.column == column)
    #expect(advice.isEmpty || found.hint?.contains(advice) == true, "\(found)")
  }

  @Test("a date that is compared with a text or number is noted, as it never fits")
  func dates() throws {
    let engine = QueryEngine(graph: try InventedTown.make())
    let table = try engine.run("MATCH (n) WHERE n.firstSeen > '2031-01-01' RETURN n")
    #expect(
      table.notices.map(\.description) == [
        "query:1:31: 'firstSeen' is a date, which is never equal to, before or behind a string; "
          + "write date('2031-01-01')"
      ])
    for fitting in ["> date('2031-01-01')", "= $day", "= m.name"] {
      let query = "MATCH (n), (m) WHERE n.firstSeen \(fitting) RETURN n"
      #expect(try engine.run(query, parameters: ["day": "2031-01-01"]).notices.isEmpty)
    }
    #expect(try engine.run("MATCH (n) WHERE 2031-1-1 = n.firstSeen RETURN n").notices.count == 1)
    #expect(try engine.run("MATCH (n) WHERE n.name > '2031' RETURN n").notices.isEmpty)
    #expect(
      try engine.run("WITH {firstSeen: 1} AS n WHERE n.firstSeen > 0 RETURN n").notices.isEmpty)
  }

  @Test(
    "what is never true or means something else is noted",
    arguments: [
      (
        "MATCH (n) WHERE n.mentions > '5' RETURN n",
        "query:1:30: 'mentions' is a number, which is never equal to, before or behind a string; "
          + "write numbers without quotes"
      ),
      (
        "MATCH (n) WHERE n.firstSeen STARTS WITH '2031' RETURN n",
        "query:1:17: 'firstSeen' is a date, which has no parts of text; "
          + "ask for its '.year' or '.month', or put toString() around it"
      ),
      (
        "MATCH (n) WHERE n.name <> null RETURN n",
        "query:1:27: a comparison with null is never true; write IS NULL or IS NOT NULL"
      ),
      (
        "MATCH (n)-[visits]->(m) RETURN n",
        "query:1:12: 'visits' is a variable here, for relationships of any type; "
          + "write [:visits] if you mean its name"
      ),
      (
        "MATCH (agency)-->(m:agency) RETURN m",
        "query:1:8: 'agency' is a variable here, for nodes with any label; "
          + "write (:agency) if you mean its name"
      ),
    ])
  func notices(query: String, notice: String) throws {
    let table = try QueryEngine(graph: InventedTown.make()).run(query)
    #expect(table.notices.map(\.description) == [notice])
  }

  @Test("of a long part only the beginning is underlined")
  func longExcerpt() throws {
    let found = try error("RETURN " + Array(repeating: "1", count: 1000).joined(separator: "+"))
    #expect(found.detail == .nestingTooDeep)
    #expect(found.excerpt.split(separator: "\n").allSatisfy { $0.count < 250 })
  }

  @Test("unknown names are noted with the nearest known one, or fail if asked to")
  func unknownNames() throws {
    let engine = QueryEngine(graph: try InventedTown.make())
    let table = try engine.run("MATCH (n:persn)-[:visit]->(m) RETURN n.nmae, m.name")
    #expect(
      table.notices.map(\.description) == [
        "query:1:10: no node has the label 'persn'; did you mean 'person'?",
        "query:1:19: no relationship has the type 'visit'; did you mean 'visits'?",
        "query:1:40: no node has the property 'nmae'; did you mean 'name'?",
      ])
    let found = try error("MATCH (n:persn) RETURN n", options: .init(unknownNames: .fail))
    #expect(found.detail == .unknownName)
    #expect(found.hint == "did you mean 'person'?")
    let named = QueryEngine(
      graph: try InventedTown.make(), names: SchemaNames(labels: ["Person": "person"]))
    let notices = try named.run("MATCH (n:persn) RETURN n").notices
    #expect(notices.first?.hint == "did you mean 'person'?", "the graph's own name comes first")
  }
}
