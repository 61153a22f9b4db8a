extension Binder {
  /// Binds what runs through a list: comprehensions, quantifiers and `reduce`.
  mutating func bindIteration(
    _ expression: Expression, _ scope: Scope
  ) throws(QueryError) -> (BoundExpression, StaticType) {
    let place = expression.place
    switch expression.kind {
    case .listComprehension(let variable, let list, let filter, let result):
      let (bound, type) = try bindIterated(list, scope)
      let (inner, slot, element) = local(variable, type, scope)
      var boundFilter: BoundExpression?
      if let filter {
        boundFilter = try condition(filter, "WHERE", inner)
        try forbidAggregatesInside(boundFilter)
      }
      var boundResult: BoundExpression?
      var resultType = element
      if let result {
        let (bound, type) = try bindValue(result, inner)
        boundResult = bound
        resultType = type
        try forbidAggregatesInside(boundResult)
      }
      return (
        BoundExpression(
          .listComprehension(slot: slot, list: bound, filter: boundFilter, result: boundResult),
          place), .list(resultType.mask)
      )
    case .quantifier(let quantifier, let variable, let list, let filter):
      let (bound, type) = try bindIterated(list, scope)
      let (inner, slot, _) = local(variable, type, scope)
      guard let filter else {
        throw QueryError(
          .unexpectedSyntax, "\(quantifier.rawValue) needs a condition", at: place,
          hint: "write \(quantifier.rawValue.lowercased())(x IN list WHERE …)")
      }
      let boundFilter = try condition(filter, "WHERE", inner)
      try forbidAggregatesInside(boundFilter)
      return (
        BoundExpression(
          .quantifier(quantifier, slot: slot, list: bound, filter: boundFilter), place), .boolean
      )
    case .reduce(let name, let initial, let variable, let list, let step):
      let (boundInitial, _) = try bind(initial, scope)
      let (bound, type) = try bindIterated(list, scope)
      var (inner, slot, _) = local(variable, type, scope)
      let result = frame.allocate()
      inner.set(name.text, slot: result, type: .any)
      let boundStep = try bind(step, inner).0
      try forbidAggregatesInside(boundStep)
      return (
        BoundExpression(
          .reduce(
            result: result, initial: boundInitial, slot: slot, list: bound, step: boundStep),
          place), .any
      )
    default: return try bind(expression, scope)
    }
  }

  /// Binds a value of a comprehension, which may be a pattern predicate.
  private mutating func bindValue(
    _ expression: Expression, _ scope: Scope
  ) throws(QueryError) -> (BoundExpression, StaticType) {
    if case .pattern(let part) = expression.kind {
      return (try bindPatternPredicate(part, expression.place, scope), .boolean)
    }
    return try bind(expression, scope)
  }

  private mutating func bindIterated(
    _ list: Expression, _ scope: Scope
  ) throws(QueryError) -> (BoundExpression, StaticType) {
    let (bound, type) = try bind(list, scope)
    try require(type, .list, list.place, "IN takes a list here")
    return (bound, type)
  }

  /// A scope with a variable for the elements of a list.
  private func local(
    _ variable: Name, _ list: StaticType, _ scope: Scope
  ) -> (Scope, slot: Int, StaticType) {
    let element = list.mask == .list ? StaticType(list.elements) : .any
    let slot = frame.allocate()
    var inner = scope
    inner.set(variable.text, slot: slot, type: element)
    return (inner, slot, element)
  }

  private func forbidAggregatesInside(_ bound: BoundExpression?) throws(QueryError) {
    if let bound { try forbidAggregates(bound, in: "a part that runs once for each element") }
  }
}
