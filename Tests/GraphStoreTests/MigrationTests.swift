import Foundation
import GRDB
import InkGraphCore
import InkGraphTestSupport
import Testing

@testable import GraphStore

@Suite("Libraries of older formats") struct MigrationTests {
  /// Makes a library of an older format from what `Fixtures` keeps of one, as SQL.
  private func library(_ folder: TestFolder, version: Int) throws {
    let file = TestFolders.root.appending(
      path: "Tests/GraphStoreTests/Fixtures/library-\(version).sql")
    let queue = try DatabaseQueue(path: folder.path())
    try queue.inDatabase {
      try $0.execute(sql: "PRAGMA foreign_keys = OFF")
      try $0.execute(sql: String(contentsOf: file, encoding: .utf8))
    }
    try queue.close()
  }

  @Test("an older library is not read, but brought up to date for writing", arguments: 1...3)
  func migrate(version: Int) throws {
    let folder = try TestFolder()
    try library(folder, version: version)
    let before = try Data(contentsOf: URL(fileURLWithPath: folder.path()))
    let error = #expect(throws: StoreError.self) {
      _ = try GraphStore.open(path: folder.path(), mode: .readOnly)
    }
    #expect(error?.kind == .olderVersion(found: version, needed: Schema.version))
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path())) == before)

    let store = try GraphStore.open(path: folder.path(), mode: .readWrite)
    let parts = try store.parts()
    #expect(parts.map(\.issue.number) == [7, 8])
    #expect(parts.flatMap(\.mentions).count > 0)
    #expect(try !store.linkedIsCurrent)
    #expect(try store.borrowingWork().isEmpty)
    #expect(try store.linkingState().parts() == parts.map(\.skeleton))
    #expect(try store.search(TextSearch(["水库"])).count > 0)
    try linkByName(store)
    #expect(try store.verify() == [])
    // As if the parts had been saved by this program.
    let other = try TestFolder()
    let fresh = try GraphStore.open(path: other.path(), mode: .create)
    for part in parts { try fresh.save(part, isExamined: true) }
    try linkByName(fresh)
    #expect(try store.linked() == fresh.linked())
    #expect(try store.certainNames() == fresh.certainNames())
    store.close()
    #expect(try GraphStore.open(path: folder.path(), mode: .readOnly).counts.issues == 2)
  }

  @Test("a reader that was open across a migration says so, and gives no wrong answer")
  func readerAcross() throws {
    let folder = try TestFolder()
    let store = try GraphStore.open(path: folder.path(), mode: .create)
    try store.save(sampleIssue(number: 1, day: 1))
    store.close()
    let reader = try GraphStore.open(path: folder.path(), mode: .readOnly)
    let queue = try DatabaseQueue(path: folder.path())
    try queue.write { try $0.execute(sql: "PRAGMA user_version = \(Schema.version + 1)") }
    let error = #expect(throws: StoreError.self) { try reader.parts() }
    #expect(
      error?.kind == .newerVersion(found: Schema.version + 1, supported: Schema.version))
  }
}
