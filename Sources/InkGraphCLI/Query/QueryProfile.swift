import GraphQuery

/// Runs queries to show where their time goes.
enum QueryProfile {
  /// Runs a query.
  ///
  /// - Returns: The rows, and one line for each step, with a last one for the time.
  static func run(
    _ text: String, _ parameters: [String: QueryValue], _ options: QueryOptions,
    _ engine: QueryEngine
  ) throws(QueryError) -> (table: ResultTable, description: String) {
    let start = ContinuousClock.now
    let (table, description) = try engine.profile(
      text, parameters: parameters, options: options)
    let time = ContinuousClock.now - start
    let rows = table.rows.count == 1 ? "1 row" : "\(table.rows.count) rows"
    return (table, description + "\(rows) in \(milliseconds(time)) ms\n")
  }

  /// A duration in milliseconds, to a tenth.
  static func milliseconds(_ time: Duration) -> String {
    let tenths = Int((time / .microseconds(100)).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
