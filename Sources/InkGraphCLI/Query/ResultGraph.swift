import GraphQuery
import PropertyGraph

/// The part of a graph that the rows of a query show.
enum ResultGraph {
  /// The nodes, relationships and paths in the rows, as a graph of their own.
  ///
  /// Where rows show nodes only, the edges between them belong to it too: a list of things is drawn
  /// with what ties them together.
  static func graph(of result: ResultTable) -> Graph {
    let graph = result.graph
    var collector = Collector(graph: graph)
    for row in result.rows { for value in row { collector.add(value) } }
    let nodes = collector.nodes
    let edges = collector.edges
    return graph.subgraph(
      keepingNodes: { nodes.contains($0) }, edges: { edges.isEmpty || edges.contains($0) })
  }

  private struct Collector {
    let graph: Graph
    var nodes: Set<NodeID> = []
    var edges: Set<EdgeID> = []

    mutating func add(_ value: QueryValue) {
      switch value {
      case .node(let node): nodes.insert(node)
      case .relationship(let edge): add(edge)
      case .path(let path):
        nodes.formUnion(path.nodes)
        for edge in path.edges { add(edge) }
      case .list(let values): for value in values { add(value) }
      case .map(let map): for entry in map.entries { add(entry.value) }
      default: break
      }
    }

    private mutating func add(_ edge: EdgeID) {
      edges.insert(edge)
      nodes.insert(graph.source(of: edge))
      nodes.insert(graph.target(of: edge))
    }
  }
}
