import ArgumentParser
import Foundation
import InkGraphTestSupport

/// Runs `inkgraph-bench trace FOLDER MARKS`.
struct TraceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Compare the days on which the graph shows people with the days that are marked.",
    discussion: """
      MARKS has one JSON object on each line: {"id": "19980101-…", "text": "…", "spans": [[start, \
      end, "per"], …]}; the first eight digits of the id are the day, offsets are Unicode scalars. \
      A person is shown on the days of the articles that name the person or that the person wrote. \
      The people who are marked most often are compared, on the days of which the library has an \
      issue.
      """)

  @Argument(help: "The issues.", completion: .file())
  var folder: String

  @Argument(help: "The marked names.", completion: .file())
  var marks: String

  @Option(help: "How many people are compared.")
  var people = 300

  @Option(name: [.customShort("j"), .long], help: "How many issues are worked on at once.")
  var jobs = 2

  func validate() throws {
    if people < 1 { throw ValidationError("--people is 1 or more") }
    if jobs < 1 { throw ValidationError("--jobs is 1 or more") }
  }

  func run() async throws {
    let marked = try MarkedPeople(path: marks)
    let temporary = try TemporaryFolder()
    let library = temporary.path("news.inkgraph")
    StandardError.write("trace: building a library\n")
    try await BuildSuite.build([folder], into: library, jobs: jobs)
    let shown = ShownPeople(try LibraryGraph.open(library))
    try JSONOutput.print(TraceComparison(marked, shown, people: people))
  }
}
