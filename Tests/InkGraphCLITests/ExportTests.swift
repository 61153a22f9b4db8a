import Foundation
import GraphQuery
import InkGraphCore
import PropertyGraph
import Testing

@testable import InkGraphCLI

@Suite("What is exported") struct ExportTests {
  private let library: SampleLibrary
  private let session: LibrarySession

  init() throws {
    library = try SampleLibrary()
    session = try library.session()
  }

  private func names(_ change: (inout ExportSelection) -> Void) throws -> [String] {
    var selection = ExportSelection()
    change(&selection)
    let graph = try selection.graph(of: session)
    return graph.nodes.map { graph.name(of: $0) }
  }

  @Test("types, surroundings, articles and the most mentioned choose a part")
  func selection() throws {
    #expect(try names { _ in }.count == 14)
    #expect(
      try names {
        $0.types = ["person"]
        $0.includesArticles = false
      } == ["张伟", "张伟", "李强", "王芳"])
    #expect(
      try names {
        $0.centers = ["王芳"]
        $0.includesArticles = false
      } == ["临渡区水务局", "王芳", "滨河路大修"])
    #expect(
      try names {
        $0.top = 2
        $0.includesArticles = false
      } == ["王芳", "滨河路大修"])
    #expect(throws: CommandFailure.self) { try names { $0.types = ["planet"] } }
    #expect(throws: CommandFailure.self) { try names { $0.centers = ["不存在"] } }
  }

  @Test("an issue keeps what it says, names and prints")
  func issue() throws {
    let kept = try names { $0.issue = "13" }
    #expect(kept == ["临渡路桥公司", "临渡新报", "王芳", "滨河路大修", "临渡新报 第13期", "大修过半"])
    var selection = ExportSelection()
    selection.issue = "13"
    let graph = try selection.graph(of: session)
    #expect(
      graph.edges.map { graph.type(of: $0) }.filter(StatementEdges.isStatement) == [
        "undertakes", "visits",
      ])
    let error = #expect(throws: CommandFailure.self) {
      try names {
        $0.issue = "13"
        $0.centers = ["李强"]
      }
    }
    #expect(error?.description == "the issue 临渡新报/13 does not name person/李强")
  }

  @Test("issues are written one to a file, or each into a folder")
  func issueJSON() throws {
    let export = IssueExport(store: session.store)
    let one = library.file("13.json")
    try export.write("13", to: one)
    let object = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(fileURLWithPath: one)))
    #expect((object as? [String: Any])?["articles"] as? [Any] != nil)
    try export.write(nil, to: library.file("all") + "/")
    let files = try FileManager.default.contentsOfDirectory(atPath: library.file("all"))
    #expect(files.sorted() == ["临渡新报-12.json", "临渡新报-13.json"])
    let error = #expect(throws: CommandFailure.self) { try export.write(nil, to: one) }
    #expect(
      error?.description
        == "the library holds 2 issues; choose one with --issue, or give a folder with -o FOLDER/")
  }

  @Test("no name of a newspaper leads out of the folder")
  func fileNames() {
    let key = IssueKey(newspaper: "../a\\b\n", date: nil, number: nil)
    #expect(IssueExport.fileName(key) == "_.._a_b_-undated.json")
  }
}
