import InkGraphCore
import PropertyGraph

/// Sets a slot to each node at which a pattern can begin.
final class NodeScan: Operator {
  private let plan: NodeScanPlan
  /// For sources of the kind `table`: the nodes by the value of the property.
  private var table: [QueryValue: [NodeID]]?

  init(_ plan: NodeScanPlan, run: QueryRun, next: Operator) {
    self.plan = plan
    super.init(run: run, next: next)
  }

  override func receive(_ row: inout Row) throws(QueryError) -> Bool {
    switch plan.source {
    case .allNodes: return try handOn(run.graph.nodes, &row)
    case .label(let label): return try handOn(run.graph.nodes(withLabel: label), &row)
    case .index(let key, let value, let isList):
      return try seek(key, run.value(value, &row), isList, &row)
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
      row[plan.slot] = .node(node)
      if try !handOn(&row) { return false }
    }
    return true
  }

  private func seek(
    _ key: String, _ value: QueryValue, _ isList: Bool, _ row: inout Row
  ) throws(QueryError) -> Bool {
    var values = [value]
    if isList, case .list(let elements) = value { values = elements }
    var found: [NodeID] = []
    for value in values {
      guard let nodes = nodes(key, value) else {
        // The index does not know such values; the condition itself will choose.
        return try handOn(run.graph.nodes, &row)
      }
      found += nodes
    }
    if values.count > 1 { found = Array(Set(found)).sorted() }
    return try handOn(found, &row)
  }

  /// The nodes with a value, or nil if the index cannot tell.
  private func nodes(_ key: String, _ value: QueryValue) -> [NodeID]? {
    let graph = run.graph
    switch value {
    case .null: return []
    case .boolean(let value): return graph.nodes(where: key, equals: .boolean(value))
    case .string(let text): return graph.nodes(where: key, equals: .string(text))
    case .integer(let number):
      var nodes = graph.nodes(where: key, equals: .integer(number))
      if let double = Double(exactly: number) {
        nodes += graph.nodes(where: key, equals: .double(double))
      }
      return nodes.sorted()
    case .double(let number):
      var nodes = graph.nodes(where: key, equals: .double(number))
      if let whole = Int64(exactly: number) {
        nodes += graph.nodes(where: key, equals: .integer(whole))
      }
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
