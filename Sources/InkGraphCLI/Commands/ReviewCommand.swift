import ArgumentParser
import EntityLinking
import Foundation
import InkGraphCore
import InkGraphPipeline

/// Runs `inkgraph review`.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Show the merges and splits that are not sure, worst first.",
    discussion: """
      With --decide each is asked for: s takes the two for one, d for different things, an empty \
      line leaves it open, q ends. Each decision becomes a line of the corrections file, and the \
      library is linked again at the end.
      """)

  @Flag(help: "Ask for each one, and write the decisions into the corrections file.")
  var decide = false

  @Option(help: "The greatest number of rows; 0 for all.")
  var limit = 50

  @Option(name: .customLong("by"), help: "Who decides (default: $USER).")
  var author: String?

  @OptionGroup var corrections: CorrectionsOption
  @OptionGroup var library: LibraryOption
  @OptionGroup var output: OutputOption
  @OptionGroup var language: LanguageOption
  @OptionGroup var regions: RegionsOption
  @OptionGroup var ontology: OntologyOption

  func run() throws {
    let knowledge = try regions.adding(to: ontology.load())
    let builder = try LibraryBuilder(
      ontology: knowledge, options: BuildOptions(),
      corrections: corrections.load(forLibrary: library.path))
    let decisions = try builder.uncertainLinks(in: library.path)
    guard decide else {
      let shown = limit > 0 ? Array(decisions.prefix(limit)) : decisions
      var answer = ReviewAnswer.make(shown, in: library.path, language: language.language)
      if shown.count < decisions.count {
        answer.notes.append(
          "\(decisions.count - shown.count) more are not shown; --limit 0 shows all")
      }
      return try output.print(answer, language.language)
    }
    let log = CorrectionLog(
      file: corrections.path(forLibrary: library.path), library: library.path,
      ontology: knowledge,
      author: author ?? CorrectionLog.author(in: ProcessInfo.processInfo.environment),
      date: CorrectionLog.today)
    let dialogue = ReviewDialogue(decisions: decisions, language: language.language, log: log)
    let terminal = Terminal(descriptor: FileHandle.standardOutput.fileDescriptor)
    let count = try dialogue.run(
      ask: { lines in
        print(lines.map(terminal.show).joined(separator: "\n"))
        return readLine()
      })
    guard count > 0 else { return }
    for diagnostic in try log.apply() {
      StandardError.write("\(TableRenderer.oneLine(diagnostic.description))\n")
    }
  }
}
