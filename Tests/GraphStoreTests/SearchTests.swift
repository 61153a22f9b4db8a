import Foundation
import InkGraphCore
import Testing

@testable import GraphStore

@Suite("Search in the texts") struct SearchTests {
  private func store(_ folder: TestFolder, _ bodies: [String]) throws -> GraphStore {
    let store = try GraphStore.open(path: folder.path(), mode: .create)
    for (index, body) in bodies.enumerated() {
      try store.save(sampleIssue(number: index + 1, day: index + 1, body: body))
    }
    return store
  }

  private func shown(_ hits: [TextHit]) -> [String] {
    hits.map { hit in
      let text = Array(hit.sentence.unicodeScalars)
      let marks = hit.marks.map { String(scalars: text[$0.range]) }.joined(separator: "|")
      return "\(hit.article.shortName) \(hit.sentence) [\(marks)]"
    }
  }

  @Test("every part of a text is found, with its sentence and its place")
  func parts() throws {
    let folder = try TestFolder()
    let store = try store(folder, ["区水务局局长王芳到场。雨还在下。", "清淤工程开工，ＡＢＣ集团承建。孟 凡说好。"])
    #expect(shown(try store.search(TextSearch(["还在"]))) == ["1-1 雨还在下。 [还在]"])
    #expect(shown(try store.search(TextSearch(["淤"]))) == ["2-1 清淤工程开工，ＡＢＣ集团承建。 [淤]"])
    #expect(shown(try store.search(TextSearch(["abc集"]))) == ["2-1 清淤工程开工，ＡＢＣ集团承建。 [ＡＢＣ集]"])
    #expect(shown(try store.search(TextSearch(["孟凡"]))) == ["2-1 孟 凡说好。 [孟 凡]"])
    #expect(shown(try store.search(TextSearch(["开工，ABC"]))).count == 1)
    #expect(shown(try store.search(TextSearch(["，"]))).count == 1)
    #expect(
      shown(try store.search(TextSearch(["王芳", "防汛"])))
        == [
          "1-1 王芳谈防汛 [王芳|防汛]", "1-1 区水务局局长王芳到场。 [王芳]", "2-1 王芳谈防汛 [王芳|防汛]",
        ])
    #expect(try store.search(TextSearch(["王芳", "没有"])) == [])
    // A phrase does not run from one block into the next.
    #expect(try store.search(TextSearch(["防汛区"])) == [])
    #expect(try store.search(TextSearch([])) == [])
    #expect(try store.search(TextSearch([" "])) == [])
    #expect(shown(try store.search(TextSearch(["场。雨"]))) == ["1-1 区水务局局长王芳到场。雨还在下。 [场。雨]"])
  }

  @Test("days, pages and things narrow a search")
  func filters() throws {
    let folder = try TestFolder()
    let store = try store(folder, (1...4).map { "区水务局局长王芳到场。第\($0)天。" })
    try linkByName(store)
    func issues(_ change: (inout TextSearch) -> Void) throws -> [Int?] {
      var search = TextSearch(["到场"])
      change(&search)
      return try store.search(search).map(\.article.issue.number)
    }
    let day = CalendarDate(year: 2024, month: 6, day: 2)
    #expect(try issues { $0.since = day } == [2, 3, 4])
    #expect(try issues { $0.until = day } == [1, 2])
    #expect(try issues { $0.page = 2 } == [1, 2, 3, 4])
    #expect(try issues { $0.page = 1 } == [])
    #expect(try issues { $0.entity = EntityKey(type: .person, name: "王芳") } == [1, 2, 3, 4])
    #expect(try issues { $0.entity = EntityKey(type: .person, name: "李强") } == [])
    #expect(try store.search(TextSearch(["到场"]), limit: 2).count == 2)
  }

  @Test("characters beyond the first plane are told apart, in one issue and in many")
  func beyond() throws {
    let folder = try TestFolder()
    // U+20BB7 and U+10BB7 differ above the sixteenth bit, U+0BB7 is neither.
    let names = ["\u{20BB7}野", "\u{10BB7}野", "\u{0BB7}野", "吉野"]
    let store = try store(folder, (0..<40).map { "\(names[$0 % 4])家第\($0)日开门。" })
    for (place, name) in names.enumerated() {
      #expect(try store.search(TextSearch([name]), limit: 100).count == 10, "\(place)")
    }
    #expect(try store.search(TextSearch(["野家"]), limit: 100).count == 40)
    #expect(try store.verify() == [])
  }

  @Test("what is found is what a scan of all texts finds", arguments: 0..<12)
  func scan(seed: Int) throws {
    var random = RandomLibrary(seed: UInt64(seed))
    let folder = try TestFolder()
    let store = try GraphStore.open(path: folder.path(), mode: .create)
    var parts: [IssueKey: IssuePart] = [:]
    for _ in 0..<6 {
      let part = random.part()
      parts[part.issue.key] = part
      try store.save(part)
    }
    if let gone = parts.keys.min(), parts.count > 1 {
      parts[gone] = nil
      try store.remove(gone)
    }
    var needles: Set<String> = ["没有", "a", "“"]
    for block in parts.values.flatMap(\.issue.articles).flatMap(\.blocks) {
      let scalars = Array(block.text.unicodeScalars)
      for length in 1...3 where scalars.count >= length {
        for start in 0...(scalars.count - length) {
          needles.insert(String(scalars: scalars[start..<(start + length)]))
        }
      }
    }
    var found = 0
    for needle in needles.sorted() {
      let hits = try store.search(TextSearch([needle]))
      let scanned = try store.search(TextSearch([needle]), limit: .max, usesIndex: false)
      #expect(hits == scanned, "seed \(seed), \(needle.debugDescription)")
      found += hits.count
    }
    #expect(found > 0)
  }
}
