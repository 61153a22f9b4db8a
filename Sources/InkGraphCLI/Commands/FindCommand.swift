import ArgumentParser

/// Runs `inkgraph find TEXT`.
struct FindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find", abstract: "Find things by a part of their names.",
    discussion: "Sentences are found by `inkgraph search`.")

  @Argument(help: "The text to look for.", completion: .entityName)
  var text: String

  @Option(help: "Only things of a type, such as person or agency.")
  var type: String?

  @Option(help: "The greatest number of rows; 0 for all.")
  var limit = 50

  @OptionGroup var options: AnswerOptions

  func run() throws {
    var answer = try FindAnswer.names(text, type: type, in: options.openSession())
    answer.limit(to: limit)
    try options.print(answer)
  }
}
