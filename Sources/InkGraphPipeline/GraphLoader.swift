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
    // Another program may make another graph of the same library.
    let stamp = state ^ StableHash.hash("\(ProgramVersion.current) \(GraphAssembler.version)")
    if let graph = store.graphImage(stamp: stamp) { return graph }
    let graph = try GraphAssembler.assemble(store)
    if try store.linkedIsCurrent, try store.stamp == state {
      store.saveGraphImage(
        graph, namesOf: graph.labels.filter { $0 != "article" && $0 != "issue" }, stamp: stamp)
    }
    return graph
  }
}
