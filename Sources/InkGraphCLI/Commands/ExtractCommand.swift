import ArgumentParser
import Foundation
import InkGraphPipeline

/// Runs `inkgraph extract PATH…`.
struct ExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Write what newspaper files hold as parts, without a library.",
    discussion: """
      One line of JSON for each issue. Parts of a large archive can be extracted on many machines; \
      `cat` joins them, and `inkgraph merge` makes a library of them, the same whichever machine \
      had which files.
      """)

  @Argument(help: "Files, folders, patterns, archives, or -.", completion: .file())
  var paths: [String]

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write to a file instead of the standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var masthead: MastheadOption

  @Option(help: "The paper's own region, such as 云港市青禾区 (default: from the masthead).")
  var home: String?

  @OptionGroup var regions: RegionsOption
  @OptionGroup var ontology: OntologyOption

  func run() async throws {
    let builder = try LibraryBuilder(
      ontology: regions.adding(to: ontology.load()),
      options: BuildOptions(reading: masthead.reading, home: home))
    let file = try OutputFile(path: output)
    let bar = SharedProgressBar(Terminal(descriptor: FileHandle.standardError.fileDescriptor))
    defer { bar.clear() }
    let interruption = Interruption()
    let signal = InterruptSignal(
      interruption, message: "the issue at hand is written first; Ctrl-C again ends at once")
    let report = try await builder.extract(
      paths: paths, interruption: interruption, progress: { bar.show($0) },
      body: { part in try part.line().withUnsafeBytes { try file.write($0) } })
    try file.finish()
    withExtendedLifetime(signal) { bar.clear() }
    for line in BuildSummary.diagnostics(report, includesNotes: false) {
      StandardError.write("\(line)\n")
    }
    if let failure = BuildSummary.failure(report, paths: paths) { throw failure }
    if report.wasInterrupted { throw ExitCode(InterruptSignal.exitCode) }
  }
}
