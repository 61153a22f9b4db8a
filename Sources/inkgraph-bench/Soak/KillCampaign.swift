import Foundation
import InkGraphTestSupport

/// Kills builds at random moments, completes them, and compares what came out with a build that
/// nobody disturbed.
struct KillCampaign {
  /// What was tried, and what went wrong.
  struct Outcome: Encodable {
    /// Builds that were begun and completed.
    var rounds = 0
    /// How often a build was killed in the middle.
    var kills = 0
    /// How often a build was done before it could be killed.
    var tooLate = 0
    /// How long a build takes that nobody disturbs.
    var buildSeconds = 0.0
    var faults: [String] = []
  }

  /// The seed of the issues and the moments.
  let seed: UInt64
  /// How many builds are killed.
  let kills: Int

  private let program: URL
  private let folder: TemporaryFolder
  private let issues: URL

  init(seed: UInt64, kills: Int) throws {
    self.seed = seed
    self.kills = kills
    program = try Child.program("inkgraph")
    folder = try TemporaryFolder()
    issues = folder.url.appending(path: "issues")
  }

  /// The issues of the trial library; enough that most kills fall between two of them.
  private static let issueCount = 12
  private static let articleCount = 10
  private static let formats = ["graphml", "rdfxml"]

  /// Tries until enough builds were killed.
  func run() throws -> Outcome {
    var outcome = Outcome()
    var numbers = SeededGenerator(seed: seed)
    try InventedArchive(seed: seed, articles: Self.articleCount)
      .write(issues: Self.issueCount, into: issues)
    let reference = folder.path("reference.inkgraph")
    let start = ContinuousClock.now
    try complete(reference)
    let seconds = (ContinuousClock.now - start).seconds
    outcome.buildSeconds = Measurement.rounded(seconds)
    let expected = try exports(of: reference)
    let older = try olderLibrary()

    while outcome.kills < kills, outcome.rounds < kills * 4 {
      let library = folder.path("round-\(outcome.rounds).inkgraph")
      // Every second round replaces the issues of a library that holds older copies of them.
      let isReplacing = outcome.rounds % 2 == 1
      if isReplacing { try FileManager.default.copyItem(atPath: older, toPath: library) }
      for _ in 0..<Int.random(in: 1...3, using: &numbers) where outcome.kills < kills {
        let moment = Double.random(in: 0...seconds, using: &numbers)
        if try killBuild(library, after: moment) {
          outcome.kills += 1
        } else {
          outcome.tooLate += 1
        }
        if let fault = try look(at: library, mustOpen: isReplacing) {
          outcome.faults.append("round \(outcome.rounds), killed after \(moment) s: \(fault)")
        }
      }
      try complete(library)
      if try Child(program, ["verify", "--library", library]).wait() != .code(0) {
        outcome.faults.append("round \(outcome.rounds): the completed library is damaged")
      }
      if try exports(of: library) != expected {
        outcome.faults.append("round \(outcome.rounds): the completed library exports other bytes")
      }
      outcome.rounds += 1
      remove(library)
      StandardError.write("soak: \(outcome.kills) kills, \(outcome.faults.count) faults\n")
    }
    return outcome
  }

  /// A library of the same issues with other articles.
  private func olderLibrary() throws -> String {
    let older = folder.url.appending(path: "older")
    try InventedArchive(seed: seed + 1, articles: Self.articleCount)
      .write(issues: Self.issueCount, into: older)
    let library = folder.path("older.inkgraph")
    try call(["build", older.path, "--into", library, "--jobs", "2"])
    return library
  }

  private func complete(_ library: String) throws {
    try call(["build", issues.path, "--into", library, "--jobs", "2"])
  }

  /// Kills a build; false if it was done before.
  private func killBuild(_ library: String, after seconds: Double) throws -> Bool {
    let child = try Child(
      program, ["build", issues.path, "--into", library, "--jobs", "2"])
    Thread.sleep(forTimeInterval: seconds)
    if child.kill() { return true }
    child.wait()
    return false
  }

  /// Opens a library as a killed build left it; nil if all is well.
  private func look(at library: String, mustOpen: Bool) throws -> String? {
    for command in ["verify", "stats"] {
      let end = try Child(program, [command, "--library", library]).wait()
      if end == .code(0) { continue }
      // A build that was killed before its first transaction leaves no library.
      return !mustOpen && end == .code(1) ? nil : "`inkgraph \(command)` ends with \(end)"
    }
    return nil
  }

  /// The bytes of a library's exports, by format.
  private func exports(of library: String) throws -> [String: Data] {
    var exports: [String: Data] = [:]
    for format in Self.formats {
      let file = folder.path("export.\(format)")
      try call(["export", "--library", library, "--format", format, "--output", file])
      exports[format] = try Data(contentsOf: URL(fileURLWithPath: file))
    }
    return exports
  }

  private func call(_ arguments: [String]) throws {
    let messages = folder.path("messages")
    let end = try Child(program, arguments, messages: messages).wait()
    guard end == .code(0) else {
      let text = (try? String(contentsOfFile: messages, encoding: .utf8)) ?? ""
      throw BenchFailure(
        "inkgraph \(arguments.joined(separator: " ")): it ended with \(end), seed \(seed)\n\(text)")
    }
  }

  private func remove(_ library: String) {
    for ending in ["", "-wal", "-shm", "-journal", "-graph"] {
      try? FileManager.default.removeItem(atPath: library + ending)
    }
  }
}
