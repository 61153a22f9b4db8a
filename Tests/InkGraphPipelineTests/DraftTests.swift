import EntityLinking
import Foundation
import GraphStore
import InkGraphCore
import InkGraphTestSupport
import NewspaperReader
import Ontology
import Testing

@testable import InkGraphPipeline

@Suite("Work that a killed build leaves") struct DraftTests {
  @Test("a reading taken up from its draft gives the same part, also with names of other issues")
  func reading() async throws {
    let extractor = try IssueExtractor(SampleOntology.shared, home: nil)
    var borrowed: [CertainName] = []
    var parts = 0
    for file in Building.samples.prefix(6) {
      let result = NewspaperReader().read(
        SourceFile(path: file.path, bytes: [UInt8](try Data(contentsOf: file))))
      for issue in result.issues where !issue.articles.isEmpty {
        let first = extractor.reading(of: issue, contentHash: "", diagnostics: [])
        let again = extractor.reading(
          of: issue, contentHash: "", diagnostics: [], draft: first.draft)
        #expect(again.draft == first.draft)
        #expect(again.certainNames == first.certainNames)
        let names = Set(borrowed).subtracting(first.certainNames).sorted()
        #expect(
          extractor.part(of: again, borrowing: names) == extractor.part(of: first, borrowing: names)
        )
        borrowed += first.certainNames
        parts += 1
      }
    }
    #expect(parts > 2)
  }

  @Test("a draft that is damaged is read anew")
  func damaged() throws {
    let extractor = try IssueExtractor(SampleOntology.shared, home: nil)
    let article = Article(ordinal: 1, blocks: [TextBlock(.body, "区水务局局长王芳到场。")])
    let issue = Issue(newspaper: "临渡新报", number: 1, articles: [article])
    let reading = extractor.reading(of: issue, contentHash: "", diagnostics: [])
    for count in 0..<reading.draft.count {
      let again = extractor.reading(
        of: issue, contentHash: "", diagnostics: [], draft: Array(reading.draft.prefix(count)))
      #expect(again.draft == reading.draft)
    }
  }

  @Test("a build leaves no draft behind")
  func noneLeft() async throws {
    let folder = try TemporaryFolder()
    let library = folder.path("news.inkgraph")
    try await Building.build(Building.samples.prefix(3).map(\.path), into: library)
    #expect(try GraphStore.open(path: library, mode: .readOnly).drafts() == [:])
  }

  @Test("a correction is kept before the library changes")
  func correction() async throws {
    let folder = try TemporaryFolder()
    let library = folder.path("news.inkgraph")
    try await Building.build(Building.samples.prefix(3).map(\.path), into: library)
    let person = try #require(
      Building.contents(library).linked.entities.first { $0.key.type == .person })
    let line = Correction(
      date: try #require(CalendarDate(iso: "2025-07-16")), .drop, person.key, "", author: "编辑",
      reason: "试")
    let builder = LibraryBuilder(
      ontology: SampleOntology.shared, options: BuildOptions(), corrections: [line])
    struct Killed: Error {}
    let before = try GraphStore.open(path: library, mode: .readOnly).stamp
    #expect(throws: Killed.self) {
      try builder.relink(library, requiring: line.location) { throw Killed() }
    }
    #expect(try GraphStore.open(path: library, mode: .readOnly).stamp == before)
    // The next build does what the killed one did not come to.
    _ = try await builder.build(paths: [], into: library)
    let left = try Building.contents(library).linked.entities.map(\.key)
    #expect(!left.contains(person.key))
  }
}
