import ArgumentParser

/// Runs `inkgraph show NAME`.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show all that the library knows about a thing.")

  @Argument(help: "A name, an alias or a key.", completion: .entityName)
  var name: String

  @Option(help: "The type of the thing, where a name is ambiguous.")
  var type: String?

  @OptionGroup var library: LibraryOption
  @OptionGroup var output: OutputOption
  @OptionGroup var language: LanguageOption
  @OptionGroup var ontology: OntologyOption

  func run() throws {
    let session = try LibrarySession.open(library, ontology: ontology, language: language)
    try output.print(ShowAnswer.make(name, type: type, in: session), session.language)
  }
}
