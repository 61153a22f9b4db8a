extension Parser {
  /// How strongly operators bind, the weakest first.
  private enum Power: Int {
    case or = 1
    case xor, and, not, comparison, predicate, sum, product, power, sign
  }

  /// Reads an expression.
  mutating func parseExpression() throws(QueryError) -> Expression {
    try parse(.or)
  }

  private mutating func parse(_ power: Power) throws(QueryError) -> Expression {
    try nested { parser throws(QueryError) in
      let start = parser.token.place.start
      var left = try parser.parsePrefix(power)
      while let next = try parser.parseInfix(left, start, power) { left = next }
      return left
    }
  }

  /// Reads what can begin an expression that binds at least as strongly as asked for.
  private mutating func parsePrefix(_ power: Power) throws(QueryError) -> Expression {
    let start = token.place.start
    if isAt("NOT"), power.rawValue <= Power.not.rawValue {
      advance()
      let operand = try parse(.not)
      return try make(.not(operand), from: start)
    }
    if isAt(.minus) {
      advance()
      if case .integer(let magnitude?) = token.kind, magnitude == 1 << 63 {
        advance()
        let smallest = try make(.literal(.integer(.min)), from: start)
        return try parsePostfix(smallest, start)
      }
      let operand = try parse(.sign)
      if case .literal(.integer(let number)) = operand.kind {
        return try make(.literal(.integer(-number)), from: start)
      }
      if case .literal(.double(let number)) = operand.kind {
        return try make(.literal(.double(-number)), from: start)
      }
      return try make(.negated(operand), from: start)
    }
    if isAt(.plus) {
      advance()
      let operand = try parse(.sign)
      return try make(.positive(operand), from: start)
    }
    return try parsePostfix(try parseAtom(), start)
  }

  /// Reads an operator that goes on what was read, or nothing if none binds strongly enough.
  private mutating func parseInfix(
    _ left: Expression, _ start: Int, _ power: Power
  ) throws(QueryError) -> Expression? {
    func allows(_ other: Power) -> Bool { power.rawValue <= other.rawValue }
    switch token.kind {
    case .word:
      switch token.keyword {
      case "OR" where allows(.or): return try parseLogical(.or, .xor, left, start)
      case "XOR" where allows(.xor): return try parseLogical(.xor, .and, left, start)
      case "AND" where allows(.and): return try parseLogical(.and, .not, left, start)
      default: return allows(.predicate) ? try parsePredicate(left, start) : nil
      }
    case .sign(let sign):
      switch sign {
      case .equals, .notEquals, .less, .lessOrEqual, .greater, .greaterOrEqual:
        return allows(.comparison) ? try parseComparison(left, start) : nil
      case .matches where allows(.predicate): return try binary(.matches, .sum, left, start)
      case .plus where allows(.sum): return try binary(.add, .product, left, start)
      case .minus where allows(.sum): return try binary(.subtract, .product, left, start)
      case .star where allows(.product): return try binary(.multiply, .power, left, start)
      case .slash where allows(.product): return try binary(.divide, .power, left, start)
      case .percent where allows(.product): return try binary(.remainder, .power, left, start)
      case .caret where allows(.power): return try binary(.power, .sign, left, start)
      default: return nil
      }
    default: return nil
    }
  }

  private mutating func binary(
    _ operation: BinaryOperator, _ power: Power, _ left: Expression, _ start: Int
  ) throws(QueryError) -> Expression {
    advance()
    let right = try parse(power)
    return try make(.binary(operation, left, right), from: start)
  }

  /// Reads all operands of one connective into one node, so that long chains make no high tree.
  private mutating func parseLogical(
    _ operation: LogicalOperator, _ power: Power, _ left: Expression, _ start: Int
  ) throws(QueryError) -> Expression {
    var operands = [left]
    while take(operation.rawValue) { operands.append(try parse(power)) }
    return try make(.logical(operation, operands), from: start)
  }

  private mutating func parseComparison(
    _ left: Expression, _ start: Int
  ) throws(QueryError) -> Expression {
    var steps: [ComparisonStep] = []
    while case .sign(let sign) = token.kind,
      let comparison = ComparisonOperator(rawValue: sign.rawValue)
    {
      advance()
      steps.append(ComparisonStep(comparison: comparison, operand: try parse(.predicate)))
    }
    return try make(.comparison(left, steps), from: start)
  }

  /// Reads IN, STARTS WITH, ENDS WITH, CONTAINS, IS NULL or IS NOT NULL.
  private mutating func parsePredicate(
    _ left: Expression, _ start: Int
  ) throws(QueryError) -> Expression? {
    switch token.keyword {
    case "IN": return try binary(.isIn, .sum, left, start)
    case "CONTAINS": return try binary(.contains, .sum, left, start)
    case "STARTS", "ENDS":
      let operation: BinaryOperator = isAt("STARTS") ? .startsWith : .endsWith
      advance()
      guard isAt("WITH") else { throw unexpected("WITH") }
      return try binary(operation, .sum, left, start)
    case "IS":
      advance()
      let isNegated = take("NOT")
      try expect("NULL")
      return try make(.isNull(left, isNegated: isNegated), from: start)
    default: return nil
    }
  }

  /// Reads what can follow an atom: `.key`, `[index]`, `[from..to]`, `:Label`, `{.key}`.
  mutating func parsePostfix(
    _ atom: Expression, _ start: Int
  ) throws(QueryError) -> Expression {
    var result = atom
    while case .sign(let sign) = token.kind {
      switch sign {
      case .dot:
        advance()
        let key = try expectName("a property key")
        result = try make(.property(result, key), from: start)
      case .leftBracket:
        result = try nested { [result] parser throws(QueryError) in
          try parser.parseSubscript(result, start)
        }
      case .colon where token(ahead: 1).name != nil:
        let labels = try parseLabels()
        result = try make(.hasLabels(result, labels), from: start)
      case .leftBrace:
        guard case .variable = result.kind else { return result }
        result = try nested { [result] parser throws(QueryError) in
          try parser.parseMapProjection(result, start)
        }
      default: return result
      }
    }
    return result
  }

  private mutating func parseSubscript(
    _ base: Expression, _ start: Int
  ) throws(QueryError) -> Expression {
    advance()
    var from: Expression?
    if !isAt(.dots) { from = try parseExpression() }
    if take(.dots) {
      let to = isAt(.rightBracket) ? nil : try parseExpression()
      try expect(.rightBracket)
      return try make(.slice(base, from: from, to: to), from: start)
    }
    try expect(.rightBracket)
    guard let from else { throw unexpected("an index") }
    return try make(.subscripted(base, from), from: start)
  }
}
