import Foundation
import Testing

@testable import InkGraphCLI

@Suite(
  "Reading exports back",
  .enabled(if: Program.isBuilt, "the program is not beside the tests"))
struct ImportTests {
  @Test(
    "what is read back is written as it would have been from the library",
    arguments: ["graphml", "rdfxml"], ["graphml", "rdfxml", "ntriples", "gexf", "ftm"])
  func roundTrip(first: String, second: String) throws {
    let library = try SampleLibrary()
    func run(_ arguments: String...) throws {
      #expect(try Program.run(arguments, input: nil) == .init(code: 0, output: "", errors: ""))
    }
    let export = library.file("first")
    try run("export", "-l", library.path, "--format", first, "--cooccurrence", "-o", export)
    try run(
      "export", "-l", library.path, "--format", second, "--cooccurrence", "-o",
      library.file("direct"))
    try run("import", export, "--to", second, "-o", library.file("again"))
    let texts = try ["direct", "again"].map {
      try String(contentsOfFile: library.file($0), encoding: .utf8)
    }
    #expect(texts[0] == texts[1])
  }

  @Test("without a format the numbers are told") func numbers() throws {
    let library = try SampleLibrary()
    let export = library.file("a.graphml")
    _ = try Program.run("export", "-l", library.path, "--format", "graphml", "-o", export)
    let outcome = try Program.run("import", export)
    #expect(outcome.code == 0 && outcome.output.hasPrefix("nodes\t14\nedges\t"))
  }

  @Test("tables are two files in a folder") func tables() throws {
    let library = try SampleLibrary()
    let folder = library.file("tables")
    let outcome = try Program.run(
      "export", "-l", library.path, "--format", "neo4j-csv", "-o", folder)
    #expect(outcome == .init(code: 0, output: "", errors: ""))
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(files == ["edges.csv", "nodes.csv"])
    let refused = try Program.run("export", "-l", library.path, "--format", "neo4j-csv")
    #expect(refused.code == 1 && refused.errors.contains("give a folder with -o FOLDER"))
  }
}
