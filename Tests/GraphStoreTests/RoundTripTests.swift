import GraphStore
import InkGraphCore
import Testing

@Suite("What is read back equals what was saved") struct RoundTripTests {
  @Test("an issue with every field comes back as it was")
  func issue() throws {
    let folder = try TestFolder()
    let store = try GraphStore.open(path: folder.path(), mode: .create)
    let part = sampleIssue(number: 12, day: 3)
    #expect(try store.save(part) == .added)
    #expect(try store.issue(part.issue.key) == part)
    #expect(try store.parts() == [part])
    #expect(try store.contains(contentHash: part.contentHash))
    #expect(try !store.contains(contentHash: "other"))
  }

  @Test("a linked result comes back as it was, also from a second store")
  func linked() throws {
    let folder = try TestFolder()
    let parts = [sampleIssue(number: 12, day: 3), sampleIssue(number: 13, day: 4)]
    let library = sampleLinked(parts)
    do {
      let store = try GraphStore.open(path: folder.path(), mode: .create)
      for part in parts { try store.save(part) }
      #expect(try store.linked() == LinkedLibrary())
      #expect(try !store.linkedIsCurrent)
      try linkByName(store)
      store.close()
    }
    let store = try GraphStore.open(path: folder.path(), mode: .readOnly)
    #expect(try store.linked() == library)
    let contents = try store.contents()
    #expect(contents.linked == library)
    #expect(contents.parts == parts)
    #expect(try store.linkedIsCurrent)
    #expect(
      try store.counts
        == LibraryCounts(
          issues: 2, articles: 2, mentions: 4, entities: 2, statements: 1, evidence: 2))
  }

  @Test(
    "random parts come back equal, in whatever order they were saved",
    arguments: 0..<60)
  func random(seed: Int) throws {
    var random = RandomLibrary(seed: UInt64(seed))
    var byKey: [IssueKey: IssuePart] = [:]
    for _ in 0..<random.number(1...6) {
      let part = random.part()
      byKey[part.issue.key] = part
    }
    let parts = byKey.values.sorted { $0.issue.key < $1.issue.key }
    for order in [parts, parts.reversed()] {
      let folder = try TestFolder()
      let store = try GraphStore.open(path: folder.path(), mode: .create)
      for part in order { #expect(try store.save(part) == .added, "seed \(seed)") }
      #expect(try store.parts() == parts, "seed \(seed)")
      for part in order { #expect(try store.save(part) == .unchanged, "seed \(seed)") }
    }
  }

  @Test("the streaming form hands over the same parts and lets the body read and stop")
  func streaming() throws {
    struct Stop: Error {}
    let folder = try TestFolder()
    let store = try GraphStore.open(path: folder.path(), mode: .create)
    let parts = (1...4).map { sampleIssue(number: $0, day: $0) }
    for part in parts.reversed() { try store.save(part) }
    var seen: [IssuePart] = []
    try store.forEachPart { part in
      let counts = try store.counts
      #expect(counts.issues == 4)
      seen.append(part)
    }
    #expect(seen == parts)
    seen = []
    #expect(throws: Stop.self) {
      try store.forEachPart { part in
        seen.append(part)
        if seen.count == 2 { throw Stop() }
      }
    }
    #expect(seen == Array(parts.prefix(2)))
    #expect(try store.save(sampleIssue(number: 5, day: 5)) == .added)
  }

  @Test("settings are kept, changed and forgotten")
  func settings() throws {
    let folder = try TestFolder()
    let store = try GraphStore.open(path: folder.path(), mode: .create)
    #expect(try store.setting("home") == nil)
    try store.setSetting("home", to: "临渡区")
    try store.setSetting("home", to: "青禾区")
    #expect(try store.setting("home") == "青禾区")
    try store.setSetting("home", to: nil)
    #expect(try store.setting("home") == nil)
  }
}
