import ArgumentParser
import GraphExport
import InkGraphCore
import Ontology
import PropertyGraph

/// Runs `inkgraph export --format FORMAT`.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the graph, or a part of it, for other programs.",
    discussion: """
      For programs that show graphs: graphml, gexf (with a timeline), dot, and gephi-csv. For \
      databases: rdfxml, turtle, ntriples and jsonld, which hold the same triples, neo4j-csv, and \
      ftm for Aleph. For people: html is a page for any browser that needs no network, svg and png \
      are figures. The two csv formats write nodes.csv and edges.csv into a folder. issue-json \
      writes one issue with its mentions, things and statements, or each issue into a folder.
      """)

  @Option(help: "The format.")
  var format: ExportTarget

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      "Write to a file; for several issues, into a folder.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(help: "Only what one issue says: its number, its date or newspaper/number.")
  var issue: String?

  @Option(help: "Only things of these types, separated by commas.")
  var only: String?

  @Option(help: "Only what is around a thing; may be given several times.", completion: .entityName)
  var around: [String] = []

  @Option(help: "How many steps around it.")
  var depth = 1

  @Option(help: "Only facts that at least so many articles support.")
  var minWeight: Double?

  @Option(help: "Only what the papers show since a day.")
  var since: CalendarDate?

  @Option(help: "Only what the papers show until a day.")
  var until: CalendarDate?

  @Flag(inversion: .prefixedNo, help: "Articles and issues as nodes (default: not in pictures).")
  var articles: Bool?

  @Flag(inversion: .prefixedNo, help: "The sentences that state the facts.")
  var evidence = true

  @Flag(help: "Edges between things that stand in one sentence.")
  var cooccurrence = false

  @Option(help: "Only so many nodes, those that are named most often.")
  var top: Int?

  @Flag(help: "Write a picture however large it is.")
  var force = false

  @Flag(name: .customLong("strict-xsd"), help: "GraphML that keeps to the published schema.")
  var strictXSD = false

  @Option(help: "For which programs GraphML is shaped: yEd, or the others.")
  var flavor = GraphMLFlavor.standard

  @Option(help: "Which program of Graphviz is to lay out dot.")
  var layoutHint = LayoutHint.sfdp

  @OptionGroup var library: LibraryOption
  @OptionGroup var language: LanguageOption
  @OptionGroup var ontology: OntologyOption

  func validate() throws {
    if depth < 1 { throw ValidationError("--depth is 1 or more") }
    if let top, top < 1 { throw ValidationError("--top is 1 or more") }
    if let since, let until, until < since {
      throw ValidationError("--until \(until) is before --since \(since)")
    }
    guard format == .issueJSON else { return }
    let isSelecting =
      only != nil || !around.isEmpty || minWeight != nil || since != nil || until != nil
      || articles != nil || cooccurrence || top != nil
    if isSelecting {
      throw ValidationError("issue-json writes whole issues; of the selections it takes --issue")
    }
  }

  func run() throws {
    if format == .issueJSON {
      return try IssueExport(store: library.open(), includesEvidence: evidence)
        .write(issue, to: output)
    }
    let session = try LibrarySession.open(
      library, ontology: ontology, language: language, includesCooccurrence: cooccurrence)
    var selection = ExportSelection()
    selection.issue = issue
    selection.types = only.map { $0.split(separator: ",").map(String.init) }
    selection.centers = around
    selection.depth = depth
    selection.minimumWeight = minWeight
    selection.since = since
    selection.until = until
    selection.includesArticles = articles ?? !format.isPicture
    selection.top = top
    var options = ExportOptions()
    options.language = language.language == .chinese ? .chinese : .english
    options.includesEvidence = evidence
    options.strictXSD = strictXSD
    options.flavor = flavor
    options.layoutHint = layoutHint
    if force { options.maximumPictureNodes = nil }
    let graph = try selection.graph(of: session)
    let vocabulary = ExportVocabulary(try ontology.load().schema)
    try GraphExportFile(vocabulary: vocabulary, options: options)
      .writeTellingCause(graph, as: format, to: output)
    if graph.nodeCount == 0 {
      StandardError.write("no node is left by the selection, so the graph is empty\n")
    }
  }
}
