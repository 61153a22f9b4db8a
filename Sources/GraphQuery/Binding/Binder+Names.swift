import PropertyGraph

extension Binder {
  /// The graph's own name of a label; notes it if no node has it.
  mutating func label(_ name: Name) throws(QueryError) -> String {
    // What the graph itself calls so is meant before any other name.
    if graph.labelID(named: name.text) != nil { return name.text }
    let label = names.labels[name.text] ?? name.text
    if graph.labelID(named: label) == nil {
      try noteUnknown(
        name, "no node has the label '\(label)'",
        nearest: Self.nearest(name.text, graph.labels, names.labels))
    }
    return label
  }

  /// The graph's own name of a relationship type; notes it if no edge has it.
  mutating func type(_ name: Name) throws(QueryError) -> String {
    if graph.edgeTypeID(named: name.text) != nil { return name.text }
    let type = names.types[name.text] ?? name.text
    if graph.edgeTypeID(named: type) == nil {
      try noteUnknown(
        name, "no relationship has the type '\(type)'",
        nearest: Self.nearest(name.text, graph.edgeTypes, names.types))
    }
    return type
  }

  /// The graph's own name of a property key; notes it if no element of the type has it.
  mutating func propertyKey(
    _ name: Name, of type: StaticType = .any
  ) throws(QueryError) -> NameKey {
    let known: [String]
    switch type.mask {
    case .node: known = graph.nodePropertyKeys
    case .relationship: known = graph.edgePropertyKeys
    default: return key(name.text)
    }
    if known.contains(where: { $0.isSame(as: name.text) }) { return key(name.text) }
    let own = names.properties[name.text] ?? name.text
    if !known.contains(where: { $0.isSame(as: own) }) {
      let owner = type.mask == .node ? "node" : "relationship"
      try noteUnknown(
        name, "no \(owner) has the property '\(own)'",
        nearest: Self.nearest(name.text, known, names.properties))
    }
    return key(own)
  }

  /// The nearest of the graph's own names, else of the other ones.
  private static func nearest(
    _ name: String, _ own: [String], _ others: [String: String]
  ) -> String? {
    NearestName.find(name, in: own) ?? NearestName.find(name, in: others.keys.sorted())
  }

  private mutating func noteUnknown(
    _ name: Name, _ message: String, nearest: String?
  ) throws(QueryError) {
    let hint = nearest.map { "did you mean '\($0)'?" }
    let error = QueryError(.unknownName, message, at: name.place, hint: hint)
    if strictNames { throw error }
    note(error)
  }

  /// Notes that a new variable has the name of a label or type, for which a colon is missing.
  mutating func noteMissingColon(_ name: Name, isNode: Bool) {
    let isKnown =
      isNode
      ? graph.labelID(named: names.labels[name.text] ?? name.text) != nil
      : graph.edgeTypeID(named: names.types[name.text] ?? name.text) != nil
    guard isKnown else { return }
    let what = isNode ? "nodes with any label" : "relationships of any type"
    let form = isNode ? "(:\(name.text))" : "[:\(name.text)]"
    note(
      QueryError(
        .unknownName, "'\(name.text)' is a variable here, for \(what)", at: name.place,
        hint: "write \(form) if you mean its name"))
  }

  /// Adds a notice to the result.
  mutating func note(_ error: QueryError) {
    if notices.count < Self.maximumNotices { notices.append(QueryNotice(error)) }
  }

  func undefined(_ name: Name, _ scope: Scope) -> QueryError {
    let known = scope.variables.map(\.name)
    let nearest = NearestName.find(name.text, in: known)
    let hint =
      nearest.map { "did you mean '\($0)'?" }
      ?? (known.isEmpty
        ? "no variable is known here; a text stands in quotes: '\(name.text)'"
        : "known here: \(known.sorted().joined(separator: ", ")); a text stands in quotes")
    return QueryError(
      .undefinedVariable, "there is no variable '\(name.text)' here", at: name.place, hint: hint)
  }
}
