import ArgumentParser

/// Runs `inkgraph related NAME --type TYPE`.
struct RelatedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "related", abstract: "List the things of a type that have to do with a thing.",
    discussion: """
      Things that a fact links directly come first, then those that a third thing links: through a \
      project before through a body or person, and through a region last.
      """)

  @Argument(help: "A name, an alias or a key.", completion: .entityName)
  var name: String

  @Option(help: "The type of the related things, such as agency (default: every type).")
  var type: String?

  @Option(help: "The type of the thing asked about, where its name is ambiguous.")
  var nameType: String?

  @Flag(help: "Leave out what only a third thing links.")
  var direct = false

  @Option(help: "The greatest number of things; 0 for all.")
  var limit = 20

  @OptionGroup var options: AnswerOptions

  func run() throws {
    let session = try options.openSession()
    let request = RelatedAnswer.Request(
      name: name, nameType: nameType, type: type, directOnly: direct, limit: limit)
    try options.print(RelatedAnswer.make(request, in: session))
  }
}
