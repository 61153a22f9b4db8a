import ArgumentParser

/// Runs `inkgraph path A B`.
struct PathCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path", abstract: "Show how two things are connected, and who says so.")

  @Argument(help: "The first name, alias or key.", completion: .entityName)
  var first: String

  @Argument(help: "The second name, alias or key.", completion: .entityName)
  var second: String

  @Option(name: .customShort("k"), help: "How many connections.")
  var count = 1

  @Option(help: "The greatest number of steps.")
  var maxLength = 12

  @OptionGroup var options: AnswerOptions

  func validate() throws {
    if count < 1 { throw ValidationError("-k is 1 or more") }
    if maxLength < 1 { throw ValidationError("--max-length is 1 or more") }
  }

  func run() throws {
    let session = try options.openSession()
    let answer = try PathAnswer.make(
      first, second, count: count, maximumLength: maxLength, in: session)
    try options.print(answer)
  }
}
