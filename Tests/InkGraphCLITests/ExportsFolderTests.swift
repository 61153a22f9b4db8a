import Foundation
import Testing

/// `Exports/` holds what `make demo` writes; these tests fail when the two part ways.
@Suite(
  "The exports of the sample issues",
  .enabled(if: Program.isBuilt, "the program is not beside the tests"))
struct ExportsFolderTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Builds the sample issues as `make demo` does; the caller removes the folder.
  private func library() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "inkgraph-exports-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let samples = Self.root.appending(path: "Tests/Samples")
    let outcome = try Program.run(
      "build", samples.appending(path: "issues").path, "--regions",
      samples.appending(path: "regions.tsv").path, "--regions",
      samples.appending(path: "former-regions.tsv").path, "--into",
      folder.appending(path: "sample.inkgraph").path)
    #expect(outcome.code == 0, "\(outcome.errors)")
    return folder
  }

  @Test("a new build gives the committed exports, byte for byte")
  func exports() throws {
    let folder = try library()
    defer { try? FileManager.default.removeItem(at: folder) }
    let exports = Self.root.appending(path: "Exports")
    for (name, arguments) in [
      ("sample.graphml", ["--format", "graphml"]), ("sample.rdf", ["--format", "rdfxml"]),
      ("sample.dot", ["--format", "dot", "--top", "80"]),
    ] {
      let output = folder.appending(path: name)
      let (process, _, errors) = try Program.process(
        ["export", "--library", folder.appending(path: "sample.inkgraph").path, "--lang", "zh"]
          + arguments + ["--output", output.path])
      try process.run()
      process.waitUntilExit()
      try? FileManager.default.removeItem(at: errors)
      #expect(process.terminationStatus == 0)
      let same =
        try Data(contentsOf: output) == Data(contentsOf: exports.appending(path: name))
      #expect(same, "Exports/\(name) is not what this build writes; run `make demo`")
    }
  }

  @Test("the committed picture has the nodes, edges and labels of the committed DOT file")
  func picture() throws {
    let exports = Self.root.appending(path: "Exports")
    let dot = try String(contentsOf: exports.appending(path: "sample.dot"), encoding: .utf8)
    let svg = try String(contentsOf: exports.appending(path: "sample.svg"), encoding: .utf8)
    let lines = dot.split(separator: "\n").map { $0.drop { $0 == " " } }
    let edges = lines.filter { $0.contains("\" -> \"") }.count
    let nodes = lines.filter { $0.hasPrefix("\"n") }.count - edges
    #expect(svg.ranges(of: "class=\"node\"").count == nodes)
    #expect(svg.ranges(of: "class=\"edge\"").count == edges)
    let labels = lines.filter { $0.hasPrefix("\"n") && !$0.contains("\" -> \"") }.compactMap {
      line in
      line.split(separator: "label=\"").dropFirst().first?.split(separator: "\"").first
    }
    #expect(labels.count == nodes)
    for label in labels { #expect(svg.contains(">\(label)</text>"), "\(label)") }
  }
}
