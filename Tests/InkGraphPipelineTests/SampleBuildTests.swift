import Foundation
import GraphStore
import InkGraphCore
import InkGraphPipeline
import InkGraphTestSupport
import NewspaperReader
import Ontology
import Testing

@Suite("Builds of the invented issues") struct SampleBuildTests {
  private let paths = Building.samples.map(\.path)

  @Test("every issue and every article of the folder is in the library")
  func counts() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("news.inkgraph")
    let report = try await Building.build([TestFolders.samples.path + "/issues"], into: path)
    #expect(report.saved.count == 8)
    #expect(report.unreadableFiles == 0)
    #expect(report.diagnostics.allSatisfy { $0.severity == .note })
    let store = try GraphStore.open(path: path, mode: .readOnly)
    let counts = try store.counts
    #expect(counts.issues == 8)
    #expect(counts.articles == (try goldIssues().reduce(0) { $0 + $1.gold.articles.count }))
    let library = try Building.contents(path)
    #expect(counts.entities == library.linked.entities.count)
    #expect(counts.statements == library.linked.statements.count)
    #expect(counts.mentions == library.parts.reduce(0) { $0 + $1.mentions.count })
  }

  @Test("mentions and relations come near the gold (F1 of mentions 0.93, of relations 0.88)")
  func scores() async throws {
    let library = try await Building.sampleLibrary.value
    var mentions = HitCount()
    var relations = HitCount()
    for (number, gold) in try goldIssues() {
      let scoring = IssueScoring(gold: gold, system: try #require(try library.scored(number)))
      #expect(scoring.mentions.f1 >= 0.90, "\(number): \(scoring.mentions)")
      #expect(scoring.relations.f1 >= 0.84, "\(number): \(scoring.relations)")
      mentions = mentions + scoring.mentions
      relations = relations + scoring.relations
    }
    #expect(mentions.f1 >= 0.93, "mentions: \(mentions)")
    #expect(relations.f1 >= 0.88, "relations: \(relations)")
  }

  @Test("a gold file compared with itself is perfect")
  func scoringItself() throws {
    for (number, gold) in try goldIssues() {
      let scoring = IssueScoring(gold: gold, system: gold)
      #expect(scoring.mentions.f1 == 1, "\(number)")
      #expect(scoring.relations.f1 == 1, "\(number)")
    }
  }

  @Test("an issue whose masthead has no name takes it from another with the same licence")
  func nameByLicence() async throws {
    let nameless = Building.samples.filter { $0.pathExtension == "txt" }
    let read = try nameless.map { url in
      NewspaperReader().read(SourceFile(path: url.path, bytes: [UInt8](try Data(contentsOf: url))))
    }
    #expect(read.contains { $0.issues.contains { $0.newspaper.isEmpty } })
    let library = try await Building.sampleLibrary.value
    #expect(Set(library.parts.map(\.issue.newspaper)) == ["今日青禾"])
    let alone = try await Building.library(nameless.map(\.path))
    #expect(alone.parts.allSatisfy { !$0.issue.newspaper.isEmpty })
  }

  @Test("the home region comes from the masthead, even if no gazetteer knows it")
  func unknownHome() async throws {
    let library = try await Building.library(paths, ontology: .embedded)
    let names = Set(library.linked.entities.map(\.key.description))
    #expect(names.contains("region/云港市青禾区"))
    #expect(names.contains("agency/云港市青禾区住房和城乡建设局"))
    #expect(names.contains("agency/中共云港市青禾区委员会"))
    let codes = library.linked.entities.filter { $0.key.name == "云港市青禾区" }.flatMap(\.codes.values)
    #expect(codes.allSatisfy { $0.hasPrefix("x") })
  }

  @Test("a home that the user gives wins; one that does not exist is refused")
  func givenHome() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("# 晨报\n\n2025年3月1日\n\n## 会议召开\n\n区教育局召开会议。\n", to: "1.md")
    let path = folder.path("news.inkgraph")
    _ = try await Building.build([file], into: path, home: "枫岭市石岭县")
    _ = await #expect(throws: BuildError.self) {
      try await Building.build([file], into: folder.path("other.inkgraph"), home: "乌有县")
    }
    let names = try Building.contents(path).linked.entities.map(\.key.name)
    #expect(!names.contains("云港市青禾区教育局"))
  }

  private func goldIssues() throws -> [(number: Int, gold: ScoredIssue)] {
    try Building.files(in: TestFolders.samples.appending(path: "gold")).map { url in
      let number = Int(url.deletingPathExtension().lastPathComponent) ?? 0
      return (number, try JSONDecoder().decode(ScoredIssue.self, from: Data(contentsOf: url)))
    }
  }
}
