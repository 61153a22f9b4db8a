import ArgumentParser
import Foundation
import Ontology
import PropertyGraph

/// Runs `inkgraph shell`.
struct ShellCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shell", abstract: "Ask one openCypher query after the other.",
    discussion: """
      A query ends with ; or an empty line. Ctrl-C stops a query and not the shell, Ctrl-D leaves. \
      On a terminal lines can be edited, the arrows go through what was entered before (kept in \
      $XDG_STATE_HOME/inkgraph/history, else ~/.local/state), and Tab completes labels, relationship \
      types, properties, names in quotes, functions and keywords. .help lists further commands. \
      Queries can also come from a pipe.
      """)

  @Option(help: "The form of the answers.")
  var format = QueryFormat.rows(.table)

  @OptionGroup var limits: QueryLimitOptions
  @OptionGroup var library: LibraryOption
  @OptionGroup var language: LanguageOption
  @OptionGroup var ontology: OntologyOption

  func run() async throws {
    let known = try ontology.load()
    let session = try LibrarySession.open(
      library, ontology: ontology, language: language, includesCooccurrence: true)
    var settings = ShellSettings(options: limits.queryOptions)
    settings.format = format
    let shell = Shell(
      QuerySession(session, ontology: known), ontology: known, settings: settings)
    guard LineEditor.isPossible else { return await shell.run(PipeSource()) }
    let environment = ProcessInfo.processInfo.environment
    let editor = LineEditor(history: History(path: History.defaultPath(in: environment)))
    editor.completion = shell.completion()
    print(
      "\(library.path): \(session.graph.nodeCount) nodes, \(session.graph.edgeCount) edges; .help")
    await shell.run(TerminalSource(editor))
  }
}
