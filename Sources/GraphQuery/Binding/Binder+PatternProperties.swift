extension Binder {
  /// Binds the property maps of patterns, after all their variables are known.
  mutating func addProperties(
    of parts: [PatternPart], to builder: inout PatternBuilder, _ scope: Scope
  ) throws(QueryError) {
    for (index, part) in parts.enumerated() {
      for (place, node) in zip(
        builder.nodePlaces[index], [part.first] + part.steps.map(\.node))
      {
        guard let properties = node.properties else { continue }
        let slot = builder.pattern.nodes[place].slot
        for property in try bindProperties(properties, .node, scope) {
          builder.predicates.append(equality(slot, property))
        }
      }
      for (place, step) in zip(builder.relationshipPlaces[index], part.steps) {
        guard let properties = step.relationship.properties else { continue }
        let bound = try bindProperties(properties, .relationship, scope)
        if builder.pattern.relationships[place].length != nil {
          builder.pattern.relationships[place].edgeProperties = bound
        } else {
          let slot = builder.pattern.relationships[place].slot
          builder.predicates += bound.map { equality(slot, $0) }
        }
      }
    }
  }

  private func equality(_ slot: Int, _ property: BoundProperty) -> BoundExpression {
    let place = property.value.place
    let left = BoundExpression(.property(.slot(slot), property.key), place)
    return BoundExpression(.comparison(.equal, left, property.value), place)
  }

  private mutating func bindProperties(
    _ properties: Expression, _ type: StaticType, _ scope: Scope
  ) throws(QueryError) -> [BoundProperty] {
    guard case .map(let entries) = properties.kind else {
      throw QueryError(
        .invalidParameterUse, "a parameter cannot stand for all properties of a pattern",
        at: properties.place, hint: "name the properties: {name: $name}")
    }
    return try entries.map { entry throws(QueryError) in
      let (value, _) = try bind(entry.value, scope)
      try forbidAggregates(value, in: "a pattern")
      return BoundProperty(key: try propertyKey(entry.key, of: type), value: value)
    }
  }

  /// Binds CREATE, for graphs that are made by a query.
  mutating func bindCreate(
    _ parts: [PatternPart], _ scope: inout Scope
  ) throws(QueryError) -> BoundPattern {
    let before = scope
    var builder = PatternBuilder()
    for part in parts {
      // A single node that is known already would create nothing.
      if part.steps.isEmpty, let name = part.first.variable, before[name.text] != nil {
        throw alreadyBound(name)
      }
      try add(part, to: &builder, &scope, use: .create)
    }
    for (index, part) in parts.enumerated() {
      for (place, node) in zip(
        builder.nodePlaces[index], [part.first] + part.steps.map(\.node))
      {
        if let properties = node.properties {
          builder.pattern.nodes[place].properties = try bind(properties, scope).0
        }
      }
      for (place, step) in zip(builder.relationshipPlaces[index], part.steps) {
        if let properties = step.relationship.properties {
          builder.pattern.relationships[place].properties = try bind(properties, scope).0
        }
      }
    }
    return builder.pattern
  }
}
