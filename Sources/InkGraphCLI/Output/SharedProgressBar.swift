import Foundation
import InkGraphPipeline

/// A progress bar that several tasks may draw, one at a time.
final class SharedProgressBar: @unchecked Sendable {
  // The bar is only touched under the lock, so it can be shared.
  private let lock = NSLock()
  private var bar: ProgressBar

  init(_ terminal: Terminal) { bar = ProgressBar(terminal: terminal) }

  func show(_ progress: BuildProgress) { lock.withLock { bar.show(progress) } }

  func clear() { lock.withLock { bar.clear() } }
}
