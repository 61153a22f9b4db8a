extension Parser {
  /// Reads a literal, variable, call or anything in brackets.
  mutating func parseAtom() throws(QueryError) -> Expression {
    let start = token.place.start
    switch token.kind {
    case .integer(let magnitude):
      advance()
      guard let magnitude, let number = Int64(exactly: magnitude) else {
        throw QueryError(
          .integerOverflow, "this number does not fit 64 bits", at: place(from: start),
          hint: "write it with a fraction, as 1.0e20, if it need not be exact")
      }
      return try make(.literal(.integer(number)), from: start)
    case .double(let number):
      advance()
      guard number.isFinite else {
        throw QueryError(
          .floatingPointOverflow, "this number is too large", at: place(from: start))
      }
      return try make(.literal(.double(number)), from: start)
    case .string(let text):
      advance()
      return try make(.literal(.string(text)), from: start)
    case .malformedNumber: throw unexpected("a value")
    case .sign(let sign): return try parseSignAtom(sign)
    case .word, .quotedName: return try parseWordAtom()
    case .end: throw unexpected("a value")
    }
  }

  private mutating func parseSignAtom(_ sign: Sign) throws(QueryError) -> Expression {
    let start = token.place.start
    switch sign {
    case .dollar: return try parseParameter()
    case .leftBrace: return try parseMap()
    case .leftBracket: return try parseListAtom()
    case .leftParenthesis:
      if isAtPattern {
        let pattern = try parseChain()
        return try make(.pattern(pattern), from: start)
      }
      advance()
      let inner = try parseExpression()
      try expect(.rightParenthesis)
      // The text of a column begins with the parenthesis.
      return Expression(inner.kind, place(from: start))
    default: throw unexpected("a value")
    }
  }

  mutating func parseParameter() throws(QueryError) -> Expression {
    let start = token.place.start
    try expect(.dollar)
    if case .integer(let number?) = token.kind {
      advance()
      return try make(
        .parameter(Name(text: String(number), place: place(from: start))), from: start)
    }
    let name = try expectName("the name of a parameter")
    return try make(.parameter(Name(text: name.text, place: place(from: start))), from: start)
  }

  /// Reads `{key: value}`.
  mutating func parseMap() throws(QueryError) -> Expression {
    let start = token.place.start
    try expect(.leftBrace)
    var entries: [MapEntry] = []
    if !isAt(.rightBrace) {
      repeat { entries.append(try parseMapEntry()) } while take(.comma)
    }
    try expect(.rightBrace, ", which ends the map")
    return try make(.map(entries), from: start)
  }

  private mutating func parseMapEntry() throws(QueryError) -> MapEntry {
    if case .malformedNumber = token.kind {
      throw unexpected("a key").with(.unexpectedSyntax)
    }
    let key = try expectName("a key")
    try expect(.colon, " after the key")
    return MapEntry(key: key, value: try parseExpression())
  }

  /// Reads what follows a variable in `node {.name, .*, key: value}`.
  mutating func parseMapProjection(
    _ base: Expression, _ start: Int
  ) throws(QueryError) -> Expression {
    try expect(.leftBrace)
    var items: [MapProjectionItem] = []
    if !isAt(.rightBrace) {
      repeat {
        if take(.dot) {
          items.append(take(.star) ? .allProperties : .property(try expectName("a property key")))
        } else if token.name != nil, !isAt(.colon, ahead: 1) {
          items.append(.variable(try expectVariable()))
        } else {
          items.append(.entry(try parseMapEntry()))
        }
      } while take(.comma)
    }
    try expect(.rightBrace, ", which ends the map")
    return try make(.mapProjection(base, items), from: start)
  }

  private mutating func parseWordAtom() throws(QueryError) -> Expression {
    let start = token.place.start
    let next = token(ahead: 1).kind
    if let keyword = token.keyword {
      switch keyword {
      case "TRUE", "FALSE", "NULL":
        advance()
        let value: QueryValue = keyword == "NULL" ? .null : .boolean(keyword == "TRUE")
        return try make(.literal(value), from: start)
      case "CASE": return try parseCase()
      case "EXISTS", "COUNT", "COLLECT":
        if next == .sign(.leftBrace), let kind = SubqueryKind(rawValue: keyword) {
          return try parseSubquery(kind)
        }
      case "SHORTESTPATH", "ALLSHORTESTPATHS":
        if next == .sign(.leftParenthesis) {
          let pattern = try parsePatternPart()
          return try make(.pattern(pattern), from: start)
        }
      default: break
      }
    }
    if let call = try parseCall(start) { return call }
    let variable = try expectVariable("a value")
    return try make(.variable(variable), from: start)
  }

  /// Reads `EXISTS { … }`: a query, or only a pattern with or without WHERE.
  private mutating func parseSubquery(_ kind: SubqueryKind) throws(QueryError) -> Expression {
    let start = token.place.start
    advance()
    advance()
    let query: QueryAST
    let isPattern = isAt(.leftParenthesis) || shortestKind != nil || isAt(.equals, ahead: 1)
    if isPattern {
      let from = token.place.start
      let pattern = try parsePatternParts()
      let filter = take("WHERE") ? try parseExpression() : nil
      let clause = MatchClause(
        isOptional: false, pattern: pattern, filter: filter, place: place(from: from))
      let single = SingleQuery(clauses: [.match(clause)], place: clause.place)
      query = QueryAST(parts: [single], unionAll: [], unionPlaces: [])
    } else {
      query = try nested { parser throws(QueryError) in try parser.parseSubquery() }
    }
    try expect(.rightBrace, ", which ends the subquery")
    return try make(.subquery(kind, query), from: start)
  }

  private mutating func parseCase() throws(QueryError) -> Expression {
    let start = token.place.start
    advance()
    let subject = isAt("WHEN") ? nil : try parseExpression()
    var branches: [ConditionalBranch] = []
    while take("WHEN") {
      let condition = try parseExpression()
      try expect("THEN")
      branches.append(ConditionalBranch(condition: condition, result: try parseExpression()))
    }
    guard !branches.isEmpty else { throw unexpected("WHEN") }
    let otherwise = take("ELSE") ? try parseExpression() : nil
    try expect("END")
    return try make(.conditional(subject: subject, branches, otherwise: otherwise), from: start)
  }
}
