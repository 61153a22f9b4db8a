import Foundation
import InkGraphTestSupport

/// Tries many hostile inputs in other processes, and outlives those that trap or hang.
struct FuzzCampaign {
  /// The first seed.
  let seed: UInt64
  /// How many inputs.
  let inputs: UInt64
  /// How many processes at once.
  let jobs: Int
  /// After so many seconds with one input a process counts as hung.
  let patienceSeconds: Double
  /// Where the newspapers are that are mutated.
  let paths: [String]
  /// Whether recognizers and rules are left out.
  let onlyReaders: Bool

  /// Inputs for one process; starting one costs about as much as some hundred inputs.
  private static let chunk: UInt64 = 5_000

  /// Seeds from the first up to the end.
  private typealias SeedRange = (first: UInt64, end: UInt64)

  /// A process with its share of the work.
  private struct Share {
    let first: UInt64
    let end: UInt64
    let child: Child
    let status: String
    let outcome: String
    var lastSeed: UInt64?
    var lastChange = ContinuousClock.now
  }

  /// Tries all inputs.
  ///
  /// - Returns: What was tried, with the faults ordered by seed.
  func run() throws -> FuzzWorker.Outcome {
    let program = try Child.program("inkgraph-bench")
    let folder = try TemporaryFolder()
    var waiting = stride(from: 0, to: inputs, by: Int(Self.chunk)).map { start -> SeedRange in
      (seed + start, seed + min(inputs, start + Self.chunk))
    }
    waiting.reverse()
    var total = FuzzWorker.Outcome()
    var shares: [Share] = []
    while !waiting.isEmpty || !shares.isEmpty {
      while shares.count < jobs, let next = waiting.popLast() {
        shares.append(try start(program, folder, first: next.first, end: next.end))
      }
      Thread.sleep(forTimeInterval: 0.05)
      var running: [Share] = []
      for var share in shares {
        if share.child.isRunning, !isHung(&share) {
          running.append(share)
          continue
        }
        waiting += try finish(share, &total)
        StandardError.write("soak: \(total.inputs) inputs, \(total.faults.count) faults\n")
      }
      shares = running
    }
    total.faults.sort { $0.seed < $1.seed }
    return total
  }

  private func start(
    _ program: URL, _ folder: TemporaryFolder, first: UInt64, end: UInt64
  ) throws -> Share {
    let status = folder.path("status-\(first)")
    let outcome = folder.path("outcome-\(first)")
    let child = try Child(
      program,
      [
        "soak-worker", "--first", "\(first)", "--count", "\(end - first)", "--status", status,
        "--outcome", outcome,
      ] + (onlyReaders ? ["--readers"] : []) + ["--input"] + paths)
    return Share(first: first, end: end, child: child, status: status, outcome: outcome)
  }

  private func isHung(_ share: inout Share) -> Bool {
    let current = SoakStatus.seed(in: share.status)
    if current != share.lastSeed {
      share.lastSeed = current
      share.lastChange = .now
    }
    return (ContinuousClock.now - share.lastChange).seconds > patienceSeconds
  }

  /// Takes the outcome of a process that has ended or hangs.
  ///
  /// - Returns: What must be tried again: with an input that ended the process, the outcome of
  ///   those before it is lost.
  private func finish(_ share: Share, _ total: inout FuzzWorker.Outcome) throws -> [SeedRange] {
    let isHung = share.child.kill()
    let end = share.child.wait()
    if end == .code(0), let data = FileManager.default.contents(atPath: share.outcome) {
      total += try JSONDecoder().decode(FuzzWorker.Outcome.self, from: data)
      return []
    }
    guard let seed = SoakStatus.seed(in: share.status) else {
      throw BenchFailure(
        "a process ended (\(end)) before it tried anything; look why with "
          + "`inkgraph-bench soak-worker --first \(share.first) --count 1 --status s --outcome o`")
    }
    let what = isHung ? "takes more than \(patienceSeconds) s" : "ends the process: \(end)"
    total.faults.append(FuzzWorker.Fault(seed: seed, what: what))
    total.inputs += 1
    return [(share.first, seed), (seed + 1, share.end)].filter { $0.0 < $0.1 }
  }
}
