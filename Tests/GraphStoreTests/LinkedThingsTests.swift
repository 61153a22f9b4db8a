import EntityLinking
import GraphStore
import InkGraphCore
import InkGraphTestSupport
import Ontology
import Testing

@Suite("What a library hands to linking") struct LinkedThingsTests {
  /// A table in a form that does not depend on the numbers of its texts.
  private func described(_ table: ThingTable) -> [String] {
    func text(_ number: UInt32) -> String { table.texts[number] }
    var lines: [String] = []
    for (issue, key) in table.issues.enumerated() {
      lines.append("\(key)")
      for thing in table.starts[issue]..<table.starts[issue + 1] {
        let titles = table.titles(of: thing).map(text)
        lines.append(
          "\(thing) \(text(table.types[thing]))/\(text(table.names[thing])) "
            + "\(table.isStaff[thing]) \(titles)")
      }
    }
    lines += table.posts.map { "\($0.thing) at \(text($0.body))" }
    lines += table.villages.map { "\($0.issue): \(text($0.village)) in \(text($0.town))" }
    lines += table.appearances.map { "\($0.thing) in \($0.article)" }
    return lines
  }

  @Test("the things of packed skeletons are those of the parts", arguments: 0..<30)
  func things(seed: Int) throws {
    var random = RandomLibrary(seed: UInt64(seed))
    let folder = try TestFolder()
    let store = try GraphStore.open(path: folder.path(), mode: .create)
    var parts: [IssueKey: IssuePart] = [:]
    for _ in 0..<4 {
      var part = random.part()
      for _ in 0..<random.number(0...3) {
        let ends = (
          random.number(0...part.entities.count - 1), random.number(0...part.entities.count - 1)
        )
        part.entities[ends.0].titles.append(random.text())
        part.statements.append(.post(of: ends.0, at: ends.1))
        part.statements.append(.village(ends.1, in: ends.0))
      }
      guard parts[part.issue.key] == nil else { continue }
      parts[part.issue.key] = part
      try store.save(part)
    }
    let sorted = parts.values.sorted { $0.issue.key < $1.issue.key }
    let things = try store.linkingState().things()
    #expect(described(things.table) == described(ThingTable(sorted.map(\.skeleton))))
  }

  @Test("after an issue came, changed or went, what is in question links as everything does")
  func focus() throws {
    let linker = LibraryLinker(SampleOntology.shared)
    for seed in UInt64(1)...12 {
      var numbers = SeededGenerator(seed: seed)
      let folder = try TestFolder()
      let store = try GraphStore.open(path: folder.path(), mode: .create)
      var parts = (1...9).map { NamesakePart.make(day: $0, &numbers) }
      for part in parts { try store.save(part) }
      let state = try store.linkingState()
      let things = try state.things()
      try store.updateLinks(linker.links(of: things.table).links, of: things, in: state)
      for round in 0..<4 {
        let place = Int.random(in: parts.indices, using: &numbers)
        if round == 2 {
          #expect(try store.remove(parts.remove(at: place).issue.key))
        } else {
          let day = round == 1 ? place + 1 : 10 + round
          let part = NamesakePart.make(day: day, &numbers)
          parts.removeAll { $0.issue.key == part.issue.key }
          parts.append(part)
          try store.save(part)
        }
        let state = try store.linkingState()
        let focus = try state.focus()
        try store.updateLinks(linker.links(of: focus.table).links, of: focus, in: state)
        #expect(try store.linked() == linker.link(parts), "seed \(seed), round \(round)")
      }
    }
  }

  @Test("texts are told apart by their bytes, and each has one number")
  func pool() {
    var pool = StringPool()
    // The second and the third are canonically equal.
    let texts = ["", "\u{F900}", "\u{8C48}", "e\u{301}", "\u{E9}", "a\u{0}b", "a"]
    let numbers = texts.map { pool.number(of: $0) }
    #expect(numbers == Array(0..<7))
    for number in 0..<5_000 { _ = pool.number(of: "第\(number)村") }
    #expect(texts.map { pool.number(of: $0) } == numbers)
    #expect(numbers.map { Array(pool[$0].utf8) } == texts.map { Array($0.utf8) })
    #expect(pool.known("第4999村") == UInt32(5_006))
    #expect(pool.known("第5000村") == nil)
    #expect(pool.count == 7 + 5_000)
  }
}

/// An issue with namesakes, firms by full and short names, and a village with and without its town.
private enum NamesakePart {
  static func make(day: Int, _ numbers: inout SeededGenerator) -> IssuePart {
    func pick(_ values: [String]) -> String { values.randomElement(using: &numbers) ?? "" }
    let date = CalendarDate(year: 2025, month: 3, day: day)
    var part = IssuePart(
      issue: Issue(newspaper: "今日青禾", number: day, date: date, articles: []),
      contentHash: "\(UInt64.random(in: 0 ... .max, using: &numbers))")
    part.issue.articles = [Article(ordinal: 1, blocks: [TextBlock(.body, "全区动员。")])]
    func add(_ type: EntityType, _ name: String, _ titles: [String] = [], staff: Bool = false)
      -> Int
    {
      part.entities.append(
        LocalEntity(type: type, name: name, role: staff ? .staff : .subject, titles: titles))
      let place = part.entities.count - 1
      part.mentions.append(
        LocalMention(
          article: 1, zone: .body,
          mention: Mention(
            span: TextSpan(start: place, end: place + 1), surface: name, type: type, score: 0.9,
            source: "test"), entity: place))
      return place
    }
    for _ in 0..<3 {
      let person = add(
        .person, pick(["张伟", "王芳", "刘长河"]), [pick(["局长", "主任", "村民"])])
      let body = add(.agency, pick(["云港市青禾区水利局", "云港市青禾区教育局", "石岭县人民医院"]))
      if Bool.random(using: &numbers) { part.statements.append(.post(of: person, at: body)) }
      _ = add(.person, pick(["张伟", "李强"]), staff: Bool.random(using: &numbers))
      _ = add(.enterprise, pick(["云港瑞和机械有限公司", "瑞和公司", "石岭瑞和食品有限公司", "瑞和机械"]))
      _ = add(.project, pick(["“春苗行动”", "春苗行动", "滨河路大修"]))
      if Int.random(in: 0..<3, using: &numbers) == 0 {
        let village = add(.region, pick(["白沙镇红旗村", "柳河街道红旗村"]))
        let name = part.entities[village].name
        let town = add(.region, String(name.dropLast(3)))
        part.statements.append(.village(village, in: town))
      } else {
        _ = add(.region, "红旗村")
      }
    }
    return part
  }
}
