import Foundation
import InkGraphPipeline

/// How long the phases of builds took, told from their progress.
///
/// A build reports what it has done, so the phases are parted by the last report of each. The lock
/// guards all of the state, so that tasks may share the object.
final class PhaseTimes: @unchecked Sendable {
  private let lock = NSLock()
  private var last: [String: ContinuousClock.Instant] = [:]
  private var seconds: [String: [Double]] = [:]

  /// The names of the phases, in their order.
  ///
  /// Reading looks at mastheads only; extracting reads the files again and begins with the loading
  /// of what recognition knows; passing looks for names that other issues make certain; linking
  /// compares all issues and stores the result.
  private static let names = ["reading", "extracting", "passing", "linking"]

  /// Begins a build.
  func start() {
    lock.withLock { last = ["start": .now] }
  }

  /// Takes a report of the build.
  func note(_ progress: BuildProgress) {
    lock.withLock { last[progress.phase.rawValue] = .now }
  }

  /// Ends a build.
  func end() {
    lock.withLock {
      let end = ContinuousClock.now
      guard let start = last["start"], let reading = last["reading"],
        let extracting = last["extracting"], let linking = last["linking"]
      else { return }
      let times = [start, reading, extracting, linking, end]
      for (place, name) in Self.names.enumerated() {
        seconds[name, default: []].append((times[place + 1] - times[place]).seconds)
      }
    }
  }

  /// The phases as measurements; their memory is that of the whole build.
  func measurements(jobs: Int) -> [Measurement] {
    lock.withLock {
      Self.names.compactMap { name in
        seconds[name].map {
          Measurement(
            "build.jobs\(jobs).\(name)", seconds: $0, sizes: [:], peakMemoryBytes: PeakMemory.bytes)
        }
      }
    }
  }
}
