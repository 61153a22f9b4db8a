import ArgumentParser

/// Runs `inkgraph top`.
struct TopCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "top", abstract: "List the things that stand out.")

  @Option(help: "Only things of a type, such as person or agency.")
  var type: String?

  @Option(name: .customLong("by"), help: "What makes a thing stand out.")
  var measure: TopAnswer.Measure = .degree

  @Option(help: "The greatest number of rows; 0 for all.")
  var limit = 20

  @OptionGroup var library: LibraryOption
  @OptionGroup var output: OutputOption
  @OptionGroup var language: LanguageOption
  @OptionGroup var ontology: OntologyOption

  func run() throws {
    let session = try LibrarySession.open(library, ontology: ontology, language: language)
    let answer = try TopAnswer.make(type: type, by: measure, limit: limit, in: session)
    try output.print(answer, session.language)
  }
}
