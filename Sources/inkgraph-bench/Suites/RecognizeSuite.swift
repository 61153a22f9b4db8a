import EntityRecognition
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
    let model = try TaggerModel.model(of: ontology)
    let knowledge = Knowledge(ontology, model: model)
    let input = try NewspaperInput(options)
    let issues = input.files.flatMap { NewspaperReader().read($0).issues }
    let texts = issues.flatMap(\.articles).reduce(0) { $0 + $1.text.utf8.count }
    let articles = issues.reduce(0) { $0 + $1.articles.count }
    let context = RecognitionContext(home: nil, in: ontology.regions)
    let paragraphs = issues.map { issue in issue.articles.flatMap { $0.blocks.map(\.text) } }
    if let model {
      let tagger = ParagraphTagger(knowledge, model: model)
      try await report.measure(
        "tagger", repeat: count, sizes: ["bytes": texts, "articles": articles]
      ) {
        paragraphs.map { tagger.names(in: $0) }
      }
    }
    let recognizer = ArticleRecognizer(knowledge)
    try await report.measure(
      "recognize", repeat: count, sizes: ["bytes": texts, "articles": articles]
    ) {
      issues.map { recognizer.findings(in: $0.articles, context: context).mentions.count }
    }

    let extractor = try IssueExtractor(ontology, home: nil)
    // The whole way of a file to a part of a library, as a build takes it, save for storing it.
    try await report.measure("part", repeat: count, sizes: input.sizes) {
      input.files.map { file in
        NewspaperReader().read(file).issues.map {
          extractor.part(of: $0, contentHash: "").mentions.count
        }
      }
    }
  }

  /// What is done once, before the first text. Nothing of it stays: the peak of what follows is that of a
  /// program that recognizes.
  private static func measureStart(_ count: Int, _ report: inout BenchReport) async throws {
    // The embedded ontology is kept once it was loaded, so it is read from its files here.
    var files: [String: [UInt8]] = [:]
    for path in OntologyFiles.paths { files[path] = OntologyFiles.embedded(path) }
    let bytes = files.values.reduce(0) { $0 + $1.count }
    let ontology = try await report.measure(
      "start.ontology", repeat: count, sizes: ["bytes": bytes, "files": files.count]
    ) { try Ontology(files: files) }
    let (bytes:modelBytes, source:source) = ontology.taggerModel
    let model = try await report.measure(
      "start.model", repeat: count, sizes: ["bytes": modelBytes.count]
    ) { try TaggerModelFile.model(modelBytes, source: source) }
    // Together with the tables that the tagger makes of its model.
    _ = try await report.measure("start.recognizer", repeat: count, sizes: [:]) {
      ArticleRecognizer(Knowledge(ontology, model: model))
    }
  }
}
