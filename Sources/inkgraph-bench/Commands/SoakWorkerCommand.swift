import ArgumentParser
import Foundation
import NewspaperReader

/// Runs `inkgraph-bench soak-worker`, the process in which `soak` tries inputs.
struct SoakWorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "soak-worker", abstract: "Try some inputs; `soak` starts it.",
    shouldDisplay: false)

  @Option(help: "The first seed.")
  var first: UInt64

  @Option(help: "How many seeds.")
  var count: UInt64

  @Option(help: "The file that holds the seed that is being tried.")
  var status: String

  @Option(help: "The file for the outcome.")
  var outcome: String

  @Flag(help: "Try only the readers.")
  var readers = false

  @OptionGroup var input: InputOptions

  func run() throws {
    guard let file = fopen(status, "w") else {
      throw BenchFailure("\(status): the file can't be written")
    }
    defer { fclose(file) }
    let worker = try FuzzWorker(
      sources: NewspaperInput(input).files.map(\.bytes), onlyReaders: readers)
    let found = worker.run(first..<(first &+ count)) { seed in
      // Fixed places, so that the number is whole whenever the process ends.
      rewind(file)
      fputs(SoakStatus.text(seed), file)
      fflush(file)
    }
    try JSONEncoder().encode(found).write(to: URL(fileURLWithPath: outcome))
  }
}

/// How a worker tells which seed it is trying.
enum SoakStatus {
  /// The seed as 20 digits.
  static func text(_ seed: UInt64) -> String {
    let digits = String(seed)
    return String(repeating: "0", count: 20 - digits.count) + digits
  }

  /// The seed in a status file; nil before the first one.
  static func seed(in path: String) -> UInt64? {
    FileManager.default.contents(atPath: path).flatMap {
      UInt64(String(decoding: $0, as: UTF8.self))
    }
  }
}
