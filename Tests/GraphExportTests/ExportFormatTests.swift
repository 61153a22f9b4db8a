import GraphExport
import PropertyGraph
import Testing

@Suite("Export formats") struct ExportFormatTests {
  /// A sink that is full after some bytes.
  private final class FullSink: ByteSink {
    struct Full: Error, CustomStringConvertible { var description: String { "no space left" } }
    private var room: Int
    private(set) var isFull = false

    init(room: Int) { self.room = room }

    func write(_ bytes: UnsafeRawBufferPointer) throws {
      #expect(!isFull)
      room -= bytes.count
      isFull = room < 0
      if isFull { throw Full() }
    }
  }

  /// A sink that counts its pieces.
  private final class CountingSink: ByteSink {
    private(set) var pieces: [Int] = []

    func write(_ bytes: UnsafeRawBufferPointer) { pieces.append(bytes.count) }
  }

  /// The formats that lay out nothing, which takes long in a debug build.
  private static let plain = ExportFormat.allCases.filter { $0 != .svg && $0 != .html }

  private static let largeGraph = {
    var builder = GraphBuilder()
    for _ in 0..<4_000 { builder.addNode(labels: ["person"]) }
    for node in 0..<4_000 as Range<UInt32> {
      builder.addEdge(
        from: NodeID(index: node), to: NodeID(index: node / 2), type: "memberOf")
    }
    return builder.build()
  }()

  private static func writer(_ format: ExportFormat) -> any GraphWriter {
    var options = ExportOptions()
    options.maximumPictureNodes = nil
    return format.writer(vocabulary: sampleVocabulary, options: options)
  }

  @Test("an error of the sink comes out with its cause", arguments: plain)
  func sinkError(format: ExportFormat) {
    let error = #expect(throws: ExportError.self) {
      try Self.writer(format).write(Self.largeGraph, to: FullSink(room: 100_000))
    }
    #expect(
      error?.description
        == "\(format.rawValue) export: the output cannot be written: no space left")
  }

  @Test("documents come in pieces of bounded size", arguments: plain)
  func pieces(format: ExportFormat) throws {
    let sink = CountingSink()
    try Self.writer(format).write(Self.largeGraph, to: sink)
    #expect(sink.pieces.count > 3)
    #expect((sink.pieces.max() ?? 0) < 1 << 17)
  }

  @Test("properties given in another order give the same bytes", arguments: ExportFormat.allCases)
  func order(format: ExportFormat) throws {
    var builder = GraphBuilder()
    for node in sampleGraph.nodes {
      let properties = sampleGraph.properties(of: node).reversed().map { ($0.key, $0.value) }
      builder.addNode(labels: sampleGraph.labels(of: node), properties: properties)
    }
    for edge in sampleGraph.edges {
      let properties = sampleGraph.properties(of: edge).reversed().map { ($0.key, $0.value) }
      builder.addEdge(
        from: sampleGraph.source(of: edge), to: sampleGraph.target(of: edge),
        type: sampleGraph.type(of: edge), properties: properties)
    }
    let writer = Self.writer(format)
    #expect(try writer.text(of: builder.build()) == writer.text(of: sampleGraph))
  }

  @Test(
    "without a vocabulary a graph is exported under local names", arguments: ExportFormat.allCases)
  func bareVocabulary(format: ExportFormat) throws {
    let text = try format.writer(vocabulary: ExportVocabulary()).text(of: sampleGraph)
    #expect(text.contains("holdsPosition") || [.ftm, .svg].contains(format))
  }
}
