extension Parser {
  /// Reads the patterns of a clause, separated by commas.
  mutating func parsePatternParts() throws(QueryError) -> [PatternPart] {
    var parts: [PatternPart] = []
    var nodes = 0
    repeat {
      let part = try parsePatternPart()
      nodes += part.steps.count + 1
      try check(nodes, Self.maximumClauses, "nodes in a pattern")
      parts.append(part)
    } while take(.comma)
    return parts
  }

  /// Reads `p = (a)-->(b)`, with or without name, or with `shortestPath( )` around it.
  mutating func parsePatternPart() throws(QueryError) -> PatternPart {
    let start = token.place.start
    var path: Name?
    if token.name != nil, isAt(.equals, ahead: 1) {
      path = try expectVariable("the name of a path")
      advance()
    }
    var part: PatternPart
    if let shortest = shortestKind {
      advance()
      advance()
      part = try parseChain()
      part.shortest = shortest
      try expect(.rightParenthesis, " after the pattern")
    } else {
      part = try parseChain()
    }
    part.path = path
    part.place = place(from: start)
    return part
  }

  /// Whether `shortestPath(` or `allShortestPaths(` stands here.
  var shortestKind: PatternPart.Shortest? {
    guard isAt(.leftParenthesis, ahead: 1) else { return nil }
    switch token.keyword {
    case "SHORTESTPATH": return .one
    case "ALLSHORTESTPATHS": return .all
    default: return nil
    }
  }

  /// Reads a node and the relationships and nodes that follow it.
  mutating func parseChain() throws(QueryError) -> PatternPart {
    let start = token.place.start
    // Neo4j also takes a whole pattern in parentheses.
    if isAt(.leftParenthesis), isAt(.leftParenthesis, ahead: 1) {
      return try nested { parser throws(QueryError) in
        parser.advance()
        let inner = try parser.parseChain()
        try parser.expect(.rightParenthesis)
        return inner
      }
    }
    let first = try parseNode()
    var steps: [PatternStep] = []
    while isAt(.minus) || (isAt(.less) && isAt(.minus, ahead: 1)) {
      let relationship = try parseRelationship()
      steps.append(PatternStep(relationship: relationship, node: try parseNode()))
      try check(steps.count, Self.maximumClauses, "nodes in a pattern")
    }
    return PatternPart(first: first, steps: steps, place: place(from: start))
  }

  private mutating func parseNode() throws(QueryError) -> NodePattern {
    let start = token.place.start
    try expect(.leftParenthesis, ", which begins a node")
    let variable = token.name == nil ? nil : try expectVariable()
    let labels = try parseLabels()
    let properties = try parseProperties()
    try expect(.rightParenthesis, ", which ends a node")
    return NodePattern(
      variable: variable, labels: labels, properties: properties, place: place(from: start))
  }

  /// Reads `:A:B`; there may be none.
  mutating func parseLabels() throws(QueryError) -> [Name] {
    var labels: [Name] = []
    while take(.colon) { labels.append(try expectName("a label")) }
    return labels
  }

  private mutating func parseProperties() throws(QueryError) -> Expression? {
    if isAt(.leftBrace) { return try nested { parser throws(QueryError) in try parser.parseMap() } }
    return isAt(.dollar) ? try parseParameter() : nil
  }

  private mutating func parseRelationship() throws(QueryError) -> RelationshipPattern {
    let start = token.place.start
    let pointsLeft = take(.less)
    try expect(.minus, ", which begins a relationship")
    var result = RelationshipPattern(
      variable: nil, types: [], length: nil, properties: nil, arrow: .none, place: token.place)
    if take(.leftBracket) {
      if token.name != nil { result.variable = try expectVariable() }
      if take(.colon) {
        repeat {
          result.types.append(try expectName("a relationship type"))
          let goesOn = take(.bar)
          if goesOn { _ = take(.colon) }
          if !goesOn { break }
        } while true
      }
      if take(.star) {
        result.length = try parseLength()
      } else if isAt(.dots) || token.isInteger {
        throw unexpected("'*' before the length").with(.invalidRelationshipPattern)
      }
      result.properties = try parseProperties()
      try expect(.rightBracket, ", which ends a relationship")
    }
    guard take(.minus) else {
      throw unexpected(
        "'-', which ends a relationship",
        hint: "a relationship is written as in (a)-->(b), (a)--(b) or (a)-[r]->(b)")
    }
    let pointsRight = take(.greater)
    // An arrow at both ends means the same as none.
    result.arrow = pointsLeft == pointsRight ? .none : pointsLeft ? .left : .right
    result.place = place(from: start)
    return result
  }

  /// Reads what follows the star: nothing, `2`, `2..`, `..3` or `2..3`.
  private mutating func parseLength() throws(QueryError) -> RelationshipPattern.Length {
    let minimum = try takeLength()
    if take(.dots) { return .init(minimum: minimum, maximum: try takeLength()) }
    if minimum == nil, isAt(.minus), token(ahead: 1).isInteger {
      advance()
      throw unexpected("a length that is not negative", hint: nil).with(.invalidRelationshipPattern)
    }
    return .init(minimum: minimum, maximum: minimum)
  }

  private mutating func takeLength() throws(QueryError) -> Int? {
    guard case .integer(let number) = token.kind else { return nil }
    guard let number, let length = Int(exactly: number) else {
      throw QueryError(.integerOverflow, "the length does not fit 64 bits", at: token.place)
    }
    advance()
    return length
  }

  /// Whether a chain of at least one relationship begins at the parenthesis here.
  ///
  /// Looks only at the parentheses of the first node and at the signs that follow them, which takes
  /// constant time.
  var isAtPattern: Bool {
    guard isAt(.leftParenthesis), let closing = closings[position], looksLikeNode(closing) else {
      return false
    }
    func sign(_ index: Int) -> Sign? {
      guard index < tokens.count, case .sign(let sign) = tokens[index].kind else { return nil }
      return sign
    }
    var next = closing + 1
    let pointsLeft = sign(next) == .less
    if pointsLeft { next += 1 }
    guard sign(next) == .minus else { return false }
    next += 1
    if sign(next) == .leftBracket {
      guard let end = closings[next] else { return true }
      next = end + 1
    }
    guard sign(next) == .minus else { return false }
    next += 1
    if sign(next) == .greater { next += 1 }
    return sign(next) == .leftParenthesis
  }

  /// Whether what stands between the parentheses can be a node: `()`, `(a)`, `(:L`, `(a:L`, `(a {`.
  private func looksLikeNode(_ closing: Int) -> Bool {
    let first = tokens[position + 1]
    if position + 1 == closing || first.kind == .sign(.colon) { return true }
    if first.kind == .sign(.leftBrace) { return true }
    guard first.name != nil else { return false }
    let second = tokens[position + 2].kind
    return position + 2 == closing || second == .sign(.colon) || second == .sign(.leftBrace)
      || second == .sign(.dollar)
  }
}

extension QueryError {
  /// The same error under another detail.
  func with(_ detail: QueryErrorDetail) -> QueryError {
    QueryError(detail, message, at: place, hint: hint, phase: phase)
  }
}
