import PropertyGraph

/// Where a part of a pattern begins.
extension PatternPlanner {
  /// The node that is not known for which the fewest candidates have to be looked at.
  func nextScan(_ state: State) -> (plan: NodeScanPlan, rows: Double)? {
    var best: (plan: NodeScanPlan, rows: Double)?
    for node in pattern.nodes where !state.known.contains(node.slot) {
      let (source, rows) = source(node, state)
      if let best, best.rows <= rows { continue }
      // Rows of clauses before are multiplied just as parts of one pattern are.
      let hasRows = state.hasPart || (!match.boundSlots.isEmpty && state.builder.rows > 1)
      let plan = NodeScanPlan(
        slot: node.slot, name: node.name, source: source,
        isCrossProduct: hasRows && !source.depends(on: state.known))
      best = (plan, rows)
    }
    return best
  }

  private func source(_ node: PatternNode, _ state: State) -> (NodeScanPlan.Source, Double) {
    var best: (NodeScanPlan.Source, Double) = (.allNodes, Double(statistics.nodeCount))
    for label in labels(ofSlot: node.slot) {
      let count = Double(statistics.count(ofLabel: label))
      if count < best.1 { best = (.label(label), count) }
    }
    for predicate in state.openPredicates {
      guard let seek = seek(predicate.expression, node.slot, state) else { continue }
      if let key = graph.indexedKeys.first(where: { $0.isSame(as: seek.key.name) }) {
        let rows = seek.isList ? 5 : 1.5
        if rows < best.1 {
          let source = NodeScanPlan.Source.index(
            key: key, value: seek.value, condition: predicate.expression, isList: seek.isList)
          best = (source, rows)
        }
      } else if state.hasPart || state.builder.rows > 1, !seek.isList,
        !seek.value.slots.isDisjoint(with: state.known)
      {
        // A value that comes from a row would mean one scan for each row; a table means one.
        let label = labels(ofSlot: node.slot).first
        let rows = best.1 * 0.1
        if rows < best.1 { best = (.table(label: label, key: seek.key, value: seek.value), rows) }
      }
    }
    return best
  }

  /// What a condition says of a property of a node: `n.key = value` or `n.key IN values`, where the
  /// value is known before the node is.
  private func seek(
    _ predicate: BoundExpression, _ slot: Int, _ state: State
  ) -> (key: NameKey, value: BoundExpression, isList: Bool)? {
    func isKnown(_ value: BoundExpression) -> Bool {
      let own = value.slots.intersection(match.newSlots)
      return own.isSubset(of: state.known) && value.subqueries.isEmpty
    }
    func key(_ expression: BoundExpression) -> NameKey? {
      guard case .property(let base, let key) = expression.kind, base.kind == .slot(slot) else {
        return nil
      }
      return key
    }
    switch predicate.kind {
    case .comparison(.equal, let left, let right):
      if let key = key(left), isKnown(right) { return (key, right, false) }
      if let key = key(right), isKnown(left) { return (key, left, false) }
    case .binary(.isIn, let left, let right):
      if let key = key(left), isKnown(right) { return (key, right, true) }
    default: break
    }
    return nil
  }

  /// The labels that a node must have.
  func labels(ofSlot slot: Int) -> [String] {
    match.predicates.flatMap { predicate -> [String] in
      guard case .hasLabels(let base, let tests) = predicate.kind, base.kind == .slot(slot) else {
        return []
      }
      return tests.map(\.label.name)
    }
  }
}

extension NodeScanPlan.Source {
  /// Whether what is looked for follows from values of the row.
  fileprivate func depends(on known: Set<Int>) -> Bool {
    switch self {
    case .index(_, let value, _, _), .table(_, _, let value):
      !value.slots.isDisjoint(with: known)
    case .allNodes, .label: false
    }
  }
}
