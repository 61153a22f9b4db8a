import Foundation
import GraphExport
import InkGraphCore
import PropertyGraph
import Testing

/// Other people's programs that read our exports.
enum Readers {
  /// The Python interpreter that has the libraries of `Tests/requirements.txt`.
  ///
  /// It is named by INKGRAPH_PYTHON, or else stands in `.venv` at the repository's root.
  static let python: String? = {
    let root = testFolder.deletingLastPathComponent().deletingLastPathComponent()
    let path =
      ProcessInfo.processInfo.environment["INKGRAPH_PYTHON"]
      ?? root.appendingPathComponent(".venv/bin/python3").path
    let result = try? run([
      path, "-c", "import followthemoney, igraph, networkx, pyoxigraph, rdflib",
    ])
    return result?.status == 0 ? path : nil
  }()

  static let hasRapper = (try? run(["/usr/bin/env", "rapper", "--version"]))?.status == 0
  static let hasChromium =
    ["chromium", "chromium-browser", "google-chrome"].contains {
      (try? run(["/usr/bin/env", $0, "--version"]))?.status == 0
    }
  static let hasXMLLint = (try? run(["/usr/bin/env", "xmllint", "--version"]))?.status == 0
  static let hasGraphviz = (try? run(["/usr/bin/env", "sfdp", "-V"]))?.status == 0

  /// Runs a program to its end.
  static func run(_ command: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  /// Lets a script of `Tests/readers` check an export; it is given the export and what it should
  /// find, and must end with status 0 and without a word.
  static func check(
    _ script: String, _ export: String, expected: [String: Any],
    at location: Testing.SourceLocation = #_sourceLocation
  ) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("inkgraph-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("export")
    let expectedFile = folder.appendingPathComponent("expected.json")
    try Data(export.utf8).write(to: file)
    try JSONSerialization.data(withJSONObject: expected).write(to: expectedFile)
    let scripts = testFolder.deletingLastPathComponent().appendingPathComponent("readers")
    let path = scripts.appendingPathComponent(script).path
    let interpreter = try #require(python)
    let result = try run([interpreter, "-W", "error", path, file.path, expectedFile.path])
    #expect(
      result.status == 0 && result.output.isEmpty, "\(script): \(result.output)",
      sourceLocation: location)
  }

  /// What a reader should find in an export of a graph: texts as XML can carry them.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - vocabulary: The labels of its terms.
  ///   - escapesLists: Whether items of lists have a backslash before `|` and backslashes.
  /// - Returns: Nodes and edges, for JSON.
  static func expectation(
    _ graph: Graph, vocabulary: ExportVocabulary, escapesLists: Bool = false
  ) -> [String: Any] {
    func list(_ value: PropertyValue?) -> String {
      guard escapesLists, case .list(let items)? = value else { return stripped(value?.text ?? "") }
      return stripped(
        items.map {
          $0.text.replacing("\\", with: "\\\\").replacing("|", with: "\\|")
        }.joined(separator: "|"))
    }
    func text(_ key: String, _ node: NodeID) -> String {
      stripped(graph.property(key, of: node)?.text ?? "")
    }
    func text(_ key: String, _ edge: EdgeID) -> String {
      stripped(graph.property(key, of: edge)?.text ?? "")
    }
    func label(_ terms: [String: ExportTerm], _ name: String) -> String {
      stripped(terms[name]?.labels["zh-Hans"] ?? name)
    }
    return [
      "nodes": graph.nodes.map { node -> [String: Any] in
        [
          "id": node.description, "label": text("name", node),
          "aliases": list(graph.property("aliases", of: node)),
          "key": text("key", node),
          "kind": label(vocabulary.classes, graph.labels(of: node).first ?? ""),
        ]
      },
      "edges": graph.edges.map { edge -> [String: Any] in
        var weight = 1.0
        if case .double(let number)? = graph.property("weight", of: edge), number.isFinite {
          weight = number
        }
        return [
          "source": graph.source(of: edge).description,
          "target": graph.target(of: edge).description, "weight": weight,
          "relation": stripped(graph.type(of: edge)),
          "label": label(vocabulary.predicates, graph.type(of: edge)),
          "qualifier": text("qualifier", edge),
          "evidence": list(graph.property("evidence", of: edge)),
          "interval": text("firstSeen", edge) + "/" + text("lastSeen", edge),
        ]
      },
    ]
  }

  /// A text without what XML 1.0 forbids.
  static func stripped(_ text: String) -> String {
    var result = ""
    result.unicodeScalars.append(
      contentsOf: text.unicodeScalars.filter { scalar in
        switch scalar.value {
        case 0x9, 0xA, 0xD: true
        case 0..<0x20, 0xFFFE, 0xFFFF: false
        default: true
        }
      })
    return result
  }
}
