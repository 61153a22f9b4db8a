extension Binder {
  /// Binds an expression and finds out what is known of its type.
  mutating func bind(
    _ expression: Expression, _ scope: Scope
  ) throws(QueryError) -> (BoundExpression, StaticType) {
    let place = expression.place
    switch expression.kind {
    case .literal(let value): return (BoundExpression(.constant(value), place), .init(of: value))
    case .hugeInteger:
      throw QueryError(.integerOverflow, "this number does not fit 64 bits", at: place)
    case .parameter(let name): return (BoundExpression(.parameter(name.text), place), .any)
    case .variable(let name):
      guard let variable = scope[name.text] else { throw undefined(name, scope) }
      return (BoundExpression(.slot(variable.slot), place), variable.type)
    case .property(let base, let key): return try bindProperty(base, key, place, scope)
    case .hasLabels(let base, let labels):
      let (bound, type) = try bind(base, scope)
      try require(type, [.node, .relationship], base.place, "only nodes have labels")
      return (BoundExpression(.hasLabels(bound, try labelTests(labels)), place), .boolean)
    case .subscripted(let base, let index): return try bindSubscript(base, index, place, scope)
    case .slice(let base, let from, let to): return try bindSlice(base, from, to, place, scope)
    case .not(let operand):
      return (BoundExpression(.not(try condition(operand, "NOT", scope)), place), .boolean)
    case .negated, .positive: return try bindSign(expression, scope)
    case .isNull(let operand, let isNegated):
      let bound = try bind(operand, scope).0
      return (BoundExpression(.isNull(bound, isNegated: isNegated), place), .boolean)
    case .binary(let operation, let left, let right):
      return try bindBinary(operation, left, right, place, scope)
    case .comparison(let first, let steps): return try bindComparison(first, steps, place, scope)
    case .logical(let operation, let operands):
      let bound = try operands.map { operand throws(QueryError) in
        try condition(operand, operation.rawValue, scope)
      }
      return (BoundExpression(.logical(operation, bound), place), .boolean)
    case .list(let elements): return try bindList(elements, place, scope)
    case .map(let entries):
      let bound = try entries.map { entry throws(QueryError) in
        BoundEntry(key: entry.key.text, value: try bind(entry.value, scope).0)
      }
      return (BoundExpression(.map(bound), place), .map)
    case .mapProjection(let base, let items):
      return try bindMapProjection(base, items, place, scope)
    case .call(let call): return try bindCall(call, place, scope)
    case .countAll:
      let call = AggregateCall(
        function: .count, isDistinct: false, argument: nil, parameter: nil)
      return (BoundExpression(.aggregate(call), place), .integer)
    case .conditional(let subject, let branches, let otherwise):
      return try bindConditional(subject, branches, otherwise, place, scope)
    case .listComprehension, .quantifier, .reduce: return try bindIteration(expression, scope)
    case .patternComprehension(let part, let filter, let result):
      return try bindPatternComprehension(part, filter, result, place, scope)
    case .pattern:
      throw QueryError(
        .unexpectedSyntax, "a pattern can stand here only as a condition", at: place,
        hint: "write [(a)-->(b) | b] for the matches, or COUNT { (a)-->(b) } for their number")
    case .subquery(let kind, let query): return try bindSubquery(kind, query, place, scope)
    }
  }

  /// Binds something that is true or false; a pattern asks whether it can be matched.
  mutating func condition(
    _ expression: Expression, _ user: String, _ scope: Scope
  ) throws(QueryError) -> BoundExpression {
    if case .pattern(let part) = expression.kind {
      return try bindPatternPredicate(part, expression.place, scope)
    }
    let (bound, type) = try bind(expression, scope)
    try require(type, .boolean, expression.place, "\(user) takes a condition")
    return bound
  }

  /// Throws unless a value of a type can be of one of some types.
  func require(
    _ type: StaticType, _ allowed: TypeMask, _ place: Place, _ rule: String,
    category: QueryError.Category = .syntaxError
  ) throws(QueryError) {
    guard !type.canBe(allowed) else { return }
    throw QueryError(
      .invalidArgumentType, "\(rule), but this is \(type.mask.description)", at: place,
      category: category)
  }

  private mutating func bindProperty(
    _ base: Expression, _ key: Name, _ place: Place, _ scope: Scope
  ) throws(QueryError) -> (BoundExpression, StaticType) {
    let (bound, type) = try bind(base, scope)
    try require(
      type, .keyed, base.place, "only maps, nodes and relationships have properties",
      category: type.mask == .path ? .syntaxError : .typeError)
    let result: StaticType =
      type.mask.isDisjoint(with: [.map, .node, .relationship])
        && !type.mask.isEmpty ? StaticType([.integer, .string]) : .any
    return (
      BoundExpression(.property(bound, try propertyKey(key, of: type)), place), result
    )
  }

  private mutating func bindSubscript(
    _ base: Expression, _ index: Expression, _ place: Place, _ scope: Scope
  ) throws(QueryError) -> (BoundExpression, StaticType) {
    let (bound, type) = try bind(base, scope)
    let (boundIndex, indexType) = try bind(index, scope)
    let allowed: TypeMask = [.list, .map, .node, .relationship, .temporal]
    try require(
      type, allowed, base.place, "[ ] takes a list or map", category: .typeError)
    if type.mask == .list {
      try require(
        indexType, .integer, index.place, "the index of a list is an integer",
        category: .typeError)
    } else if type.mask == .map {
      try require(
        indexType, .string, index.place, "the key of a map is a string", category: .typeError)
    }
    let result = type.mask == .list ? StaticType(type.elements) : .any
    return (BoundExpression(.subscripted(bound, boundIndex), place), result)
  }

  private mutating func bindSlice(
    _ base: Expression, _ from: Expression?, _ to: Expression?, _ place: Place, _ scope: Scope
  ) throws(QueryError) -> (BoundExpression, StaticType) {
    let (bound, type) = try bind(base, scope)
    try require(type, .list, base.place, "[ .. ] takes a list", category: .typeError)
    let bounds = try [from, to].map { bound throws(QueryError) -> BoundExpression? in
      guard let bound else { return nil }
      let (result, type) = try bind(bound, scope)
      try require(
        type, .integer, bound.place, "the end of a range is an integer", category: .typeError)
      return result
    }
    return (BoundExpression(.slice(bound, from: bounds[0], to: bounds[1]), place), type)
  }

  private mutating func bindList(
    _ elements: [Expression], _ place: Place, _ scope: Scope
  ) throws(QueryError) -> (BoundExpression, StaticType) {
    var types: TypeMask = []
    let bound = try elements.map { element throws(QueryError) in
      let (bound, type) = try bind(element, scope)
      types.formUnion(type.mask)
      return bound
    }
    return (BoundExpression(.list(bound), place), .list(types))
  }

  private mutating func bindMapProjection(
    _ base: Expression, _ items: [MapProjectionItem], _ place: Place, _ scope: Scope
  ) throws(QueryError) -> (BoundExpression, StaticType) {
    let (bound, type) = try bind(base, scope)
    try require(type, .keyed, base.place, "{ } takes a node, relationship or map")
    let boundItems = try items.map { item throws(QueryError) -> BoundMapItem in
      switch item {
      case .allProperties: return .allProperties
      case .property(let name): return .property(try propertyKey(name, of: type), as: name.text)
      case .variable(let name):
        guard let variable = scope[name.text] else { throw undefined(name, scope) }
        return .entry(BoundEntry(key: name.text, value: .slot(variable.slot)))
      case .entry(let entry):
        return .entry(BoundEntry(key: entry.key.text, value: try bind(entry.value, scope).0))
      }
    }
    return (BoundExpression(.mapProjection(bound, boundItems), place), .map)
  }

  private mutating func bindConditional(
    _ subject: Expression?, _ branches: [ConditionalBranch], _ otherwise: Expression?,
    _ place: Place, _ scope: Scope
  ) throws(QueryError) -> (BoundExpression, StaticType) {
    var type = StaticType.null
    var boundSubject: BoundExpression?
    if let subject { boundSubject = try bind(subject, scope).0 }
    let boundBranches = try branches.map { branch throws(QueryError) in
      let condition: BoundExpression
      if subject == nil {
        condition = try self.condition(branch.condition, "WHEN", scope)
      } else {
        condition = try bind(branch.condition, scope).0
      }
      let (result, resultType) = try bind(branch.result, scope)
      type = type.union(resultType)
      return BoundBranch(condition: condition, result: result)
    }
    var boundOtherwise: BoundExpression?
    if let otherwise {
      let (bound, otherwiseType) = try bind(otherwise, scope)
      boundOtherwise = bound
      type = type.union(otherwiseType)
    }
    return (
      BoundExpression(
        .conditional(subject: boundSubject, boundBranches, otherwise: boundOtherwise), place),
      type
    )
  }
}
