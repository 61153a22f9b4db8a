/// Lets so many tasks through at once; the others wait in line.
actor Gate {
  private var free: Int
  private var line: [CheckedContinuation<Void, Never>] = []
  private var first = 0

  /// - Parameter width: How many are let through at once, at least 1.
  init(width: Int) { free = width }

  /// Waits till the caller may go on.
  private func enter() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { line.append($0) }
    }
  }

  /// Lets the next in line through.
  private func leave() {
    guard first < line.count else {
      free += 1
      return
    }
    line[first].resume()
    first += 1
  }

  /// Does something while it holds a place.
  nonisolated func pass<Value: Sendable>(
    _ body: @Sendable () async throws -> Value
  ) async rethrows -> Value {
    await enter()
    do {
      let value = try await body()
      await leave()
      return value
    } catch {
      await leave()
      throw error
    }
  }
}
