import Foundation
import GRDB
import InkGraphCore
import PropertyGraph
import Testing

@testable import GraphStore

@Suite("Keeping a library") struct UpkeepTests {
  private func library(_ folder: TestFolder) throws -> [IssuePart] {
    let store = try GraphStore.open(path: folder.path(), mode: .create)
    let parts = (1...4).map { sampleIssue(number: $0, day: $0) }
    for part in parts { try store.save(part) }
    try linkByName(store)
    store.close()
    return parts
  }

  @Test("a sound library has no faults; a count that is wrong is one")
  func verify() throws {
    let folder = try TestFolder()
    _ = try library(folder)
    #expect(try GraphStore.open(path: folder.path(), mode: .readOnly).verify() == [])
    for (change, word) in [
      ("UPDATE entity SET mentionCount = 1 WHERE type = 'person'", "mentions"),
      ("UPDATE entity SET issueCount = issueCount + 1", "issues"),
      ("DELETE FROM evidence", "evidence"), ("DELETE FROM skeleton", "skeletons"),
    ] {
      let other = try TestFolder()
      _ = try library(other)
      let queue = try DatabaseQueue(path: other.path())
      try queue.write { try $0.execute(sql: change) }
      try queue.close()
      let faults = try GraphStore.open(path: other.path(), mode: .readOnly).verify()
      #expect(faults.contains { $0.contains(word) }, "\(change): \(faults)")
    }
  }

  @Test("a backup is taken while someone writes, and is the library of that moment")
  func backup() throws {
    let folder = try TestFolder()
    let parts = try library(folder)
    let writer = try GraphStore.open(path: folder.path(), mode: .readWrite)
    let reader = try GraphStore.open(path: folder.path(), mode: .readOnly)
    try writer.save(sampleIssue(number: 9, day: 9))
    try reader.backUp(to: folder.path("copy.inkgraph"))
    try writer.save(sampleIssue(number: 10, day: 10))
    let copy = try GraphStore.open(path: folder.path("copy.inkgraph"), mode: .readOnly)
    #expect(try copy.parts() == parts + [sampleIssue(number: 9, day: 9)])
    #expect(try copy.verify() == [])
    let error = #expect(throws: StoreError.self) {
      try reader.backUp(to: folder.path("copy.inkgraph"))
    }
    #expect(error?.kind == .exists)
    #expect(!folder.names.contains("copy.inkgraph-unfinished"))
  }

  @Test("the graph beside a library is used till the library changes")
  func image() throws {
    let folder = try TestFolder()
    _ = try library(folder)
    var builder = GraphBuilder()
    builder.addNode(labels: ["person"], properties: ["name": .string("王芳")])
    let graph = builder.build()
    let reader = try GraphStore.open(path: folder.path(), mode: .readOnly)
    let stamp = try reader.stamp
    #expect(reader.graphImage(stamp: stamp) == nil)
    #expect(reader.saveGraphImage(graph, namesOf: ["person"], stamp: stamp))
    #expect(reader.graphImage(stamp: stamp)?.nodeCount == 1)
    #expect(folder.names == ["news.inkgraph", "news.inkgraph-graph"])
    #expect(try reader.verify() == [])
    let writer = try GraphStore.open(path: folder.path(), mode: .readWrite)
    try writer.save(sampleIssue(number: 9, day: 9))
    #expect(try reader.stamp != stamp)
    #expect(reader.graphImage(stamp: try reader.stamp) == nil)
    writer.close()
    // Damage in a text of the graph is found by looking through everything.
    reader.saveGraphImage(graph, namesOf: ["person"], stamp: try reader.stamp)
    let url = URL(fileURLWithPath: folder.path("news.inkgraph-graph"))
    var bytes = try Data(contentsOf: url)
    let name = try #require(bytes.range(of: Data("王芳".utf8)))
    bytes[name.lowerBound] ^= 1
    try bytes.write(to: url)
    #expect(try reader.verify().contains { $0.contains("graph") })
  }

  @Test("a folder that cannot be written to keeps no graph, and says nothing of it")
  func readOnlyFolder() throws {
    let folder = try TestFolder()
    _ = try library(folder)
    let manager = FileManager.default
    try manager.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.url.path)
    defer { try? manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.url.path) }
    let reader = try GraphStore.open(path: folder.path(), mode: .readOnly)
    // Root may write everywhere.
    if getuid() != 0 {
      #expect(!reader.saveGraphImage(Graph.empty, namesOf: [], stamp: 1))
      #expect(folder.names == ["news.inkgraph"])
    }
  }

  @Test("a journal that a killed process left is looked through for damage")
  func interrupted() throws {
    let folder = try TestFolder()
    _ = try library(folder)
    let url = URL(fileURLWithPath: folder.path())
    var bytes = try Data(contentsOf: url)
    for index in 8192..<bytes.count where index % 4096 < 64 { bytes[index] = 0xA5 }
    try bytes.write(to: url)
    try Data().write(to: folder.url.appending(path: "news.inkgraph-wal"))
    let error = #expect(throws: StoreError.self) {
      _ = try GraphStore.open(path: folder.path(), mode: .readWrite)
    }
    guard case .corrupt = error?.kind else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
