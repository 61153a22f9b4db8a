import ArgumentParser
import InkGraphCore

/// Runs `inkgraph-bench soak`.
struct SoakCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "soak",
    abstract: "Long trials: hostile input, and builds that are killed.",
    discussion: """
      Mutated pieces of the input go through reader, recognizers and rules in other processes: \
      nothing may trap or hang, every span must lie in its text, and the second time must give the \
      same. Then builds of `inkgraph`, which is looked for beside this program, are killed at \
      random moments and completed; their exports must equal those of a build that nobody \
      disturbed. At last mutated queries are run, each of which has to give rows or an error. A fault ends the program with 1 and is named with its seed.
      """)

  @Option(help: "How many inputs.")
  var inputs: UInt64 = 100_000

  @Flag(
    help: "Try only the readers, not recognizers and rules; ten times as many in the same time.")
  var readers = false

  @Option(help: "How many builds are killed.")
  var kills = 200

  @Option(help: "How many mutated queries are run.")
  var queries: UInt64 = 100_000

  @Option(help: "The first seed (default: any; it is printed).")
  var seed: UInt64?

  @Option(name: [.customShort("j"), .long], help: "How many processes try inputs at once.")
  var jobs = 2

  @Option(help: "After so many seconds with one input a process counts as hung.")
  var patience = 120.0

  @OptionGroup var input: InputOptions

  func validate() throws {
    if kills < 0 { throw ValidationError("--kills is 0 or more") }
    if jobs < 1 { throw ValidationError("--jobs is 1 or more") }
    if patience <= 0 { throw ValidationError("--patience is above 0") }
    if let seed, seed > UInt64.max / 2 { throw ValidationError("--seed is below 2^63") }
    if queries > UInt64(UInt32.max) { throw ValidationError("--queries is below 2^32") }
    if inputs > UInt64(UInt32.max) { throw ValidationError("--inputs is below 2^32") }
  }

  /// What is printed at the end.
  private struct Report: Encodable {
    let version: String
    let seed: UInt64
    let seconds: Double
    let fuzz: FuzzWorker.Outcome?
    let kills: KillCampaign.Outcome?
    let queries: QueryCampaign.Outcome?
  }

  func run() throws {
    let seed = self.seed ?? UInt64.random(in: 1...UInt64(UInt32.max))
    StandardError.write("soak: seed \(seed)\n")
    let start = ContinuousClock.now
    var fuzz: FuzzWorker.Outcome?
    if inputs > 0 {
      fuzz = try FuzzCampaign(
        seed: seed, inputs: inputs, jobs: jobs, patienceSeconds: patience,
        paths: NewspaperInput(input).paths, onlyReaders: readers
      ).run()
    }
    let killed = kills > 0 ? try KillCampaign(seed: seed, kills: kills).run() : nil
    let queried = queries > 0 ? try QueryCampaign(seed: seed, count: queries).run() : nil
    try JSONOutput.print(
      Report(
        version: ProgramVersion.current, seed: seed,
        seconds: Measurement.rounded((ContinuousClock.now - start).seconds), fuzz: fuzz,
        kills: killed, queries: queried))
    let faults = (fuzz?.faults.count ?? 0) + (killed?.faults.count ?? 0)
    if faults > 0 { throw BenchFailure("\(faults) faults; the report names them") }
  }
}
