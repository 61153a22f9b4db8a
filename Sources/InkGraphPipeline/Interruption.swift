import Synchronization

/// A user's wish that a long step end early: asked for from anywhere, looked at between issues.
public final class Interruption: Sendable {
  private let flag = Atomic(false)

  /// Makes a wish that was not uttered yet.
  public init() {}

  /// Whether the step should end.
  public var isRequested: Bool { flag.load(ordering: .relaxed) }

  /// Asks for the end.
  public func request() { flag.store(true, ordering: .relaxed) }
}
