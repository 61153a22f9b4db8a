import ArgumentParser
import Foundation
import GraphExport
import GraphStore
import InkGraphCore
import InkGraphPipeline
import InkGraphTestSupport
import Ontology

/// Runs `inkgraph-bench calibration SET…`.
struct CalibrationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibration",
    abstract: "Tell how often mentions and statements of a score are right.",
    discussion: """
      A SET is a folder with issues/, gold/ (one JSON an issue, named by its number) and the tables \
      regions.tsv and former-regions.tsv, if the regions are invented. Each set is measured with \
      scores that were fitted to the others alone, so that no set has part in its own figures.
      """)

  @Argument(help: "Two folders or more.", completion: .directory)
  var sets: [String]

  @Option(
    help: "Write the table that fits all sets, for Ontology/Gazetteers/score-calibration.tsv.",
    completion: .file())
  var table: String?

  func validate() throws {
    if sets.count < 2 { throw ValidationError("give two sets or more") }
  }

  func run() async throws {
    var judged: [[JudgedScore]] = []
    for set in sets {
      StandardError.write("calibration: building \(set)\n")
      judged.append(try await GoldSet(folder: URL(fileURLWithPath: set)).judged())
    }
    try JSONOutput.print(CalibrationReport(sets: sets, judged: judged))
    guard let table else { return }
    let text = CalibrationReport.table(CalibrationFit.calibration(Array(judged.joined())))
    try Data(text.utf8).write(to: URL(fileURLWithPath: table))
  }
}

/// Issues with their gold.
struct GoldSet {
  let folder: URL

  /// Every mention and statement with the score that recognizer and rules give it.
  func judged() async throws -> [JudgedScore] {
    // Without points every score stays as it was given.
    var ontology = try Ontology(
      files: ["Gazetteers/score-calibration.tsv": Array("kind\tscore\tright\n".utf8)])
    for name in ["regions.tsv", "former-regions.tsv"] {
      let file = folder.appending(path: name)
      guard FileManager.default.fileExists(atPath: file.path) else { continue }
      ontology = try ontology.adding(table: [UInt8](Data(contentsOf: file)), source: file.path)
    }
    let temporary = try TemporaryFolder()
    let path = temporary.path("news.inkgraph")
    _ = try await LibraryBuilder(ontology: ontology, options: BuildOptions(jobs: 2))
      .build(paths: [folder.appending(path: "issues").path], into: path)
    let store = try GraphStore.open(path: path, mode: .readOnly)
    defer { store.close() }
    let (library, parts) = try store.contents()
    var judged: [JudgedScore] = []
    for part in parts {
      guard let number = part.issue.number else { continue }
      let file = folder.appending(path: "gold/\(number).json")
      guard FileManager.default.fileExists(atPath: file.path) else { continue }
      let decoder = JSONDecoder()
      let scoring = IssueScoring(
        gold: try decoder.decode(ScoredIssue.self, from: Data(contentsOf: file)),
        system: try decoder.decode(
          ScoredIssue.self, from: IssueJSON.data(for: part, library: library)))
      judged += scoring.judgedMentions + scoring.judgedRelations
    }
    return judged
  }
}

/// The reliability of scores, each set with the calibration of the others.
struct CalibrationReport: Encodable {
  struct Table: Encodable {
    struct Bin: Encodable {
      let count: Int
      let score: Double
      let right: Double
    }
    let of: String
    let set: String
    let count: Int
    let expectedCalibrationError: Double
    let bins: [Bin]
  }

  let tables: [Table]

  init(sets: [String], judged: [[JudgedScore]]) {
    var tables: [Table] = []
    var pooled: [String: [JudgedScore]] = [:]
    for (index, set) in sets.enumerated() {
      let others = judged.enumerated().filter { $0.offset != index }.flatMap(\.element)
      let calibration = CalibrationFit.calibration(others)
      var own: [String: [JudgedScore]] = [:]
      for one in judged[index] {
        guard let kind = one.kind else { continue }
        let name = kind == .mention ? "mentions" : "statements"
        own[name, default: []].append(
          JudgedScore(
            rule: one.rule, score: calibration.share(one.score, kind), isRight: one.isRight))
      }
      for name in own.keys.sorted() {
        tables.append(Self.table(name, set, own[name] ?? []))
        pooled[name, default: []] += own[name] ?? []
      }
    }
    for name in pooled.keys.sorted() { tables.append(Self.table(name, "all", pooled[name] ?? [])) }
    self.tables = tables
  }

  static func table(_ name: String, _ set: String, _ judged: [JudgedScore]) -> Table {
    let reliability = Reliability(judged)
    func rounded(_ number: Double) -> Double { (number * 1000).rounded() / 1000 }
    return Table(
      of: name, set: set, count: judged.count,
      expectedCalibrationError: rounded(reliability.expectedError),
      bins: reliability.bins.map {
        Table.Bin(count: $0.count, score: rounded($0.score), right: rounded($0.right))
      })
  }

  /// A calibration as a table of the ontology.
  static func table(_ calibration: ScoreCalibration) -> String {
    var text = """
      # How often mentions and statements of a score are right: points of rising lines.
      # Source: fitted by `inkgraph-bench calibration --table` to the gold of the invented issues
      # (Tests/Samples and the folders of Tests/Samples/more).
      kind\tscore\tright

      """
    for kind in ScoreCalibration.Kind.allCases {
      for point in calibration.points[kind] ?? [] {
        text += "\(kind.rawValue)\t\(decimals(point.score))\t\(decimals(point.right))\n"
      }
    }
    return text
  }

  private static func decimals(_ number: Double) -> String {
    let thousandths = Int((number * 1000).rounded())
    return "\(thousandths / 1000)." + String(1000 + thousandths % 1000).dropFirst()
  }
}
