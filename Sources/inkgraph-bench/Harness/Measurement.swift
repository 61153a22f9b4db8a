/// How long something took, several times over, and on how much.
struct Measurement: Encodable {
  /// What was done, the same on every machine: `read`, `build.jobs2`.
  var name: String
  /// On how much: bytes, files, articles, nodes, queries….
  var sizes: [String: Int]
  /// How often it was done.
  var repetitions: Int
  var medianSeconds: Double
  var minSeconds: Double
  var maxSeconds: Double
  /// The median of the processor time of all threads; on a busy machine it tells more than the clock.
  var medianCPUSeconds: Double?
  /// What came out, to be compared with what other programs give.
  var answer: String?
  /// Millions of bytes in a second, by the median; nil where no bytes go through.
  var megabytesPerSecond: Double?
  /// The articles that were done in a second, by the median.
  var articlesPerSecond: Double?
  /// The median of one of several alike things (look-ups, searches), in microseconds.
  var microsecondsEach: Double?
  /// The most memory that the process held meanwhile, with all that it held before.
  var peakMemoryMiB: Double
  /// By how much that is more than what the process held at the start.
  var addedMemoryMiB: Double?

  init(_ name: String, seconds: [Double], sizes: [String: Int], peakMemoryBytes: Int) {
    let sorted = seconds.sorted()
    let median = Self.median(seconds)
    self.name = name
    self.sizes = sizes
    repetitions = seconds.count
    medianSeconds = Self.rounded(median)
    minSeconds = Self.rounded(sorted[0])
    maxSeconds = Self.rounded(sorted[sorted.count - 1])
    peakMemoryMiB = Self.rounded(Double(peakMemoryBytes) / 1_048_576)
    guard median > 0 else { return }
    megabytesPerSecond = sizes["bytes"].map { Self.rounded(Double($0) / 1e6 / median) }
    articlesPerSecond = sizes["articles"].map { Self.rounded(Double($0) / median) }
    microsecondsEach = sizes["lookups"].map {
      Self.rounded(median * 1e6 / Double($0))
    }
  }

  /// The middle one, or the mean of the two in the middle.
  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }

  /// Four figures; a clock does not tell more.
  static func rounded(_ value: Double) -> Double {
    guard value != 0, value.isFinite else { return 0 }
    var scale = 1.0
    while abs(value) * scale < 1_000 { scale *= 10 }
    return (value * scale).rounded() / scale
  }
}
