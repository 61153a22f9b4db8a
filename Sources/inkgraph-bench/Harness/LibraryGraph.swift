import GraphStore
import InkGraphPipeline
import PropertyGraph

/// Opens libraries as the commands of `inkgraph` do.
enum LibraryGraph {
  /// The graph of a library.
  static func open(_ path: String) throws -> Graph {
    let store = try GraphStore.open(path: path, mode: .readOnly)
    defer { store.close() }
    return try GraphLoader.graph(of: store)
  }
}
