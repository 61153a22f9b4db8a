import GraphStore
import InkGraphCore
import InkGraphTestSupport
import Ontology
import Testing

@testable import EntityLinking

@Suite("The linked result follows its issues") struct LinkingTests {
  /// What assembling all parts at once gives: the plain form of what the store keeps by changes.
  private func assembled(_ parts: [IssuePart], _ keys: [[EntityKey]]) -> LinkedLibrary {
    LibraryAssembly(
      parts, keys, aliases: [:], schema: SampleOntology.shared.schema
    ).library()
  }

  @Test(
    "adding, replacing, removing and linking anew end as assembling all at once", arguments: 0..<40)
  func changes(seed: Int) throws {
    var random = RandomLibrary(seed: UInt64(seed))
    let folder = try TestFolder()
    let store = try GraphStore.open(path: folder.path(), mode: .create)
    var parts: [IssueKey: IssuePart] = [:]
    for round in 1...4 {
      for _ in 0..<random.number(1...4) {
        var part = random.part()
        // Every other part takes the place of one that is there.
        if let other = parts.values.sorted(by: { $0.issue.key < $1.issue.key }).first,
          random.number(0...1) == 0
        {
          part.issue.newspaper = other.issue.newspaper
          part.issue.date = other.issue.date
          part.issue.number = other.issue.number
        }
        parts[part.issue.key] = part
        try store.save(part)
      }
      if parts.count > 2, let gone = parts.keys.min() {
        parts[gone] = nil
        #expect(try store.remove(gone))
      }
      let sorted = parts.values.sorted { $0.issue.key < $1.issue.key }
      let state = try store.linkingState()
      #expect(try state.parts() == sorted.map(\.skeleton), "seed \(seed), round \(round)")
      let keys = random.keys(sorted)
      // Things are linked to entities of other types too, as after corrections.
      let schema = SampleOntology.shared.schema
      try store.updateLinks(
        keys, of: state,
        allows: { schema.violation(subject: $0, $1, object: $2) == nil })
      #expect(try store.linked() == assembled(sorted, keys), "seed \(seed), round \(round)")
      #expect(try store.linkedIsCurrent)
      let faults = try store.verify()
      #expect(faults == [], "seed \(seed), round \(round)")
      #expect(try store.updateLinks(keys, of: store.linkingState()) == 0)
    }
  }

  @Test("an entity whose key alone changes keeps its issues untouched")
  func rename() throws {
    let folder = try TestFolder()
    let store = try GraphStore.open(path: folder.path(), mode: .create)
    for number in 1...5 { try store.save(sampleIssue(number: number, day: number)) }
    try linkByName(store)
    let state = try store.linkingState()
    let keys = try state.parts().map { part in
      part.entities.map {
        EntityKey(
          type: $0.type, name: $0.name, qualifier: $0.type == .person ? "临渡区水务局" : nil)
      }
    }
    #expect(try store.updateLinks(keys, of: state) == 0)
    #expect(try store.linked() == assembled(store.parts(), keys))
  }

  @Test("names that issues make certain are counted, and what changes is open for the second pass")
  func names() throws {
    let folder = try TestFolder()
    let store = try GraphStore.open(path: folder.path(), mode: .create)
    var first = sampleIssue(number: 1, day: 1)
    first.certainNames = [CertainName(surface: "欧阳敏", type: .person)]
    try store.save(first)
    try store.save(sampleIssue(number: 2, day: 2, body: "来宾有欧阳敏等。"))
    let work = try store.borrowingWork()
    #expect(work.issues.map(\.number) == [1, 2])
    #expect(work.changedNames == ["欧阳敏"])
    #expect(try store.certainNames() == first.certainNames)
    #expect(try store.issues(mayHoldOneOf: ["欧阳敏"]).map(\.number) == [2])
    try store.finishBorrowing()
    #expect(try store.borrowingWork().isEmpty)
    // A second issue that makes the name certain changes nothing for the others.
    var third = sampleIssue(number: 3, day: 3)
    third.certainNames = first.certainNames
    try store.save(third)
    #expect(try store.borrowingWork().changedNames == [])
    try store.remove(first.issue.key)
    #expect(try store.borrowingWork().changedNames == [])
    third.certainNames = [CertainName(surface: "欧阳敏", type: .enterprise)]
    try store.save(third)
    #expect(try store.borrowingWork().changedNames == ["欧阳敏"])
  }
}
