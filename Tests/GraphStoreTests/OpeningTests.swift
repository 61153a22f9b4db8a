import Foundation
import GRDB
import InkGraphCore
import Testing

@testable import GraphStore

@Suite("Opening a library") struct OpeningTests {
  private func kind(_ path: String, _ mode: GraphStore.Mode) -> StoreError.Kind? {
    do {
      _ = try GraphStore.open(path: path, mode: mode)
      return nil
    } catch {
      #expect(error.path == path)
      return error.kind
    }
  }

  @Test("a missing file or folder is not found", arguments: [GraphStore.Mode.readWrite, .readOnly])
  func missing(mode: GraphStore.Mode) throws {
    let folder = try TestFolder()
    #expect(kind(folder.path(), mode) == .notFound)
    #expect(kind(folder.path("no/such/folder"), .create) == .folderNotFound)
    #expect(folder.names == [])
  }

  @Test("a folder, a text, another program's database and an empty file are no library")
  func notALibrary() throws {
    let folder = try TestFolder()
    try Data(String(repeating: "并非数据库\n", count: 100).utf8).write(
      to: folder.url.appending(path: "text"))
    try Data().write(to: folder.url.appending(path: "empty"))
    let other = try DatabaseQueue(path: folder.path("other"))
    try other.write { try $0.execute(sql: "CREATE TABLE t (x)") }
    try other.close()
    for mode in [GraphStore.Mode.create, .readWrite, .readOnly] {
      #expect(kind(folder.url.path, mode) == .notALibrary("it is a folder"))
      #expect(kind(folder.path("text"), mode) == .notALibrary("the file is not a SQLite database"))
      #expect(
        kind(folder.path("other"), mode)
          == .notALibrary("the file is the database of another program"))
    }
    #expect(kind(folder.path("empty"), .readOnly) == .notALibrary("the file is empty"))
    #expect(kind(folder.path("empty"), .readWrite) == .notALibrary("the file is an empty database"))
    #expect(folder.names == ["empty", "other", "text"])
    #expect(try DatabaseQueue(path: folder.path("other")).read { try $0.tableExists("t") })
    #expect(kind(folder.path("empty"), .create) == nil)
  }

  @Test("what a killed process left of a library that it was making does not stand in the way")
  func draft() throws {
    let folder = try TestFolder()
    try Data("half".utf8).write(to: folder.url.appending(path: "a.inkgraph-new"))
    try Data("half".utf8).write(to: folder.url.appending(path: "a.inkgraph-new-journal"))
    let store = try GraphStore.open(path: folder.path("a.inkgraph"), mode: .create)
    #expect(store.isNew)
    #expect(try store.verify().isEmpty)
    store.close()
    #expect(folder.names == ["a.inkgraph"])
  }

  @Test("a library of a newer format is refused by every mode and not changed")
  func newer() throws {
    let folder = try TestFolder()
    #expect(kind(folder.path(), .create) == nil)
    let queue = try DatabaseQueue(path: folder.path())
    try queue.write { try $0.execute(sql: "PRAGMA user_version = 99") }
    try queue.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: folder.path()))
    for mode in [GraphStore.Mode.create, .readWrite, .readOnly] {
      #expect(kind(folder.path(), mode) == .newerVersion(found: 99, supported: Schema.version))
    }
    #expect(folder.names == ["news.inkgraph"])
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path())) == before)
  }

  @Test(
    "a truncated library is damaged, wherever it was cut", arguments: [50, 700, 4096, 5000, -1])
  func truncated(length: Int) throws {
    let folder = try TestFolder()
    let store = try GraphStore.open(path: folder.path(), mode: .create)
    for number in 1...5 { try store.save(sampleIssue(number: number, day: number)) }
    store.close()
    let url = URL(fileURLWithPath: folder.path())
    let bytes = try Data(contentsOf: url)
    try bytes.prefix(length < 0 ? bytes.count - 1 : length).write(to: url)
    for mode in [GraphStore.Mode.readOnly, .readWrite, .create] {
      switch kind(folder.path(), mode) {
      case .corrupt, .notALibrary: break
      case let kind: Issue.record("cut at \(length): \(String(describing: kind))")
      }
    }
  }

  @Test("damage inside the file is reported, not returned as data")
  func damaged() throws {
    let folder = try TestFolder()
    let store = try GraphStore.open(path: folder.path(), mode: .create)
    for number in 1...28 { try store.save(sampleIssue(number: number, day: number)) }
    store.close()
    let url = URL(fileURLWithPath: folder.path())
    var bytes = try Data(contentsOf: url)
    for index in 8192..<bytes.count { bytes[index] = 0xA5 }
    try bytes.write(to: url)
    do {
      _ = try GraphStore.open(path: folder.path(), mode: .readOnly).parts()
      Issue.record("the damage was not seen")
    } catch {
      guard case .corrupt = error.kind else {
        Issue.record("\(error)")
        return
      }
    }
  }

  @Test("a reading store refuses to write")
  func readOnly() throws {
    let folder = try TestFolder()
    #expect(kind(folder.path(), .create) == nil)
    let store = try GraphStore.open(path: folder.path(), mode: .readOnly)
    let error = #expect(throws: StoreError.self) { try store.save(sampleIssue(number: 1, day: 1)) }
    #expect(error?.kind == .readOnly)
  }

  @Test("messages name the file and say what to do")
  func messages() {
    #expect(
      StoreError(.notFound, path: "a.inkgraph").description
        == "a.inkgraph: there is no such library; `inkgraph build PATH… --into a.inkgraph` makes one"
    )
    #expect(
      StoreError(.locked(holder: 7), path: "a").description
        == "a: another process (number 7) is writing to the library; wait till it has finished, "
        + "or write into another file")
    #expect(
      StoreError(.newerVersion(found: 3, supported: 1), path: "a").description
        == "a: the library has format 3, and this program reads up to format 1; use a newer inkgraph"
    )
  }

  @Test("a path that begins with file: is a path")
  func uri() throws {
    let folder = try TestFolder()
    #expect(kind("file:\(folder.path())?mode=rwc", .readOnly) == .notFound)
  }
}
