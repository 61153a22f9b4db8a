import ArgumentParser

/// Runs `inkgraph neighbors NAME`.
struct NeighborsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "neighbors", abstract: "List the facts around a thing.")

  @Argument(help: "A name, an alias or a key.", completion: .entityName)
  var name: String

  @Option(help: "The type of the thing, where a name is ambiguous.")
  var type: String?

  @Option(help: "How many steps away facts may be.")
  var depth = 1

  @Option(help: "Only one relation, such as holdsPosition; also mentions and mentionedWith.")
  var relation: String?

  @Option(help: "The greatest number of rows; 0 for all.")
  var limit = 100

  @OptionGroup var library: LibraryOption
  @OptionGroup var output: OutputOption
  @OptionGroup var language: LanguageOption
  @OptionGroup var ontology: OntologyOption

  func validate() throws {
    if depth < 1 { throw ValidationError("--depth is 1 or more") }
  }

  func run() throws {
    let session = try LibrarySession.open(
      library, ontology: ontology, language: language,
      includesCooccurrence: relation != nil)
    var answer = try NeighborsAnswer.make(
      name, type: type, depth: depth, relation: relation, in: session)
    answer.limit(to: limit)
    try output.print(answer, session.language)
  }
}
