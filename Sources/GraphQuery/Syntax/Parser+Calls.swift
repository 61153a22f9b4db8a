extension Parser {
  /// Reads a call of a function, or nothing if no parenthesis follows the name here.
  mutating func parseCall(_ start: Int) throws(QueryError) -> Expression? {
    var length = 1
    // A function's name may have parts: `duration.between`.
    while isAt(.dot, ahead: length), token(ahead: length + 1).name != nil { length += 2 }
    guard isAt(.leftParenthesis, ahead: length) else { return nil }
    if let keyword = token.keyword, length == 1 {
      if let quantifier = Quantifier(rawValue: keyword), isAt("IN", ahead: 3) {
        return try parseQuantifier(quantifier)
      }
      if keyword == "REDUCE" { return try parseReduce() }
      if keyword == "COUNT", isAt(.star, ahead: 2), isAt(.rightParenthesis, ahead: 3) {
        for _ in 0..<4 { advance() }
        return try make(.countAll, from: start)
      }
      if Self.reserved.contains(keyword) { return nil }
    }
    let parts = stride(from: 0, to: length, by: 2).compactMap { token(ahead: $0).name }
    for _ in 0..<length { advance() }
    let name = Name(text: parts.joined(separator: "."), place: place(from: start))
    advance()
    let isDistinct = take("DISTINCT")
    var arguments: [Expression] = []
    if !isAt(.rightParenthesis) {
      repeat { arguments.append(try parseExpression()) } while take(.comma)
    }
    try expect(.rightParenthesis, ", which ends the arguments")
    return try make(
      .call(FunctionCall(name: name, isDistinct: isDistinct, arguments: arguments)), from: start)
  }

  /// Reads `any(x IN list WHERE predicate)`.
  private mutating func parseQuantifier(_ quantifier: Quantifier) throws(QueryError) -> Expression {
    let start = token.place.start
    advance()
    advance()
    let variable = try expectVariable()
    try expect("IN")
    let list = try parseExpression()
    let filter = take("WHERE") ? try parseExpression() : nil
    try expect(.rightParenthesis)
    return try make(.quantifier(quantifier, variable, in: list, filter: filter), from: start)
  }

  /// Reads `reduce(sum = 0, x IN list | sum + x)`.
  private mutating func parseReduce() throws(QueryError) -> Expression {
    let start = token.place.start
    advance()
    advance()
    let result = try expectVariable()
    try expect(.equals)
    let initial = try parseExpression()
    try expect(.comma)
    let variable = try expectVariable()
    try expect("IN")
    let list = try parseExpression()
    try expect(.bar)
    let step = try parseExpression()
    try expect(.rightParenthesis)
    return try make(.reduce(result, initial: initial, variable, in: list, step: step), from: start)
  }

  /// Reads a list, a list comprehension or a pattern comprehension.
  mutating func parseListAtom() throws(QueryError) -> Expression {
    let start = token.place.start
    advance()
    if take(.rightBracket) { return try make(.list([]), from: start) }
    if token.name != nil, isAt("IN", ahead: 1),
      let comprehension = try parseListComprehension(start)
    {
      return comprehension
    }
    if startsPatternComprehension { return try parsePatternComprehension(start) }
    var elements: [Expression] = []
    repeat { elements.append(try parseExpression()) } while take(.comma)
    try expect(.rightBracket, ", which ends the list")
    return try make(.list(elements), from: start)
  }

  /// Reads `x IN list WHERE predicate | result]`; nothing if it is the list of one predicate.
  private mutating func parseListComprehension(_ start: Int) throws(QueryError) -> Expression? {
    let variable = try expectVariable()
    advance()
    let list = try parseExpression()
    let filter = take("WHERE") ? try parseExpression() : nil
    let result = take(.bar) ? try parseExpression() : nil
    try expect(.rightBracket, ", which ends the comprehension")
    return try make(
      .listComprehension(variable, in: list, filter: filter, result: result), from: start)
  }

  /// Whether a pattern stands here that WHERE or a bar follows.
  private var startsPatternComprehension: Bool {
    if token.name != nil, isAt(.equals, ahead: 1) {
      var ahead = self
      ahead.position += 2
      return ahead.isAtPattern
    }
    return isAtPattern
  }

  private mutating func parsePatternComprehension(_ start: Int) throws(QueryError) -> Expression {
    let saved = position
    let pattern = try parsePatternPart()
    // `[(a)-->(b)]` is a list of one pattern predicate, which the binder will judge.
    if isAt(.rightBracket) || isAt(.comma) {
      position = saved
      var elements: [Expression] = []
      repeat { elements.append(try parseExpression()) } while take(.comma)
      try expect(.rightBracket, ", which ends the list")
      return try make(.list(elements), from: start)
    }
    let filter = take("WHERE") ? try parseExpression() : nil
    try expect(.bar, " and what to collect")
    let result = try parseExpression()
    try expect(.rightBracket, ", which ends the comprehension")
    return try make(.patternComprehension(pattern, filter: filter, result: result), from: start)
  }
}
