extension QueryRun {
  private func elements(
    _ list: BoundExpression, _ row: inout Row, _ place: Place
  ) throws(QueryError) -> [QueryValue]? {
    switch try value(list, &row) {
    case .null: return nil
    case .list(let elements): return elements
    case let other: throw wrongType("IN takes a list here", other, place)
    }
  }

  /// `[x IN list WHERE filter | result]`.
  func comprehension(
    _ slot: Int, _ list: BoundExpression, _ filter: BoundExpression?, _ result: BoundExpression?,
    _ row: inout Row, _ place: Place
  ) throws(QueryError) -> QueryValue {
    guard let elements = try elements(list, &row, place) else { return .null }
    var collected: [QueryValue] = []
    var bytes = 0
    for element in elements {
      try tick()
      row[slot] = element
      if let filter, try truth(filter, &row) != true { continue }
      let made = if let result { try value(result, &row) } else { element }
      bytes += made.footprint
      try checkSize(bytes)
      collected.append(made)
    }
    return .list(collected)
  }

  /// `all`, `any`, `none` and `single`, with three truth values.
  func quantify(
    _ quantifier: Quantifier, _ slot: Int, _ list: BoundExpression, _ filter: BoundExpression,
    _ row: inout Row, _ place: Place
  ) throws(QueryError) -> QueryValue {
    guard let elements = try elements(list, &row, place) else { return .null }
    var count = 0
    var isKnown = true
    for element in elements {
      try tick()
      row[slot] = element
      switch try truth(filter, &row) {
      case nil: isKnown = false
      case true?:
        count += 1
        if quantifier == .any { return .boolean(true) }
        if quantifier == .none || (quantifier == .single && count > 1) { return .boolean(false) }
      case false?: if quantifier == .all { return .boolean(false) }
      }
    }
    guard isKnown else { return .null }
    switch quantifier {
    case .all, .none: return .boolean(true)
    case .any: return .boolean(false)
    case .single: return .boolean(count == 1)
    }
  }

  /// `reduce(result = initial, x IN list | step)`.
  func reduce(
    _ result: Int, _ initial: BoundExpression, _ slot: Int, _ list: BoundExpression,
    _ step: BoundExpression, _ row: inout Row, _ place: Place
  ) throws(QueryError) -> QueryValue {
    guard let elements = try elements(list, &row, place) else { return .null }
    var sum = try value(initial, &row)
    for element in elements {
      try tick()
      row[result] = sum
      row[slot] = element
      sum = try value(step, &row)
    }
    return sum
  }
}
