/// Keeps the rows for which all conditions are true.
final class Filter: Operator {
  private let conditions: [BoundExpression]

  init(_ conditions: [BoundExpression], run: QueryRun, next: Operator) {
    self.conditions = conditions
    super.init(run: run, next: next)
  }

  override func receive(_ row: inout Row) throws(QueryError) -> Bool {
    try run.holds(conditions, &row) ? try handOn(&row) : true
  }
}

/// Puts values into slots.
final class Assign: Operator {
  private let assignments: [BoundAssignment]

  init(_ assignments: [BoundAssignment], run: QueryRun, next: Operator) {
    self.assignments = assignments
    super.init(run: run, next: next)
  }

  override func receive(_ row: inout Row) throws(QueryError) -> Bool {
    var held = 0
    defer { run.discharge(held) }
    for assignment in assignments {
      let value = try run.value(assignment.value, &row)
      held += try run.hold(value)
      row[assignment.slot] = value
    }
    return try handOn(&row)
  }
}

/// Makes one row for each element of a list.
final class Unwind: Operator {
  private let list: BoundExpression
  private let slot: Int
  /// The arguments of `range()`, whose numbers need not stand in memory.
  private let range: [BoundExpression]?

  init(_ list: BoundExpression, _ slot: Int, run: QueryRun, next: Operator) {
    self.list = list
    self.slot = slot
    range = list.rangeArguments
    super.init(run: run, next: next)
  }

  private func receive(range: [BoundExpression], _ row: inout Row) throws(QueryError) -> Bool {
    let bounds = try range.map { bound throws(QueryError) in try run.value(bound, &row) }
    if bounds.contains(where: \.isNull) { return true }
    let call = FunctionContext(run: run, name: "range", place: list.place)
    for number in try FunctionLibrary.rangeNumbers(bounds, call) {
      row[slot] = .integer(number)
      if try !handOn(&row) { return false }
    }
    return true
  }

  override func receive(_ row: inout Row) throws(QueryError) -> Bool {
    if let range { return try receive(range: range, &row) }
    switch try run.value(list, &row) {
    case .null: return true
    case .list(let elements):
      for element in elements {
        row[slot] = element
        if try !handOn(&row) { return false }
      }
      return true
    case let single:
      // Any other value counts as a list of one.
      row[slot] = single
      return try handOn(&row)
    }
  }
}

/// Hands on rows of another layout, for the next stage.
final class Reframe: Operator {
  private let slots: [Int]
  private let size: Int

  init(_ slots: [Int], _ size: Int, run: QueryRun, next: Operator) {
    self.slots = slots
    self.size = size
    super.init(run: run, next: next)
  }

  private func reframed(_ row: Row) -> Row {
    var result: Row = []
    result.reserveCapacity(size)
    for slot in slots { result.append(slot < row.count ? row[slot] : .null) }
    for _ in slots.count..<max(size, slots.count) { result.append(.null) }
    return result
  }

  override func begin(_ base: Row) throws(QueryError) { try super.begin(reframed(base)) }

  override func receive(_ row: inout Row) throws(QueryError) -> Bool {
    var new = reframed(row)
    return try handOn(&new)
  }
}

extension BoundExpression {
  /// The arguments, if the expression is a call of `range()`.
  fileprivate var rangeArguments: [BoundExpression]? {
    guard case .call(let function, let arguments) = kind, function.name == "range" else {
      return nil
    }
    return arguments
  }
}
