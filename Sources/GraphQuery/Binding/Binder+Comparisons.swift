import PropertyGraph

/// Comparisons, with notices of those that are never true.
extension Binder {
  /// Binds `a < b <= c` as `a < b AND b <= c`.
  mutating func bindComparison(
    _ first: Expression, _ steps: [ComparisonStep], _ place: Place, _ scope: Scope
  ) throws(QueryError) -> (BoundExpression, StaticType) {
    var left = try operand(first, scope)
    var comparisons: [BoundExpression] = []
    for step in steps {
      let right = try operand(step.operand, scope)
      for (side, other) in [(left, right), (right, left)] {
        noteNull(side)
        noteKind(side, with: other, scope)
      }
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

  /// Notes that something is compared with null.
  private mutating func noteNull(_ operand: Operand) {
    guard case .literal(.null) = operand.written.kind else { return }
    note(
      QueryError(
        .invalidArgumentType, "a comparison with null is never true", at: operand.written.place,
        hint: "write IS NULL or IS NOT NULL"))
  }

  /// Notes that a property of a node or relationship is compared with a value of a kind that it never
  /// has: a date with a text, a number with a text in quotes.
  private mutating func noteKind(_ side: Operand, with other: Operand, _ scope: Scope) {
    guard let key = elementProperty(side.bound, side.written, scope), !other.type.mask.isEmpty,
      let kind = kind(of: key)
    else { return }
    let place = other.written.place
    let what = "is never equal to, before or behind \(other.type.mask.description)"
    switch kind {
    case .date where other.type.mask.isSubset(of: [.string, .number]):
      var day = "2025-01-31"
      if case .literal(.string(let text)) = other.written.kind, TemporalText.date(text) != nil {
        day = text
      }
      note(
        QueryError(
          .invalidArgumentType, "'\(key)' is a date, which \(what)", at: place,
          hint: "write date('\(day)')"))
    case .number where other.type.mask == .string:
      note(
        QueryError(
          .invalidArgumentType, "'\(key)' is a number, which \(what)", at: place,
          hint: "write numbers without quotes"))
    case .date, .number: break
    }
  }

  /// Notes that a part is looked for in a date, which is no text.
  mutating func noteText(
    _ operation: BinaryOperator, _ bound: BoundExpression, _ written: Expression, _ scope: Scope
  ) {
    guard [.startsWith, .endsWith, .contains, .matches].contains(operation),
      let key = elementProperty(bound, written, scope), kind(of: key) == .date
    else { return }
    note(
      QueryError(
        .invalidArgumentType, "'\(key)' is a date, which has no parts of text", at: written.place,
        hint: "ask for its '.year' or '.month', or put toString() around it"))
  }

  /// The key of a property of a node or relationship that a variable names.
  private func elementProperty(
    _ bound: BoundExpression, _ written: Expression, _ scope: Scope
  ) -> String? {
    guard case .property(let owner, _) = written.kind, case .variable(let name) = owner.kind,
      let type = scope[name.text]?.type.mask, type == .node || type == .relationship,
      case .property(_, let key) = bound.kind
    else { return nil }
    return key.name
  }

  /// What all values of a property in the graph are.
  private enum PropertyKind {
    case date
    case number
  }

  private func kind(of key: String) -> PropertyKind? {
    let (nodes, edges) = (graph.nodeProperty(key), graph.edgeProperty(key))
    if nodes.isEmpty && edges.isEmpty { return nil }
    if nodes.holdsOnlyDates && edges.holdsOnlyDates { return .date }
    return nodes.holdsOnlyNumbers && edges.holdsOnlyNumbers ? .number : nil
  }
}
