import PropertyGraph

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

  /// Binds `a < b <= c` as `a < b AND b <= c`.
  mutating func bindComparison(
    _ first: Expression, _ steps: [ComparisonStep], _ place: Place, _ scope: Scope
  ) throws(QueryError) -> (BoundExpression, StaticType) {
    var left = try operand(first, scope)
    var comparisons: [BoundExpression] = []
    for step in steps {
      let right = try operand(step.operand, scope)
      noteDate(left, with: right, scope)
      noteDate(right, with: left, scope)
      comparisons.append(
        BoundExpression(
          .comparison(step.comparison, left.bound, right.bound),
          left.bound.place.joined(with: right.bound.place)))
      left = right
    }
    if comparisons.count == 1 {
      return (BoundExpression(comparisons[0].kind, place), .boolean)
    }
    return (BoundExpression(.logical(.and, comparisons), place), .boolean)
  }

  /// A side of a comparison.
  private struct Operand {
    let written: Expression
    let bound: BoundExpression
    let type: StaticType
  }

  private mutating func operand(
    _ expression: Expression, _ scope: Scope
  ) throws(QueryError) -> Operand {
    if case .pattern(let part) = expression.kind {
      let bound = try bindPatternPredicate(part, expression.place, scope)
      return Operand(written: expression, bound: bound, type: .boolean)
    }
    let (bound, type) = try bind(expression, scope)
    return Operand(written: expression, bound: bound, type: type)
  }

  /// Notes that a date of a node or relationship is compared with a text or number, which is never
  /// true.
  private mutating func noteDate(_ date: Operand, with other: Operand, _ scope: Scope) {
    guard case .property(let owner, _) = date.written.kind, case .variable(let name) = owner.kind,
      let type = scope[name.text]?.type.mask, type == .node || type == .relationship,
      case .property(_, let key) = date.bound.kind, holdsDates(key.name), !other.type.mask.isEmpty,
      other.type.mask.isSubset(of: [.string, .number])
    else { return }
    var proposal = "date('2025-01-31')"
    if case .literal(.string(let text)) = other.written.kind, TemporalText.date(text) != nil {
      proposal = "date('\(text)')"
    }
    let kind = other.type.mask.description
    note(
      QueryError(
        .invalidArgumentType,
        "'\(key.name)' is a date, which is never equal to, before or behind \(kind)",
        at: other.written.place, hint: "write \(proposal)"))
  }

  /// Whether every value of a property in the graph is a date.
  private func holdsDates(_ key: String) -> Bool {
    let (nodes, edges) = (graph.nodeProperty(key), graph.edgeProperty(key))
    return !(nodes.isEmpty && edges.isEmpty) && nodes.holdsOnlyDates && edges.holdsOnlyDates
  }
}
