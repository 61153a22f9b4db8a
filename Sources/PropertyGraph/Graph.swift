/// A frozen property graph: nodes with labels, edges with a type, both with properties.
///
/// Made by a `GraphBuilder`. Ids are dense and follow the order in which elements were added. Node
/// adjacency stands in compressed rows for both directions (16 bytes for an edge), strings are kept
/// once, properties stand in packed columns. Copies share their storage and can be read from any
/// number of threads.
///
/// **Invariant:** a graph never changes; every order it gives follows from ids or from scalars,
/// never from hash values.
///
/// ```swift
/// var builder = GraphBuilder()
/// let wang = builder.addNode(labels: ["person"], properties: ["name": .string("王芳")])
/// let bureau = builder.addNode(labels: ["agency"], properties: ["name": .string("临渡区水务局")])
/// builder.addEdge(from: wang, to: bureau, type: "holdsPosition")
/// let graph = builder.build()
/// for (edge, neighbor) in graph.outgoing(wang) { print(graph.type(of: edge), neighbor) }
/// ```
public struct Graph: Sendable {
  let storage: GraphStorage

  init(_ storage: GraphStorage) { self.storage = storage }

  /// A graph without nodes.
  public static let empty = GraphBuilder().build()

  /// The number of nodes.
  public var nodeCount: Int { storage.labelSetOfNode.count }

  /// The number of edges.
  public var edgeCount: Int { storage.sources.count }

  /// All nodes, ascending.
  public var nodes: GraphElementIDs<NodeID> { GraphElementIDs(endIndex: nodeCount) }

  /// All edges, ascending.
  public var edges: GraphElementIDs<EdgeID> { GraphElementIDs(endIndex: edgeCount) }
}
