import InkGraphCore
import Testing

@testable import Ontology

@Suite("Gazetteer table") struct GazetteerTableTests {
  func table(_ text: String) throws(OntologyError) -> GazetteerTable {
    try GazetteerTable(name: "t.tsv", bytes: Array(text.utf8))
  }

  @Test("comments and blank lines are passed over; short rows are filled up")
  func rows() throws {
    let table = try table("# source\na\tb\tc\n\n1\t2\t3\n# note\twith tab\n4\n\t5\n")
    #expect(table.columns == ["a", "b", "c"])
    #expect(
      table.rows.map { [$0["a"], $0["b"], $0["c"]] } == [
        ["1", "2", "3"], ["4", "", ""], ["", "5", ""],
      ])
  }

  @Test("a byte-order mark, CRLF and a missing last line end do no harm")
  func lineEnds() throws {
    let table = try table("\u{FEFF}# source\r\na\tb\r\n甲\t乙\r\n丙\t丁")
    #expect(table.columns == ["a", "b"])
    #expect(table.rows.map { $0["b"] } == ["乙", "丁"])
  }

  @Test("a cell with bars is a list")
  func list() throws {
    let table = try table("a\tb\n甲|乙\t\n")
    #expect(table.rows[0].list("a") == ["甲", "乙"])
    #expect(table.rows[0].list("b") == [])
    #expect(table.rows[0].list("z") == [])
  }

  @Test("a row knows its line")
  func location() throws {
    let table = try table("# source\na\n\n甲\n乙\n")
    #expect(table.rows.map(\.location.description) == ["t.tsv:4", "t.tsv:5"])
  }

  @Test(
    "what is wrong is said with file and line",
    arguments: [
      ("", "t.tsv: no header line; the first line that is not a comment names the columns"),
      ("# only\n", "t.tsv: no header line; the first line that is not a comment names the columns"),
      ("a\tb\n1\t2\n1\t2\t3\n", "t.tsv:3: 3 cells, but the header has 2 columns; remove a tab"),
      ("\na\tb\ta\n", "t.tsv:2: the header names the column 'a' twice; rename or remove one"),
    ])
  func faults(text: String, message: String) throws {
    let error = try #require(throws: OntologyError.self) { try table(text) }
    #expect(error.description == message)
  }

  @Test("bytes that are not UTF-8 are refused")
  func notUTF8() throws {
    let error = try #require(throws: OntologyError.self) {
      try GazetteerTable(name: "t.tsv", bytes: [0x61, 0x0A, 0xC7, 0xE0])
    }
    #expect(error.description == "t.tsv: not valid UTF-8; save the file as UTF-8")
  }

  @Test("a column that is asked for must be there")
  func missingColumn() throws {
    let table = try table("a\n1\n")
    #expect(table.column("b") == nil)
    let error = try #require(throws: OntologyError.self) { try table.requiredColumn("b") }
    #expect(error.description == "t.tsv: the header has no column 'b'; add it")
  }
}
