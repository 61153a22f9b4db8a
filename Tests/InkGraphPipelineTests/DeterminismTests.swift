import Foundation
import InkGraphCore
import InkGraphPipeline
import InkGraphTestSupport
import Testing

@Suite("The same files, the same bytes") struct DeterminismTests {
  private let paths = Building.samples.map(\.path)

  private func expectEqual(_ first: [String: String], _ second: [String: String]) {
    #expect(first.keys.sorted() == second.keys.sorted())
    for name in first.keys.sorted() {
      #expect(first[name] == second[name], "\(name) differs")
    }
  }

  @Test("one job or several, and files in another order, give the same exports")
  func jobsAndOrder() async throws {
    let expected = try await Building.sampleLibrary.value.exports()
    #expect(expected.count == 16)
    expectEqual(try await Building.library(paths, jobs: 2).exports(), expected)
    let folder = try TemporaryFolder()
    for (index, url) in Building.samples.reversed().enumerated() {
      try folder.write(
        [UInt8](Data(contentsOf: url)), to: "\(index)/issue.\(url.pathExtension)")
    }
    let reversed = try await Building.library([folder.url.path], jobs: 3)
    expectEqual(try reversed.exports(), expected)
  }

  @Test("building twice changes nothing")
  func twice() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("news.inkgraph")
    try await Building.build(paths, into: path)
    let first = try Building.contents(path)
    #expect(first.linked == (try await Building.sampleLibrary.value.linked))
    let report = try await Building.build(paths, into: path)
    #expect(report.saved.isEmpty)
    #expect(report.revised.isEmpty)
    #expect(report.unchangedFiles == 8)
    let second = try Building.contents(path)
    #expect(second.parts == first.parts)
    #expect(second.linked == first.linked)
  }

  @Test("a library that grows issue by issue ends as one that was built at once")
  func issueByIssue() async throws {
    let files = TestFolders.isLong ? paths : Array(paths.prefix(4))
    let expected = try await Building.library(files).exports()
    let folder = try TemporaryFolder()
    let path = folder.path("news.inkgraph")
    for file in files.reversed() { try await Building.build([file], into: path) }
    expectEqual(try Building.contents(path).exports(), expected)
  }

  @Test("a corrected copy of an issue replaces the old one")
  func correctedCopy() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("news.inkgraph")
    func text(_ name: String) -> String {
      """
      # 今日石岭

      2025年3月1日 星期六 第7期

      ## 水库开工

      县水利局局长\(name)到场察看。

      """
    }
    try await Building.build([folder.write(text("王建平"), to: "7.md")], into: path)
    let report = try await Building.build(
      [folder.write(text("汪建平"), to: "7-corrected.md")], into: path)
    #expect(report.saved.map(\.description) == ["今日石岭/7"])
    let library = try Building.contents(path)
    #expect(library.parts.count == 1)
    let people = library.linked.entities.filter { $0.key.type == .person }.map(\.key.name)
    #expect(people == ["汪建平"])
  }

  @Test("a file that is named twice is read once")
  func sameFileTwice() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("news.inkgraph")
    let file = Building.samples[0].path
    let report = try await Building.build([file, file], into: path)
    #expect(report.saved.count == 1)
    #expect(try Building.contents(path).parts.count == 1)
  }
}
