import Dispatch

/// Work on two cores for code that waits for it.
public enum Concurrently {
  /// Does two things at once, where a second core is free, and waits for both.
  ///
  /// - Parameters:
  ///   - isParallel: Whether they may be done at once; else one is done after the other.
  ///   - first: One of the two; it must not wait for the other.
  ///   - second: The other.
  /// - Returns: What the two gave.
  public static func both<First, Second>(
    _ isParallel: Bool = true, _ first: @Sendable () -> sending First,
    _ second: @Sendable () -> sending Second
  ) -> (First, Second) {
    guard isParallel else { return (first(), second()) }
    // Each is written by one of the two and read when both have ended.
    nonisolated(unsafe) var left: First?
    nonisolated(unsafe) var right: Second?
    DispatchQueue.concurrentPerform(iterations: 2) { number in
      if number == 0 { left = first() } else { right = second() }
    }
    guard let left, let right else { preconditionFailure("concurrentPerform did not do both") }
    return (left, right)
  }
}
