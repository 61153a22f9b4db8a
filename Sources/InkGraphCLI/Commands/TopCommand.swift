import ArgumentParser

/// Runs `inkgraph top`.
struct TopCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "top", abstract: "List the things that stand out.")

  @Option(help: "Only things of a type, such as person or agency.")
  var type: String?

  @Option(name: .customLong("by"), help: "What makes a thing stand out.")
  var measure: TopAnswer.Measure = .degree

  @Option(help: "The greatest number of rows; 0 for all.")
  var limit = 20

  @OptionGroup var options: AnswerOptions

  func run() throws {
    let session = try options.openSession()
    let answer = try TopAnswer.make(type: type, by: measure, limit: limit, in: session)
    try options.print(answer)
  }
}
