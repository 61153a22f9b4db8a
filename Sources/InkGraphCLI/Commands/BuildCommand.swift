import ArgumentParser
import Foundation
import GraphStore
import InkGraphCore
import InkGraphPipeline
import Ontology
import RelationExtraction

/// Runs `inkgraph build PATH…`.
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Add newspaper files to a library.",
    discussion: """
      Paths are files, folders, patterns ('2025-*/**/*.htm'), archives (.zip, .tar.gz) and - for the \
      standard input. The saved web pages of a folder become issues by their dates; PDF files need \
      poppler's pdftotext. A file that the library holds already changes \
      nothing; a corrected copy of an issue replaces the old one. Each issue is saved by itself: \
      after Ctrl-C, or when it was killed, a build can be run again and goes on where it was. \
      Without paths the library of --into is brought up to date only.
      """)

  @Argument(help: "Files, folders, patterns, archives, or -.", completion: .file())
  var paths: [String] = []

  @Option(
    help: ArgumentHelp(
      "The library file (default: $INKGRAPH_LIBRARY, else ./news.inkgraph).", valueName: "file"),
    completion: .file(extensions: ["inkgraph"]))
  var into: String?

  @Option(name: [.customShort("j"), .long], help: "How many issues are worked on at once.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @OptionGroup var masthead: MastheadOption

  @Option(help: "The paper's own region, such as 云港市青禾区 (default: from the masthead).")
  var home: String?

  @OptionGroup var regions: RegionsOption

  @Option(
    help: ArgumentHelp(
      "A file of more relation rules, in the language of Ontology/relations.rules.",
      valueName: "file"), completion: .file())
  var rules: [String] = []

  @OptionGroup var corrections: CorrectionsOption

  @Flag(help: "Remove issues from the library whose files are not among the paths.")
  var prune = false

  @Flag(name: .shortAndLong, help: "Show notes as well as warnings and errors.")
  var verbose = false

  @OptionGroup var output: OutputOption
  @OptionGroup var language: LanguageOption
  @OptionGroup var ontology: OntologyOption

  func validate() throws {
    if paths.isEmpty, into == nil {
      throw ValidationError("give at least one file or folder, or a library with --into")
    }
    if paths.isEmpty, prune { throw ValidationError("--prune needs the paths that stay") }
    if jobs < 1 { throw ValidationError("--jobs is 1 or more") }
  }

  private func extraRules() throws -> [RelationRule] {
    try rules.flatMap { path in
      try RuleParser(String(decoding: InputFile.contents(of: path), as: UTF8.self), source: path)
        .rules()
    }
  }

  func run() async throws {
    let interruption = Interruption()
    let signal = InterruptSignal(
      interruption, message: "the issues at hand are saved first; Ctrl-C again ends at once")
    defer { withExtendedLifetime(signal) {} }
    try await build(interruption: interruption)
    if interruption.isRequested {
      StandardError.write(
        "inkgraph: interrupted; the issues above are saved, and the same command goes on\n")
      throw ExitCode(InterruptSignal.exitCode)
    }
  }

  /// The library that is built.
  var libraryPath: String {
    into ?? LibraryOption.defaultPath(in: ProcessInfo.processInfo.environment)
  }

  /// Builds and says what was done.
  func build(interruption: Interruption) async throws {
    let path = libraryPath
    let options = BuildOptions(jobs: jobs, reading: masthead.reading, home: home, prunes: prune)
    let builder = try LibraryBuilder(
      ontology: regions.adding(to: ontology.load()), options: options, extraRules: extraRules(),
      corrections: corrections.load(forLibrary: path))
    let terminal = Terminal(descriptor: FileHandle.standardError.fileDescriptor)
    let bar = SharedProgressBar(terminal)
    defer { bar.clear() }
    let report = try await builder.build(
      paths: paths, into: path, interruption: interruption
    ) { bar.show($0) }
    bar.clear()
    for line in BuildSummary.diagnostics(report, includesNotes: verbose) {
      StandardError.write("\(line)\n")
    }
    if let failure = BuildSummary.failure(report, paths: paths) { throw failure }
    if report.madeNothing { return }
    let counts = try GraphStore.open(path: path, mode: .readOnly).counts
    let answer = BuildSummary.answer(report, counts: counts, language: language.language)
    try output.print(answer, language.language)
  }
}
