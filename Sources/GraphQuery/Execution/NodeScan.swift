import InkGraphCore
import PropertyGraph

/// Sets a slot to each node at which a pattern can begin.
final class NodeScan: Operator {
  private let plan: NodeScanPlan
  /// For sources of the kind `table`: the nodes by the value of the property.
  private var table: [QueryValue: [NodeID]]?

  private let tests: [ElementTest]
  private var check: ElementCheck?
  private var index: NodeIndex?
  private var graphVersion = -1

  init(_ plan: NodeScanPlan, _ tests: [ElementTest], run: QueryRun, next: Operator) {
    self.plan = plan
    self.tests = tests
    super.init(run: run, next: next)
  }

  private func prepare() throws(QueryError) {
    check = nil
    for test in tests {
      let next = try test.check(run, isNode: true)
      check = check?.and(next) ?? next
    }
    if case .index(let key, _, _, _) = plan.source { index = run.graph.index(of: key) }
    table = nil
    graphVersion = run.graphVersion
  }

  override func receive(_ row: inout Row) throws(QueryError) -> Bool {
    if graphVersion != run.graphVersion { try prepare() }
    switch plan.source {
    case .allNodes: return try handOn(run.graph.nodes, &row)
    case .label(let label): return try handOn(run.graph.nodes(withLabel: label), &row)
    case .index(_, let value, _, let isList):
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
    let check = check
    for node in nodes {
      if let check, !check.holds(node.index) {
        try run.tick()
        continue
      }
      row[plan.slot] = .node(node)
      if try !handOn(&row) { return false }
    }
    return true
  }

  /// Hands on the nodes with a value, or with one of the values of a list.
  private func seek(
    _ value: QueryValue, _ isList: Bool, _ row: inout Row
  ) throws(QueryError) -> Bool {
    if !isList, case .string(let text) = value, let index {
      return try handOn(index.nodes(equalTo: .string(text)), &row)
    }
    var values = [value]
    if isList {
      // Whatever is no list is for the condition to complain of.
      guard case .list(let elements) = value else { return value.isNull ? true : try scan(&row) }
      values = elements
    }
    var found: [NodeID] = []
    for value in values {
      guard let nodes = nodes(with: value) else {
        // The index does not know such values, so each node has to be looked at.
        return try scan(&row)
      }
      found += nodes
    }
    if values.count > 1 { found = Array(Set(found)).sorted() }
    return try handOn(found, &row)
  }

  /// Hands on all nodes that fulfil the condition for which the index was to be asked.
  private func scan(_ row: inout Row) throws(QueryError) -> Bool {
    guard case .index(_, _, let condition, _) = plan.source else { return true }
    for node in run.graph.nodes {
      try run.tick()
      if let check, !check.holds(node.index) { continue }
      row[plan.slot] = .node(node)
      guard try run.truth(condition, &row) == true else { continue }
      if try !handOn(&row) { return false }
    }
    return true
  }

  /// The nodes with a value, or nil if the index cannot tell.
  private func nodes(with value: QueryValue) -> [NodeID]? {
    guard let index else { return nil }
    func found(_ value: PropertyValue) -> [NodeID] { Array(index.nodes(equalTo: value)) }
    switch value {
    case .null: return []
    case .boolean(let value): return found(.boolean(value))
    case .string(let text): return found(.string(text))
    case .integer(let number):
      let doubles = Double(exactly: number).map { found(.double($0)) } ?? []
      return (found(.integer(number)) + doubles).sorted()
    case .double(let number):
      let wholes = Int64(exactly: number).map { found(.integer($0)) } ?? []
      return (found(.double(number)) + wholes).sorted()
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
