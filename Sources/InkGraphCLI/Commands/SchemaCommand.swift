import ArgumentParser
import Ontology

/// Runs `inkgraph schema`.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "List the classes and predicates, with their labels.")

  @OptionGroup var output: OutputOption
  @OptionGroup var language: LanguageOption
  @OptionGroup var ontology: OntologyOption

  func run() throws {
    let answer = SchemaAnswer.make(try ontology.loadSchema(), language: language.language)
    try output.print(answer, language.language)
  }
}
