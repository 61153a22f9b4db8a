import Dispatch
import Foundation

/// Turns Ctrl-C into a call.
final class InterruptSignal {
  private let source: any DispatchSourceSignal

  /// Calls `handler`, on a thread of its own, for each interrupt; the program does not end.
  init(_ handler: @escaping @Sendable () -> Void) {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler(handler: handler)
    source.resume()
  }

  deinit {
    source.cancel()
    signal(SIGINT, SIG_DFL)
  }
}
