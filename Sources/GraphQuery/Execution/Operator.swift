/// A step of a plan at work: it takes rows one by one and hands rows on to the next step.
///
/// Rows flow by calls: a step sets slots of the one row and calls the next step for each way to do
/// so. Nothing is copied on the way, and a LIMIT that is full stops all steps before it at once.
class Operator {
  let run: QueryRun
  private let following: Operator?

  init(run: QueryRun, next: Operator? = nil) {
    self.run = run
    following = next
  }

  /// Gets ready for rows; those that no row comes in for are made from `base`.
  func begin(_ base: Row) throws(QueryError) { try following?.begin(base) }

  /// Takes a row.
  ///
  /// - Returns: Whether more rows are wanted.
  func receive(_ row: inout Row) throws(QueryError) -> Bool { try handOn(&row) }

  /// Takes notice that no further row comes.
  func finish() throws(QueryError) { try following?.finish() }

  /// Whether a step is the next one.
  final func isFollowed(by other: Operator) -> Bool { following === other }

  /// Hands a row to the next step.
  final func handOn(_ row: inout Row) throws(QueryError) -> Bool {
    try run.tick()
    return try following?.receive(&row) ?? true
  }
}

/// The last step of a query: keeps the rows.
final class ResultCollector: Operator {
  private(set) var rows: [Row] = []
  private(set) var isTruncated = false

  override func receive(_ row: inout Row) throws(QueryError) -> Bool {
    if let limit = run.options.maximumRows, rows.count >= limit {
      isTruncated = true
      return false
    }
    try run.charge(row.reduce(32) { $0 + $1.footprint })
    rows.append(row)
    return true
  }
}

/// Stands between the parts of a UNION and the steps that they share, which begin and end once.
final class UnionInput: Operator {
  override func begin(_ base: Row) throws(QueryError) {}
  override func finish() throws(QueryError) {}
}
