import Foundation

extension QueryValue {
  /// The `=` of queries: true, false, or nil where a null leaves it open.
  public func isEqual(to other: QueryValue) -> Bool? {
    switch (self, other) {
    case (.null, _), (_, .null): nil
    case (.double(let left), .double(let right)): left == right
    case (.list(let left), .list(let right)): Self.areEqual(left, right)
    case (.map(let left), .map(let right)): Self.areEqual(left, right)
    default: self == other
    }
  }

  private static func areEqual(_ left: [QueryValue], _ right: [QueryValue]) -> Bool? {
    guard left.count == right.count else { return false }
    var result: Bool? = true
    for (left, right) in zip(left, right) {
      switch left.isEqual(to: right) {
      case false?: return false
      case nil: result = nil
      case true?: break
      }
    }
    return result
  }

  private static func areEqual(_ left: QueryMap, _ right: QueryMap) -> Bool? {
    guard left.entries.count == right.entries.count else { return false }
    guard left.keys.elementsEqual(right.keys, by: { $0.isSame(as: $1) }) else { return false }
    return areEqual(left.entries.map(\.value), right.entries.map(\.value))
  }

  /// The order of two values for `<` and its like: below, equal or above zero.
  ///
  /// - Returns: `.unknown` if a null leaves it open or the types cannot be compared, and `.never`
  ///   if a NaN stands on a side, for which every such comparison is false.
  func comparison(with other: QueryValue) -> ValueComparison {
    switch (self, other) {
    case (.boolean(let left), .boolean(let right)):
      return .order((left ? 1 : 0) - (right ? 1 : 0))
    case (.integer(let left), .integer(let right)):
      return .order(left < right ? -1 : left > right ? 1 : 0)
    case (.integer, .double), (.double, .integer), (.double, .double):
      return Self.compareNumbers(self, other)
    case (.string(let left), .string(let right)):
      return .order(left.scalarOrder(to: right))
    case (.list(let left), .list(let right)): return Self.compareLists(left, right)
    case (.temporal(let left), .temporal(let right)):
      return left.comparison(with: right).map { .order($0) } ?? .unknown
    default: return .unknown
    }
  }

  private static func compareNumbers(_ left: QueryValue, _ right: QueryValue) -> ValueComparison {
    guard let left = left.number, let right = right.number else { return .unknown }
    if left.isNaN || right.isNaN { return .never }
    return .order(left.order(to: right))
  }

  private static func compareLists(_ left: [QueryValue], _ right: [QueryValue]) -> ValueComparison {
    for (left, right) in zip(left, right) {
      if left.isNull || right.isNull { return .unknown }
      let comparison = left.comparison(with: right)
      if case .order(0) = comparison { continue }
      return comparison
    }
    return .order(left.count < right.count ? -1 : left.count > right.count ? 1 : 0)
  }

  /// The value if it is a number.
  var number: Number? {
    switch self {
    case .integer(let value): .integer(value)
    case .double(let value): .double(value)
    default: nil
    }
  }
}

/// What is known about the order of two values.
enum ValueComparison {
  case order(Int)
  case unknown
  case never

  /// Whether an operator holds, as far as known.
  func fulfils(_ comparison: ComparisonOperator) -> Bool? {
    switch self {
    case .unknown: return nil
    case .never: return false
    case .order(let order):
      switch comparison {
      case .less: return order < 0
      case .lessOrEqual: return order <= 0
      case .greater: return order > 0
      case .greaterOrEqual: return order >= 0
      case .equal: return order == 0
      case .notEqual: return order != 0
      }
    }
  }
}

/// A whole number or not, compared exactly: no rounding makes two different numbers equal.
enum Number {
  case integer(Int64)
  case double(Double)

  var isNaN: Bool {
    if case .double(let value) = self { value.isNaN } else { false }
  }

  var double: Double {
    switch self {
    case .integer(let value): Double(value)
    case .double(let value): value
    }
  }

  /// Below zero, zero or above zero; NaN counts as the largest number.
  func order(to other: Number) -> Int {
    switch (self, other) {
    case (.integer(let left), .integer(let right)): return left < right ? -1 : left > right ? 1 : 0
    case (.double(let left), .double(let right)):
      if left.isNaN || right.isNaN { return (left.isNaN ? 1 : 0) - (right.isNaN ? 1 : 0) }
      return left < right ? -1 : left > right ? 1 : 0
    case (.integer(let left), .double(let right)): return Self.order(left, right)
    case (.double(let left), .integer(let right)): return -Self.order(right, left)
    }
  }

  private static func order(_ left: Int64, _ right: Double) -> Int {
    if right.isNaN || right >= 0x1p63 { return -1 }
    if right < -0x1p63 { return 1 }
    let whole = Int64(right.rounded(.towardZero))
    if left != whole { return left < whole ? -1 : 1 }
    let rest = right - Double(whole)
    return rest > 0 ? -1 : rest < 0 ? 1 : 0
  }
}

extension String {
  /// Below zero, zero or above zero by the values of the scalars.
  func scalarOrder(to other: String) -> Int {
    TextSearch.withBytes(self) { own in TextSearch.withBytes(other) { own.order(to: $0) } }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Below zero, zero or above zero by the first byte that differs, then by length.
  fileprivate func order(to other: UnsafeBufferPointer<UInt8>) -> Int {
    if let base = baseAddress, let otherBase = other.baseAddress {
      let order = memcmp(base, otherBase, Swift.min(count, other.count))
      if order != 0 { return Int(order) }
    }
    return count - other.count
  }
}
