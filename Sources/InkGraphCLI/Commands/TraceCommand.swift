import ArgumentParser

/// Runs `inkgraph trace NAME`.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Follow a person, or anything else, from issue to issue.",
    discussion: """
      Shows each article with date, issue, page and headline, the posts that it states, and the \
      sentences that name the person.
      """)

  @Argument(help: "A name, an alias or a key.", completion: .entityName)
  var name: String

  @Option(help: "The type of the thing, where a name is ambiguous.")
  var type: String?

  @OptionGroup var options: AnswerOptions

  func run() throws {
    let session = try options.openSession()
    try options.print(TraceAnswer.make(name, type: type, in: session))
  }
}
