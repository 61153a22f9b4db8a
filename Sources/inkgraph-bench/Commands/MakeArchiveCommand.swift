import ArgumentParser
import Foundation

/// Runs `inkgraph-bench make-archive --into FOLDER`.
struct MakeArchiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make-archive",
    abstract: "Write issues of a paper that does not exist, to try large builds.")

  @Option(
    name: .customLong("into"),
    help: ArgumentHelp("The folder, which must be empty or new.", valueName: "folder"),
    completion: .directory)
  var folder: String

  @Option(help: "How many issues, one a day.")
  var issues = 365

  @Option(help: "How many articles in each.")
  var articles = 15

  @Option(help: "The seed; the same seed gives the same bytes.")
  var seed: UInt64 = 1

  func validate() throws {
    if issues < 1 { throw ValidationError("--issues is 1 or more") }
    if articles < 1 { throw ValidationError("--articles is 1 or more") }
  }

  func run() throws {
    let found = try? FileManager.default.contentsOfDirectory(atPath: folder)
    if let found, !found.isEmpty {
      throw BenchFailure("\(folder): the folder is not empty; name a new one")
    }
    let bytes = try InventedArchive(seed: seed, articles: articles)
      .write(issues: issues, into: URL(fileURLWithPath: folder))
    try JSONOutput.print([
      "issues": issues, "articles": issues * articles, "bytes": bytes,
    ])
  }
}
