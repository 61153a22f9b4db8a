import ArgumentParser
import Foundation
import GraphExport
import Ontology
import PropertyGraph

/// Runs `inkgraph import FILE`.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read back an exported graph; say what it holds, or write it in another format.",
    discussion: """
      Reads GraphML and RDF/XML as `inkgraph export` writes them. Without --to the numbers of nodes \
      and edges are shown, with it the graph is written again.
      """)

  @Argument(help: "The exported file.", completion: .file(extensions: ["graphml", "rdf", "xml"]))
  var file: String

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
    if to == .issueJSON {
      throw ValidationError("issue-json is written from a library; a graph lacks the texts")
    }
    if to == nil, output != nil { throw ValidationError("-o needs a format: add --to FORMAT") }
  }

  func run() throws {
    guard let bytes = FileManager.default.contents(atPath: file) else {
      throw CommandFailure("\(file): cannot be read; give a file that `inkgraph export` wrote")
    }
    let vocabulary = ExportVocabulary(try ontology.load().schema)
    let graph = try GraphImporter(vocabulary: vocabulary).graph(from: [UInt8](bytes), source: file)
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
}
