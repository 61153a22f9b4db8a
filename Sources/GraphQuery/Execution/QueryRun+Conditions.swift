extension QueryRun {
  /// The truth of a condition: true, false, or nil if it is not known.
  func truth(_ expression: BoundExpression, _ row: inout Row) throws(QueryError) -> Bool? {
    switch try value(expression, &row) {
    case .boolean(let value): return value
    case .null: return nil
    case let other: throw wrongType("a condition is true or false", other, expression.place)
    }
  }

  /// Whether all of some conditions are true.
  func holds(_ conditions: [BoundExpression], _ row: inout Row) throws(QueryError) -> Bool {
    for condition in conditions where try truth(condition, &row) != true { return false }
    return true
  }

  func logical(
    _ operation: LogicalOperator, _ operands: [BoundExpression], _ row: inout Row
  ) throws(QueryError) -> QueryValue {
    // What decides the result, whatever the other operands are.
    let decisive: Bool? =
      switch operation {
      case .and: false
      case .or: true
      case .xor: nil
      }
    var isKnown = true
    var parity = false
    for operand in operands {
      guard let value = try truth(operand, &row) else {
        isKnown = false
        continue
      }
      if value == decisive { return .boolean(value) }
      if value { parity.toggle() }
    }
    guard isKnown else { return .null }
    return .boolean(operation == .xor ? parity : operation == .and)
  }

  func compare(
    _ operation: ComparisonOperator, _ left: QueryValue, _ right: QueryValue
  ) -> QueryValue {
    let result: Bool? =
      switch operation {
      case .equal: left.isEqual(to: right)
      case .notEqual: left.isEqual(to: right).map { !$0 }
      default: left.comparison(with: right).fulfils(operation)
      }
    return result.map { .boolean($0) } ?? .null
  }

  /// Whether a value is in a list.
  func isIn(
    _ value: QueryValue, _ list: QueryValue, _ place: Place
  ) throws(QueryError) -> QueryValue {
    guard case .list(let elements) = list else {
      if list.isNull { return .null }
      throw wrongType("IN takes a list on its right", list, place)
    }
    var isKnown = true
    for element in elements {
      try tick()
      try touch(value)
      switch value.isEqual(to: element) {
      case true?: return .boolean(true)
      case false?: break
      case nil: isKnown = false
      }
    }
    return isKnown ? .boolean(false) : .null
  }

  /// STARTS WITH, ENDS WITH, CONTAINS and `=~`; null unless both operands are strings.
  func compareText(
    _ operation: BinaryOperator, _ left: QueryValue, _ right: QueryValue, _ place: Place
  ) throws(QueryError) -> QueryValue {
    guard case .string(let text) = left, case .string(let part) = right else { return .null }
    try touch(text.utf8.count)
    switch operation {
    case .startsWith: return .boolean(TextSearch.starts(text, with: part))
    case .endsWith: return .boolean(TextSearch.ends(text, with: part))
    case .contains: return .boolean(TextSearch.contains(text, part))
    default: return .boolean(try pattern(part, place).matches(text, run: self))
    }
  }

  private func pattern(_ text: String, _ place: Place) throws(QueryError) -> RegularExpression {
    if let known = patterns[text] { return known }
    let made = try RegularExpression(text, place: place)
    if patterns.count < 64 { patterns[text] = made }
    return made
  }
}
