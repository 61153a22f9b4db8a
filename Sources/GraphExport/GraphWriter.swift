public import PropertyGraph

/// Writes graphs in one format.
///
/// **Invariant:** the same graph, vocabulary and options give the same bytes everywhere; memory
/// does not grow with the length of texts.
public protocol GraphWriter: Sendable {
  /// Writes a whole document.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - sink: What receives the bytes. After an error it has seen a beginning of the document.
  /// - Throws: `.sink` when the sink throws, and what the format itself refuses.
  func write(_ graph: Graph, to sink: any ByteSink) throws(ExportError)
}

extension GraphWriter {
  /// The document as text, for tests and small graphs.
  public func text(of graph: Graph) throws(ExportError) -> String {
    let sink = MemorySink()
    try write(graph, to: sink)
    return sink.text
  }
}
