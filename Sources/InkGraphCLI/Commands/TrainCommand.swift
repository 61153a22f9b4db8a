import ArgumentParser
import Foundation
import InkGraphCore
import InkGraphPipeline
import Ontology

/// Runs `inkgraph train --data DIR --out FILE`.
struct TrainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Learn the tagger's model from marked texts.",
    discussion: """
      DIR/ner holds the corpora as lines {"id": …, "text": …, "spans": [[start, end, type]]}, by the \
      names \(TrainingCorpus.allCases.map { "\($0.rawValue).jsonl" }.joined(separator: ", ")). \
      The same corpora give the same model.

      With --hold-out the model learns from all but days 23 to 25 of January 1998 and the last fifths \
      of msra-part and cluener, which are written to a folder to be measured:

        inkgraph train --data DIR --out held-out.model --hold-out parts
        inkgraph evaluate parts/*.jsonl --model held-out.model
      """)

  @Option(help: "The folder with the corpora in its folder ner.", completion: .directory)
  var data: String

  @Option(help: "Where the model is written.", completion: .file())
  var out: String

  @Option(
    name: .customLong("hold-out"),
    help: "A folder for the parts that are left out, to be measured.", completion: .directory)
  var holdOut: String?

  @Option(
    parsing: .upToNextOption,
    help: "The corpora, by name (default: all that the folder holds).")
  var corpora: [TrainingCorpus] = []

  @Option(help: "How many features the model keeps.")
  var features: Int?

  @OptionGroup var ontology: OntologyOption

  func validate() throws {
    if let features, features < 1 { throw ValidationError("--features is 1 or more") }
  }

  func run() async throws {
    let knowledge = try ontology.load()
    let sources = try sources()
    let set = TrainingSet(sources, holdsOut: holdOut != nil)
    if let holdOut { try write(set.heldOut, to: holdOut) }
    let names = sources.map(\.corpus.rawValue).joined(separator: ", ")
    let start = ContinuousClock.now
    let bytes = await TaggerTraining(knowledge).model(
      from: set, description: (holdOut == nil ? "" : "held-out parts left out of ") + names,
      features: features
    ) { line in
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      let time = String(format: "%6.0f s  ", seconds)
      FileHandle.standardError.write(Data((time + line + "\n").utf8))
    }
    let file = try OutputFile(path: out)
    try bytes.withUnsafeBytes { try file.write($0) }
    try file.finish()
  }

  private func sources() throws -> [TrainingSet.Source] {
    let folder = URL(fileURLWithPath: data).appending(path: "ner")
    var sources: [TrainingSet.Source] = []
    for corpus in corpora.isEmpty ? TrainingCorpus.allCases : corpora {
      let path = folder.appending(path: corpus.rawValue + ".jsonl").path
      guard FileManager.default.fileExists(atPath: path) else {
        if corpora.isEmpty { continue }
        throw CommandFailure("\(path): there is no such corpus; check --data and --corpora")
      }
      let content = try GoldFile([UInt8](InputFile.contents(of: path)), source: path)
      guard case .corpus(let lines) = content else {
        throw CommandFailure("\(path): this is no corpus of lines with texts and spans")
      }
      sources.append((corpus, lines))
    }
    if sources.isEmpty {
      throw CommandFailure(
        "\(folder.path): there is no corpus to learn from; see `inkgraph train --help`")
    }
    return sources
  }

  private static func json(_ line: CorpusLine) -> String {
    let marks = (line.marks ?? []).map { mark in
      "[\(mark.span.start), \(mark.span.end), \(JSONWriter.string(mark.label))]"
    }
    let id = JSONWriter.string(line.id?.description ?? "")
    return "{\"id\": \(id), \"text\": \(JSONWriter.string(line.text)), "
      + "\"spans\": [\(marks.joined(separator: ", "))]}"
  }

  private func write(_ parts: [TrainingSet.Source], to folder: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    for part in parts {
      let file = try OutputFile(path: "\(folder)/\(part.corpus.rawValue).jsonl")
      for line in part.lines {
        try file.write(Self.json(line) + "\n")
      }
      try file.finish()
    }
  }
}

extension TrainingCorpus: ExpressibleByArgument {}
