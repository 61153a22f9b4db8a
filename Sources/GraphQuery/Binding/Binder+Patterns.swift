extension Binder {
  /// What a pattern is for.
  enum PatternUse {
    /// MATCH, subqueries and comprehensions: new names become variables.
    case match
    /// A predicate: all names must be known.
    case predicate
    /// CREATE: nodes and relationships are made.
    case create
  }

  mutating func bind(_ clause: MatchClause, _ scope: inout Scope) throws(QueryError) -> BoundMatch {
    try bindMatch(
      clause.pattern, filter: clause.filter, isOptional: clause.isOptional, &scope, use: .match)
  }

  /// Binds patterns and what must hold of them.
  mutating func bindMatch(
    _ parts: [PatternPart], filter: Expression?, isOptional: Bool, _ scope: inout Scope,
    use: PatternUse
  ) throws(QueryError) -> BoundMatch {
    let boundSlots = scope.slots
    var builder = PatternBuilder()
    for part in parts { try add(part, to: &builder, &scope, use: use) }
    for (index, part) in parts.enumerated() {
      if let path = part.path { try addPath(path, index, to: &builder, &scope) }
    }
    try addProperties(of: parts, to: &builder, scope)
    var predicates = builder.predicates
    if let filter {
      let bound = try condition(filter, "WHERE", scope)
      try forbidAggregates(bound, in: "WHERE")
      predicates += bound.conjuncts
    }
    let newSlots =
      builder.pattern.nodes.filter { !$0.isBound }.map(\.slot)
      + builder.pattern.relationships.filter { !$0.isBound }.map(\.slot)
      + builder.pattern.paths.map(\.slot)
    return BoundMatch(
      isOptional: isOptional, pattern: builder.pattern, predicates: predicates,
      newSlots: newSlots, boundSlots: boundSlots)
  }

  /// What is known of the patterns of one clause while they are bound.
  struct PatternBuilder {
    var pattern = BoundPattern()
    var predicates: [BoundExpression] = []
    /// The places in the pattern of each part's nodes and relationships, in the order of the text.
    var nodePlaces: [[Int]] = []
    var relationshipPlaces: [[Int]] = []
    var nodeOfName: [String: Int] = [:]
    var relationshipNames: Set<String> = []
  }

  mutating func add(
    _ part: PatternPart, to builder: inout PatternBuilder, _ scope: inout Scope, use: PatternUse
  ) throws(QueryError) {
    var nodes = [try add(part.first, to: &builder, &scope, use: use)]
    var relationships: [Int] = []
    for step in part.steps {
      let to = try add(step.node, to: &builder, &scope, use: use)
      relationships.append(
        try add(
          step.relationship, from: nodes[nodes.count - 1], to: to, shortest: part.shortest,
          to: &builder, &scope, use: use))
      nodes.append(to)
    }
    if part.shortest != nil, part.steps.count != 1 {
      throw QueryError(
        .unexpectedSyntax, "a shortest path has two nodes and one relationship", at: part.place,
        hint: "write shortestPath((a)-[*]-(b))")
    }
    builder.nodePlaces.append(nodes)
    builder.relationshipPlaces.append(relationships)
  }

  private mutating func add(
    _ node: NodePattern, to builder: inout PatternBuilder, _ scope: inout Scope, use: PatternUse
  ) throws(QueryError) -> Int {
    let place = builder.pattern.nodes.count
    guard let name = node.variable else {
      builder.pattern.nodes.append(
        PatternNode(slot: frame.allocate(), isBound: false, name: "anonymous node \(place + 1)"))
      try addLabels(node, place, to: &builder, use: use)
      return place
    }
    if let known = builder.nodeOfName[name.text] {
      if use == .create, !node.labels.isEmpty || node.properties != nil {
        throw alreadyBound(name)
      }
      try addLabels(node, known, to: &builder, use: use)
      return known
    }
    if builder.relationshipNames.contains(name.text) { throw conflict(name, "a relationship") }
    if let variable = scope[name.text] {
      guard variable.type.canBe(.node) else { throw conflict(name, variable.type) }
      if use == .create, !node.labels.isEmpty || node.properties != nil { throw alreadyBound(name) }
      builder.pattern.nodes.append(
        PatternNode(slot: variable.slot, isBound: true, name: name.text))
    } else {
      if use == .predicate { throw undefined(name, scope) }
      let slot = frame.allocate()
      scope.set(name.text, slot: slot, type: .node)
      if node.labels.isEmpty { noteMissingColon(name, isNode: true) }
      builder.pattern.nodes.append(PatternNode(slot: slot, isBound: false, name: name.text))
    }
    builder.nodeOfName[name.text] = place
    try addLabels(node, place, to: &builder, use: use)
    return place
  }

  private mutating func addLabels(
    _ node: NodePattern, _ place: Int, to builder: inout PatternBuilder, use: PatternUse
  ) throws(QueryError) {
    guard !node.labels.isEmpty else { return }
    if use == .create {
      builder.pattern.nodes[place].labels += node.labels.map(\.text)
      return
    }
    let tests = try labelTests(node.labels)
    builder.predicates.append(
      BoundExpression(
        .hasLabels(.slot(builder.pattern.nodes[place].slot), tests), node.labels[0].place))
  }

  mutating func labelTests(_ labels: [Name]) throws(QueryError) -> [LabelTest] {
    try labels.map { name throws(QueryError) in
      LabelTest(label: key(try label(name)), type: names.types[name.text] ?? name.text)
    }
  }

  private mutating func add(
    _ relationship: RelationshipPattern, from: Int, to: Int, shortest: PatternPart.Shortest?,
    to builder: inout PatternBuilder, _ scope: inout Scope, use: PatternUse
  ) throws(QueryError) -> Int {
    let place = builder.pattern.relationships.count
    if use == .create { try checkCreated(relationship) }
    let isList = relationship.length != nil || shortest != nil
    var slot: Int?
    if let name = relationship.variable {
      guard builder.relationshipNames.insert(name.text).inserted else {
        throw QueryError(
          .relationshipUniquenessViolation,
          "'\(name.text)' stands for two relationships of one pattern", at: name.place,
          hint: "relationships of a pattern are always different; use two names")
      }
      if builder.nodeOfName[name.text] != nil { throw conflict(name, "a node") }
      guard let variable = scope[name.text] else {
        if use == .predicate { throw undefined(name, scope) }
        let new = frame.allocate()
        scope.set(name.text, slot: new, type: isList ? .list(.relationship) : .relationship)
        if relationship.types.isEmpty { noteMissingColon(name, isNode: false) }
        builder.pattern.relationships.append(
          try pattern(relationship, new, false, from, to, shortest))
        return place
      }
      if use == .create { throw alreadyBound(name) }
      guard variable.type.canBe(isList ? .list : .relationship),
        !isList || variable.type.elements.isEmpty
          || !variable.type.elements.isDisjoint(with: .relationship)
      else { throw conflict(name, variable.type) }
      slot = variable.slot
    }
    let isBound = slot != nil
    builder.pattern.relationships.append(
      try pattern(relationship, slot ?? frame.allocate(), isBound, from, to, shortest))
    return place
  }

  private mutating func pattern(
    _ relationship: RelationshipPattern, _ slot: Int, _ isBound: Bool, _ from: Int, _ to: Int,
    _ shortest: PatternPart.Shortest?
  ) throws(QueryError) -> PatternRelationship {
    let types = try relationship.types.map { name throws(QueryError) in try type(name) }
    var length = relationship.length.map {
      PatternRelationship.Length(minimum: $0.minimum ?? 1, maximum: $0.maximum)
    }
    if shortest != nil, length == nil { length = .init(minimum: 1, maximum: 1) }
    return PatternRelationship(
      slot: slot, isBound: isBound,
      name: relationship.variable?.text ?? "anonymous relationship", from: from, to: to,
      arrow: relationship.arrow, types: types, length: length, shortest: shortest,
      place: relationship.place)
  }

  private func checkCreated(_ relationship: RelationshipPattern) throws(QueryError) {
    if relationship.length != nil {
      throw QueryError(
        .creatingVarLength, "a relationship of variable length cannot be made",
        at: relationship.place)
    }
    if relationship.types.count != 1 {
      throw QueryError(
        .noSingleRelationshipType, "a new relationship has exactly one type",
        at: relationship.place)
    }
    if relationship.arrow == .none {
      throw QueryError(
        .requiresDirectedRelationship, "a new relationship has a direction",
        at: relationship.place)
    }
  }

  private func conflict(_ name: Name, _ other: StaticType) -> QueryError {
    conflict(name, other.mask.description)
  }

  private func conflict(_ name: Name, _ other: String) -> QueryError {
    QueryError(
      .variableTypeConflict, "'\(name.text)' is \(other) already", at: name.place,
      hint: "use another name here")
  }

  private mutating func addPath(
    _ name: Name, _ index: Int, to builder: inout PatternBuilder, _ scope: inout Scope
  ) throws(QueryError) {
    if scope[name.text] != nil { throw alreadyBound(name) }
    let slot = frame.allocate()
    scope.set(name.text, slot: slot, type: .path)
    builder.pattern.paths.append(
      PatternPath(
        slot: slot, name: name.text, first: builder.nodePlaces[index][0],
        relationships: builder.relationshipPlaces[index]))
  }
}
