import PropertyGraph

extension FunctionLibrary {
  /// Functions of nodes, relationships and paths.
  static let graphFunctions: [QueryFunction] = [
    QueryFunction(
      "labels", [.node], to: .list(.string)
    ) { arguments, call throws(QueryError) in
      guard case .node(let node) = arguments[0] else {
        throw call.wrongType(arguments[0], "a node")
      }
      return .list(call.run.graph.labels(of: node).map { .string($0) })
    },
    QueryFunction("type", [.relationship], to: .string) { arguments, call throws(QueryError) in
      guard case .relationship(let edge) = arguments[0] else {
        throw call.wrongType(arguments[0], "a relationship")
      }
      return .string(call.run.graph.type(of: edge))
    },
    QueryFunction(
      "id", [[.node, .relationship]], to: .integer
    ) { arguments, call throws(QueryError) in
      .integer(Int64(try elementIndex(arguments[0], call)))
    },
    QueryFunction(
      "elementId", [[.node, .relationship]], to: .string
    ) { arguments, call throws(QueryError) in
      let isNode = if case .node = arguments[0] { true } else { false }
      return .string((isNode ? "n" : "e") + String(try elementIndex(arguments[0], call)))
    },
    end("startNode") { $0.source(of: $1) },
    end("endNode") { $0.target(of: $1) },
    QueryFunction(
      "properties", [.keyed], to: .map
    ) { arguments, call throws(QueryError) in
      guard let map = call.run.properties(of: arguments[0]) else {
        throw call.wrongType(arguments[0], "a node, relationship or map")
      }
      return .map(map)
    },
    QueryFunction(
      "keys", [.keyed], to: .list(.string)
    ) { arguments, call throws(QueryError) in
      guard let map = call.run.properties(of: arguments[0]) else {
        throw call.wrongType(arguments[0], "a node, relationship or map")
      }
      return .list(map.keys.map { .string($0) })
    },
    QueryFunction(
      "degree", [.node], to: .integer
    ) { arguments, call throws(QueryError) in
      guard case .node(let node) = arguments[0] else {
        throw call.wrongType(arguments[0], "a node")
      }
      return .integer(Int64(call.run.graph.degree(of: node)))
    },
    QueryFunction("length", [.path], to: .integer) { arguments, call throws(QueryError) in
      .integer(Int64(try path(arguments[0], call).length))
    },
    QueryFunction("nodes", [.path], to: .list(.node)) { arguments, call throws(QueryError) in
      .list(try path(arguments[0], call).nodes.map { .node($0) })
    },
    QueryFunction(
      "relationships", [.path], to: .list(.relationship)
    ) { arguments, call throws(QueryError) in
      .list(try path(arguments[0], call).edges.map { .relationship($0) })
    },
  ]

  private static func end(
    _ name: String, _ node: @escaping @Sendable (Graph, EdgeID) -> NodeID
  ) -> QueryFunction {
    QueryFunction(name, [.relationship], to: .node) { arguments, call throws(QueryError) in
      guard case .relationship(let edge) = arguments[0] else {
        throw call.wrongType(arguments[0], "a relationship")
      }
      return .node(node(call.run.graph, edge))
    }
  }

  private static func elementIndex(
    _ value: QueryValue, _ call: FunctionContext
  ) throws(QueryError) -> UInt32 {
    switch value {
    case .node(let node): return node.index
    case .relationship(let edge): return edge.index
    default: throw call.wrongType(value, "a node or relationship")
    }
  }

  private static func path(
    _ value: QueryValue, _ call: FunctionContext
  ) throws(QueryError) -> GraphPath {
    guard case .path(let path) = value else { throw call.wrongType(value, "a path") }
    return path
  }
}
