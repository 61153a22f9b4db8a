import Foundation

/// The query that runs at the moment, which an interrupt can stop.
///
/// An interrupt comes on another thread and may come at any time, so a lock guards the task. The task
/// is not structured, because only such a one can be cancelled from there.
final class RunningQuery: Sendable {
  private let current = Locked()

  /// Runs a query and waits for it.
  func run<Result: Sendable>(
    _ body: @escaping @Sendable () throws -> Result
  ) async throws -> Result {
    let task = Task { try body() }
    current.set { task.cancel() }
    defer { current.set(nil) }
    return try await task.value
  }

  /// Stops the query, if one runs.
  func cancel() { current.call() }

  /// A function behind a lock.
  ///
  /// `@unchecked Sendable` is sound: the lock is held whenever the function is looked at.
  private final class Locked: @unchecked Sendable {
    private let lock = NSLock()
    private var function: (@Sendable () -> Void)?

    func set(_ function: (@Sendable () -> Void)?) { lock.withLock { self.function = function } }

    func call() { lock.withLock { function }?() }
  }
}
