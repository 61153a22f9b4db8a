import Foundation
import GraphStore
import InkGraphCore
import InkGraphPipeline
import InkGraphTestSupport
import Ontology
import Testing

@Suite("Libraries that grow, shrink and are put together") struct GrowingTests {
  /// Small issues of one invented paper, in which posts and names go over from one to the next.
  private func issue(_ number: Int, _ body: String) -> String {
    """
    # 今日石岭

    2025年3月\(number)日 星期六 第\(number)期

    ## 水库第\(number)天

    \(body)

    """
  }

  private var texts: [String] {
    [
      issue(1, "县水利局局长欧阳清到场察看，县水利局承担石岭水库除险加固工程。王师傅说，渠道通了。"),
      issue(2, "欧阳清到石岭水库除险加固工程工地。石岭路桥有限公司承建石岭水库除险加固工程。"),
      issue(3, "县教育局局长欧阳清走访学校。石岭路桥有限公司总经理陆文渊介绍进度。"),
      issue(4, "陆文渊说，石岭路桥有限公司已经完成一半。村民沈怀瑾在场。王师傅也来了。"),
    ]
  }

  private func files(_ folder: TemporaryFolder) throws -> [String] {
    try texts.enumerated().map { try folder.write($1, to: "issues/\($0 + 1).md") }
  }

  private func expectEqual(_ path: String, _ expected: LibraryContents) throws {
    let found = try Building.contents(path)
    #expect(found.parts == expected.parts)
    #expect(found.linked == expected.linked)
    let store = try GraphStore.open(path: path, mode: .readOnly)
    #expect(try store.verify() == [])
    #expect(try store.linkedIsCurrent)
  }

  @Test("issues that come one by one, in any order, end as issues that come at once")
  func oneByOne() async throws {
    let folder = try TemporaryFolder()
    let files = try files(folder)
    let expected = try await Building.library(files)
    var numbers = SeededGenerator(seed: 5)
    for round in 0..<(TestFolders.isLong ? 12 : 3) {
      let path = folder.path("\(round).inkgraph")
      for file in files.shuffled(using: &numbers) { try await Building.build([file], into: path) }
      try expectEqual(path, expected)
    }
  }

  @Test("--prune removes the issues whose files are gone, and what they alone said")
  func prune() async throws {
    let folder = try TemporaryFolder()
    let files = try files(folder)
    let path = folder.path("news.inkgraph")
    try await Building.build(files, into: path)
    try FileManager.default.removeItem(atPath: files[0])
    try FileManager.default.removeItem(atPath: files[2])
    let builder = LibraryBuilder(
      ontology: SampleOntology.shared, options: BuildOptions(prunes: true))
    let report = try await builder.build(paths: [folder.path("issues")], into: path)
    #expect(report.removed.map(\.number) == [1, 3])
    #expect(report.unchangedFiles == 2)
    try expectEqual(path, try await Building.library([files[1], files[3]]))
    let again = try await builder.build(paths: [folder.path("issues")], into: path)
    #expect(again.removed.isEmpty)
  }

  @Test("a build that is interrupted saves the issues at hand, says so, and is gone on with")
  func interrupted() async throws {
    let folder = try TemporaryFolder()
    let files = try files(folder)
    let expected = try await Building.library(files)
    let path = folder.path("news.inkgraph")
    let builder = LibraryBuilder(ontology: SampleOntology.shared, options: BuildOptions())
    let interruption = Interruption()
    let report = try await builder.build(
      paths: files, into: path, interruption: interruption
    ) { progress in
      if progress.phase == .extracting, progress.filesDone == 2 { interruption.request() }
    }
    #expect(report.wasInterrupted)
    // The issue that was begun when the wish came is saved too.
    #expect((2...3).contains(report.saved.count))
    let store = try GraphStore.open(path: path, mode: .readOnly)
    #expect(try store.counts.issues == report.saved.count)
    #expect(try !store.linkedIsCurrent)
    store.close()
    let rest = try await builder.build(paths: files, into: path)
    #expect(rest.saved.count + report.saved.count == 4)
    try expectEqual(path, expected)
  }

  @Test("a build without paths brings a library up to date")
  func upToDate() async throws {
    let folder = try TemporaryFolder()
    let files = try files(folder)
    let path = folder.path("news.inkgraph")
    let builder = LibraryBuilder(ontology: SampleOntology.shared, options: BuildOptions())
    let interruption = Interruption()
    _ = try await builder.build(paths: files, into: path, interruption: interruption) { progress in
      if progress.phase == .extracting, progress.filesDone == 4 { interruption.request() }
    }
    #expect(try !GraphStore.open(path: path, mode: .readOnly).linkedIsCurrent)
    let report = try await builder.build(paths: [], into: path)
    #expect(report.saved.isEmpty)
    try expectEqual(path, try await Building.library(files))
    await #expect(throws: StoreError.self) {
      _ = try await builder.build(paths: [], into: folder.path("none.inkgraph"))
    }
  }

  @Test("parts that were extracted apart make the library of a build, however they were parted")
  func merge() async throws {
    let folder = try TemporaryFolder()
    let files = TestFolders.isLong ? Building.samples.map(\.path) : try files(folder)
    let expected = try await Building.library(files)
    let builder = LibraryBuilder(ontology: SampleOntology.shared, options: BuildOptions())
    var numbers = SeededGenerator(seed: 11)
    for round in 0..<(TestFolders.isLong ? 20 : 4) {
      let shuffled = files.shuffled(using: &numbers)
      let cut = Int.random(in: 0...files.count, using: &numbers)
      var lines: [Data] = []
      for half in [Array(shuffled[..<cut]), Array(shuffled[cut...])] where !half.isEmpty {
        _ = try await builder.extract(paths: half) { lines.append(try $0.line()) }
      }
      lines.shuffle(using: &numbers)
      // Some of the parts are in the library before the others come, as with two merges.
      let path = folder.path("merged-\(round).inkgraph")
      for group in [lines[..<(lines.count / 2)], lines[(lines.count / 2)...]] {
        var rest = group
        _ = try await builder.merge(into: path) {
          try rest.popFirst().map {
            try ExtractedPart(line: $0, at: SourceLocation(source: "part", line: 1))
          }
        }
      }
      try expectEqual(path, expected)
    }
  }

  @Test("a line that is no part is refused with its place")
  func badPart() {
    for text in ["", "{}", "[1]", "{\"part\":{}}"] {
      let error = #expect(throws: BuildError.self) {
        _ = try ExtractedPart(
          line: Data(text.utf8), at: SourceLocation(source: "a.jsonl", line: 3))
      }
      #expect(error?.description.hasPrefix("a.jsonl:3") == true)
    }
  }
}
