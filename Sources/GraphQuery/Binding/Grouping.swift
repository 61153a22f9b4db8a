/// Splits the columns of an aggregating projection into grouping keys and aggregating calls, and
/// rewrites expressions so that they read those.
///
/// Behind an aggregation or DISTINCT, only the columns are left; an expression may use a column by
/// its name or by repeating it.
struct Grouping {
  private(set) var aggregation = BoundAggregation()
  private let items: [Binder.BoundItem]
  /// Slots that hold one value for all rows: what a subquery sees of outside.
  private let constants: Set<Int>
  private let isDistinct: Bool

  init(items: [Binder.BoundItem], constants: Set<Int>, isDistinct: Bool) {
    self.items = items
    self.constants = constants
    self.isDistinct = isDistinct
    aggregation.keys = items.filter { !$0.value.hasAggregate }.map { item in
      BoundAssignment(slot: item.slot, value: item.value)
    }
  }

  /// Adds a column.
  ///
  /// - Returns: What has to be computed from the keys and calls for it.
  mutating func add(
    _ item: Binder.BoundItem, _ frame: Frame
  ) throws(QueryError) -> [BoundAssignment] {
    guard item.value.hasAggregate else { return [] }
    if case .aggregate(let call) = item.value.kind {
      let known = aggregation.calls.first { $0.call == call }
      if let known { return [BoundAssignment(slot: item.slot, value: .slot(known.slot))] }
      try check(call, item.value.place)
      aggregation.calls.append(
        AggregateAssignment(slot: item.slot, call: call, place: item.value.place))
      return []
    }
    let value = try rewrite(item.value, frame, item.value.localSlots) {
      expression throws(QueryError) in
      throw Self.ambiguous(expression)
    }
    return [BoundAssignment(slot: item.slot, value: value)]
  }

  /// Rewrites an expression behind the projection, for ORDER BY and WHERE.
  mutating func close(
    _ expression: BoundExpression, _ scope: Scope, _ frame: Frame
  ) throws(QueryError) -> BoundExpression {
    let columns = Set(items.map(\.slot))
    let known = columns.union(constants).union(expression.localSlots)
    let onlyNames = expression.hasAggregate
    let keyed = items.filter { !$0.value.hasAggregate }
    func closed(_ part: BoundExpression) throws(QueryError) -> BoundExpression {
      if let item = items.first(where: { $0.value == part }),
        !onlyNames || item.value.hasAggregate || Self.isName(part)
      {
        return .slot(item.slot)
      }
      switch part.kind {
      case .slot(let slot):
        if known.contains(slot) { return part }
        if keyed.contains(where: { $0.value.slots.contains(slot) }), onlyNames {
          throw Self.ambiguous(part)
        }
        throw notProjected(part, slot, scope)
      case .aggregate(let call):
        if let same = aggregation.calls.first(where: { $0.call == call }) {
          return .slot(same.slot)
        }
        // The argument of a call that is no column would need rows that are gone.
        for slot in part.slots where !constants.contains(slot) {
          throw notProjected(part, slot, scope)
        }
        let slot = frame.allocate()
        aggregation.calls.append(AggregateAssignment(slot: slot, call: call, place: part.place))
        return .slot(slot)
      case .subquery(let subquery):
        for slot in subquery.usedSlots where !known.contains(slot) {
          throw notProjected(part, slot, scope)
        }
        return part
      default:
        return try part.mapChildren { child throws(QueryError) in try closed(child) }
      }
    }
    return try closed(expression)
  }

  /// Replaces keys and calls by their slots; any other slot goes to `unknown`.
  private mutating func rewrite(
    _ expression: BoundExpression, _ frame: Frame, _ locals: Set<Int>,
    unknown: (BoundExpression) throws(QueryError) -> BoundExpression
  ) throws(QueryError) -> BoundExpression {
    if Self.isName(expression),
      let key = aggregation.keys.first(where: { $0.value == expression })
    {
      return .slot(key.slot)
    }
    switch expression.kind {
    case .slot(let slot):
      let isKnown = constants.contains(slot) || locals.contains(slot)
      return isKnown ? expression : try unknown(expression)
    case .aggregate(let call):
      if let known = aggregation.calls.first(where: { $0.call == call }) {
        return .slot(known.slot)
      }
      try check(call, expression.place)
      let slot = frame.allocate()
      aggregation.calls.append(
        AggregateAssignment(slot: slot, call: call, place: expression.place))
      return .slot(slot)
    case .subquery(let subquery):
      let known = Set(aggregation.keys.map(\.slot)).union(constants).union(locals)
      return subquery.usedSlots.isSubset(of: known) ? expression : try unknown(expression)
    default:
      return try expression.mapChildren { child throws(QueryError) in
        try rewrite(child, frame, locals, unknown: unknown)
      }
    }
  }

  /// Whether an expression is a variable, or a property of one: the keys that may be used inside an
  /// aggregating expression.
  private static func isName(_ expression: BoundExpression) -> Bool {
    switch expression.kind {
    case .slot: true
    case .property(let base, _): isName(base)
    default: false
    }
  }

  private func check(_ call: AggregateCall, _ place: Place) throws(QueryError) {
    for part in [call.argument, call.parameter].compactMap({ $0 }) {
      if let inner = Binder.firstAggregate(part) {
        throw QueryError(
          .nestedAggregation, "an aggregating function stands inside of another",
          at: inner.place, hint: "compute the inner one in a WITH before")
      }
      if part.contains(where: \.isRandom) {
        throw QueryError(
          .nonConstantExpression, "a random value cannot be aggregated", at: part.place)
      }
    }
  }

  private static func ambiguous(_ expression: BoundExpression) -> QueryError {
    QueryError(
      .ambiguousAggregationExpression,
      "it is open by which value of this the rows are grouped", at: expression.place,
      hint: "make it a column of its own, and use the column's name")
  }

  private func notProjected(
    _ expression: BoundExpression, _ slot: Int, _ scope: Scope
  ) -> QueryError {
    let name = scope.variables.first { $0.slot == slot }?.name ?? "this"
    let cause = isDistinct ? "DISTINCT" : "the aggregation"
    return QueryError(
      .undefinedVariable, "'\(name)' is gone after \(cause)", at: expression.place,
      hint: "make it a column, or sort by a column")
  }
}

extension BoundExpression {
  /// The slots that the expression sets itself, for the elements of lists.
  fileprivate var localSlots: Set<Int> {
    var result = children.reduce(into: Set<Int>()) { $0.formUnion($1.localSlots) }
    switch kind {
    case .listComprehension(let slot, _, _, _), .quantifier(_, let slot, _, _):
      result.insert(slot)
    case .reduce(let value, _, let slot, _, _): result.formUnion([value, slot])
    default: break
    }
    return result
  }

  /// Whether the expression itself gives another value each time.
  fileprivate var isRandom: Bool {
    if case .call(let function, _) = kind { function.isRandom } else { false }
  }
}
