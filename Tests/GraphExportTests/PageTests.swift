import Foundation
import GraphExport
import InkGraphCore
import PropertyGraph
import Testing

@Suite("Page and figure") struct PageTests {
  private static func html(_ graph: Graph) throws -> String {
    try HTMLWriter(vocabulary: sampleVocabulary).text(of: graph)
  }

  private static func svg(_ graph: Graph) throws -> String {
    try SVGWriter(vocabulary: sampleVocabulary).text(of: graph)
  }

  @Test("the sample looks as agreed") func golden() throws {
    try expectGolden(try Self.svg(sampleGraph), "sample.svg")
    // The program of the page would only repeat the source; the data is what counts.
    let page = try Self.html(sampleGraph)
    let data = page.split(separator: "id=\"data\">").dropFirst().first?
      .split(separator: "</script>").first
    try expectGolden(String(data ?? ""), "sample-page.json")
  }

  @Test("no text of a graph begins or ends an element of the page") func hostile() throws {
    let plain = try Self.html(.empty)
    let page = try Self.html(nastyGraph)
    for mark in ["<", ">"] as [Character] {
      #expect(page.filter { $0 == mark }.count == plain.filter { $0 == mark }.count)
    }
    #expect(page.contains("default-src 'none'"))
    #expect(page.contains("\\u003c?php ?\\u003e"))
  }

  @Test("a figure is well formed whatever the names are", arguments: [sampleGraph, nastyGraph])
  func wellFormed(graph: Graph) throws {
    let parser = XMLChecker()
    #expect(parser.check(try Self.svg(graph)))
    #expect(parser.circles >= graph.nodeCount)
  }

  @Test("too large a picture is refused, unless it is forced") func limit() throws {
    var options = ExportOptions()
    options.maximumPictureNodes = 3
    let refused = #expect(throws: ExportError.self) {
      try SVGWriter(vocabulary: sampleVocabulary, options: options).text(of: sampleGraph)
    }
    #expect(refused?.description.hasPrefix("svg export: the graph has 6 nodes") == true)
    options.maximumPictureNodes = nil
    _ = try SVGWriter(vocabulary: sampleVocabulary, options: options).text(of: sampleGraph)
  }

  @Test(
    "the page works in a browser",
    .enabled(
      if: Readers.python != nil && Readers.hasChromium,
      "no Chromium (Debian: chromium), or no Python with Tests/requirements.txt"),
    arguments: [sampleGraph, nastyGraph, .empty])
  func browser(graph: Graph) throws {
    var expected = Readers.expectation(graph, vocabulary: sampleVocabulary)
    let isSample = graph.nodeCount == sampleGraph.nodeCount
    expected["find"] = isSample ? "王汀兰" : "<b>粗</b>"
    expected["panel"] =
      isSample ? ["人物", "任职", "临渡区水务局", "局长", "王汀兰局长表示。", "临渡新报/1203-1"] : ["<b>粗</b>"]
    expected["light"] = true
    expected["dated"] = isSample
    try Readers.check("check_page.py", try Self.html(graph), expected: expected)
  }
}

/// Whether a text is well-formed XML, and how many circles are in it.
private final class XMLChecker {
  private(set) var circles = 0

  func check(_ text: String) -> Bool {
    circles = text.split(separator: "<circle ").count - 1
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).svg")
    defer { try? FileManager.default.removeItem(at: file) }
    guard (try? Data(text.utf8).write(to: file)) != nil else { return false }
    let command = [
      "/usr/bin/env", "python3", "-c", "import sys, xml.dom.minidom as m; m.parse(sys.argv[1])",
    ]
    return (try? Readers.run(command + [file.path]))?.status == 0
  }
}
