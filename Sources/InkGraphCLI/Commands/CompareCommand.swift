import ArgumentParser
import InkGraphCore

/// Runs `inkgraph compare --before DAY --after DAY`.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "List the things and facts that are new between two days.",
    discussion: """
      New is what the papers show for the first time after --before and up to --after.
      """)

  @Option(help: "What was seen up to this day is old (2024-06-30).")
  var before: CalendarDate

  @Option(help: "The last day that counts (default: the last day of all).")
  var after: CalendarDate?

  @Option(help: "Only things of a type, and facts about them.")
  var type: String?

  @Option(help: "The greatest number of rows; 0 for all.")
  var limit = 50

  @OptionGroup var options: AnswerOptions

  func validate() throws {
    if let after, after <= before { throw ValidationError("--after is a day after --before") }
  }

  func run() throws {
    let session = try options.openSession()
    let last = CalendarDate(year: 9999, month: 12, day: 31) ?? before
    let request = CompareAnswer.Request(
      before: before, after: after ?? last, type: type, limit: limit)
    try options.print(CompareAnswer.make(request, in: session))
  }
}
