import ArgumentParser
import Ontology
import PropertyGraph

/// Runs `inkgraph schema`.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "List the classes, predicates and properties that queries can speak of.",
    discussion: """
      Every name can be written in English or in Chinese: (:agency) is (:机构). With --library the \
      labels, relationship types and properties of imported tables are listed too.
      """)

  @OptionGroup var library: LibraryOption
  @OptionGroup var output: OutputOption
  @OptionGroup var language: LanguageOption
  @OptionGroup var ontology: OntologyOption

  func run() throws {
    var graph = Graph.empty
    if library.library != nil {
      graph = try LibrarySession.open(library, ontology: ontology, language: language).graph
    }
    let answer = SchemaAnswer.make(
      try ontology.loadSchema(), graph: graph, language: language.language)
    try output.print(answer, language.language)
  }
}
