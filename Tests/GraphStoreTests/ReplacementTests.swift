import GraphStore
import InkGraphCore
import Testing

@Suite("Issues are replaced, removed and found") struct ReplacementTests {
  @Test("a corrected copy replaces the issue of the same newspaper, date and number")
  func replace() throws {
    let folder = try TestFolder()
    let store = try GraphStore.open(path: folder.path(), mode: .create)
    let parts = [sampleIssue(number: 12, day: 3), sampleIssue(number: 13, day: 4)]
    for part in parts { try store.save(part) }
    try linkByName(store)
    let corrected = sampleIssue(number: 12, day: 3, body: "区水务局局长王芳又到场。")
    #expect(try store.save(corrected) == .replaced)
    #expect(try store.parts() == [corrected, parts[1]])
    #expect(try !store.linkedIsCurrent)
    #expect(try store.counts.mentions == 4)
    // The linked result keeps what the other issue says.
    let linked = try store.linked()
    #expect(linked.statements.map(\.evidence.count) == [1])
    #expect(linked.statements[0].evidence[0].article.issue == parts[1].issue.key)
    #expect(linked.resolution == [parts[1].issue.key: [1, 0]])
  }

  @Test("an issue of which only the findings change keeps its texts, and is found by them")
  func findings() throws {
    let folder = try TestFolder()
    let store = try GraphStore.open(path: folder.path(), mode: .create)
    let parts = [sampleIssue(number: 12, day: 3), sampleIssue(number: 13, day: 4)]
    for part in parts { try store.save(part) }
    try linkByName(store)
    var changed = parts[0]
    changed.statements = []
    changed.mentions.removeLast()
    #expect(try store.save(changed, isExamined: true) == .replaced)
    #expect(try store.parts() == [changed, parts[1]])
    #expect(try store.verify() == [])
    #expect(try store.borrowingWork().issues == [parts[1].issue.key])
    let name = try #require(changed.mentions.first).mention.surface
    #expect(try store.issues(mayHoldOneOf: [name]) == parts.map(\.issue.key))
    #expect(try store.linked().statements.map(\.evidence.count) == [1])
    try linkByName(store)
    #expect(try store.verify() == [])
  }

  @Test("removing the last issue that supports a statement removes the statement")
  func remove() throws {
    let folder = try TestFolder()
    let store = try GraphStore.open(path: folder.path(), mode: .create)
    let part = sampleIssue(number: 12, day: 3)
    try store.save(part)
    try linkByName(store)
    #expect(try store.remove(part.issue.key))
    #expect(try !store.remove(part.issue.key))
    #expect(try store.counts == LibraryCounts(entities: 2))
    #expect(try store.linked().statements == [])
    #expect(try store.issue(part.issue.key) == nil)
  }

  @Test("issues without date or number are told apart by what they have, and sorted")
  func keys() throws {
    let folder = try TestFolder()
    let store = try GraphStore.open(path: folder.path(), mode: .create)
    let day = CalendarDate(year: 2024, month: 6, day: 3)
    let keys: [(CalendarDate?, Int?)] = [(nil, nil), (nil, 1), (day, nil), (day, 1)]
    for (date, number) in keys.reversed() {
      let issue = Issue(newspaper: "临渡新报", number: number, date: date, source: "a.md")
      #expect(try store.save(IssuePart(issue: issue, contentHash: "h")) == .added)
      #expect(try store.save(IssuePart(issue: issue, contentHash: "h")) == .unchanged)
      #expect(try store.save(IssuePart(issue: issue, contentHash: "h2")) == .replaced)
    }
    let records = try store.issueRecords()
    #expect(records.map(\.key.date) == keys.map(\.0))
    #expect(records.map(\.key.number) == keys.map(\.1))
    #expect(records.allSatisfy { $0.contentHash == "h2" && $0.source == "a.md" })
  }
}
