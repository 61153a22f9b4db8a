extension Binder {
  /// Binds a call of a function, aggregating or not.
  mutating func bindCall(
    _ call: FunctionCall, _ place: Place, _ scope: Scope
  ) throws(QueryError) -> (BoundExpression, StaticType) {
    let name = call.name.text.lowercased()
    if let function = FunctionLibrary.aggregates[name] {
      return try bindAggregate(function, call, place, scope)
    }
    if name == "exists" { return try bindExists(call, place, scope) }
    guard let function = FunctionLibrary.functions[name] else {
      throw QueryError(
        .unknownFunction, "there is no function '\(call.name.text)'", at: call.name.place,
        hint: Self.proposal(call.name.text))
    }
    if call.isDistinct {
      throw QueryError(
        .unexpectedSyntax, "DISTINCT belongs to aggregating functions; \(function.name)() is none",
        at: place)
    }
    try checkCount(call, function.name, function.counts)
    var arguments: [BoundExpression] = []
    var types: [StaticType] = []
    for (index, argument) in call.arguments.enumerated() {
      let (bound, type) = try bind(argument, scope)
      let allowed = function.parameters[min(index, function.parameters.count - 1)]
      try require(
        type, allowed, argument.place, "\(function.name)() takes \(allowed.description)")
      arguments.append(bound)
      types.append(type)
    }
    return (BoundExpression(.call(function, arguments), place), function.resultType(types))
  }

  /// What to call instead of a function that does not exist.
  private static func proposal(_ name: String) -> String? {
    switch name.lowercased() {
    case "concat": return "texts are joined with +"
    case "pow", "power": return "powers are written with ^"
    default: break
    }
    let named = FunctionLibrary.otherNames[name.lowercased()]
    return (named ?? NearestName.find(name, in: FunctionLibrary.names)).map {
      "did you mean \($0)()?"
    }
  }

  private func checkCount(
    _ call: FunctionCall, _ name: String, _ allowed: ClosedRange<Int>
  ) throws(QueryError) {
    guard !allowed.contains(call.arguments.count) else { return }
    let expected =
      allowed.lowerBound == allowed.upperBound
      ? "\(allowed.lowerBound)"
      : allowed.upperBound == .max
        ? "at least \(allowed.lowerBound)" : "\(allowed.lowerBound) to \(allowed.upperBound)"
    let noun = allowed == 1...1 ? "argument" : "arguments"
    let given = call.arguments.count == 1 ? "1 is given" : "\(call.arguments.count) are given"
    throw QueryError(
      .invalidNumberOfArguments, "\(name)() takes \(expected) \(noun), but \(given)",
      at: call.name.place)
  }

  private mutating func bindAggregate(
    _ function: AggregateFunction, _ call: FunctionCall, _ place: Place, _ scope: Scope
  ) throws(QueryError) -> (BoundExpression, StaticType) {
    let isPercentile = function == .percentileCont || function == .percentileDisc
    let count = isPercentile ? 2 : 1
    try checkCount(call, function.rawValue, count...count)
    let (argument, type) = try bind(call.arguments[0], scope)
    var parameter: BoundExpression?
    if isPercentile { parameter = try bind(call.arguments[1], scope).0 }
    switch function {
    case .sum, .avg:
      try require(
        type, [.number, .duration], call.arguments[0].place, "\(function.rawValue)() takes numbers")
    case .stDev, .stDevP, .percentileCont, .percentileDisc:
      try require(
        type, .number, call.arguments[0].place, "\(function.rawValue)() takes numbers")
    case .count, .min, .max, .collect: break
    }
    let result: StaticType
    switch function {
    case .count: result = .integer
    case .collect: result = .list(type.mask)
    case .min, .max, .sum, .percentileDisc: result = type
    case .avg: result = StaticType([.float, .duration])
    case .percentileCont, .stDev, .stDevP: result = .float
    }
    let bound = AggregateCall(
      function: function, isDistinct: call.isDistinct, argument: argument, parameter: parameter)
    return (BoundExpression(.aggregate(bound), place), result)
  }

  /// Binds `exists(n.name)` and `exists((a)-->(b))`.
  private mutating func bindExists(
    _ call: FunctionCall, _ place: Place, _ scope: Scope
  ) throws(QueryError) -> (BoundExpression, StaticType) {
    try checkCount(call, "exists", 1...1)
    if case .pattern(let part) = call.arguments[0].kind {
      return (try bindPatternPredicate(part, place, scope), .boolean)
    }
    let bound = try bind(call.arguments[0], scope).0
    return (BoundExpression(.isNull(bound, isNegated: true), place), .boolean)
  }
}
