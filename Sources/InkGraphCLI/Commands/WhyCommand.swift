import ArgumentParser

/// Runs `inkgraph why A B`.
struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why", abstract: "Show the sentences that state a fact about two things.",
    discussion: """
      Both names are marked in each sentence. Where no fact links the two, the sentences that name \
      both are shown.
      """)

  @Argument(help: "The first name, alias or key.", completion: .entityName)
  var first: String

  @Argument(help: "The second name, alias or key.", completion: .entityName)
  var second: String

  @Option(help: "Only one relation, such as supports.")
  var relation: String?

  @OptionGroup var options: AnswerOptions

  func run() throws {
    let session = try options.openSession()
    let answer = try WhyAnswer.make(first, second, relation: relation, in: session)
    try options.print(answer)
  }
}
