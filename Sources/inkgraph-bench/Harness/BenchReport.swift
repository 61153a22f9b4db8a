import Foundation
import InkGraphCore

/// The measurements of a run, and the circumstances that a reader of them needs.
struct BenchReport: Encodable {
  let suite: String
  let version = ProgramVersion.current
  let system = ProcessInfo.processInfo.operatingSystemVersionString
  let processors = ProcessInfo.processInfo.activeProcessorCount
  /// How many processes wanted to run at the start, beside this one: above 0 others used the
  /// machine.
  private(set) var loadAtStart = BenchReport.load
  private(set) var loadAtEnd = 0.0
  private(set) var peakMemoryMiB = 0.0
  private(set) var measurements: [Measurement] = []

  init(suite: String) { self.suite = suite }

  /// Does something several times and notes how long it took.
  ///
  /// - Parameters:
  ///   - name: What is done.
  ///   - count: How often.
  ///   - sizes: On how much.
  ///   - prepare: What must be done before each time and is not measured.
  ///   - body: What is measured.
  /// - Returns: What the last time gave.
  /// - Throws: What `prepare` and `body` throw.
  @discardableResult
  mutating func measure<Result>(
    _ name: String, repeat count: Int, sizes: [String: Int],
    prepare: () async throws -> Void = {}, _ body: () async throws -> Result
  ) async throws -> Result {
    StandardError.write("\(suite): \(name)\n")
    var seconds: [Double] = []
    var processorSeconds: [Double] = []
    var last: Result?
    PeakMemory.reset()
    let memoryBefore = PeakMemory.bytes
    for _ in 0..<count {
      // What the time before gave must not count as memory of this one.
      last = nil
      try await prepare()
      let (start, processorStart) = (ContinuousClock.now, ProcessorTime.seconds)
      last = try await body()
      processorSeconds.append(ProcessorTime.seconds - processorStart)
      seconds.append((ContinuousClock.now - start).seconds)
    }
    guard let last else { throw BenchFailure("\(name): --repeat is 1 or more") }
    note(name, seconds, processorSeconds, sizes, memoryBefore: memoryBefore)
    return last
  }

  /// Does something with each of many things, several times over, and notes how long it took together.
  ///
  /// - Parameters:
  ///   - name: What is done.
  ///   - count: How often.
  ///   - sizes: On how much.
  ///   - parts: The things.
  ///   - prepare: Makes of a thing what `body` takes, and is not measured.
  ///   - body: What is measured.
  /// - Throws: What `prepare` and `body` throw.
  mutating func measure<Part, Input>(
    _ name: String, repeat count: Int, sizes: [String: Int], each parts: [Part],
    prepare: (Part) throws -> Input, _ body: (Input) throws -> Void
  ) throws {
    StandardError.write("\(suite): \(name)\n")
    var seconds = [Double](repeating: 0, count: count)
    var processorSeconds = seconds
    PeakMemory.reset()
    let memoryBefore = PeakMemory.bytes
    for time in 0..<count {
      for part in parts {
        let input = try prepare(part)
        let (start, processorStart) = (ContinuousClock.now, ProcessorTime.seconds)
        try body(input)
        processorSeconds[time] += ProcessorTime.seconds - processorStart
        seconds[time] += (ContinuousClock.now - start).seconds
      }
    }
    guard count > 0 else { throw BenchFailure("\(name): --repeat is 1 or more") }
    note(name, seconds, processorSeconds, sizes, memoryBefore: memoryBefore)
  }

  private mutating func note(
    _ name: String, _ seconds: [Double], _ processorSeconds: [Double], _ sizes: [String: Int],
    memoryBefore: Int
  ) {
    let memory = PeakMemory.bytes
    var measurement = Measurement(
      name, seconds: seconds, sizes: sizes, peakMemoryBytes: memory)
    measurement.medianCPUSeconds = Measurement.rounded(Measurement.median(processorSeconds))
    measurement.addedMemoryMiB = Measurement.rounded(
      Double(max(0, memory - memoryBefore)) / 1_048_576)
    add(measurement)
  }

  /// Notes what came out of the last measurement.
  mutating func setAnswer(_ answer: String) {
    measurements[measurements.count - 1].answer = answer
  }

  /// Takes a measurement that was made elsewhere.
  mutating func add(_ measurement: Measurement) { measurements.append(measurement) }

  /// Writes the report to the standard output.
  mutating func print() throws {
    loadAtEnd = Self.load
    peakMemoryMiB = Measurement.rounded(Double(PeakMemory.wholeProcessBytes) / 1_048_576)
    try JSONOutput.print(self)
  }

  private static var load: Double {
    var averages = [0.0]
    return getloadavg(&averages, 1) == 1 ? Measurement.rounded(averages[0]) : 0
  }
}

/// JSON for people and machines.
enum JSONOutput {
  static func print(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    FileHandle.standardOutput.write(try encoder.encode(value) + Data("\n".utf8))
  }
}

extension Duration {
  /// The duration in seconds.
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
