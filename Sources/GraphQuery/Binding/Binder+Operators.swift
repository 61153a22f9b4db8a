extension Binder {
  mutating func bindSign(
    _ expression: Expression, _ scope: Scope
  ) throws(QueryError) -> (BoundExpression, StaticType) {
    switch expression.kind {
    case .negated(let operand):
      let (bound, type) = try bind(operand, scope)
      try require(type, [.number, .duration], operand.place, "- takes a number")
      return (BoundExpression(.negated(bound), expression.place), type)
    case .positive(let operand):
      let (bound, type) = try bind(operand, scope)
      try require(type, [.number, .duration], operand.place, "+ takes a number")
      return (BoundExpression(.positive(bound), expression.place), type)
    default: return try bind(expression, scope)
    }
  }

  mutating func bindBinary(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ place: Place,
    _ scope: Scope
  ) throws(QueryError) -> (BoundExpression, StaticType) {
    let (boundLeft, leftType) = try bind(left, scope)
    let (boundRight, rightType) = try bind(right, scope)
    noteText(operation, boundLeft, left, scope)
    let sign = operation.rawValue
    let result: StaticType
    switch operation {
    case .isIn:
      try require(rightType, .list, right.place, "IN takes a list on its right")
      result = .boolean
    case .startsWith, .endsWith, .contains, .matches:
      // Values that are no strings make null, not errors.
      result = .boolean
    case .add:
      result = Self.sumType(leftType, rightType)
    case .subtract:
      let allowed: TypeMask = [.number, .temporal]
      try require(leftType, allowed, left.place, "\(sign) takes numbers")
      try require(rightType, allowed, right.place, "\(sign) takes numbers")
      result = Self.numberType(leftType, rightType)
    case .multiply, .divide:
      let allowed: TypeMask = [.number, .duration]
      try require(leftType, allowed, left.place, "\(sign) takes numbers")
      try require(rightType, allowed, right.place, "\(sign) takes numbers")
      result = Self.numberType(leftType, rightType)
    case .remainder:
      try require(leftType, .number, left.place, "\(sign) takes numbers")
      try require(rightType, .number, right.place, "\(sign) takes numbers")
      result = Self.numberType(leftType, rightType)
    case .power:
      try require(leftType, .number, left.place, "\(sign) takes numbers")
      try require(rightType, .number, right.place, "\(sign) takes numbers")
      result = .float
    }
    return (BoundExpression(.binary(operation, boundLeft, boundRight), place), result)
  }

  private static func numberType(_ left: StaticType, _ right: StaticType) -> StaticType {
    if left.mask == .integer, right.mask == .integer { return .integer }
    let both = left.mask.union(right.mask)
    if both.isEmpty { return .null }
    if both.isSubset(of: .number) { return both.contains(.float) ? .number : .integer }
    return StaticType([.number, .temporal])
  }

  private static func sumType(_ left: StaticType, _ right: StaticType) -> StaticType {
    let both = left.mask.union(right.mask)
    if both.isSubset(of: .number) { return numberType(left, right) }
    if left.mask == .list || right.mask == .list {
      let leftElements = left.mask == .list ? left.elements : left.mask
      let rightElements = right.mask == .list ? right.elements : right.mask
      return .list(leftElements.union(rightElements))
    }
    if both == .string { return .string }
    return .any
  }
}
