/// Works on several things at once and hands over the results in their order.
struct InOrder {
  /// How many things are worked on at once, at least 1.
  let jobs: Int

  /// Works on the things of a range.
  ///
  /// A result that comes early waits for those before it, and only as many things are begun as there
  /// are jobs, so that few results wait. With several jobs the next thing is begun before a result is
  /// handed over, so that none of them waits for who takes it; one job does one thing at a time.
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
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      func start() {
        guard nextToStart < range.upperBound, goesOn() else { return }
        let number = nextToStart
        nextToStart += 1
        group.addTask { (number, try await work(number)) }
      }
      for _ in 0..<jobs { start() }
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
