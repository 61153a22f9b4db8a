import PropertyGraph

/// Resolves the names of a query and checks what can be checked without looking at rows.
///
/// **Invariant:** what the binder lets through has no undefined variable, no unknown function and no
/// aggregating call outside of a projection.
struct Binder {
  let graph: Graph
  let names: SchemaNames
  let strictNames: Bool
  var notices: [QueryNotice] = []
  /// More notices than this help nobody.
  static let maximumNotices = 20
  /// The row layout of the stage at hand.
  var frame = Frame()
  /// The variables that a subquery sees of the rows around it, with their slots in the stage at
  /// hand.
  var outer = Scope()
  private var keyIndexes: [String: Int] = [:]
  private(set) var keyNames: [String] = []
  private(set) var subqueryCount = 0

  init(graph: Graph, names: SchemaNames, strictNames: Bool) {
    self.graph = graph
    self.names = names
    self.strictNames = strictNames
  }

  /// Binds a whole query.
  ///
  /// - Throws: `QueryError` of the phase `compileTime`.
  mutating func bind(_ query: QueryAST) throws(QueryError) -> BoundQuery {
    try bind(query, scope: Scope(), isSubquery: false)
  }

  /// The number by which a run knows a property key or label.
  mutating func key(_ name: String) -> NameKey {
    if let index = keyIndexes[name] { return NameKey(name: name, index: index) }
    keyIndexes[name] = keyNames.count
    keyNames.append(name)
    return NameKey(name: name, index: keyNames.count - 1)
  }

  mutating func nextSubqueryID() -> Int {
    defer { subqueryCount += 1 }
    return subqueryCount
  }

  /// Binds the parts of a query, each of which begins with the same variables.
  mutating func bind(
    _ query: QueryAST, scope: Scope, isSubquery: Bool
  ) throws(QueryError) -> BoundQuery {
    var parts: [BoundSingleQuery] = []
    var columns: [String]?
    for (index, part) in query.parts.enumerated() {
      let saved = (frame, outer)
      if !isSubquery { frame = Frame() }
      let (bound, partColumns) = try bindSingle(part, scope: scope, isSubquery: isSubquery)
      (frame, outer) = saved
      if index > 0 {
        let place = query.unionPlaces[index - 1]
        if query.unionAll[index - 1] != query.unionAll[0] {
          throw QueryError(
            .invalidClauseComposition, "UNION and UNION ALL stand in one query", at: place,
            hint: "use one of them throughout")
        }
        if let columns, columns.sorted() != partColumns.sorted() {
          throw QueryError(
            .differentColumnsInUnion,
            "the columns \(columns.joined(separator: ", ")) cannot be joined with "
              + partColumns.joined(separator: ", "), at: part.place,
            hint: "give the columns the same names with AS")
        }
      }
      columns = columns ?? partColumns
      parts.append(aligned(bound, partColumns, with: columns ?? []))
    }
    return BoundQuery(
      columns: columns ?? [], parts: parts, keepsDuplicates: query.unionAll.first ?? true)
  }

  /// Brings the columns of a part of a UNION into the order of the first part.
  private func aligned(
    _ query: BoundSingleQuery, _ columns: [String], with wanted: [String]
  ) -> BoundSingleQuery {
    guard columns != wanted, var projection = query.stages.last?.projection else { return query }
    let places = wanted.compactMap { columns.firstIndex(of: $0) }
    projection.outputSlots = places.map { projection.outputSlots[$0] }
    var result = query
    result.stages[result.stages.count - 1].projection = projection
    return result
  }

  private mutating func bindSingle(
    _ query: SingleQuery, scope: Scope, isSubquery: Bool
  ) throws(QueryError) -> (BoundSingleQuery, columns: [String]) {
    var scope = scope
    var stages: [BoundStage] = []
    var clauses: [BoundClause] = []
    var columns: [String] = []
    var isEnded = false
    for clause in query.clauses {
      switch clause {
      case .match(let match): clauses.append(.match(try bind(match, &scope)))
      case .unwind(let list, let name):
        clauses.append(try bindUnwind(list, name, &scope))
      case .create(let parts, _): clauses.append(.create(try bindCreate(parts, &scope)))
      case .project(let clause):
        let (projection, next) = try bind(clause, scope)
        stages.append(
          BoundStage(clauses: clauses, projection: projection, frameSize: frame.size))
        (frame, scope, outer) = (next.frame, next.scope, next.outer)
        clauses = []
        columns = projection.columnNames
        isEnded = clause.isReturn
      }
    }
    if !isEnded {
      guard isSubquery || endsWithCreate(query) else { throw missingReturn(query) }
      stages.append(BoundStage(clauses: clauses, projection: nil, frameSize: frame.size))
    }
    return (BoundSingleQuery(stages: stages), columns)
  }

  private func endsWithCreate(_ query: SingleQuery) -> Bool {
    if case .create? = query.clauses.last { true } else { false }
  }

  private func missingReturn(_ query: SingleQuery) -> QueryError {
    QueryError(
      .invalidClauseComposition, "the query says what to look for, but not what to return",
      at: Place(max(query.place.start, query.place.end - 1), query.place.end),
      hint: "end it with RETURN, as in RETURN *")
  }

  private mutating func bindUnwind(
    _ list: Expression, _ name: Name, _ scope: inout Scope
  ) throws(QueryError) -> BoundClause {
    let (bound, type) = try bind(list, scope)
    try forbidAggregates(bound, in: "UNWIND")
    if scope[name.text] != nil { throw alreadyBound(name) }
    let slot = frame.allocate()
    let element = StaticType(type.mask == .list ? type.elements : .any)
    scope.set(name.text, slot: slot, type: element)
    return .unwind(bound, slot: slot)
  }

  func alreadyBound(_ name: Name) -> QueryError {
    QueryError(
      .variableAlreadyBound, "there is a variable '\(name.text)' already", at: name.place,
      hint: "choose another name")
  }

  func forbidAggregates(_ bound: BoundExpression, in clause: String) throws(QueryError) {
    guard let call = Self.firstAggregate(bound) else { return }
    throw QueryError(
      .invalidAggregation, "\(clause) cannot hold an aggregating function", at: call.place,
      hint: "compute it in a WITH before, and use its name")
  }

  static func firstAggregate(_ bound: BoundExpression) -> BoundExpression? {
    if case .aggregate = bound.kind { return bound }
    return bound.children.lazy.compactMap { firstAggregate($0) }.first
  }
}
