extension BoundExpression {
  /// The expressions directly inside; those in subqueries are not among them.
  var children: [BoundExpression] {
    switch kind {
    case .constant, .parameter, .slot, .subquery: []
    case .property(let base, _), .hasLabels(let base, _), .not(let base), .negated(let base),
      .positive(let base), .isNull(let base, _):
      [base]
    case .subscripted(let left, let right), .binary(_, let left, let right),
      .comparison(_, let left, let right):
      [left, right]
    case .slice(let base, let from, let to): [base] + [from, to].compactMap { $0 }
    case .logical(_, let operands), .list(let operands), .call(_, let operands): operands
    case .map(let entries): entries.map(\.value)
    case .mapProjection(let base, let items):
      [base] + items.compactMap { if case .entry(let entry) = $0 { entry.value } else { nil } }
    case .aggregate(let call): [call.argument, call.parameter].compactMap { $0 }
    case .conditional(let subject, let branches, let otherwise):
      [subject, otherwise].compactMap { $0 } + branches.flatMap { [$0.condition, $0.result] }
    case .listComprehension(_, let list, let filter, let result):
      [list] + [filter, result].compactMap { $0 }
    case .quantifier(_, _, let list, let filter): [list, filter]
    case .reduce(_, let initial, _, let list, let step): [initial, list, step]
    }
  }

  /// The slots that the expression reads and does not set itself.
  var slots: Set<Int> {
    switch kind {
    case .slot(let slot): return [slot]
    case .subquery(let subquery): return subquery.usedSlots
    default:
      var result: Set<Int> = []
      for child in children { result.formUnion(child.slots) }
      switch kind {
      case .listComprehension(let slot, _, _, _), .quantifier(_, let slot, _, _):
        result.remove(slot)
      case .reduce(let value, _, let slot, _, _):
        result.remove(value)
        result.remove(slot)
      default: break
      }
      return result
    }
  }

  /// Whether the expression or a part of it, outside of subqueries, fulfils a condition.
  func contains(where condition: (BoundExpression) -> Bool) -> Bool {
    condition(self) || children.contains { $0.contains(where: condition) }
  }

  /// Whether an aggregating function is called.
  var hasAggregate: Bool {
    contains { if case .aggregate = $0.kind { true } else { false } }
  }

  /// The subqueries in the expression, without those inside of them.
  var subqueries: [BoundSubquery] {
    if case .subquery(let subquery) = kind { return [subquery] }
    return children.flatMap(\.subqueries)
  }

  /// The operands of the ANDs at the top.
  var conjuncts: [BoundExpression] {
    if case .logical(.and, let operands) = kind { return operands.flatMap(\.conjuncts) }
    return [self]
  }

  /// The expression with each child replaced.
  func mapChildren(
    _ transform: (BoundExpression) throws(QueryError) -> BoundExpression
  ) throws(QueryError) -> BoundExpression {
    func optional(_ child: BoundExpression?) throws(QueryError) -> BoundExpression? {
      if let child { try transform(child) } else { nil }
    }
    func all(_ children: [BoundExpression]) throws(QueryError) -> [BoundExpression] {
      try children.map { child throws(QueryError) in try transform(child) }
    }
    let mapped: BoundKind
    switch kind {
    case .constant, .parameter, .slot, .subquery: return self
    case .property(let base, let key): mapped = .property(try transform(base), key)
    case .hasLabels(let base, let labels): mapped = .hasLabels(try transform(base), labels)
    case .not(let base): mapped = .not(try transform(base))
    case .negated(let base): mapped = .negated(try transform(base))
    case .positive(let base): mapped = .positive(try transform(base))
    case .isNull(let base, let isNegated):
      mapped = .isNull(try transform(base), isNegated: isNegated)
    case .subscripted(let base, let index):
      mapped = .subscripted(try transform(base), try transform(index))
    case .slice(let base, let from, let to):
      mapped = .slice(try transform(base), from: try optional(from), to: try optional(to))
    case .binary(let operation, let left, let right):
      mapped = .binary(operation, try transform(left), try transform(right))
    case .comparison(let operation, let left, let right):
      mapped = .comparison(operation, try transform(left), try transform(right))
    case .logical(let operation, let operands): mapped = .logical(operation, try all(operands))
    case .list(let elements): mapped = .list(try all(elements))
    case .call(let function, let arguments): mapped = .call(function, try all(arguments))
    case .map(let entries):
      mapped = .map(
        try entries.map { entry throws(QueryError) in
          BoundEntry(key: entry.key, value: try transform(entry.value))
        })
    case .mapProjection(let base, let items):
      mapped = .mapProjection(
        try transform(base),
        try items.map { item throws(QueryError) in
          guard case .entry(let entry) = item else { return item }
          return .entry(BoundEntry(key: entry.key, value: try transform(entry.value)))
        })
    case .aggregate(let call):
      mapped = .aggregate(
        AggregateCall(
          function: call.function, isDistinct: call.isDistinct,
          argument: try optional(call.argument), parameter: try optional(call.parameter)))
    case .conditional(let subject, let branches, let otherwise):
      mapped = .conditional(
        subject: try optional(subject),
        try branches.map { branch throws(QueryError) in
          BoundBranch(
            condition: try transform(branch.condition), result: try transform(branch.result))
        }, otherwise: try optional(otherwise))
    case .listComprehension(let slot, let list, let filter, let result):
      mapped = .listComprehension(
        slot: slot, list: try transform(list), filter: try optional(filter),
        result: try optional(result))
    case .quantifier(let quantifier, let slot, let list, let filter):
      mapped = .quantifier(
        quantifier, slot: slot, list: try transform(list), filter: try transform(filter))
    case .reduce(let value, let initial, let slot, let list, let step):
      mapped = .reduce(
        result: value, initial: try transform(initial), slot: slot, list: try transform(list),
        step: try transform(step))
    }
    return BoundExpression(mapped, place)
  }
}
