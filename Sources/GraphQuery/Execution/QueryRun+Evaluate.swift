extension QueryRun {
  /// The value of an expression for a row, of which only slots of variables inside the expression
  /// change.
  func value(_ expression: BoundExpression, _ row: inout Row) throws(QueryError) -> QueryValue {
    switch expression.kind {
    case .constant(let value): return value
    case .slot(let slot): return row[slot]
    case .parameter(let name): return try parameter(name, expression.place)
    case .property(let base, let key):
      return try property(key, of: value(base, &row), expression.place)
    case .hasLabels(let base, let tests):
      return try hasLabels(value(base, &row), tests, expression.place)
    case .comparison(let operation, let left, let right):
      let left = try value(left, &row)
      let held = try hold(left)
      defer { discharge(held) }
      try touch(left)
      return compare(operation, left, try value(right, &row))
    case .logical(let operation, let operands): return try logical(operation, operands, &row)
    case .not(let operand):
      return try truth(operand, &row).map { .boolean(!$0) } ?? .null
    case .isNull(let operand, let isNegated):
      return .boolean(try value(operand, &row).isNull != isNegated)
    case .binary(let operation, let left, let right):
      let left = try value(left, &row)
      let held = try hold(left)
      defer { discharge(held) }
      return try binary(operation, left, try value(right, &row), expression.place)
    case .call(let function, let arguments):
      return try call(function, arguments, &row, expression.place)
    default: return try composedValue(expression, &row)
    }
  }

  /// The rarer kinds, apart so that the frequent ones need little stack.
  private func composedValue(
    _ expression: BoundExpression, _ row: inout Row
  ) throws(QueryError) -> QueryValue {
    switch expression.kind {
    case .subscripted(let base, let index):
      let base = try value(base, &row)
      return try element(of: base, at: value(index, &row), expression.place)
    case .slice(let base, let from, let to):
      return try slice(base, from, to, &row, expression.place)
    case .negated(let operand): return try negate(value(operand, &row), expression.place)
    case .positive(let operand): return try value(operand, &row)
    case .list(let elements):
      var result: [QueryValue] = []
      result.reserveCapacity(elements.count)
      var size = 0
      for element in elements {
        let made = try value(element, &row)
        size += made.footprint
        try checkSize(size)
        result.append(made)
      }
      return .list(result)
    case .map(let entries):
      var result = QueryMap()
      var size = 0
      for entry in entries {
        let made = try value(entry.value, &row)
        size += made.footprint
        try checkSize(size)
        result[entry.key] = made
      }
      return .map(result)
    case .mapProjection(let base, let items):
      return try project(base, items, &row, expression.place)
    case .conditional(let subject, let branches, let otherwise):
      return try conditional(subject, branches, otherwise, &row)
    case .listComprehension(let slot, let list, let filter, let result):
      return try comprehension(slot, list, filter, result, &row, expression.place)
    case .quantifier(let quantifier, let slot, let list, let filter):
      return try quantify(quantifier, slot, list, filter, &row, expression.place)
    case .reduce(let result, let initial, let slot, let list, let step):
      return try reduce(result, initial, slot, list, step, &row, expression.place)
    case .subquery(let subquery):
      return try self.subquery(subquery.id)?.value(&row) ?? .null
    default: preconditionFailure("an aggregating call is evaluated as a plain expression")
    }
  }

  private func parameter(_ name: String, _ place: Place) throws(QueryError) -> QueryValue {
    if let value = parameters[name] { return value }
    let nearest = NearestName.find(name, in: parameters.keys.sorted())
    throw QueryError(
      .missingParameter, "no value was given for the parameter $\(name)", at: place,
      hint: nearest.map { "did you mean $\($0)?" }, phase: .runtime)
  }

  private func call(
    _ function: QueryFunction, _ arguments: [BoundExpression], _ row: inout Row, _ place: Place
  ) throws(QueryError) -> QueryValue {
    var values: [QueryValue] = []
    values.reserveCapacity(arguments.count)
    var held = 0
    defer { discharge(held) }
    for argument in arguments {
      let value = try value(argument, &row)
      if value.isNull, !function.takesNull { return .null }
      held += try hold(value)
      values.append(value)
    }
    return try function.body(values, FunctionContext(run: self, name: function.name, place: place))
  }

  private func conditional(
    _ subject: BoundExpression?, _ branches: [BoundBranch], _ otherwise: BoundExpression?,
    _ row: inout Row
  ) throws(QueryError) -> QueryValue {
    if let subject {
      let wanted = try value(subject, &row)
      for branch in branches where try value(branch.condition, &row).isEqual(to: wanted) == true {
        return try value(branch.result, &row)
      }
    } else {
      for branch in branches where try truth(branch.condition, &row) == true {
        return try value(branch.result, &row)
      }
    }
    return if let otherwise { try value(otherwise, &row) } else { .null }
  }

  /// An error for an operand of a wrong type, found while rows are made.
  func wrongType(
    _ rule: String, _ value: QueryValue, _ place: Place,
    _ detail: QueryErrorDetail = .invalidArgumentType
  ) -> QueryError {
    QueryError(
      detail, "\(rule), but got \(value.typeWithArticle)", at: place, category: .typeError,
      phase: .runtime)
  }
}
