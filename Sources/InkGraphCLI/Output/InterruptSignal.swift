import Dispatch
import Foundation
import InkGraphPipeline

/// Turns Ctrl-C into a wish to end early, and a second Ctrl-C into the end.
final class InterruptSignal {
  /// The code with which a program ends that was interrupted: 128 and the number of the signal.
  static let exitCode: Int32 = 130

  private let source: any DispatchSourceSignal

  /// Begins to listen, until the object is gone.
  init(_ interruption: Interruption, message: String) {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler {
      if interruption.isRequested { exit(Self.exitCode) }
      interruption.request()
      StandardError.write("\ninkgraph: \(message)\n")
    }
    source.resume()
  }

  deinit {
    source.cancel()
    signal(SIGINT, SIG_DFL)
  }
}
