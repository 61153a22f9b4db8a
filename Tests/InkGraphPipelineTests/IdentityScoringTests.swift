import EntityLinking
import Foundation
import InkGraphCore
import InkGraphTestSupport
import Ontology
import Testing

@testable import InkGraphPipeline

@Suite("Who is who, against gold") struct IdentityScoringTests {
  private func gold(_ rows: String...) throws -> IdentityGold {
    let text = "kind\tname\tother\twhere\n" + rows.joined(separator: "\n") + "\n"
    return try IdentityGold(name: "gold.tsv", bytes: Array(text.utf8))
  }

  /// A part of a day with an article for each named person.
  private func part(_ day: String, _ names: String...) -> IssuePart {
    let articles = names.indices.map {
      Article(ordinal: $0 + 1, blocks: [TextBlock(.body, "全区动员。")])
    }
    var part = IssuePart(
      issue: Issue(newspaper: "今日青禾", date: CalendarDate(iso: day), articles: articles),
      contentHash: day)
    for (place, name) in names.enumerated() {
      part.entities.append(LocalEntity(type: .person, name: name))
      part.mentions.append(
        LocalMention(
          article: place + 1, zone: .body,
          mention: Mention(
            span: TextSpan(start: 0, end: 2), surface: name, type: .person, score: 1, source: ""),
          entity: place))
    }
    return part
  }

  @Test("B³ counts for every appearance who is linked with it rightly and who should be")
  func people() throws {
    let gold = try gold(
      "person\t张伟\t1\t2025-01-01/1 2025-01-02/1", "person\t张伟\t2\t2025-01-03/1",
      "person\t王芳\t1\t2025-01-01/2 2025-01-02/2")
    let parts = [
      part("2025-01-01", "张伟", "王芳"), part("2025-01-02", "张伟", "王芳"), part("2025-01-03", "张伟"),
    ]
    let library = LibraryLinker(SampleOntology.shared).link(parts)
    let scoring = IdentityScoring(gold: gold, library: library, parts: parts, decisions: [])
    #expect(scoring.names == 2)
    #expect(scoring.appearances == 5)
    // All three 张伟 are one: 2/3, 2/3 and 1/3 of those linked are right, both 王芳 whole.
    #expect(abs(scoring.precision - (2.0 / 3 + 2.0 / 3 + 1.0 / 3 + 2) / 5) < 1e-12)
    #expect(scoring.recall == 1)
    #expect(scoring.merged == ["张伟"])
    #expect(scoring.split == [])
  }

  @Test("a row that is neither a person nor a pair of firms is an error with its place")
  func badRow() throws {
    for row in ["person\t张伟\t1\t2025-01-01", "enterprise\t甲公司\t甲\tperhaps", "agency\t水利局\t1\t"] {
      let error = try #require(throws: IdentityGoldError.self) { _ = try gold(row) }
      #expect(error.description.hasPrefix("gold.tsv: row 1 is neither a person"))
    }
  }

  @Test("the gold of the repository is read, and most of its names are in the archive's style")
  func repository() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Gold/peoples-daily-1998-01.identities.tsv")
    let gold = try IdentityGold(name: file.path, bytes: [UInt8](Data(contentsOf: file)))
    #expect(gold.people.count == 441)
    #expect(gold.people.values.reduce(0) { $0 + $1.count } == 524)
    #expect(gold.firms.count == 79)
  }

  @Test("scores come from the names of the other half; groups are drawn towards their reason")
  func heldOut() {
    let fit = LinkCalibration(NameKinds(SampleOntology.shared))
    let names = ["张伟", "王芳", "李强", "赵敏", "孙丽", "周涛", "吴刚", "郑洁"]
    let judged = names.map {
      IdentityScoring.Judged(name: $0, reason: .bare, score: 0.5, isRight: $0 != "张伟")
    }
    let scores = fit.heldOut(judged)
    #expect(scores.count == judged.count)
    #expect(scores.allSatisfy { $0.score > 0.5 && $0.score < 1 })
    let lines = fit.table(judged).split(separator: "\n").filter { !$0.hasPrefix("#") }
    // 7 of 8 right, with two more cases at one half, and so on twice: 8/10, then 8.6/10, 8.72/10.
    #expect(lines == ["reason\tname\tright", "bare\tany\t0.860", "bare\tshort\t0.872"])
  }
}
