import ArgumentParser
import InkGraphCore

/// Runs `inkgraph who TITLE BODY`.
struct WhoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "who", abstract: "Tell who holds a post, at all times or on one day.",
    discussion: """
      Days of appointment and removal are those that a text states (任命, 当选, 免去, 不再担任); without \
      one they are the first and the last issue that shows someone in the post. With --on, whoever \
      is shown in the post before and after the day stands first, then whoever was last shown \
      before it and is not known to have left.
      """)

  @Argument(help: "A title, such as 局长.")
  var title: String

  @Argument(help: "A name, an alias or a key of the body.", completion: .entityName)
  var body: String

  @Option(name: .customLong("on"), help: "A day, such as 2025-03-11.")
  var day: CalendarDate?

  @OptionGroup var options: AnswerOptions

  func run() throws {
    let session = try options.openSession()
    try options.print(WhoAnswer.make(title, body, on: day, in: session))
  }
}
