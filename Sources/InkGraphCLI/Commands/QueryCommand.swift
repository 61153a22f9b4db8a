import ArgumentParser
import GraphQuery

/// Runs `inkgraph query 'MATCH …'`.
struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query", abstract: "Ask anything in openCypher (read only).",
    discussion: """
      Labels are the classes and relationship types the relations of the ontology, in English and \
      in Chinese; `inkgraph schema` lists them. Nodes have key, name, aliases, code, firstSeen, \
      lastSeen, mentions, issues; edges have qualifier, firstSeen, lastSeen, weight, score, evidence.

        inkgraph query 'MATCH (a:agency)-[:undertakes]->(p:project) RETURN p.name, count(a)'
        inkgraph query 'MATCH (人:人物)-[r:任职]->(体) WHERE 体.name = $body RETURN 人.name, r.qualifier' \
      --param body=云港市青禾区教育和体育局
      """)

  @Argument(help: "The query.")
  var query: String

  @Option(
    name: .customLong("param"),
    help: ArgumentHelp(
      "A parameter; numbers, true, false and null are read as such.", valueName: "name=value"))
  var parameters: [String] = []

  @Flag(help: "Show how the query would be run, without running it.")
  var explain = false

  @Option(help: "Stop after so many seconds; 0 for never.")
  var timeout = 30.0

  @Option(help: "The greatest number of rows; 0 for all.")
  var limit = 1000

  @OptionGroup var library: LibraryOption
  @OptionGroup var output: OutputOption
  @OptionGroup var language: LanguageOption
  @OptionGroup var ontology: OntologyOption

  func validate() throws {
    if timeout < 0 { throw ValidationError("--timeout is 0 or more seconds") }
    for parameter in parameters where !parameter.contains("=") {
      throw ValidationError("--param \(parameter): write it as name=value")
    }
  }

  func run() throws {
    let session = try LibrarySession.open(
      library, ontology: ontology, language: language, includesCooccurrence: true)
    let asked = QueryAnswer(session: session, ontology: try ontology.load())
    if explain {
      print(try asked.explanation(of: query))
      return
    }
    let answer = try asked.answer(
      to: query, parameters: parameters,
      options: QueryOptions(
        timeoutSeconds: timeout == 0 ? nil : timeout, maximumRows: limit == 0 ? nil : limit))
    try output.print(answer, language.language)
  }
}
