import Dispatch
import Foundation

/// Turns Ctrl-C into a call, from when it is made to the end of the program.
final class InterruptSignal {
  private let source: any DispatchSourceSignal

  /// Calls `handler`, on a thread of its own, for each interrupt; the program does not end.
  init(_ handler: @escaping @Sendable () -> Void) {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler(handler: handler)
    source.resume()
  }

  /// Interrupts stay without effect from here on.
  ///
  /// The work is done, and one that came late must not end the program as if it had failed.
  deinit { source.cancel() }
}
