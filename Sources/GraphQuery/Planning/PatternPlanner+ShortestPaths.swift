/// What a search for shortest paths has to look at.
extension PatternPlanner {
  /// The plan for a shortest path, with the conditions that speak of it.
  ///
  /// A shortest path is meant to be the shortest that fulfils the conditions, not a shortest path that
  /// is thrown away if it does not; so the search has to know them.
  func shortestPath(
    _ expand: VariableExpandPlan, _ kind: PatternPart.Shortest, _ relationship: Int,
    _ state: State
  ) -> ShortestPathPlan {
    let slot = pattern.relationships[relationship].slot
    let pathSlot = pattern.paths.first { $0.relationships == [relationship] }?.slot
    let own = Set([slot, pathSlot].compactMap { $0 })
    var elements: [ElementCondition] = []
    var others: [BoundExpression] = []
    for predicate in state.openPredicates {
      let known = state.known.union(own)
      guard !predicate.needs.isDisjoint(with: own), predicate.needs.isSubset(of: known) else {
        continue
      }
      if let condition = elementCondition(predicate.expression, slot, pathSlot) {
        elements.append(condition)
      } else {
        others.append(predicate.expression)
      }
    }
    return ShortestPathPlan(
      expand: expand, kind: kind, elementConditions: elements, pathConditions: others,
      pathSlot: pathSlot)
  }

  private func elementCondition(
    _ expression: BoundExpression, _ slot: Int, _ pathSlot: Int?
  ) -> ElementCondition? {
    guard case .quantifier(let quantifier, let local, let list, let condition) = expression.kind,
      quantifier == .all || quantifier == .none
    else { return nil }
    let own = Set([slot, pathSlot].compactMap { $0 })
    guard condition.slots.isDisjoint(with: own) else { return nil }
    func make(isForNodes: Bool) -> ElementCondition {
      ElementCondition(
        isForNodes: isForNodes, slot: local, condition: condition, wanted: quantifier == .all)
    }
    switch list.kind {
    case .slot(slot): return make(isForNodes: false)
    case .call(let function, let arguments):
      guard let pathSlot, arguments.first?.kind == .slot(pathSlot) else { return nil }
      switch function.name {
      case "nodes": return make(isForNodes: true)
      case "relationships": return make(isForNodes: false)
      default: return nil
      }
    default: return nil
    }
  }
}
