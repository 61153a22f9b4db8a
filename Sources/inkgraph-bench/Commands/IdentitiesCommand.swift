import ArgumentParser
import EntityLinking
import Foundation
import GraphStore
import InkGraphCore
import InkGraphPipeline
import InkGraphTestSupport
import Ontology

/// Runs `inkgraph-bench identities FOLDER GOLD`.
struct IdentitiesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "identities",
    abstract:
      "Compare who is who in a library with gold, and tell how often doubtful links are right.",
    discussion: """
      GOLD is a table with the columns kind, name, other and where, as in \
      Tests/Gold/peoples-daily-1998-01.identities.tsv. The reliability of the scores that `review` \
      shows is measured with scores fitted to the names of the other half.
      """)

  @Argument(help: "The issues.", completion: .file())
  var folder: String

  @Argument(help: "The gold.", completion: .file())
  var gold: String

  @Option(
    help: "Write the table that fits all decisions, for Ontology/Gazetteers/link-calibration.tsv.",
    completion: .file())
  var table: String?

  @Flag(help: "List every decision that is wrong.")
  var errors = false

  func run() async throws {
    guard let bytes = FileManager.default.contents(atPath: gold) else {
      throw BenchFailure("\(gold): the file can't be read; check the path")
    }
    let gold = try IdentityGold(name: gold, bytes: [UInt8](bytes))
    let temporary = try TemporaryFolder()
    let path = temporary.path("news.inkgraph")
    StandardError.write("identities: building a library\n")
    try await BuildSuite.build([folder], into: path, jobs: 2)
    let store = try GraphStore.open(path: path, mode: .readOnly)
    defer { store.close() }
    let (library, parts) = try store.contents()
    let ontology = Ontology.embedded
    let scoring = IdentityScoring(
      gold: gold, library: library, parts: parts,
      decisions: LibraryLinker(ontology).decisions(parts, correcting: []))
    let fit = LinkCalibration(NameKinds(ontology))
    try JSONOutput.print(IdentitiesReport(scoring, fit, listsErrors: errors))
    if let table { try Data(fit.table(scoring.judged).utf8).write(to: URL(fileURLWithPath: table)) }
  }
}

/// How well a library tells who is who.
struct IdentitiesReport: Encodable {
  struct People: Encodable {
    let names: Int
    let appearances: Int
    let precision: Double
    let recall: Double
    let wronglyMerged: [String]
    let wronglySplit: [String]
  }

  struct Firms: Encodable {
    let pairs: Int
    let wronglyMerged: [String]
    let wronglySplit: [String]
  }

  struct Reason: Encodable {
    let reason: String
    let decisions: Int
    let right: Int
    let wrong: [String]?
  }

  let people: People
  let firms: Firms
  let decisions: [Reason]
  let reliability: CalibrationReport.Table

  init(_ scoring: IdentityScoring, _ fit: LinkCalibration, listsErrors: Bool) {
    people = People(
      names: scoring.names, appearances: scoring.appearances,
      precision: Measurement.rounded(scoring.precision),
      recall: Measurement.rounded(scoring.recall), wronglyMerged: scoring.merged,
      wronglySplit: scoring.split)
    firms = Firms(
      pairs: scoring.firms, wronglyMerged: scoring.mergedFirms, wronglySplit: scoring.splitFirms)
    decisions = Dictionary(grouping: scoring.judged) { fit.group(of: $0) }.sorted {
      $0.key < $1.key
    }.map { group, judged in
      Reason(
        reason: group, decisions: judged.count, right: judged.count { $0.isRight },
        wrong: listsErrors ? judged.filter { !$0.isRight }.map(\.name) : nil)
    }
    reliability = CalibrationReport.table("links", "all", fit.heldOut(scoring.judged))
  }
}
