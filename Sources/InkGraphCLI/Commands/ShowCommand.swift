import ArgumentParser

/// Runs `inkgraph show NAME`.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show all that the library knows about a thing.")

  @Argument(help: "A name, an alias or a key.", completion: .entityName)
  var name: String

  @Option(help: "The type of the thing, where a name is ambiguous.")
  var type: String?

  @OptionGroup var options: AnswerOptions

  func run() throws {
    let session = try options.openSession()
    try options.print(ShowAnswer.make(name, type: type, in: session))
  }
}
