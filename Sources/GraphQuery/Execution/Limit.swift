/// Leaves out the first rows.
final class Skip: Operator {
  private let count: BoundExpression
  private var rest = 0

  init(_ count: BoundExpression, run: QueryRun, next: Operator) {
    self.count = count
    super.init(run: run, next: next)
  }

  override func begin(_ base: Row) throws(QueryError) {
    rest = try run.rowCount(count, "SKIP")
    try super.begin(base)
  }

  override func receive(_ row: inout Row) throws(QueryError) -> Bool {
    guard rest == 0 else {
      rest -= 1
      return true
    }
    return try handOn(&row)
  }
}

/// Hands on the first rows only, and stops the steps before when it has them.
final class Limit: Operator {
  private let count: BoundExpression
  private var rest = 0

  init(_ count: BoundExpression, run: QueryRun, next: Operator) {
    self.count = count
    super.init(run: run, next: next)
  }

  override func begin(_ base: Row) throws(QueryError) {
    rest = try run.rowCount(count, "LIMIT")
    try super.begin(base)
  }

  override func receive(_ row: inout Row) throws(QueryError) -> Bool {
    guard rest > 0 else { return false }
    rest -= 1
    return try handOn(&row) && rest > 0
  }
}

extension QueryRun {
  /// The number behind SKIP or LIMIT.
  func rowCount(_ count: BoundExpression, _ keyword: String) throws(QueryError) -> Int {
    var row: Row = []
    let value = try value(count, &row)
    guard case .integer(let number) = value else {
      throw QueryError(
        .invalidArgumentType, "\(keyword) takes an integer, but got \(value.typeWithArticle)",
        at: count.place, phase: .runtime)
    }
    guard number >= 0 else {
      throw QueryError(
        .negativeIntegerArgument, "\(keyword) takes a number that is not negative",
        at: count.place, phase: .runtime)
    }
    return Int(number)
  }
}
