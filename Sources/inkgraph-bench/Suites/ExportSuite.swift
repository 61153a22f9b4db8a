import Foundation
import GraphExport
import Ontology
import PropertyGraph

/// Writing the generated graph in every format.
///
/// Everything is written to a file in the folder for temporary files, in pieces as they come;
/// `export.plain` writes the bytes of the GraphML from memory in pieces of the same size, which no
/// writer can beat. What is laid out is measured on 5,000 nodes and 20,000 edges.
enum ExportSuite: Suite {
  static let name = "export"
  static let abstract = "Writing the graph in every format, and a page of 5,000 nodes."

  static func run(_ options: GraphOptions, _ report: inout BenchReport) async throws {
    let graph = GeneratedGraph.make(options)
    let vocabulary = ExportVocabulary(Ontology.embedded.schema)
    var export = ExportOptions()
    export.maximumPictureNodes = nil
    let path = FileManager.default.temporaryDirectory
      .appending(path: "inkgraph-bench-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    for format in ExportFormat.allCases where format != .svg && format != .html {
      let writer = format.writer(vocabulary: vocabulary, options: export)
      try await measure(format.rawValue, graph, options, path, &report) { graph, sink in
        try writer.write(graph, to: sink)
      }
    }
    for program in TableProgram.allCases {
      let writer = TableWriter(program, vocabulary: vocabulary, options: export)
      try await measure(program.rawValue, graph, options, path, &report) { graph, sink in
        try writer.writeNodes(graph, to: sink)
        try writer.writeEdges(graph, to: sink)
      }
    }
    let memory = MemorySink()
    try ExportFormat.graphml.writer(vocabulary: vocabulary, options: export)
      .write(graph, to: memory)
    let bytes = memory.bytes
    try await measure("plain", graph, options, path, &report) { _, sink in
      try bytes.withUnsafeBytes { bytes in
        for start in stride(from: 0, to: bytes.count, by: 1 << 16) {
          let end = min(start + 1 << 16, bytes.count)
          try sink.write(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
        }
      }
    }
    var small = options
    small.nodes = 5_000
    small.edges = 20_000
    let page = HTMLWriter(vocabulary: vocabulary, options: export)
    try await measure("html", GeneratedGraph.make(small), small, path, &report) { graph, sink in
      try page.write(graph, to: sink)
    }
  }

  private static func measure(
    _ format: String, _ graph: Graph, _ options: GraphOptions, _ path: String,
    _ report: inout BenchReport, _ write: (Graph, any ByteSink) throws -> Void
  ) async throws {
    let size = CountingSink()
    try write(graph, size)
    let sizes = ["bytes": size.count, "nodes": graph.nodeCount, "edges": graph.edgeCount]
    try await report.measure(
      "export.\(format)", repeat: options.repetition.count, sizes: sizes
    ) { try write(graph, try FileSink(path)) }
  }
}

/// Counts what is written and forgets it.
private final class CountingSink: ByteSink {
  private(set) var count = 0
  func write(_ bytes: UnsafeRawBufferPointer) { count += bytes.count }
}

/// Writes to a file.
private final class FileSink: ByteSink {
  private let file: FileHandle

  init(_ path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let file = FileHandle(forWritingAtPath: path)
    else { throw BenchFailure("\(path): cannot be written; set TMPDIR to a folder that can") }
    self.file = file
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    guard let start = bytes.baseAddress else { return }
    let data = Data(
      bytesNoCopy: UnsafeMutableRawPointer(mutating: start), count: bytes.count, deallocator: .none)
    try file.write(contentsOf: data)
  }

  deinit { try? file.close() }
}
