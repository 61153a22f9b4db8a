import Foundation

/// The most memory that the process has held.
enum PeakMemory {
  /// Forgets the peak so far, where the system can (Linux, by /proc/self/clear_refs).
  ///
  /// Elsewhere a peak is the one since the start of the process.
  static func reset() {
    guard let file = fopen("/proc/self/clear_refs", "w") else { return }
    fputs("5", file)
    fclose(file)
  }

  /// The peak since the last reset, in bytes.
  static var bytes: Int {
    statusBytes ?? wholeProcessBytes
  }

  /// The peak since the start of the process, in bytes; a reset does not change it.
  static var wholeProcessBytes: Int {
    var usage = rusage()
    #if os(Linux)
      // Glibc declares an enumeration where the function takes a number; 0 is this process.
      getrusage(0, &usage)
      return usage.ru_maxrss * 1024
    #else
      getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss
    #endif
  }

  /// `VmHWM:   123456 kB` of /proc/self/status; nil where there is none.
  private static var statusBytes: Int? {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else {
      return nil
    }
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first
      .flatMap { Int($0) }.map { $0 * 1024 }
  }
}
