import Foundation
import InkGraphPipeline

extension InterruptSignal {
  /// The code with which a program ends that was interrupted: 128 and the number of the signal.
  static let exitCode: Int32 = 130

  /// Turns the first Ctrl-C into a wish to end early, which is answered by a message, and the second
  /// into the end.
  convenience init(_ interruption: Interruption, message: String) {
    self.init {
      if interruption.isRequested { exit(Self.exitCode) }
      interruption.request()
      StandardError.write("\ninkgraph: \(message)\n")
    }
  }
}
