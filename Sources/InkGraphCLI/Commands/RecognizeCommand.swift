import ArgumentParser
import Foundation
import InkGraphCore
import InkGraphPipeline
import Ontology

/// Runs `inkgraph recognize [FILE…]`.
struct RecognizeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recognize", abstract: "Find the names in any text, one paragraph a line.",
    discussion: """
      Reads UTF-8 from files, or from the standard input for - and without a file; blank lines part \
      articles, in which names help to find each other. On a terminal names are shown in the \
      colours of their types; elsewhere each line becomes a JSON object, with offsets in characters:

        inkgraph recognize letter.txt
        cat texts.txt | inkgraph recognize | jq -r '.mentions[].surface' | sort | uniq -c
      """)

  @Argument(help: "Text files; - for the standard input.", completion: .file())
  var files: [String] = []

  @Option(help: "The form of the answer; auto is color or text on a terminal, else jsonl.")
  var format: RecognitionFormat = .auto

  @Flag(
    name: .customLong("jsonl-input"),
    help: "Lines are objects such as {\"id\": \"a-1\", \"text\": \"…\"}; ids are carried over.")
  var isCorpus = false

  @Option(name: [.customShort("j"), .long], help: "How many pieces are worked on at once.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "The region in which the text is at home, such as 云港市青禾区 (default: none).")
  var home: String?

  @OptionGroup var language: LanguageOption
  @OptionGroup var ontology: OntologyOption
  @OptionGroup var regions: RegionsOption

  func validate() throws {
    if jobs < 1 { throw ValidationError("--jobs is 1 or more") }
    if files.filter({ $0 == "-" }).count > 1 {
      throw ValidationError("the standard input can be read once")
    }
  }

  func run() async throws {
    let paths = files.isEmpty ? ["-"] : files
    for path in paths where path != "-" && !FileManager.default.fileExists(atPath: path) {
      throw CommandFailure("\(path): there is no such file; check the path")
    }
    let knowledge = try regions.adding(to: ontology.load())
    let environment = ProcessInfo.processInfo.environment
    let colors = TypeColors(knowledge.schema, environment: environment)
    let terminal = Terminal(
      descriptor: FileHandle.standardOutput.fileDescriptor, environment: environment)
    let writer = format.writer(on: terminal, colors: colors, showsFile: paths.count > 1)
    let recognizer = try IssueRecognizer(knowledge, home: home)
    let stream = RecognitionStream(find: recognizer.mentions, writer: writer, jobs: jobs)
    let output = try OutputFile(path: nil)
    for path in paths {
      let lines = try LineSource(path: path)
      try await stream.run(
        BatchSource(lines, isCorpus: isCorpus), isInteractive: lines.isTerminal, to: output)
    }
    if case .color = writer {
      let labels = SchemaLabels(knowledge.schema, language: language.language)
      try output.write("\n" + colors.legend { labels.type($0.rawValue) } + "\n")
    }
    try output.finish()
  }
}

/// A form in which recognized text is written.
enum RecognitionFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// What suits the output.
  case auto
  /// A JSON object a line.
  case jsonl
  /// Names in the colours of their types, with a legend.
  case color
  /// Names in brackets with their types.
  case text

  /// The writer of a form.
  ///
  /// A user who asks for colours gets them even in a pipe; `auto` keeps to what the terminal and
  /// `NO_COLOR` say.
  func writer(on terminal: Terminal, colors: TypeColors, showsFile: Bool) -> RowWriter {
    switch self {
    case .jsonl: .json(showsFile: showsFile)
    case .color: .color(colors)
    case .text: .text
    case .auto:
      terminal.width == nil
        ? .json(showsFile: showsFile) : terminal.hasColors ? .color(colors) : .text
    }
  }
}
