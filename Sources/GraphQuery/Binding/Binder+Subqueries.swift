extension Binder {
  /// Binds `(a)-->(b)` where a condition stands.
  mutating func bindPatternPredicate(
    _ part: PatternPart, _ place: Place, _ scope: Scope
  ) throws(QueryError) -> BoundExpression {
    if part.steps.isEmpty {
      throw QueryError(
        .unexpectedSyntax, "a condition needs a pattern with a relationship", at: place)
    }
    var inner = scope
    let match = try bindMatch([part], filter: nil, isOptional: false, &inner, use: .predicate)
    return subquery(match, .exists, place, scope)
  }

  /// Binds `[(a)-->(b) WHERE … | b.name]`.
  mutating func bindPatternComprehension(
    _ part: PatternPart, _ filter: Expression?, _ result: Expression, _ place: Place,
    _ scope: Scope
  ) throws(QueryError) -> (BoundExpression, StaticType) {
    var inner = scope
    let match = try bindMatch([part], filter: filter, isOptional: false, &inner, use: .match)
    let (bound, type) = try bind(result, inner)
    try forbidAggregates(bound, in: "a part that runs once for each match")
    return (subquery(match, .collect(bound), place, scope), .list(type.mask))
  }

  private mutating func subquery(
    _ match: BoundMatch, _ result: BoundSubquery.Result, _ place: Place, _ scope: Scope
  ) -> BoundExpression {
    let stage = BoundStage(clauses: [.match(match)], projection: nil, frameSize: frame.size)
    let query = BoundQuery(
      columns: [], parts: [BoundSingleQuery(stages: [stage])], keepsDuplicates: true)
    return make(query, result, place, scope)
  }

  private mutating func make(
    _ query: BoundQuery, _ result: BoundSubquery.Result, _ place: Place, _ scope: Scope
  ) -> BoundExpression {
    var used = query.parts.reduce(into: Set<Int>()) { used, part in
      if let stage = part.stages.first { used.formUnion(stage.readSlots) }
    }
    if query.parts.allSatisfy({ $0.stages.count == 1 && $0.stages[0].projection == nil }) {
      if case .collect(let value) = result { used.formUnion(value.slots) }
    } else {
      // Later stages see all variables of the rows around.
      used.formUnion(scope.slots)
    }
    let outerSlots = scope.slots
    return BoundExpression(
      .subquery(
        BoundSubquery(
          id: nextSubqueryID(), result: result, query: query, outerSlots: outerSlots,
          usedSlots: used.intersection(outerSlots))), place)
  }

  /// Binds `EXISTS { … }`, `COUNT { … }` or `COLLECT { … }`.
  mutating func bindSubquery(
    _ kind: SubqueryKind, _ query: QueryAST, _ place: Place, _ scope: Scope
  ) throws(QueryError) -> (BoundExpression, StaticType) {
    let saved = (outer, frame)
    outer = scope
    defer { (outer, frame) = saved }
    let bound = try bind(query, scope: scope, isSubquery: true)
    frame = saved.1
    let result: BoundSubquery.Result
    switch kind {
    case .exists: result = .exists
    case .count: result = .count
    case .collect:
      guard bound.columns.count == 1 else {
        throw QueryError(
          .unexpectedSyntax, "COLLECT takes a query that returns one column", at: place)
      }
      result = .collect(.slot(0))
    }
    let type: StaticType =
      switch kind {
      case .exists: .boolean
      case .count: .integer
      case .collect: .list(.any)
      }
    return (make(bound, result, place, scope), type)
  }
}

extension BoundStage {
  /// The slots that the stage reads.
  var readSlots: Set<Int> {
    var result: Set<Int> = []
    for clause in clauses {
      switch clause {
      case .unwind(let list, _): result.formUnion(list.slots)
      case .create: break
      case .match(let match):
        for predicate in match.predicates { result.formUnion(predicate.slots) }
        for node in match.pattern.nodes where node.isBound { result.insert(node.slot) }
        for relationship in match.pattern.relationships {
          if relationship.isBound { result.insert(relationship.slot) }
          for property in relationship.edgeProperties { result.formUnion(property.value.slots) }
        }
      }
    }
    guard let projection else { return result }
    result.formUnion(projection.outputSlots)
    for assignment in projection.assignments { result.formUnion(assignment.value.slots) }
    for key in projection.order { result.formUnion(key.value.slots) }
    if let filter = projection.filter { result.formUnion(filter.slots) }
    if let aggregation = projection.aggregation {
      for key in aggregation.keys { result.formUnion(key.value.slots) }
      for assignment in aggregation.calls {
        let parts = [assignment.call.argument, assignment.call.parameter].compactMap { $0 }
        for part in parts { result.formUnion(part.slots) }
      }
    }
    return result
  }
}
