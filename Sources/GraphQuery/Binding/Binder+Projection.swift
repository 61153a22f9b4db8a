extension Binder {
  /// What the stage after a projection begins with.
  struct NextStage {
    var frame = Frame()
    var scope = Scope()
    var outer = Scope()
  }

  /// A column of a projection while it is bound.
  struct BoundItem {
    let name: String
    let slot: Int
    let value: BoundExpression
    let type: StaticType
    let place: Place
  }

  /// Binds WITH or RETURN.
  mutating func bind(
    _ clause: ProjectionClause, _ scope: Scope
  ) throws(QueryError) -> (BoundProjection, NextStage) {
    let items = try bindItems(clause, scope)
    let aggregates = items.contains { $0.value.hasAggregate }
    var projection = BoundProjection(
      aggregation: nil, assignments: [], isDistinct: clause.isDistinct,
      columnSlots: items.map(\.slot), order: [], outputSlots: items.map(\.slot),
      columnNames: items.map(\.name), isReturn: clause.isReturn)
    var grouping = Grouping(items: items, constants: outer.slots, isDistinct: clause.isDistinct)
    if aggregates {
      for item in items {
        projection.assignments += try grouping.add(item, frame)
      }
    } else {
      projection.assignments = items.compactMap { item in
        item.value.kind == .slot(item.slot)
          ? nil : BoundAssignment(slot: item.slot, value: item.value)
      }
    }

    // ORDER BY and WHERE see the columns, and behind them what was there before.
    var inner = scope
    for item in items { inner.set(item.name, slot: item.slot, type: item.type) }
    let isClosed = aggregates || clause.isDistinct
    for item in clause.order {
      var (value, _) = try bind(item.expression, inner)
      if !aggregates { try forbidAggregates(value, in: "this ORDER BY") }
      if isClosed { value = try grouping.close(value, inner, frame) }
      projection.order.append(BoundSortKey(value: value, isDescending: item.isDescending))
    }
    projection.skip = try bindCount(clause.skip, "SKIP", scope)
    projection.limit = try bindCount(clause.limit, "LIMIT", scope)
    if let filter = clause.filter {
      var value = try condition(filter, "WHERE", inner)
      try forbidAggregates(value, in: "WHERE")
      if isClosed { value = try grouping.close(value, inner, frame) }
      projection.filter = value
    }
    if aggregates { projection.aggregation = grouping.aggregation }
    try checkNames(clause, items)
    let next = nextStage(clause, items, &projection)
    return (projection, next)
  }

  private mutating func bindItems(
    _ clause: ProjectionClause, _ scope: Scope
  ) throws(QueryError) -> [BoundItem] {
    var items: [BoundItem] = []
    if clause.takesAll {
      if scope.variables.isEmpty, clause.isReturn {
        throw QueryError(
          .noVariablesInScope, "there are no variables that * could stand for", at: clause.place,
          hint: "name a node or relationship, as in MATCH (n) RETURN *")
      }
      items = scope.variables.map { variable in
        BoundItem(
          name: variable.name, slot: variable.slot, value: .slot(variable.slot),
          type: variable.type, place: clause.place)
      }
    }
    for item in clause.items {
      let (value, type) = try bind(item.expression, scope)
      var slot: Int?
      if case .slot(let known) = value.kind { slot = known }
      items.append(
        BoundItem(
          name: item.alias?.text ?? Self.columnName(item), slot: slot ?? frame.allocate(),
          value: value, type: type, place: item.alias?.place ?? item.expression.place))
    }
    return items
  }

  /// The name of a column without alias: a variable's own, else the text of the expression.
  private static func columnName(_ item: ProjectionItem) -> String {
    if case .variable(let name) = item.expression.kind { name.text } else { item.text }
  }

  private func checkNames(
    _ clause: ProjectionClause, _ items: [BoundItem]
  ) throws(QueryError) {
    var seen: Set<String> = []
    for item in items where !seen.insert(item.name).inserted {
      throw QueryError(
        .columnNameConflict, "two columns are called '\(item.name)'", at: item.place,
        hint: "give one of them another name with AS")
    }
    guard !clause.isReturn else { return }
    for item in clause.items where item.alias == nil {
      if case .variable = item.expression.kind { continue }
      throw QueryError(
        .noExpressionAlias, "this needs a name, as WITH hands on variables only",
        at: item.expression.place, hint: "write \(item.text) AS name")
    }
  }

  /// Binds the number behind SKIP or LIMIT, which cannot depend on rows.
  private mutating func bindCount(
    _ count: Expression?, _ keyword: String, _ scope: Scope
  ) throws(QueryError) -> BoundExpression? {
    guard let count else { return nil }
    let (bound, type) = try bind(count, scope)
    let readsRows = bound.contains { part in
      switch part.kind {
      case .slot, .aggregate, .subquery: true
      default: false
      }
    }
    if readsRows {
      throw QueryError(
        .nonConstantExpression, "\(keyword) cannot depend on rows", at: count.place,
        hint: "use a number or a parameter")
    }
    if case .constant(.integer(let number)) = bound.kind, number < 0 {
      throw QueryError(
        .negativeIntegerArgument, "\(keyword) takes a number that is not negative",
        at: count.place)
    }
    try require(type, .integer, count.place, "\(keyword) takes an integer")
    return bound
  }

  /// Lays out the rows of the next stage: what a subquery sees of outside, then the columns.
  private mutating func nextStage(
    _ clause: ProjectionClause, _ items: [BoundItem], _ projection: inout BoundProjection
  ) -> NextStage {
    var next = NextStage()
    if !clause.isReturn {
      projection.outputSlots = outer.variables.map(\.slot) + projection.outputSlots
      for variable in outer.variables {
        let slot = next.frame.allocate()
        next.scope.set(variable.name, slot: slot, type: variable.type)
        next.outer.set(variable.name, slot: slot, type: variable.type)
      }
    }
    for item in items {
      next.scope.set(item.name, slot: next.frame.allocate(), type: item.type)
    }
    return next
  }
}
