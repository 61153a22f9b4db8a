public import PropertyGraph

/// Makes graphs from CREATE queries, for tests and examples.
///
/// ```swift
/// var creator = GraphCreator()
/// try creator.run("CREATE (:person {name: '王芳'})-[:memberOf]->(:agency {name: '水务局'})")
/// let graph = creator.graph
/// ```
///
/// **Invariant:** only adds; nodes and relationships that are there never change.
public struct GraphCreator: Sendable {
  /// The graph so far.
  public private(set) var graph: Graph
  private var builder: GraphBuilder

  /// Starts with an empty graph.
  ///
  /// - Parameter indexedKeys: The node properties to index.
  public init(indexing indexedKeys: [String] = ["key", "name"]) {
    builder = GraphBuilder(indexing: indexedKeys)
    graph = builder.build()
  }

  /// Runs a query that may hold CREATE and end with it.
  ///
  /// - Parameters:
  ///   - text: The query.
  ///   - parameters: The values of its parameters.
  /// - Throws: `QueryError`; the graph then stays as it was.
  public mutating func run(
    _ text: String, parameters: [String: QueryValue] = [:]
  ) throws(QueryError) {
    do throws(QueryError) {
      let ast = try Parser.parse(text, allowsCreate: true)
      var binder = Binder(graph: graph, names: .identity, strictNames: false)
      let bound = try binder.bind(ast)
      var planner = Planner(
        graph: graph, statistics: GraphStatistics(graph), isFrozen: false)
      let plan = planner.plan(bound, keyNames: binder.keyNames)
      let run = QueryRun(
        graph: graph, shared: SharedAccess(graph), plan: plan, parameters: parameters,
        options: QueryOptions())
      run.builder = builder
      _ = try Executor(run: run).rows(plan)
      if let builder = run.builder { self.builder = builder }
      graph = run.graph
    } catch {
      throw error.located(in: text)
    }
  }
}
