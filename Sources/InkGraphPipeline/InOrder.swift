/// Works on several things at once and hands over the results in their order.
struct InOrder {
  /// How many things are worked on at once, at least 1.
  let jobs: Int

  /// Works on the things of a range.
  ///
  /// A result that comes early waits for those before it. With several jobs as many results as there
  /// are jobs may also wait for who takes them, so that nobody who works waits for that; but no more,
  /// so that few results are in memory. One job does one thing at a time.
  ///
  /// - Parameters:
  ///   - range: The numbers of the things.
  ///   - goesOn: Whether another thing is to be begun; those that were begun are finished.
  ///   - work: What is done with each.
  ///   - body: Takes the results, in order, one at a time.
  /// - Throws: What `work` and `body` throw.
  func run<Result: Sendable>(
    _ range: Range<Int>, while goesOn: () -> Bool = { true },
    work: @escaping @Sendable (Int) async throws -> Result,
    body: (Int, Result) async throws -> Void
  ) async throws {
    var waiting: [Int: Result] = [:]
    var nextToStart = range.lowerBound
    var nextToHandOver = range.lowerBound
    let gate = Gate(width: jobs)
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      func start() {
        guard nextToStart < range.upperBound, goesOn() else { return }
        let number = nextToStart
        nextToStart += 1
        group.addTask { (number, try await gate.pass { try await work(number) }) }
      }
      for _ in 0..<(jobs > 1 ? 2 * jobs : 1) { start() }
      while let (number, result) = try await group.next() {
        waiting[number] = result
        if jobs > 1 { start() }
        while let ready = waiting.removeValue(forKey: nextToHandOver) {
          try await body(nextToHandOver, ready)
          nextToHandOver += 1
        }
        if jobs == 1 { start() }
      }
    }
  }
}
