import ArgumentParser
import Foundation
import GraphQuery

/// Runs `inkgraph query 'MATCH …'`.
struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query", abstract: "Ask anything in openCypher (read only).",
    discussion: """
      Labels are the classes and relationship types the relations of the ontology, in English and \
      in Chinese; `inkgraph schema` lists them with the properties of nodes and edges. Articles and \
      issues are nodes; so are statements and evidence, for queries that name these labels.

        inkgraph query 'MATCH (a:agency)-[:undertakes]->(p:project) RETURN p.name, count(a)'
        inkgraph query 'MATCH (人:人物)-[r:任职]->(体) WHERE 体.name = $body RETURN 人.name, r.qualifier' \
      --param body=云港市青禾区教育和体育局
        inkgraph query 'MATCH p = (:人物)-[:任职]->(:机构) RETURN p' --format dot -o posts.dot

      With dot, graphml and the other formats of `inkgraph export` the nodes, relationships and paths \
      in the rows are written as a graph.
      """)

  @Argument(help: "The query; - reads it from the standard input.")
  var query: String

  @Option(
    name: .customLong("param"),
    help: ArgumentHelp(
      "A parameter; numbers, true, false, null and JSON lists and maps are read as such.",
      valueName: "name=value"))
  var parameters: [String] = []

  @Flag(help: "Show how the query would be run, without running it.")
  var explain = false

  @Flag(help: "Run the query and show how many rows each step made, and how long it took.")
  var profile = false

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write to a file instead of the standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(help: "The form of the answer: rows, or the graph that the rows show.")
  var format = QueryFormat.rows(.table)

  @OptionGroup var limits: QueryLimitOptions
  @OptionGroup var library: LibraryOption
  @OptionGroup var language: LanguageOption
  @OptionGroup var ontology: OntologyOption

  func validate() throws {
    for parameter in parameters where QueryParameters.parse(parameter) == nil {
      throw ValidationError("--param \(parameter): write it as name=value")
    }
    if explain, profile {
      throw ValidationError("--explain runs nothing that --profile could time")
    }
  }

  func run() throws {
    let text = query == "-" ? try Self.standardInput() : query
    let session = try LibrarySession.open(
      library, ontology: ontology, language: language, includesCooccurrence: true)
    let asked = QuerySession(session, ontology: try ontology.load())
    let engine = asked.engine(for: text)
    if explain {
      print(try engine.explain(text), terminator: "")
      return
    }
    var values: [String: QueryValue] = [:]
    for parameter in parameters.compactMap(QueryParameters.parse) {
      values[parameter.name] = parameter.value
    }
    if profile {
      let (_, description) = try QueryProfile.run(text, values, limits.queryOptions, engine)
      print(description, terminator: "")
      return
    }
    let result = try engine.run(text, parameters: values, options: limits.queryOptions)
    let isFile = output != nil && output != "-"
    try asked.write(
      result, as: format, to: output,
      terminal: isFile ? .none : Terminal(descriptor: FileHandle.standardOutput.fileDescriptor))
  }

  private static func standardInput() throws -> String {
    String(decoding: try FileHandle.standardInput.readToEnd() ?? Data(), as: UTF8.self)
  }
}
