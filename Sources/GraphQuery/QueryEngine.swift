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
    do throws(QueryError) {
      let (plan, notices) = try plan(text, options)
      let run = QueryRun(graph: graph, plan: plan, parameters: parameters, options: options)
      let (rows, isTruncated) = try Executor(run: run).rows(plan)
      return ResultTable(
        columns: plan.columns, rows: rows, isTruncated: isTruncated,
        notices: notices.map { $0.located(in: text) }, graph: graph)
    } catch {
      throw error.located(in: text)
    }
  }

  /// Describes how a query would be run: its steps in order, with about how many rows each makes.
  ///
  /// - Parameter text: The query.
  /// - Returns: One line for each step; a pattern whose parts are not connected is marked.
  /// - Throws: `QueryError` of the phase `compileTime`.
  public func explain(_ text: String) throws(QueryError) -> String {
    do throws(QueryError) {
      return PlanDescription(try plan(text, QueryOptions()).plan).text
    } catch {
      throw error.located(in: text)
    }
  }

  private func plan(
    _ text: String, _ options: QueryOptions
  ) throws(QueryError) -> (plan: LogicalPlan, notices: [QueryNotice]) {
    let ast = try Parser.parse(text)
    var binder = Binder(
      graph: graph, names: names, strictNames: options.unknownNames == .fail)
    let bound = try binder.bind(ast)
    var planner = Planner(graph: graph, statistics: statistics)
    return (planner.plan(bound, keyNames: binder.keyNames), binder.notices)
  }
}
