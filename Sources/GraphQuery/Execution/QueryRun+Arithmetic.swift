import Foundation

extension QueryRun {
  func binary(
    _ operation: BinaryOperator, _ left: QueryValue, _ right: QueryValue, _ place: Place
  ) throws(QueryError) -> QueryValue {
    switch operation {
    case .isIn: return try isIn(left, right, place)
    case .startsWith, .endsWith, .contains, .matches:
      return try compareText(operation, left, right, place)
    case .add:
      if let joined = try join(left, right, place) { return joined }
    default: break
    }
    if left.isNull || right.isNull { return .null }
    if case .integer(let left) = left, case .integer(let right) = right {
      return try integers(operation, left, right, place)
    }
    if let left = left.number, let right = right.number {
      return .double(Self.doubles(operation, left.double, right.double))
    }
    return try temporal(operation, left, right, place)
  }

  private func integers(
    _ operation: BinaryOperator, _ left: Int64, _ right: Int64, _ place: Place
  ) throws(QueryError) -> QueryValue {
    let result: (partialValue: Int64, overflow: Bool)
    switch operation {
    case .add: result = left.addingReportingOverflow(right)
    case .subtract: result = left.subtractingReportingOverflow(right)
    case .multiply: result = left.multipliedReportingOverflow(by: right)
    case .power: return .double(pow(Double(left), Double(right)))
    default:
      if right == 0 {
        throw QueryError(
          .numberOutOfRange, "an integer is divided by zero", at: place,
          hint: "use a fraction, as 0.0, for infinity", category: .argumentError, phase: .runtime)
      }
      result =
        operation == .divide
        ? left.dividedReportingOverflow(by: right)
        : left.remainderReportingOverflow(dividingBy: right)
    }
    if result.overflow {
      if operation == .remainder { return .integer(0) }
      throw QueryError(
        .integerOverflow, "the result does not fit 64 bits", at: place, category: .argumentError,
        phase: .runtime)
    }
    return .integer(result.partialValue)
  }

  private static func doubles(_ operation: BinaryOperator, _ left: Double, _ right: Double)
    -> Double
  {
    switch operation {
    case .add: left + right
    case .subtract: left - right
    case .multiply: left * right
    case .divide: left / right
    case .remainder: fmod(left, right)
    default: pow(left, right)
    }
  }

  /// `+` of lists and strings; nil if the operands are neither.
  private func join(
    _ left: QueryValue, _ right: QueryValue, _ place: Place
  ) throws(QueryError) -> QueryValue? {
    switch (left, right) {
    case (.null, _), (_, .null): return .null
    case (.list(let left), .list(let right)): return try appended(left, right)
    case (.list(let left), let right): return try appended(left, [right])
    case (let left, .list(let right)): return try appended([left], right)
    case (.string(let left), .string(let right)): return try concatenate(left, right)
    case (.string(let left), let right):
      guard let right = Self.joinedText(right) else {
        throw wrongType("+ joins a string with a string or number", right, place)
      }
      return try concatenate(left, right)
    case (let left, .string(let right)):
      guard let left = Self.joinedText(left) else {
        throw wrongType("+ joins a string with a string or number", left, place)
      }
      return try concatenate(left, right)
    default: return nil
    }
  }

  private func appended(
    _ left: [QueryValue], _ right: [QueryValue]
  ) throws(QueryError) -> QueryValue {
    let size = left.reduce(0) { $0 + $1.footprint } + right.reduce(0) { $0 + $1.footprint }
    try touch(size)
    try checkSize(size)
    return .list(left + right)
  }

  private func concatenate(_ left: String, _ right: String) throws(QueryError) -> QueryValue {
    let size = left.utf8.count + right.utf8.count
    try touch(size)
    try checkText(size)
    return .string(left + right)
  }

  private static func joinedText(_ value: QueryValue) -> String? {
    switch value {
    case .boolean(let value): String(value)
    case .integer(let value): String(value)
    case .double(let value): QueryValue.text(of: value)
    case .temporal(let value): value.description
    default: nil
    }
  }

  func negate(_ value: QueryValue, _ place: Place) throws(QueryError) -> QueryValue {
    switch value {
    case .null: return .null
    case .integer(let number): return try integers(.subtract, 0, number, place)
    case .double(let number): return .double(-number)
    case .temporal(.duration):
      return try temporal(.multiply, value, .integer(-1), place)
    default: throw wrongType("- takes a number", value, place)
    }
  }
}
