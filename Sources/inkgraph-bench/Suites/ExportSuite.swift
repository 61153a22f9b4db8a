import GraphExport
import Ontology
import PropertyGraph

/// Writing the generated graph in every format.
enum ExportSuite: Suite {
  static let name = "export"
  static let abstract = "Writing the graph as GraphML, GEXF, RDF/XML and DOT."

  static func run(_ options: GraphOptions, _ report: inout BenchReport) async throws {
    let graph = GeneratedGraph.make(options)
    let vocabulary = ExportVocabulary(Ontology.embedded.schema)
    var export = ExportOptions()
    export.maximumPictureNodes = nil
    for format in ExportFormat.allCases {
      let writer = format.writer(vocabulary: vocabulary, options: export)
      let size = CountingSink()
      try writer.write(graph, to: size)
      let sizes = [
        "bytes": size.count, "nodes": graph.nodeCount, "edges": graph.edgeCount,
      ]
      try await report.measure(
        "export.\(format.rawValue)", repeat: options.repetition.count, sizes: sizes
      ) { try writer.write(graph, to: CountingSink()) }
    }
  }
}

/// Counts what is written and forgets it, so that no disk is measured.
private final class CountingSink: ByteSink {
  private(set) var count = 0
  func write(_ bytes: UnsafeRawBufferPointer) { count += bytes.count }
}
