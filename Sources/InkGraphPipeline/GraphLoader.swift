public import GraphStore
internal import InkGraphCore
public import PropertyGraph

/// Opens the graph of a library: from the image beside it, or by reading the library, after which
/// an image is kept for the next time.
public enum GraphLoader {
  /// The graph of a library, without co-occurrence.
  ///
  /// No image is kept of a library whose last build is not finished.
  ///
  /// - Throws: `StoreError`.
  public static func graph(of store: GraphStore) throws(StoreError) -> Graph {
    let state = try store.stamp
    if let graph = store.graphImage(stamp: stamp(of: state)) { return graph }
    let graph = try GraphAssembler.assemble(store)
    if try store.linkedIsCurrent, try store.stamp == state { keep(graph, of: store, at: state) }
    return graph
  }

  /// Keeps a graph as that of a library, so that questions are asked of it.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - store: The library.
  ///   - state: The stamp of the library's state from which the graph was made.
  /// - Returns: Whether it was kept.
  @discardableResult
  public static func keep(_ graph: Graph, of store: GraphStore, at state: UInt64) -> Bool {
    store.saveGraphImage(
      graph, namesOf: graph.labels.filter { $0 != "article" && $0 != "issue" },
      stamp: stamp(of: state))
  }

  /// Another program may make another graph of the same library.
  private static func stamp(of state: UInt64) -> UInt64 {
    state ^ StableHash.hash("\(ProgramVersion.current) \(GraphAssembler.version)")
  }
}
