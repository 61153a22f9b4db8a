import ArgumentParser

/// Runs `inkgraph stats`.
struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Count what the library holds.")

  @OptionGroup var options: AnswerOptions

  func run() throws {
    let session = try options.openSession()
    try options.print(StatsAnswer.make(in: session))
  }
}
