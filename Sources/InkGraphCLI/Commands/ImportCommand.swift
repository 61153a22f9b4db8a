import ArgumentParser
import Foundation
import GraphExport
import GraphStore
import InkGraphPipeline
import Ontology
import PropertyGraph

/// Runs `inkgraph import`.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read a graph: an export, or any tables of nodes and edges.",
    discussion: """
      FILE is GraphML or RDF/XML as `inkgraph export` writes them. Tables are tab- or comma-separated \
      with a header. Nodes need a column id; a column type, label or class gives their labels. Edges \
      need source and target (or src and dst, from and to); type or relation gives their type. All \
      other columns are properties, of numbers, days and truth values where all cells are such; \
      name:string, name:int, name:float, name:boolean, name:date in the header decide it, and \
      name:string[] is a list joined by ';'. Headers of Neo4j (:ID, :START_ID…) are known too.

      With --into the tables are kept in a library, and every command sees them: a row whose id is \
      the key of a thing in the library adds to it, any other is a thing of its own. Without --into \
      and --to the numbers of nodes and edges are told.

        inkgraph import --nodes firms.tsv --edges owners.tsv --into news.inkgraph
        inkgraph query 'MATCH (f:firm)-[:owns]->(g) WHERE f.capital > 1000 RETURN f.name, g.name'
      """)

  @Argument(help: "The exported file.", completion: .file(extensions: ["graphml", "rdf", "xml"]))
  var file: String?

  @Option(help: ArgumentHelp("A table of nodes.", valueName: "table"), completion: .file())
  var nodes: [String] = []

  @Option(help: ArgumentHelp("A table of edges.", valueName: "table"), completion: .file())
  var edges: [String] = []

  @Option(
    help: ArgumentHelp(
      "Keep the tables in this library; it is made if need be.", valueName: "file"),
    completion: .file(extensions: ["inkgraph"]))
  var into: String?

  @Option(
    help: ArgumentHelp("Forget the tables of this name in the library.", valueName: "table"))
  var forget: [String] = []

  @Option(help: "Write the graph in this format.")
  var to: ExportTarget?

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write to a file; for tables, into a folder.", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(inversion: .prefixedNo, help: "The sentences that state the facts.")
  var evidence = true

  @Flag(help: "Write a picture however large it is.")
  var force = false

  @OptionGroup var language: LanguageOption
  @OptionGroup var ontology: OntologyOption

  func validate() throws {
    let hasTables = !nodes.isEmpty || !edges.isEmpty
    if file != nil, hasTables { throw ValidationError("give FILE, or --nodes and --edges") }
    if file == nil, !hasTables, forget.isEmpty {
      throw ValidationError("give an exported FILE, or tables with --nodes and --edges")
    }
    if file != nil, into != nil {
      throw ValidationError("--into takes tables; a library is built from newspapers and tables")
    }
    if !forget.isEmpty, into == nil { throw ValidationError("--forget needs --into LIBRARY") }
    if to == .issueJSON {
      throw ValidationError("issue-json is written from a library; a graph lacks the texts")
    }
    if to == nil, output != nil { throw ValidationError("-o needs a format: add --to FORMAT") }
  }

  func run() throws {
    let vocabulary = ExportVocabulary(try ontology.load().schema)
    let graph = try readGraph(vocabulary)
    guard let to else {
      let output = try OutputFile(path: nil)
      return try output.write("nodes\t\(graph.nodeCount)\nedges\t\(graph.edgeCount)\n")
    }
    var options = ExportOptions()
    options.language = language.language == .chinese ? .chinese : .english
    options.includesEvidence = evidence
    if force { options.maximumPictureNodes = nil }
    try GraphExportFile(vocabulary: vocabulary, options: options)
      .writeTellingCause(graph, as: to, to: output)
  }

  private func readGraph(_ vocabulary: ExportVocabulary) throws -> Graph {
    if let file {
      guard let bytes = FileManager.default.contents(atPath: file) else {
        throw CommandFailure("\(file): cannot be read; give a file that `inkgraph export` wrote")
      }
      return try GraphImporter(vocabulary: vocabulary).graph(from: [UInt8](bytes), source: file)
    }
    let tables = try OutsideTables.read(nodes: nodes, edges: edges)
    guard let into else { return try OutsideTables.add(tables, to: .empty) }
    return try keep(tables, in: into)
  }

  /// Keeps tables in a library, if all of its tables go together.
  ///
  /// - Returns: The graph of the library.
  private func keep(_ tables: [OutsideTable], in library: String) throws -> Graph {
    let store = try GraphStore.open(path: library, mode: .create)
    defer { store.close() }
    let held = try store.outsideTables()
    for name in forget where !held.contains(where: { $0.name == name }) {
      let names = held.map(\.name).joined(separator: ", ")
      throw CommandFailure("\(library): there is no table '\(name)'; it has \(names)")
    }
    let stays = held.filter { old in
      !forget.contains(old.name) && !tables.contains { $0.name == old.name && $0.kind == old.kind }
    }
    let contents = try store.contents()
    let own = GraphAssembler.assemble(
      contents.linked, parts: contents.parts, includeCooccurrence: false)
    let graph = try OutsideTables.add(stays + tables, to: own)
    for name in forget { try store.removeOutsideTables(named: name) }
    try store.save(tables)
    return graph
  }
}
