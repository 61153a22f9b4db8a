import ArgumentParser
import Foundation
import GraphStore
import InkGraphCore
import InkGraphPipeline
import NewspaperReader
import Ontology
import RelationExtraction

/// Runs `inkgraph build PATH…`.
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Add newspaper files to a library.",
    discussion: """
      Folders are searched for newspaper files. A file that the library holds already changes \
      nothing; a corrected copy of an issue replaces the old one. Each issue is saved by itself, so \
      that an interrupted build can be run again and goes on where it was.
      """)

  @Argument(help: "Files and folders.", completion: .file())
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "The library file (default: $INKGRAPH_LIBRARY, else ./news.inkgraph).", valueName: "file"),
    completion: .file(extensions: ["inkgraph"]))
  var into: String?

  @Option(name: [.customShort("j"), .long], help: "How many issues are worked on at once.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "The newspaper's name, for files without a masthead.")
  var newspaper: String?

  @Option(help: "The date of the issue, for files without one (2025-07-16).")
  var date: CalendarDate?

  @Option(help: "The number of the issue, for files without one.")
  var number: Int?

  @Option(help: "The paper's own region, such as 云港市青禾区 (default: from the masthead).")
  var home: String?

  @OptionGroup var regions: RegionsOption

  @Option(
    help: ArgumentHelp(
      "A file of more relation rules, in the language of Ontology/relations.rules.",
      valueName: "file"), completion: .file())
  var rules: [String] = []

  @Flag(name: .shortAndLong, help: "Show notes as well as warnings and errors.")
  var verbose = false

  @OptionGroup var output: OutputOption
  @OptionGroup var language: LanguageOption
  @OptionGroup var ontology: OntologyOption

  func validate() throws {
    if paths.isEmpty { throw ValidationError("give at least one file or folder") }
    if jobs < 1 { throw ValidationError("--jobs is 1 or more") }
  }

  private func extraRules() throws -> [RelationRule] {
    try rules.flatMap { path in
      try RuleParser(String(decoding: InputFile.contents(of: path), as: UTF8.self), source: path)
        .rules()
    }
  }

  func run() async throws {
    let path = into ?? LibraryOption.defaultPath(in: ProcessInfo.processInfo.environment)
    let options = BuildOptions(
      jobs: jobs, reading: ReadOptions(newspaper: newspaper, date: date, number: number),
      home: home)
    let builder = try LibraryBuilder(
      ontology: regions.adding(to: ontology.load()), options: options, extraRules: extraRules())
    let terminal = Terminal(descriptor: FileHandle.standardError.fileDescriptor)
    let bar = SharedProgressBar(terminal)
    defer { bar.clear() }
    let report = try await builder.build(paths: paths, into: path) { bar.show($0) }
    bar.clear()
    for line in BuildSummary.diagnostics(report, includesNotes: verbose) {
      StandardError.write("\(line)\n")
    }
    if let failure = BuildSummary.failure(report, paths: paths) { throw failure }
    let counts = try GraphStore.open(path: path, mode: .readOnly).counts
    let answer = BuildSummary.answer(report, counts: counts, language: language.language)
    try output.print(answer, language.language)
  }
}

/// A progress bar that several tasks may draw, one at a time.
private final class SharedProgressBar: @unchecked Sendable {
  // The bar is only touched under the lock, so it can be shared.
  private let lock = NSLock()
  private var bar: ProgressBar

  init(_ terminal: Terminal) { bar = ProgressBar(terminal: terminal) }

  func show(_ progress: BuildProgress) { lock.withLock { bar.show(progress) } }

  func clear() { lock.withLock { bar.clear() } }
}
