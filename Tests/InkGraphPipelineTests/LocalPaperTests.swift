import Foundation
import GraphExport
import InkGraphCore
import InkGraphPipeline
import InkGraphTestSupport
import Testing

@Suite(
  "The real local paper",
  .enabled(if: RealIssues.isPresent, "the shared folder with the corpora is not there"))
struct LocalPaperTests {
  /// What `score.py --json` prints.
  private struct Report: Decodable {
    struct Measure: Decodable {
      let f1: Double
    }
    struct Names: Decodable {
      let share: Double
    }
    let articles: Measure
    let authors: Measure
    let mentions: Measure
    let linking: Measure
    let names: Names
    let relations: Measure
  }

  @Test(
    "the issue in Markdown comes near its gold by the shared measure",
    .enabled(if: RealIssues.hasPython, "python3 is not there"))
  func scores() async throws {
    let library = try await RealIssues.local.value
    let part = try #require(library.parts.first { $0.issue.number == 3324 })
    let folder = try TemporaryFolder()
    let file = try folder.write(
      [UInt8](IssueJSON.data(for: part, library: library.linked)), to: "3324.json")
    let (code, output) = try RealIssues.run(
      "python3",
      [
        RealIssues.file("tools/score.py").path, RealIssues.file("gold/3324.json").path, file,
        "--json",
      ])
    try #require(code == 0)
    let report = try JSONDecoder().decode(Report.self, from: output)
    #expect(report.articles.f1 == 1)
    #expect(report.authors.f1 == 1)
    #expect(report.mentions.f1 >= 0.95)
    #expect(report.linking.f1 >= 0.95)
    #expect(report.names.share >= 0.85)
    #expect(report.relations.f1 >= 0.80)
    // Our own measure of mentions and relations agrees with the shared one.
    let gold = try JSONDecoder().decode(
      ScoredIssue.self, from: Data(contentsOf: RealIssues.file("gold/3324.json")))
    let own = IssueScoring(gold: gold, system: try #require(try library.scored(3324)))
    #expect(abs(own.mentions.f1 - report.mentions.f1) < 0.0001)
    #expect(abs(own.relations.f1 - report.relations.f1) < 0.0001)
  }

  @Test("the issue from a PDF has four articles and six authors, and takes the paper's name")
  func text() async throws {
    let library = try await RealIssues.local.value
    let issue = try #require(library.parts.first { $0.issue.number == 3290 }).issue
    #expect(issue.newspaper == library.parts.first { $0.issue.number == 3324 }?.issue.newspaper)
    #expect(issue.articles.count == 4)
    #expect(issue.articles.map(\.authors.count) == [2, 1, 1, 2])
    #expect(issue.articles.map(\.title.squeezed).map(StableHash.hexadecimal) == Self.headlines)
    let authors = library.linked.statements.filter { statement in
      guard case .article(let id) = statement.object else { return false }
      return statement.predicate == .authorOf && id.issue == issue.key
    }
    #expect(authors.count == 6)
  }

  private static let headlines = [
    "0c24051ce0f67787", "fec43e95b930346c", "aee3d14fd66421d4", "899ab8928a815add",
  ]
}
