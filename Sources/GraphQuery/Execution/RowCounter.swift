/// Counts the rows that a step hands on.
final class RowCounter: Operator {
  private let step: PlanStep

  init(_ step: PlanStep, run: QueryRun, next: Operator) {
    self.step = step
    super.init(run: run, next: next)
  }

  override func receive(_ row: inout Row) throws(QueryError) -> Bool {
    run.rowCounts[ObjectIdentifier(step.identity), default: 0] += 1
    return try handOn(&row)
  }
}
