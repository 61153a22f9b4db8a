import ArgumentParser
import GraphStore

/// Runs `inkgraph find TEXT`.
struct FindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find", abstract: "Find things by a part of their names, or sentences by words.")

  @Argument(help: "The text to look for.", completion: .entityName)
  var text: String

  @Flag(name: .customLong("text"), help: "Look in the text of the articles instead of the names.")
  var inText = false

  @Option(help: "Only things of a type, such as person or agency.")
  var type: String?

  @Option(help: "The greatest number of rows; 0 for all.")
  var limit = 50

  @OptionGroup var library: LibraryOption
  @OptionGroup var output: OutputOption
  @OptionGroup var language: LanguageOption
  @OptionGroup var ontology: OntologyOption

  func validate() throws {
    if inText, type != nil { throw ValidationError("--type is for names; leave out --text") }
  }

  func run() throws {
    var answer: Answer
    if inText {
      answer = try SearchAnswer.make(
        TextSearch([text]), in: library.open(), language: language.language)
    } else {
      let session = try LibrarySession.open(library, ontology: ontology, language: language)
      answer = try FindAnswer.names(text, type: type, in: session)
    }
    answer.limit(to: limit)
    try output.print(answer, language.language)
  }
}
