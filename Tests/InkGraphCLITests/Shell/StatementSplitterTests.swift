import Testing

@testable import InkGraphCLI

@Suite("Putting statements together") struct StatementSplitterTests {
  @Test(
    "a statement ends with a semicolon or an empty line",
    arguments: [
      (["MATCH (n)", "RETURN n;"], ["MATCH (n)\nRETURN n"]),
      (["RETURN 1; RETURN 2;"], ["RETURN 1", " RETURN 2"]),
      (["RETURN 1", "", "RETURN 2"], ["RETURN 1"]),
      (
        ["RETURN ';' AS x, \"a;\\\";\", `b;` // c;", ";"],
        ["RETURN ';' AS x, \"a;\\\";\", `b;` // c;\n"]
      ),
      (["RETURN 1 /* ; ", "", " */ ;"], ["RETURN 1 /* ; \n\n */ "]), (["", ";", " ; "], []),
      (["RETURN 'a", "", "b';"], ["RETURN 'a\n\nb'"]),
    ] as [([String], [String])])
  func ends(lines: [String], expected: [String]) {
    var splitter = StatementSplitter()
    #expect(lines.flatMap { splitter.add($0) } == expected)
  }

  @Test("what is begun is told apart from what is complete, and the end completes it") func rest() {
    var splitter = StatementSplitter()
    #expect(splitter.add("RETURN 1").isEmpty && splitter.isInside)
    #expect(splitter.finish() == "RETURN 1" && !splitter.isInside)
    #expect(splitter.finish() == nil)
    _ = splitter.add("RETURN")
    splitter.discard()
    #expect(!splitter.isInside)
  }
}
