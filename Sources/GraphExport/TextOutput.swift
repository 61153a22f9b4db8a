/// Gathers text into pieces of some 64 KiB for a sink.
struct TextOutput: ~Copyable {
  private var bytes: [UInt8] = []
  private let sink: any ByteSink
  private let format: ExportFormat

  private static let pieceSize = 1 << 16

  init(_ sink: any ByteSink, format: ExportFormat) {
    self.sink = sink
    self.format = format
  }

  mutating func write(_ text: String) throws(ExportError) {
    bytes.append(contentsOf: text.utf8)
    if bytes.count >= Self.pieceSize { try flush() }
  }

  mutating func flush() throws(ExportError) {
    guard !bytes.isEmpty else { return }
    do { try bytes.withUnsafeBytes { try sink.write($0) } } catch {
      throw ExportError(.sink(error), format: format)
    }
    bytes.removeAll(keepingCapacity: true)
  }
}
