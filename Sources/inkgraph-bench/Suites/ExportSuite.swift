import ArgumentParser
import Foundation
import GraphExport
import Ontology
import PropertyGraph

/// Writing a graph in every format, and what can be reached at all.
///
/// Everything is written to a file in the folder for temporary files, in pieces as they come.
/// `export.plain` writes the bytes of the GraphML from memory in pieces of the same size, which no
/// writer can beat; `export.libxml2` gives the names and texts of the GraphML to libxml2's own
/// writer. What is laid out is measured on 5,000 nodes and 20,000 edges.
enum ExportSuite: Suite {
  static let name = "export"
  static let abstract = "Writing the graph in every format, and a page of 5,000 nodes."

  /// What is written, and of which graph.
  struct Options: ParsableArguments {
    @OptionGroup var graph: GraphOptions

    @Option(
      help: ArgumentHelp(
        "Write the graph of a folder with nodes.tsv and edges.tsv.", valueName: "folder"),
      completion: .directory)
    var tables: String?

    @Option(
      parsing: .upToNextOption,
      help: ArgumentHelp(
        "Measure only these: formats as `inkgraph export` calls them, plain, libxml2, html.",
        valueName: "name"))
    var only: [String] = []
  }

  static func run(_ options: Options, _ report: inout BenchReport) async throws {
    let graph =
      try options.tables.map { try GraphTables(folder: $0).graph() }
      ?? GeneratedGraph.make(options.graph)
    let path = FileManager.default.temporaryDirectory
      .appending(path: "inkgraph-bench-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let run = Run(
      vocabulary: ExportVocabulary(Ontology.embedded.schema), path: path,
      count: options.graph.repetition.count, only: options.only)
    try await run.measureFormats(of: graph, &report)
    try await run.measureLimits(of: graph, &report)
    var small = options.graph
    small.nodes = 5_000
    small.edges = 20_000
    if run.isWanted("html") {
      try await run.measure("html", GeneratedGraph.make(small), &report) { graph, sink in
        try HTMLWriter(vocabulary: run.vocabulary, options: run.options).write(graph, to: sink)
      }
    }
  }

  private struct Run {
    let vocabulary: ExportVocabulary
    let path: String
    let count: Int
    let only: [String]

    var options: ExportOptions {
      var options = ExportOptions()
      options.maximumPictureNodes = nil
      return options
    }

    func isWanted(_ name: String) -> Bool { only.isEmpty || only.contains(name) }

    func measureFormats(of graph: Graph, _ report: inout BenchReport) async throws {
      for format in ExportFormat.allCases
      where format != .svg && format != .html && isWanted(format.rawValue) {
        let writer = format.writer(vocabulary: vocabulary, options: options)
        try await measure(format.rawValue, graph, &report) { try writer.write($0, to: $1) }
      }
      for program in TableProgram.allCases where isWanted(program.rawValue) {
        let writer = TableWriter(program, vocabulary: vocabulary, options: options)
        try await measure(program.rawValue, graph, &report) { graph, sink in
          try writer.writeNodes(graph, to: sink)
          try writer.writeEdges(graph, to: sink)
        }
      }
    }

    /// Measures what no writer can beat, and what libxml2's own writer reaches.
    func measureLimits(of graph: Graph, _ report: inout BenchReport) async throws {
      guard isWanted("plain") || isWanted("libxml2") else { return }
      let memory = MemorySink()
      try ExportFormat.graphml.writer(vocabulary: vocabulary, options: options)
        .write(graph, to: memory)
      let document = memory.bytes
      if isWanted("plain") {
        try await measure("plain", graph, &report) { _, sink in
          try document.withUnsafeBytes { bytes in
            for start in stride(from: 0, to: bytes.count, by: 1 << 16) {
              let end = min(start + 1 << 16, bytes.count)
              try sink.write(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
            }
          }
        }
      }
      if isWanted("libxml2") {
        report.add(
          try LibXML2Replay.measure("export.libxml2", Self.beginning(of: document), path: path))
      }
    }

    /// A document, or as many whole elements of a long one as libxml2 can read.
    private static func beginning(of document: [UInt8]) -> [UInt8] {
      let limit = 1 << 30
      guard document.count > limit else { return document }
      let end = Array("</edge>".utf8)
      var cut = limit
      while cut > end.count, !document[(cut - end.count)..<cut].elementsEqual(end) { cut -= 1 }
      return Array(document[..<cut]) + Array("</graph></graphml>".utf8)
    }

    func measure(
      _ name: String, _ graph: Graph, _ report: inout BenchReport,
      _ write: (Graph, any ByteSink) throws -> Void
    ) async throws {
      let size = CountingSink()
      try write(graph, size)
      let sizes = ["bytes": size.count, "nodes": graph.nodeCount, "edges": graph.edgeCount]
      try await report.measure("export.\(name)", repeat: count, sizes: sizes) {
        try write(graph, try FileSink(path))
      }
    }
  }
}
