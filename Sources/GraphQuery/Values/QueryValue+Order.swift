extension QueryValue {
  /// The order that ORDER BY, `min` and `max` use; it knows all values and puts null last.
  ///
  /// Types stand in the order maps, nodes, relationships, lists, paths, temporal values, strings,
  /// booleans, numbers, null (openCypher, CIP2016-06-14 "Comparability and equality, orderability
  /// and equivalence").
  ///
  /// - Returns: Below zero, zero or above zero.
  public func order(to other: QueryValue) -> Int {
    switch (self, other) {
    case (.node(let left), .node(let right)): return Self.order(left, right)
    case (.relationship(let left), .relationship(let right)): return Self.order(left, right)
    case (.path(let left), .path(let right)): return Self.order(left, right)
    case (.list(let left), .list(let right)): return Self.order(left, right)
    case (.map(let left), .map(let right)): return Self.order(left, right)
    case (.string(let left), .string(let right)): return left.scalarOrder(to: right)
    case (.boolean(let left), .boolean(let right)): return (left ? 1 : 0) - (right ? 1 : 0)
    case (.temporal(let left), .temporal(let right)): return left.order(to: right)
    default:
      if let left = number, let right = other.number { return left.order(to: right) }
      return orderRank - other.orderRank
    }
  }

  private static func order<Value: Comparable>(_ left: Value, _ right: Value) -> Int {
    left < right ? -1 : left > right ? 1 : 0
  }

  private static func order(_ left: [QueryValue], _ right: [QueryValue]) -> Int {
    for (left, right) in zip(left, right) {
      let order = left.order(to: right)
      if order != 0 { return order }
    }
    return left.count - right.count
  }

  private static func order(_ left: QueryMap, _ right: QueryMap) -> Int {
    for (left, right) in zip(left.entries, right.entries) {
      let keys = left.key.scalarOrder(to: right.key)
      if keys != 0 { return keys }
      let values = left.value.order(to: right.value)
      if values != 0 { return values }
    }
    return left.entries.count - right.entries.count
  }

  private var orderRank: Int {
    switch self {
    case .map: 0
    case .node: 1
    case .relationship: 2
    case .list: 3
    case .path: 4
    case .temporal: 5
    case .string: 6
    case .boolean: 7
    case .integer, .double: 8
    case .null: 9
    }
  }
}
