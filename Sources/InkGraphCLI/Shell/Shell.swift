import Foundation
import GraphQuery
import Ontology
import PropertyGraph

/// Takes queries one after the other and answers them, until its user leaves.
final class Shell {
  private let asked: QuerySession
  private let ontology: Ontology
  private var settings: ShellSettings
  private var splitter = StatementSplitter()
  private let running = RunningQuery()
  private let terminal = Terminal(descriptor: FileHandle.standardOutput.fileDescriptor)

  init(_ asked: QuerySession, ontology: Ontology, settings: ShellSettings) {
    self.asked = asked
    self.ontology = ontology
    self.settings = settings
  }

  /// The shell's own commands, with what they do.
  static let commands: [(usage: String, purpose: String)] = [
    (".help", "show this list"),
    (".schema", "list the labels, relationship types and properties"),
    (".explain QUERY", "show how a query would be run"),
    (".profile QUERY", "run a query and count the rows of each step"),
    (".param name=value", "set a parameter, used as $name"),
    (".params", "list the parameters"),
    (".format FORMAT", "table, json, csv, tsv, dot, graphml and the other formats of export"),
    (".output FILE", "write answers to a file; without FILE, here again"),
    (".limit ROWS", "show at most so many rows; 0 for all"),
    (".timeout SECONDS", "stop queries after so long; 0 for never"),
    (".limit-memory SIZE", "stop queries that take more, such as 512M; 0 for no limit"),
    (".quit", "leave (also Ctrl-D)"),
  ]

  /// Runs until the user leaves or the input ends.
  ///
  /// - Parameter source: Where lines come from.
  func run(_ source: any StatementSource) async {
    let interrupt = InterruptSignal { [running] in running.cancel() }
    defer { withExtendedLifetime(interrupt) {} }
    while true {
      switch source.read(isContinuing: splitter.isInside, before: splitter.pending) {
      case .cancelled: splitter.discard()
      case .end:
        if let statement = splitter.finish() { await answer(statement) }
        return
      case .line(let line):
        if !splitter.isInside, line.hasPrefix(".") {
          if await !obey(line) { return }
          continue
        }
        for statement in splitter.add(line) { await answer(statement) }
      }
    }
  }

  /// Obeys one of the shell's own commands.
  ///
  /// - Returns: Whether the shell goes on.
  private func obey(_ line: String) async -> Bool {
    let parts = line.dropFirst().split(separator: " ", maxSplits: 1)
    let name = parts.first.map(String.init) ?? ""
    let argument = parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
    let rest = argument.hasSuffix(";") ? String(argument.dropLast()) : argument
    do {
      switch name {
      case "quit", "exit": return false
      case "help": say(Self.help)
      case "schema": try showSchema()
      case "params": say(parameterList)
      case "explain": say(try asked.engine(for: rest).explain(rest))
      case "profile":
        let (engine, settings) = (asked.engine(for: rest), settings)
        let text = try await running.run {
          try QueryProfile.run(rest, settings.parameters, settings.options, engine).description
        }
        say(text)
      default:
        if try !settings.set(name, to: rest) { throw unknown(name) }
      }
    } catch {
      complain(error)
    }
    return true
  }

  private func unknown(_ name: String) -> CommandFailure {
    CommandFailure("there is no command '.\(name)'; .help lists them")
  }

  private static var help: String {
    let width = commands.reduce(0) { max($0, $1.usage.count) }
    let lines = commands.map { usage, purpose in
      "  " + usage + String(repeating: " ", count: width - usage.count + 2) + purpose
    }
    return """
      A query is openCypher; it ends with ; or an empty line. Ctrl-C stops a query, Tab completes
      labels, types, properties, names in quotes, functions and keywords.

      \(lines.joined(separator: "\n"))

      """
  }

  private func showSchema() throws {
    let answer = SchemaAnswer.make(
      ontology.schema, graph: asked.session.graph, language: asked.session.language)
    try AnswerPrinter(
      format: .table, language: asked.session.language, terminal: terminal
    ).print(answer, to: nil)
  }

  private var parameterList: String {
    settings.parameters.sorted { $0.key < $1.key }.map { name, value in
      "$\(name) = \(value.literal(in: asked.session.graph))\n"
    }.joined()
  }

  private func answer(_ query: String) async {
    let (engine, settings) = (asked.engine(for: query), settings)
    do {
      let result = try await running.run {
        try engine.run(query, parameters: settings.parameters, options: settings.options)
      }
      try asked.write(
        result, as: settings.format, to: settings.output,
        terminal: settings.output == nil ? terminal : .none)
    } catch {
      complain(error)
    }
  }

  private func say(_ text: String) {
    try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
  }

  private func complain(_ error: any Error) { StandardError.write("\(error)\n") }

  /// What completes words for this library.
  func completion() -> Completion {
    let graph = asked.session.graph
    var completion = Completion()
    completion.labels = graph.labels + asked.names.labels.keys.filter(Self.isPlain)
    completion.types = graph.edgeTypes + asked.names.types.keys.filter(Self.isPlain)
    completion.properties =
      graph.nodePropertyKeys + graph.edgePropertyKeys + asked.names.properties.keys
    completion.functions = QueryEngine.functionNames
    completion.commands = Self.commands.map { String($0.usage.prefix { $0 != " " }) }
    completion.names = { [asked] prefix in asked.session.names(beginningWith: prefix) }
    return completion
  }

  /// Whether a name needs no backticks.
  private static func isPlain(_ name: String) -> Bool {
    name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }
}
