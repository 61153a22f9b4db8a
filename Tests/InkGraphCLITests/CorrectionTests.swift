import ArgumentParser
import EntityLinking
import Foundation
import InkGraphCore
import InkGraphPipeline
import InkGraphTestSupport
import Ontology
import Testing

@testable import InkGraphCLI

@Suite("Corrections and review") struct CorrectionTests {
  private let folder: TemporaryFolder
  private let library: String

  init() throws {
    folder = try TemporaryFolder()
    library = folder.path("news.inkgraph")
  }

  private func log() throws -> CorrectionLog {
    CorrectionLog(
      file: folder.path("news.corrections"), library: library, ontology: .embedded, author: "陈",
      date: try #require(CalendarDate(year: 2025, month: 3, day: 14)))
  }

  /// Two issues in which a bureau's head and a headmaster have one name.
  private func build() async throws {
    let texts = [
      "# 晨报\n\n2025年1月10日 第1期\n\n## 防汛\n\n临渡县水利局局长王建平到场。\n",
      "# 晨报\n\n2025年4月10日 第2期\n\n## 开学\n\n临渡县第二中学校长王建平致辞。\n",
    ]
    for (index, text) in texts.enumerated() { try folder.write(text, to: "issues/\(index).md") }
    _ = try await LibraryBuilder(ontology: .embedded, options: BuildOptions())
      .build(paths: [folder.path("issues")], into: library)
  }

  @Test("the file stands beside the library, and none is needed")
  func place() throws {
    let option = try CorrectionsOption.parse([])
    #expect(option.path(forLibrary: "a/news.inkgraph") == "a/news.corrections")
    #expect(try option.load(forLibrary: folder.path("none.inkgraph")).isEmpty)
    let named = try CorrectionsOption.parse(["--corrections", folder.path("mine")])
    #expect(throws: CommandFailure.self) { _ = try named.load(forLibrary: "a/news.inkgraph") }
  }

  @Test("lines are added at the end, also behind a last line without its line feed")
  func append() throws {
    try folder.write("# ours\n2025-03-01 drop person/甲 # a: b", to: "news.corrections")
    _ = try log().append(
      .rename, EntityKey(type: .project, name: "滨河路大修"), "滨河路大修工程", because: "全称")
    let text = try String(contentsOfFile: folder.path("news.corrections"), encoding: .utf8)
    #expect(
      text == """
        # ours
        2025-03-01 drop person/甲 # a: b
        2025-03-14 rename project/滨河路大修 滨河路大修工程 # 陈: 全称

        """)
  }

  @Test("review asks, writes what is decided, and the next build and review know it")
  func review() async throws {
    try await build()
    #expect(try LibraryPeople.names(in: library) == ["person/王建平"])
    var builder = LibraryBuilder(ontology: .embedded, options: BuildOptions())
    let decisions = try builder.uncertainLinks(in: library)
    #expect(decisions.map(\.reason) == [.career])
    let answers = ["what", "d"]
    var asked: [[String]] = []
    let count = try ReviewDialogue(decisions: decisions, language: .english, log: log())
      .run { lines in
        asked.append(lines.map(\.plain))
        return asked.count <= answers.count ? answers[asked.count - 1] : nil
      }
    #expect(count == 1)
    #expect(asked.count == 2)
    #expect(asked[0].contains { $0.contains("临渡县水利局局长王建平到场。") })
    #expect(asked[1] == ["   s same, d different, Enter leaves it open, q ends"])
    #expect(try log().apply().isEmpty)
    #expect(try LibraryPeople.names(in: library).count == 2)
    let lines = try CorrectionsOption.parse([]).load(forLibrary: library)
    builder = LibraryBuilder(
      ontology: .embedded, options: BuildOptions(), corrections: lines)
    #expect(try builder.uncertainLinks(in: library).isEmpty)
    _ = try await builder.build(paths: [folder.path("issues")], into: library)
    #expect(try LibraryPeople.names(in: library).count == 2)
  }

  @Test(
    "a decision that finds nothing, or that a line holds already, is refused and writes nothing")
  func refuse() async throws {
    try await build()
    let person = EntityKey(type: .person, name: "王建平")
    let before = try LibraryPeople.names(in: library)
    #expect(
      throws: CommandFailure(
        "nothing was written: same: the library has no 'agency/临渡县民政局'; "
          + "`inkgraph find` looks for its name")
    ) {
      _ = try log().decide(
        .same, EntityKey(type: .agency, name: "临渡县水利局"), "agency/临渡县民政局", because: "?")
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path("news.corrections")))
    #expect(try LibraryPeople.names(in: library) == before)
    let decision = try log().decide(.rename, person, "王建萍", because: "误")
    #expect(decision.diagnostics.isEmpty)
    #expect(try LibraryPeople.names(in: library) == ["person/王建萍"])
    let text = try String(contentsOfFile: folder.path("news.corrections"), encoding: .utf8)
    #expect(
      throws: CommandFailure(
        "nothing was written: line 1 of \(folder.path("news.corrections")) says so already")
    ) {
      _ = try log().decide(.rename, person, "王建萍", because: "误")
    }
    #expect(
      try String(contentsOfFile: folder.path("news.corrections"), encoding: .utf8) == text)
  }

  @Test("review as a table: the decision, both things, their sentences")
  func table() async throws {
    try await build()
    let decisions = try LibraryBuilder(ontology: .embedded, options: BuildOptions())
      .uncertainLinks(in: library)
    let answer = ReviewAnswer.make(decisions, in: library, language: .chinese)
    #expect(answer.rows.map { $0[0]?.text } == ["same"])
    #expect(answer.rows[0][5]?.text == "临渡县水利局局长王建平到场。")
    #expect(shown(answer, .table, .chinese).contains("视同"))
    let none = ReviewAnswer.make([], in: "x", language: .english)
    #expect(none.whenEmpty == "x: nothing is left to decide")
  }

  @Test("the end of the input ends the review, q too, and nothing is written")
  func ends() async throws {
    try await build()
    let decisions = try LibraryBuilder(ontology: .embedded, options: BuildOptions())
      .uncertainLinks(in: library)
    let dialogue = try ReviewDialogue(decisions: decisions, language: .chinese, log: log())
    #expect(try dialogue.run { _ in nil } == 0)
    #expect(try dialogue.run { _ in "q" } == 0)
    #expect(try dialogue.run { _ in "" } == 0)
    #expect(!FileManager.default.fileExists(atPath: folder.path("news.corrections")))
  }
}
