import EntityRecognition
import Foundation
import InkGraphCore
import InkGraphPipeline
import NewspaperReader
import Ontology

/// Finding names, and everything that is done with one issue before others are looked at.
enum RecognizeSuite: Suite {
  static let name = "recognize"
  static let abstract = "Loading the ontology, and finding names and statements in issues."

  static func run(_ options: InputOptions, _ report: inout BenchReport) async throws {
    let count = options.repetition.count
    try await measureStart(count, &report)
    let ontology = Ontology.embedded
    let files = try SourceFiles(
      options.input.isEmpty ? NewspaperInput.usualPaths() : options.input
    ).groups.flatMap { $0.members.map(\.shown) }
    var sizes = ["files": files.count, "bytes": 0, "articles": 0]
    for file in files {
      for issue in try issues(in: file) {
        sizes["articles", default: 0] += issue.articles.count
        sizes["bytes", default: 0] += issue.articles.reduce(0) { $0 + $1.text.utf8.count }
      }
    }
    // The files are read one by one, outside of what is measured: a program that recognizes does not
    // hold them all either. For the same reason nothing that one measurement needs stays for the next.
    try measureTagger(ontology, files, sizes, count, &report)
    try measureRecognizer(ontology, files, sizes, count, &report)
    try measureExtractor(ontology, files, sizes, count, &report)
  }

  private static func measureTagger(
    _ ontology: Ontology, _ files: [String], _ sizes: [String: Int], _ count: Int,
    _ report: inout BenchReport
  ) throws {
    guard let model = try TaggerModel.model(of: ontology) else { return }
    let tagger = ParagraphTagger(Knowledge(ontology), model: model)
    try report.measure(
      "tagger", repeat: count, sizes: sizes, each: files,
      prepare: { try issues(in: $0).map { $0.articles.flatMap { $0.blocks.map(\.text) } } },
      { for paragraphs in $0 { _ = tagger.names(in: paragraphs) } })
  }

  private static func measureRecognizer(
    _ ontology: Ontology, _ files: [String], _ sizes: [String: Int], _ count: Int,
    _ report: inout BenchReport
  ) throws {
    let recognizer = ArticleRecognizer(
      Knowledge(ontology, model: try TaggerModel.model(of: ontology)))
    let context = RecognitionContext(home: nil, in: ontology.regions)
    try report.measure(
      "recognize", repeat: count, sizes: sizes, each: files, prepare: { try issues(in: $0) },
      { for issue in $0 { _ = recognizer.findings(in: issue.articles, context: context) } })
  }

  /// The whole way of a file to a part of a library, as a build takes it, save for storing it.
  private static func measureExtractor(
    _ ontology: Ontology, _ files: [String], _ sizes: [String: Int], _ count: Int,
    _ report: inout BenchReport
  ) throws {
    let extractor = try IssueExtractor(ontology, home: nil)
    try report.measure(
      "part", repeat: count, sizes: sizes, each: files, prepare: { try source(of: $0) },
      { file in
        for issue in NewspaperReader().read(file).issues {
          _ = extractor.part(of: issue, contentHash: "")
        }
      })
  }

  private static func source(of path: String) throws -> SourceFile {
    SourceFile(path: path, bytes: [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
  }

  private static func issues(in path: String) throws -> [Issue] {
    NewspaperReader().read(try source(of: path)).issues
  }

  /// What is done once, before the first text.
  ///
  /// Nothing of it stays: the peak of what follows is that of a program that recognizes.
  private static func measureStart(_ count: Int, _ report: inout BenchReport) async throws {
    // The embedded ontology is kept once it was loaded, so it is read from its files here.
    var files: [String: [UInt8]] = [:]
    // The model is lent, as to any program, and not copied.
    for path in OntologyFiles.paths where path != "tagger.model" {
      files[path] = OntologyFiles.embedded(path)
    }
    let bytes = files.values.reduce(0) { $0 + $1.count }
    let ontology = try await report.measure(
      "start.ontology", repeat: count, sizes: ["bytes": bytes, "files": files.count]
    ) { try Ontology(files: files) }
    let modelBytes = ontology.withTaggerModel { bytes, _ in bytes.count }
    let model = try await report.measure(
      "start.model", repeat: count, sizes: ["bytes": modelBytes]
    ) { try ontology.withTaggerModel { try TaggerModelFile.model($0, source: $1) } }
    // Together with the tables that the tagger makes of its model.
    _ = try await report.measure("start.recognizer", repeat: count, sizes: [:]) {
      ArticleRecognizer(Knowledge(ontology, model: model))
    }
  }
}
