import InkGraphCore
import PropertyGraph

/// Sets a slot to each node at which a pattern can begin.
final class NodeScan: Operator {
  private let plan: NodeScanPlan
  /// For sources of the kind `table`: the nodes by the value of the property.
  private var table: [QueryValue: [NodeID]]?

  private let tests: [ElementTest]
  private var checks: [ElementCheck] = []
  private var index: NodeIndex?
  private var graphVersion = -1

  init(_ plan: NodeScanPlan, _ tests: [ElementTest], run: QueryRun, next: Operator) {
    self.plan = plan
    self.tests = tests
    super.init(run: run, next: next)
  }

  private func prepare() throws(QueryError) {
    checks = []
    for test in tests { checks.append(try test.check(run, isNode: true)) }
    if case .index(let key, _, _) = plan.source { index = run.graph.index(of: key) }
    table = nil
    graphVersion = run.graphVersion
  }

  override func receive(_ row: inout Row) throws(QueryError) -> Bool {
    if graphVersion != run.graphVersion { try prepare() }
    switch plan.source {
    case .allNodes: return try handOn(run.graph.nodes, &row)
    case .label(let label): return try handOn(run.graph.nodes(withLabel: label), &row)
    case .index(_, let value, let isList):
      return try seek(run.value(value, &row), isList, &row)
    case .table(let label, let key, let value):
      let value = try run.value(value, &row)
      if value.isNull { return true }
      return try handOn(try nodesByValue(label, key)[value] ?? [], &row)
    }
  }

  private func handOn(
    _ nodes: some Sequence<NodeID>, _ row: inout Row
  ) throws(QueryError) -> Bool {
    for node in nodes {
      if checks.contains(where: { !$0.holds(node.index) }) {
        try run.tick()
        continue
      }
      row[plan.slot] = .node(node)
      if try !handOn(&row) { return false }
    }
    return true
  }

  private func seek(
    _ value: QueryValue, _ isList: Bool, _ row: inout Row
  ) throws(QueryError) -> Bool {
    var values = [value]
    if isList, case .list(let elements) = value { values = elements }
    var found: [NodeID] = []
    for value in values {
      guard let nodes = nodes(with: value) else {
        // The index does not know such values; the condition itself will choose.
        return try handOn(run.graph.nodes, &row)
      }
      found += nodes
    }
    if values.count > 1 { found = Array(Set(found)).sorted() }
    return try handOn(found, &row)
  }

  /// The nodes with a value, or nil if the index cannot tell.
  private func nodes(with value: QueryValue) -> [NodeID]? {
    guard let index else { return nil }
    switch value {
    case .null: return []
    case .boolean(let value): return index.nodes(equalTo: .boolean(value))
    case .string(let text): return index.nodes(equalTo: .string(text))
    case .integer(let number):
      var nodes = index.nodes(equalTo: .integer(number))
      if let double = Double(exactly: number) { nodes += index.nodes(equalTo: .double(double)) }
      return nodes.sorted()
    case .double(let number):
      var nodes = index.nodes(equalTo: .double(number))
      if let whole = Int64(exactly: number) { nodes += index.nodes(equalTo: .integer(whole)) }
      return nodes.sorted()
    default: return nil
    }
  }

  private func nodesByValue(
    _ label: String?, _ key: NameKey
  ) throws(QueryError) -> [QueryValue: [NodeID]] {
    if let table { return table }
    var made: [QueryValue: [NodeID]] = [:]
    let candidates = label.map { run.graph.nodes(withLabel: $0) } ?? Array(run.graph.nodes)
    for node in candidates {
      try run.tick()
      let value = run.property(key, of: node)
      guard !value.isNull else { continue }
      try run.charge(48)
      made[value, default: []].append(node)
    }
    table = made
    return made
  }
}
