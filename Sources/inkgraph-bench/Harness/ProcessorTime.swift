import Foundation

/// The time that the processors have spent on the process and on those that it started.
enum ProcessorTime {
  /// The seconds since the start of the process, of all threads together, with those of the child
  /// processes that have ended.
  static var seconds: Double {
    var time = timespec()
    guard clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 else { return 0 }
    var children = rusage()
    // `RUSAGE_CHILDREN`, which Glibc declares as an enumeration where the function takes a number.
    guard getrusage(-1, &children) == 0 else { return 0 }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
      + seconds(of: children.ru_utime) + seconds(of: children.ru_stime)
  }

  private static func seconds(of time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }
}
