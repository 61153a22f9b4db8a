import ArgumentParser
import Foundation
import GraphStore
import InkGraphCore
import InkGraphPipeline

/// Runs `inkgraph merge PART…`.
struct MergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Make a library of parts, or add parts to one.",
    discussion: """
      Takes the files that `inkgraph extract` wrote, in any order. The library is the one that \
      `inkgraph build` makes of the same newspapers. Of two copies of an issue one stays, the same \
      in any order; to replace an issue by a corrected copy, use `inkgraph build`.
      """)

  @Argument(help: "Files of parts, or - for the standard input.", completion: .file())
  var parts: [String]

  @Option(
    help: ArgumentHelp(
      "The library file (default: $INKGRAPH_LIBRARY, else ./news.inkgraph).", valueName: "file"),
    completion: .file(extensions: ["inkgraph"]))
  var into: String?

  @Option(name: [.customShort("j"), .long], help: "How many issues are worked on at once.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "The paper's own region, as given to extract.")
  var home: String?

  @OptionGroup var regions: RegionsOption
  @OptionGroup var corrections: CorrectionsOption
  @OptionGroup var output: OutputOption
  @OptionGroup var language: LanguageOption
  @OptionGroup var ontology: OntologyOption

  func validate() throws {
    if jobs < 1 { throw ValidationError("--jobs is 1 or more") }
  }

  func run() async throws {
    let path = into ?? LibraryOption.defaultPath(in: ProcessInfo.processInfo.environment)
    let builder = try LibraryBuilder(
      ontology: regions.adding(to: ontology.load()),
      options: BuildOptions(jobs: jobs, home: home),
      corrections: corrections.load(forLibrary: path))
    let bar = SharedProgressBar(Terminal(descriptor: FileHandle.standardError.fileDescriptor))
    defer { bar.clear() }
    var lines = try PartLines(parts)
    let report = try await builder.merge(
      into: path, progress: { bar.show($0) }, next: { try lines.next() })
    bar.clear()
    let counts = try GraphStore.open(path: path, mode: .readOnly).counts
    try output.print(
      BuildSummary.answer(report, counts: counts, language: language.language), language.language)
  }
}

/// The parts in files, one at a time in memory.
private struct PartLines {
  private var files: ArraySlice<(name: String, handle: UnsafeMutablePointer<FILE>)> = []
  private var line = 0

  init(_ paths: [String]) throws(CommandFailure) {
    for path in paths {
      guard let handle = path == "-" ? fdopen(STDIN_FILENO, "r") : fopen(path, "r") else {
        throw CommandFailure("\(path): the file can't be read; check the path")
      }
      files.append((path, handle))
    }
  }

  mutating func next() throws -> ExtractedPart? {
    while let file = files.first {
      var buffer: UnsafeMutablePointer<CChar>?
      var capacity = 0
      defer { free(buffer) }
      let length = getline(&buffer, &capacity, file.handle)
      guard length > 0, let buffer else {
        fclose(file.handle)
        files.removeFirst()
        line = 0
        continue
      }
      line += 1
      let data = Data(bytes: buffer, count: length)
      if data.allSatisfy({ $0 == 0x0A || $0 == 0x0D || $0 == 0x20 }) { continue }
      return try ExtractedPart(
        line: data, at: SourceLocation(source: file.name, line: line))
    }
    return nil
  }
}
