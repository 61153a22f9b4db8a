import ArgumentParser

/// Runs `inkgraph stats`.
struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Count what the library holds.")

  @OptionGroup var library: LibraryOption
  @OptionGroup var output: OutputOption
  @OptionGroup var language: LanguageOption
  @OptionGroup var ontology: OntologyOption

  func run() throws {
    let session = try LibrarySession.open(library, ontology: ontology, language: language)
    try output.print(StatsAnswer.make(in: session), session.language)
  }
}
