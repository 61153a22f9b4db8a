extension Parser {
  mutating func parseWholeQuery() throws(QueryError) -> QueryAST {
    let query = try parseQuery()
    _ = take(.semicolon)
    guard token.kind == .end else {
      throw unexpected("the end of the query or a clause", hint: habitHint ?? clauseHint)
    }
    return query
  }

  /// Reads a query inside of another, where clauses that write are wrong in themselves.
  mutating func parseSubquery() throws(QueryError) -> QueryAST {
    do throws(QueryError) {
      return try parseQuery()
    } catch {
      throw error.detail == .readOnly ? error.with(.invalidClauseComposition) : error
    }
  }

  /// Reads single queries joined by UNION.
  mutating func parseQuery() throws(QueryError) -> QueryAST {
    var query = QueryAST(parts: [try parseSingleQuery()], unionAll: [], unionPlaces: [])
    while isAt("UNION") {
      query.unionPlaces.append(token.place)
      advance()
      query.unionAll.append(take("ALL"))
      if query.unionAll.last == false { _ = take("DISTINCT") }
      query.parts.append(try parseSingleQuery())
      try check(query.parts.count, Self.maximumClauses, "parts of a UNION")
    }
    return query
  }

  private mutating func parseSingleQuery() throws(QueryError) -> SingleQuery {
    let start = token.place.start
    var clauses: [Clause] = []
    while let clause = try parseClause() {
      clauses.append(clause)
      try check(clauses.count, Self.maximumClauses, "clauses")
      if case .project(let projection) = clause, projection.isReturn { break }
    }
    guard !clauses.isEmpty else {
      throw unexpected(
        "a clause such as MATCH, UNWIND, WITH or RETURN",
        hint: habitHint ?? clauseHint ?? "a query is written as in MATCH (n) RETURN n LIMIT 10")
    }
    return SingleQuery(clauses: clauses, place: place(from: start))
  }

  /// A proposal if the word here looks like a mistyped or forbidden clause.
  private var clauseHint: String? {
    guard let keyword = token.keyword else { return nil }
    if let near = NearestName.find(keyword, in: Self.clauseWords) { return "did you mean \(near)?" }
    return position == 0 ? nil : "columns are separated by commas, conditions by AND or OR"
  }

  private static let writing: Set<String> = [
    "CREATE", "MERGE", "DELETE", "DETACH", "SET", "REMOVE", "CALL", "FOREACH", "LOAD", "DROP",
  ]
  private static let clauseWords = [
    "MATCH", "OPTIONAL", "WHERE", "WITH", "UNWIND", "RETURN", "ORDER", "SKIP", "LIMIT", "UNION",
    "DESC", "DESCENDING", "ASC", "ASCENDING", "AND", "OR", "STARTS", "ENDS", "CONTAINS",
  ]

  private mutating func parseClause() throws(QueryError) -> Clause? {
    let start = token.place.start
    switch token.keyword {
    case "MATCH": return try parseMatch(start, isOptional: false)
    case "OPTIONAL":
      advance()
      guard isAt("MATCH") else { throw unexpected("MATCH") }
      return try parseMatch(start, isOptional: true)
    case "UNWIND":
      advance()
      let list = try parseExpression()
      try expect("AS")
      return .unwind(list, as: try expectVariable())
    case "WITH": return try parseProjection(start, isReturn: false)
    case "RETURN": return try parseProjection(start, isReturn: true)
    case "CREATE" where allowsCreate:
      advance()
      return .create(try parsePatternParts(), place(from: start))
    case let keyword? where Self.writing.contains(keyword):
      throw QueryError(
        .readOnly, "\(keyword) cannot stand in a query", at: token.place,
        hint: keyword == "CALL"
          ? "there are no procedures; a query reads with MATCH, UNWIND, WITH and RETURN"
          : "queries read only; the graph is changed by building it anew")
    default: return nil
    }
  }

  private mutating func parseMatch(
    _ start: Int, isOptional: Bool
  ) throws(QueryError) -> Clause {
    advance()
    let pattern = try parsePatternParts()
    let filter = take("WHERE") ? try parseExpression() : nil
    return .match(
      MatchClause(
        isOptional: isOptional, pattern: pattern, filter: filter, place: place(from: start)))
  }

  private mutating func parseProjection(
    _ start: Int, isReturn: Bool
  ) throws(QueryError) -> Clause {
    advance()
    var clause = ProjectionClause(
      isReturn: isReturn, isDistinct: take("DISTINCT"), takesAll: false, items: [], order: [],
      place: place(from: start))
    if take(.star) {
      clause.takesAll = true
      if take(.comma) { clause.items = try parseItems() }
    } else {
      clause.items = try parseItems()
    }
    clause.place = place(from: start)
    if isAt("ORDER") {
      advance()
      try expect("BY")
      repeat {
        clause.order.append(try parseSortItem())
        try check(clause.order.count, Self.maximumColumns, "sort keys")
      } while take(.comma)
    }
    if take("SKIP") || take("OFFSET") { clause.skip = try parseExpression() }
    if take("LIMIT") { clause.limit = try parseExpression() }
    if !isReturn, take("WHERE") { clause.filter = try parseExpression() }
    return .project(clause)
  }

  private mutating func parseItems() throws(QueryError) -> [ProjectionItem] {
    var items: [ProjectionItem] = []
    repeat {
      let expression = try parseExpression()
      let written = text[expression.place.start..<expression.place.end]
      var text = ""
      text.unicodeScalars.append(contentsOf: written)
      let alias = take("AS") ? try parseAlias() : nil
      items.append(ProjectionItem(expression: expression, alias: alias, text: text))
      try check(items.count, Self.maximumColumns, "columns")
    } while take(.comma)
    return items
  }

  private mutating func parseAlias() throws(QueryError) -> Name {
    if case .string = token.kind {
      throw unexpected(
        "a name for the column", hint: "a name stands without quotes, or in backticks: AS `a b`")
    }
    return try expectVariable("a name for the column")
  }

  private mutating func parseSortItem() throws(QueryError) -> SortItem {
    let expression = try parseExpression()
    if take("DESC") || take("DESCENDING") {
      return SortItem(expression: expression, isDescending: true)
    }
    _ = take("ASC") || take("ASCENDING")
    return SortItem(expression: expression, isDescending: false)
  }
}
