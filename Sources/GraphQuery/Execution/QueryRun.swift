import InkGraphCore
import PropertyGraph

/// The values of the slots of one stage.
typealias Row = [QueryValue]

/// One run of a query: the graph, the parameters, the limits, and what was looked up so far.
///
/// **Invariant:** every loop over rows, edges or elements calls `tick`, so that a run ends soon after
/// its time is over or its task is cancelled.
final class QueryRun {
  /// Changes only while a graph is made by a query.
  private(set) var graph: Graph
  /// Counts how often the graph has changed, so that steps look up anew what they know of it.
  private(set) var graphVersion = 0
  /// What the run shares with others on `graph`.
  private(set) var shared: SharedAccess
  /// For how many equal rows the row stands that is handed on; see `CountBranches`.
  var weight: Int64 = 1
  let parameters: [String: QueryValue]
  let options: QueryOptions
  private let keyNames: [String]
  private let deadline: ContinuousClock.Instant?
  private var steps = 0
  var memory = 0
  private var nodeReaders: [PropertyReader<NodeID>?]
  private var edgeReaders: [PropertyReader<EdgeID>?]
  private var labelIDs: [LabelID??]
  /// The subqueries by their ids, as far as they ran.
  private var subqueries: [Int: SubqueryRun] = [:]
  private let subqueryPlans: [Int: SubqueryPlan]
  /// Only while a graph is made by a query.
  var builder: GraphBuilder?
  /// The numbers of rows that steps handed on, if they are counted.
  var rowCounts: [ObjectIdentifier: Int] = [:]
  /// The regular expressions of the query by their texts.
  var patterns: [String: RegularExpression] = [:]
  private var randomState: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// The moment that functions such as `date()` take for now; the same for the whole run.
  lazy var now = CurrentTime.now()

  init(
    graph: Graph, shared: SharedAccess, plan: LogicalPlan, parameters: [String: QueryValue],
    options: QueryOptions
  ) {
    self.graph = graph
    self.shared = shared
    self.parameters = parameters
    self.options = options
    keyNames = plan.keyNames
    subqueryPlans = plan.subqueries
    deadline = options.timeoutSeconds.map { .now + .seconds(max(0, min($0, 1e9))) }
    nodeReaders = Array(repeating: nil, count: plan.keyNames.count)
    edgeReaders = nodeReaders.map { _ in nil }
    labelIDs = nodeReaders.map { _ in nil }
  }

  /// Counts a step of work.
  ///
  /// - Throws: `QueryError` if the time is over or the task is cancelled; asked every 256 steps.
  @inline(__always)
  func tick() throws(QueryError) {
    steps &+= 1
    if steps & 0xFF == 0 { try checkTime() }
  }

  /// Counts several steps of work at once.
  func tick(_ count: Int) throws(QueryError) {
    let before = steps
    steps &+= count
    if (before ^ steps) & ~0xFF != 0 { try checkTime() }
  }

  func checkTime() throws(QueryError) {
    if let deadline, ContinuousClock.now > deadline {
      let seconds = options.timeoutSeconds ?? 0
      let shown = Int(exactly: seconds).map { $0 == 1 ? "1 second" : "\($0) seconds" }
      throw QueryError(
        .timedOut, "the query was stopped after \(shown ?? "\(seconds) seconds")",
        at: .unknown, hint: "ask for less, add a LIMIT, or allow more time", phase: .runtime)
    }
    if Task.isCancelled {
      throw QueryError(.timedOut, "the query was cancelled", at: .unknown, phase: .runtime)
    }
  }

  func property(_ key: NameKey, of node: NodeID) -> QueryValue {
    if nodeReaders[key.index] == nil { nodeReaders[key.index] = graph.nodeProperty(key.name) }
    guard let value = nodeReaders[key.index]?[node] else { return .null }
    return QueryValue(value)
  }

  func property(_ key: NameKey, of edge: EdgeID) -> QueryValue {
    if edgeReaders[key.index] == nil { edgeReaders[key.index] = graph.edgeProperty(key.name) }
    guard let value = edgeReaders[key.index]?[edge] else { return .null }
    return QueryValue(value)
  }

  func has(_ node: NodeID, _ label: NameKey) -> Bool {
    let id: LabelID?
    if let known = labelIDs[label.index] {
      id = known
    } else {
      id = graph.labelID(named: label.name)
      labelIDs[label.index] = .some(id)
    }
    return id.map { graph.hasLabel(node, $0) } ?? false
  }

  /// The running form of a subquery.
  func subquery(_ id: Int) -> SubqueryRun? {
    if let known = subqueries[id] { return known }
    guard let plan = subqueryPlans[id] else { return nil }
    let made = SubqueryRun(plan, run: self)
    subqueries[id] = made
    return made
  }

  /// Goes on with a graph that has grown.
  func replaceGraph(_ graph: Graph) {
    self.graph = graph
    shared = SharedAccess(graph)
    graphVersion += 1
    nodeReaders = nodeReaders.map { _ in nil }
    edgeReaders = edgeReaders.map { _ in nil }
    labelIDs = labelIDs.map { _ in nil }
    subqueries = [:]
  }

  /// The next number of a sequence that is the same in every run, 0..<1.
  ///
  /// Steele, Lea, Flood, "Fast splittable pseudorandom number generators" (2014),
  /// doi:10.1145/2660193.2660195.
  func nextRandom() -> Double {
    randomState &+= 0x9E37_79B9_7F4A_7C15
    var mixed = randomState
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return Double(mixed >> 11) * 0x1p-53
  }
}
