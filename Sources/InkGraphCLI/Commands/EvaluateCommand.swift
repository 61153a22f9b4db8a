import ArgumentParser
import EntityRecognition
import Foundation
import InkGraphCore
import InkGraphPipeline
import NewspaperReader
import Ontology

/// Runs `inkgraph evaluate GOLD…`.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Measure how well names are found, against marked texts.",
    discussion: """
      GOLD is a corpus with one text a line, {"id": …, "text": …, "spans": [[start, end, type]]} \
      (offsets in characters, the end left out), or an issue in the form of `inkgraph export \
      --format issue-json`, which needs the issue's own file besides:

        inkgraph evaluate boson.jsonl --errors 30
        inkgraph evaluate 3324.json --text issues/3324.md

      A name in a corpus is right if its span and type are; of an issue, mentions are compared \
      article by article, by surface and type. A corpus that does not tell kinds of bodies apart is \
      measured with one type for all of them.
      """)

  @Argument(help: "Corpora, or issues with their mentions.", completion: .file())
  var gold: [String]

  @Option(
    help: ArgumentHelp("The text of the issues; may be given several times.", valueName: "file"),
    completion: .file())
  var text: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Files of the same forms whose names count as seen: recall is told for seen and unseen names.",
      valueName: "file"), completion: .file())
  var seen: [String] = []

  @Option(
    defaultAsFlag: 20, parsing: .next,
    help: ArgumentHelp(
      "The most frequent errors with a sentence each, 20 of them or as many as told; 0 for all.",
      valueName: "count"))
  var errors: Int?

  @Option(help: "The form of the answer.")
  var format: EvaluationFormat = .table

  @Option(help: "How rows form articles: auto (by ids such as 19980101-01-001-003) or rows.")
  var documents: CorpusDocuments = .auto

  @Option(
    help: "The papers' own region, such as 云港市青禾区 (default: from the masthead, else none).")
  var home: String?

  @Option(
    help: "A tagger's model, as `inkgraph train` makes it (default: the program's own).",
    completion: .file())
  var model: String?

  @Option(
    help: ArgumentHelp(
      "How the tagger marks names (default: like the corpus of its own that the file resembles).",
      valueName: "style"))
  var style: StyleArgument?

  @Flag(
    name: .customLong("tagger-only"),
    help: "Leave the rules out, as for all styles but general.")
  var isTaggerOnly = false

  @OptionGroup var language: LanguageOption
  @OptionGroup var ontology: OntologyOption
  @OptionGroup var regions: RegionsOption

  func validate() throws {
    if gold.isEmpty { throw ValidationError("give at least one file") }
    if let errors, errors < 0 { throw ValidationError("--errors is 0 or more") }
  }

  /// The reports of all files, in the order in which they are given.
  func reports() throws -> [EvaluationReport] {
    let files = try gold.map { (path: $0, content: try Self.goldFile($0)) }
    let others = seen.isEmpty ? nil : try seen.map(Self.goldFile)
    let issues = try IssueEvaluator.issues(
      in: text.map { SourceFile(path: $0, bytes: [UInt8](try InputFile.contents(of: $0))) })
    let knowledge = try regions.adding(to: ontology.load())
    let finder = MeasuredFinder(
      model: try model.map { (bytes: [UInt8](try InputFile.contents(of: $0)), source: $0) },
      style: style?.style, isTaggerOnly: isTaggerOnly)
    let issueEvaluator = IssueEvaluator(ontology: knowledge, home: home) {
      try finder.mentions(with: $0, home: $1)
    }
    return try files.map { file in
      switch file.content {
      case .corpus(let lines):
        let convention = CorpusConvention(of: lines, regions: knowledge.regions)
        return CorpusEvaluator(
          regions: knowledge.regions, documents: documents,
          find: try finder.mentions(with: knowledge, home: home, like: convention.style)
        ).report(on: lines, file: file.path, seenIn: others)
      case .issue(let issue):
        return try issueEvaluator.report(on: issue, among: issues, file: file.path, seenIn: others)
      }
    }
  }

  private static func goldFile(_ path: String) throws -> GoldFile {
    try GoldFile([UInt8](InputFile.contents(of: path)), source: path)
  }

  func run() throws {
    let answer = EvaluationAnswer(reports: try reports(), errors: errors)
    let file = try OutputFile(path: nil)
    switch format {
    case .json: try file.write(answer.json)
    case .table:
      let terminal = Terminal(descriptor: FileHandle.standardOutput.fileDescriptor)
      try file.write(answer.text(terminal: terminal, language: language.language))
    }
    try file.finish()
  }
}

/// What finds the names that are measured.
///
/// Rules mark as newspapers are read for the graph; a corpus with a style of its own is measured with
/// the tagger alone.
private struct MeasuredFinder: Sendable {
  /// A model and its path; nil for the program's own.
  let model: (bytes: [UInt8], source: String)?
  /// The style that the user chose.
  let style: AnnotationStyle?
  let isTaggerOnly: Bool

  func mentions(
    with ontology: Ontology, home: String?, like corpus: AnnotationStyle? = nil
  ) throws -> MentionFinder {
    let style = style ?? corpus ?? .general
    return try IssueRecognizer(
      ontology, home: home, model: model, style: style,
      usesRules: !isTaggerOnly && style == .general, keepsLandmarks: corpus != nil
    ).mentions
  }
}

/// A form in which measurements are written.
enum EvaluationFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// Columns for people.
  case table
  /// An object, or a list of objects for several files.
  case json
}

extension CorpusDocuments: ExpressibleByArgument {}

/// The style of a corpus, for a command line.
struct StyleArgument: ExpressibleByArgument, Sendable {
  let style: AnnotationStyle

  init(_ style: AnnotationStyle) { self.style = style }

  init?(argument: String) {
    guard let style = AnnotationStyle.allCases.first(where: { $0.name == argument }) else {
      return nil
    }
    self.style = style
  }

  static var allValueStrings: [String] { AnnotationStyle.allCases.map(\.name) }

  var defaultValueDescription: String { style.name }
}
