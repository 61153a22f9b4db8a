import Foundation
import GRDB
import InkGraphCore
import Testing

@testable import GraphStore

@Suite("What is packed in a library") struct PackedTests {
  @Test(
    "a flipped byte is found when it is read, and never becomes an answer",
    arguments: [
      ("finding", "part"), ("article", "layout"), ("article", "text"), ("skeleton", "part"),
      ("skeleton", "entities"), ("skeleton", "statements"), ("entity", "uses"),
      ("textBlock", "data"), ("textSegment", "firstPairs"), ("statement", "predicate"),
      ("statement", "qualifier"), ("statement", "firstSeen"), ("statement", "lastSeen"),
      ("entity", "type"), ("entity", "name"), ("entity", "firstSeen"), ("entity", "lastSeen"),
      ("article", "kind"), ("issue", "newspaper"), ("issue", "mastheadText"), ("issue", "source"),
      ("issue", "contentHash"), ("issue", "date"),
    ])
  func flipped(table: String, column: String) throws {
    var random = RandomLibrary(seed: 7)
    for _ in 0..<6 {
      let folder = try TestFolder()
      let part = sampleIssue(number: 1, day: 1)
      let store = try GraphStore.open(path: folder.path(), mode: .create)
      try store.save(part)
      try linkByName(store)
      let linked = try store.linked()
      store.close()
      let queue = try DatabaseQueue(path: folder.path())
      try queue.write { database in
        var bytes =
          try Data.fetchOne(
            database, sql: "SELECT CAST(\(column) AS BLOB) FROM \(table) LIMIT 1") ?? Data()
        bytes[random.number(0...(bytes.count - 1))] ^= UInt8(1 << random.number(0...4))
        try database.execute(
          sql: """
            UPDATE \(table) SET \(column) =
              CASE typeof(\(column)) WHEN 'text' THEN CAST(? AS TEXT) ELSE ? END
            """, arguments: [bytes, bytes])
      }
      try queue.close()
      let damaged = try GraphStore.open(path: folder.path(), mode: .readOnly)
      // Each way of reading says the same as before or that the library is damaged.
      func look<Value: Equatable>(_ expected: Value, _ read: () throws -> Value) -> Int {
        do {
          let value = try read()
          #expect(value == expected, "\(table).\(column)")
          return 0
        } catch let error as StoreError {
          guard case .corrupt = error.kind else {
            Issue.record("\(table).\(column): \(error)")
            return 0
          }
          return 1
        } catch {
          Issue.record("\(table).\(column): \(error)")
          return 0
        }
      }
      var found = look([part]) { try damaged.parts() }
      found += look(linked) { try damaged.linked() }
      found += look([part.skeleton]) { try damaged.linkingState().parts() }
      found += look(2) { try damaged.search(TextSearch(["王芳"])).count }
      #expect(found > 0, "\(table).\(column)")
      let faults = (try? damaged.verify()) ?? ["it cannot be looked through"]
      #expect(!faults.isEmpty, "\(table).\(column)")
    }
  }

  @Test("segments of the texts' index are merged when there is time, and find what a scan finds")
  func merging() async throws {
    var random = RandomLibrary(seed: 3)
    let folder = try TestFolder()
    let store = try GraphStore.open(path: folder.path(), mode: .create)
    var needles: Set<String> = ["没有"]
    for number in 1...40 {
      let text = random.text()
      let scalars = Array(text.unicodeScalars)
      if scalars.count > 2 { needles.insert(String(scalars: scalars[0..<2])) }
      try store.save(sampleIssue(number: number, day: 1 + number % 28, body: text))
      // Replaced issues leave articles in the index that are gone.
      if number % 7 == 0 { try store.save(sampleIssue(number: number, day: 1 + number % 28)) }
    }
    func levels() throws -> [Int] {
      try store.read { database in
        try Int.fetchAll(database, sql: "SELECT DISTINCT level FROM textSegment ORDER BY level")
      }
    }
    func expectSearchesToFindAll() throws {
      for needle in needles.sorted() {
        #expect(
          try store.search(TextSearch([needle]))
            == store.search(TextSearch([needle]), limit: .max, usesIndex: false),
          "\(needle.debugDescription)")
      }
    }
    try await store.tidyTextIndex(ifMoreThan: 100)
    #expect(try levels() == [0])
    try expectSearchesToFindAll()
    try await store.tidyTextIndex()
    #expect(try levels() == [0, 1])
    try expectSearchesToFindAll()
    #expect(try store.verify() == [])
  }

  @Test("drafts are kept by name till they are removed, and a damaged one is none")
  func drafts() async throws {
    let folder = try TestFolder()
    let store = try GraphStore.open(path: folder.path(), mode: .create)
    #expect(try store.drafts() == [:])
    try await store.saveDraft([1, 2], named: "甲")
    try await store.saveDraft([3], named: "乙")
    try await store.saveDraft([4, 5, 6], named: "甲")
    #expect(try store.drafts() == ["甲": [4, 5, 6], "乙": [3]])
    try store.write { try $0.execute(sql: "UPDATE draft SET content = x'0102' WHERE name = '乙'") }
    #expect(try store.drafts() == ["甲": [4, 5, 6]])
    try store.removeDrafts()
    #expect(try store.drafts() == [:])
  }
}
