public import PropertyGraph

/// Answers openCypher queries about a graph.
///
/// It reads the clauses MATCH, OPTIONAL MATCH, UNWIND, WITH, RETURN and UNION with all of their
/// parts, and the expressions and functions of openCypher 9. Names of variables, labels, types and
/// properties can be Chinese without quotes.
///
/// Not there: clauses that write, CALL, and what came after openCypher 9 except for the subqueries
/// `EXISTS { }`, `COUNT { }` and `COLLECT { }`, map projections, and `=~`, whose expressions know no
/// back references. Texts are measured in Unicode scalars and ordered by them. `shortestPath` gives
/// the shortest path that fulfils the conditions of its WHERE.
///
/// **Invariant:** a query never changes the graph; the same query on the same graph gives the same
/// rows in the same order, unless it asks for the time.
///
/// ```swift
/// let engine = QueryEngine(graph: graph)
/// let table = try engine.run(
///   "MATCH (人:person)-[r:holdsPosition]->(n) WHERE n.name = $name RETURN 人.name, r.qualifier",
///   parameters: ["name": "临渡区水务局"])
/// for row in table.rows { print(row) }
/// ```
public struct QueryEngine: Sendable {
  /// The graph that is asked.
  public let graph: Graph
  private let names: SchemaNames
  private let statistics: GraphStatistics
  private let shared: SharedAccess

  /// Makes an engine, which counts the labels and types of the graph once.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - names: Other names for its labels, types and properties.
  /// - Complexity: O(*n* + *m*), *n* nodes, *m* edges.
  public init(graph: Graph, names: SchemaNames = .identity) {
    self.graph = graph
    self.names = names
    statistics = GraphStatistics(graph)
    shared = SharedAccess(graph)
  }

  /// Runs a query.
  ///
  /// - Parameters:
  ///   - text: The query.
  ///   - parameters: The values of its parameters, without the dollar sign.
  ///   - options: What the query may use.
  /// - Returns: The rows.
  /// - Throws: `QueryError` with the place in the text: of the phase `compileTime` if the query is
  ///   wrong in itself, of the phase `runtime` if a value or a limit stops it.
  public func run(
    _ text: String, parameters: [String: QueryValue] = [:], options: QueryOptions = QueryOptions()
  ) throws(QueryError) -> ResultTable {
    try run(prepare(text, unknownNames: options.unknownNames), parameters, options)
  }

  /// Reads and plans a query once, to run it many times.
  ///
  /// - Parameters:
  ///   - text: The query.
  ///   - unknownNames: What happens when it names what the graph does not have.
  /// - Returns: The query, to be run by this engine.
  /// - Throws: `QueryError` of the phase `compileTime`.
  public func prepare(
    _ text: String, unknownNames: QueryOptions.UnknownNames = .note
  ) throws(QueryError) -> PreparedQuery {
    do throws(QueryError) {
      let ast = try Parser.parse(text)
      var binder = Binder(graph: graph, names: names, strictNames: unknownNames == .fail)
      let bound = try binder.bind(ast)
      var planner = Planner(graph: graph, statistics: statistics, isFrozen: true)
      return PreparedQuery(
        text: text, plan: planner.plan(bound, keyNames: binder.keyNames),
        notices: binder.notices.map { $0.located(in: text) })
    } catch {
      throw error.located(in: text)
    }
  }

  /// Runs a query that this engine prepared.
  ///
  /// - Throws: `QueryError` of the phase `runtime`.
  public func run(
    _ query: PreparedQuery, _ parameters: [String: QueryValue] = [:],
    _ options: QueryOptions = QueryOptions()
  ) throws(QueryError) -> ResultTable {
    let run = QueryRun(
      graph: graph, shared: shared, plan: query.plan, parameters: parameters, options: options)
    return try table(of: run, query)
  }

  private func table(of run: QueryRun, _ query: PreparedQuery) throws(QueryError) -> ResultTable {
    do throws(QueryError) {
      let (rows, isTruncated) = try Executor(run: run).rows(query.plan)
      return ResultTable(
        columns: query.plan.columns, rows: rows, isTruncated: isTruncated, notices: query.notices,
        graph: graph)
    } catch {
      throw error.located(in: query.text)
    }
  }

  /// Describes how a query would be run: its steps in order, with about how many rows each makes.
  ///
  /// - Parameter text: The query.
  /// - Returns: One line for each step; a pattern whose parts are not connected is marked.
  /// - Throws: `QueryError` of the phase `compileTime`.
  public func explain(_ text: String) throws(QueryError) -> String {
    PlanDescription(try prepare(text).plan).text
  }

  /// Runs a query and describes its steps with the number of rows that each handed on.
  ///
  /// - Returns: The rows, and one line for each step.
  /// - Throws: `QueryError` as `run`.
  public func profile(
    _ text: String, parameters: [String: QueryValue] = [:], options: QueryOptions = QueryOptions()
  ) throws(QueryError) -> (table: ResultTable, description: String) {
    let query = try prepare(text, unknownNames: options.unknownNames)
    var options = options
    options.countsRows = true
    let run = QueryRun(
      graph: graph, shared: shared, plan: query.plan, parameters: parameters, options: options)
    let table = try table(of: run, query)
    return (table, PlanDescription(query.plan, rowCounts: run.rowCounts).text)
  }
}

/// A query that was read and planned for the graph of one engine.
public struct PreparedQuery: Sendable {
  let text: String
  let plan: LogicalPlan
  let notices: [QueryNotice]
}
