import Foundation

/// The time that the processors have spent on the process.
enum ProcessorTime {
  /// The seconds since the start of the process, of all threads together.
  static var seconds: Double {
    var time = timespec()
    guard clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 else { return 0 }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
