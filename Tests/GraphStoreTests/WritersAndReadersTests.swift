import Foundation
import GRDB
import GraphStore
import InkGraphCore
import Testing

@Suite("Several stores on one library") struct WritersAndReadersTests {
  @Test("a second writer is refused at once and told who writes")
  func secondWriter() throws {
    let folder = try TestFolder()
    let first = try GraphStore.open(path: folder.path(), mode: .create)
    let error = #expect(throws: StoreError.self) {
      _ = try GraphStore.open(path: folder.path(), mode: .readWrite)
    }
    #expect(error?.kind == .locked(holder: ProcessInfo.processInfo.processIdentifier))
    first.close()
    let second = try GraphStore.open(path: folder.path(), mode: .readWrite)
    #expect(try second.save(sampleIssue(number: 1, day: 1)) == .added)
  }

  @Test(
    "a writer in another process keeps the library, and its death frees it",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/flock"), "needs flock(1)"))
  func otherProcess() throws {
    let folder = try TestFolder()
    try GraphStore.open(path: folder.path(), mode: .create).close()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
    process.arguments = [
      "--close", folder.path("news.inkgraph-lock"), "sh", "-c", "echo held; exec cat",
    ]
    let output = Pipe()
    let input = Pipe()
    process.standardOutput = output
    process.standardInput = input
    try process.run()
    _ = output.fileHandleForReading.availableData
    let error = #expect(throws: StoreError.self) {
      _ = try GraphStore.open(path: folder.path(), mode: .readWrite)
    }
    #expect(error?.kind == .locked(holder: nil))
    #expect(try GraphStore.open(path: folder.path(), mode: .readOnly).counts.issues == 0)
    kill(process.processIdentifier, SIGKILL)
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(throws: Never.self) { _ = try GraphStore.open(path: folder.path(), mode: .readWrite) }
  }

  @Test("a reader sees whole issues while a writer goes on")
  func readWhileWriting() throws {
    let folder = try TestFolder()
    let writer = try GraphStore.open(path: folder.path(), mode: .create)
    let parts = (1...3).map { sampleIssue(number: $0, day: $0) }
    try writer.save(parts[0])
    let reader = try GraphStore.open(path: folder.path(), mode: .readOnly)
    #expect(try reader.parts() == [parts[0]])
    var seen: [IssuePart] = []
    try reader.forEachPart { part in
      // The snapshot of the loop does not move.
      try writer.save(parts[1])
      seen.append(part)
      let counts = try reader.counts
      #expect(counts.issues == 1)
    }
    #expect(seen == [parts[0]])
    #expect(try reader.parts() == Array(parts[0...1]))
    try writer.save(parts[2])
    #expect(try reader.counts.issues == 3)
  }

  @Test("after the last store only the one file is left, and it opens without write permission")
  func oneFile() throws {
    let folder = try TestFolder()
    let store = try GraphStore.open(path: folder.path(), mode: .create)
    try store.save(sampleIssue(number: 1, day: 1))
    #expect(folder.names.contains("news.inkgraph-lock"))
    store.close()
    #expect(folder.names == ["news.inkgraph"])
    let manager = FileManager.default
    try manager.setAttributes([.posixPermissions: 0o444], ofItemAtPath: folder.path())
    try manager.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.url.path)
    defer { try? manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.url.path) }
    let reader = try GraphStore.open(path: folder.path(), mode: .readOnly)
    #expect(try reader.counts.issues == 1)
    reader.close()
    #expect(folder.names == ["news.inkgraph"])
  }

  @Test("a journal that a killed writer left behind is played back")
  func killed() throws {
    let folder = try TestFolder()
    let parts = (1...3).map { sampleIssue(number: $0, day: $0) }
    let store = try GraphStore.open(path: folder.path(), mode: .create)
    for part in parts { try store.save(part) }
    // A copy of the files as they stand is what a power cut would leave.
    let other = try TestFolder()
    for name in ["news.inkgraph", "news.inkgraph-wal", "news.inkgraph-lock"] {
      try FileManager.default.copyItem(atPath: folder.path(name), toPath: other.path(name))
    }
    let reader = try GraphStore.open(path: other.path(), mode: .readOnly)
    #expect(try reader.parts() == parts)
    reader.close()
    let again = try GraphStore.open(path: other.path(), mode: .readWrite)
    #expect(try again.parts() == parts)
    again.close()
    #expect(other.names == ["news.inkgraph"])
  }

  @Test(
    "a reader plays back the journal of a process that was killed while it changed the file itself")
  func hotJournal() throws {
    let folder = try TestFolder()
    let parts = (1...3).map { sampleIssue(number: $0, day: $0) }
    let store = try GraphStore.open(path: folder.path(), mode: .create)
    for part in parts { try store.save(part) }
    store.close()
    let other = try TestFolder()
    let queue = try DatabaseQueue(path: folder.path())
    try queue.inDatabase { database in
      // A small cache writes pages into the file before the transaction ends.
      try database.execute(
        sql: """
          PRAGMA cache_size = 5;
          BEGIN IMMEDIATE;
          UPDATE article SET text = text || hex(randomblob(2000));
          CREATE TABLE junk AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 200)
            SELECT randomblob(3000) FROM n;
          """)
      for name in ["news.inkgraph", "news.inkgraph-journal"] {
        try FileManager.default.copyItem(atPath: folder.path(name), toPath: other.path(name))
      }
      try database.execute(sql: "ROLLBACK")
    }
    let reader = try GraphStore.open(path: other.path(), mode: .readOnly)
    #expect(try reader.verify() == [])
    #expect(try reader.parts() == parts)
    reader.close()
    #expect(other.names == ["news.inkgraph"])
  }

  @Test("a library whose journal was being written back when the disk was full is whole")
  func interruptedCheckpoint() throws {
    let folder = try TestFolder()
    let parts = (1...25).map { sampleIssue(number: $0, day: $0) }
    let store = try GraphStore.open(path: folder.path(), mode: .create)
    for part in parts { try store.save(part) }
    let other = try TestFolder()
    for name in ["news.inkgraph", "news.inkgraph-wal"] {
      try FileManager.default.copyItem(atPath: folder.path(name), toPath: other.path(name))
    }
    let before = try Data(contentsOf: URL(fileURLWithPath: other.path())).count
    let journal = try Data(contentsOf: URL(fileURLWithPath: other.path("news.inkgraph-wal")))
    let queue = try DatabaseQueue(path: other.path())
    try queue.inDatabase { _ = try Row.fetchAll($0, sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
    try queue.close()
    // The pages that were there were written back, the first of which tells how many there are to be;
    // for those behind them there was no room.
    let whole = try Data(contentsOf: URL(fileURLWithPath: other.path()))
    try #require(whole.count > before)
    try whole.prefix(before).write(to: URL(fileURLWithPath: other.path()))
    try journal.write(to: URL(fileURLWithPath: other.path("news.inkgraph-wal")))
    let reader = try GraphStore.open(path: other.path(), mode: .readOnly)
    #expect(try reader.parts() == parts)
    reader.close()
    let again = try GraphStore.open(path: other.path(), mode: .readWrite)
    #expect(try again.verify() == [])
    #expect(try again.parts() == parts)
  }

  @Test("an issue of 15 articles and 2,000 mentions is saved quickly")
  func speed() throws {
    var part = sampleIssue(number: 1, day: 1)
    let article = part.issue.articles[0]
    part.issue.articles = (1...15).map { ordinal in
      var copy = article
      copy.ordinal = ordinal
      return copy
    }
    part.entities = (0..<400).map { LocalEntity(type: .person, name: "人\($0)") }
    let mention = part.mentions[1]
    part.mentions = (0..<2000).map {
      LocalMention(
        article: $0 % 15 + 1, zone: mention.zone, mention: mention.mention, entity: $0 % 400)
    }
    let folder = try TestFolder()
    let store = try GraphStore.open(path: folder.path(), mode: .create)
    try store.save(part)
    #expect(try store.parts() == [part])
  }
}
