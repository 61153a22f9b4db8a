import InkGraphCore
import InkGraphTestSupport
import Testing

@testable import EntityLinking

@Suite("Corrections files") struct CorrectionParserTests {
  @Test("a line is read back as it was written, blanks and quotes in names included")
  func roundTrip() throws {
    let date = try #require(CalendarDate(iso: "2025-03-14"))
    let lines = [
      Correction(
        date: date, .same, EntityKey(type: .enterprise, name: "云锦 公司"), "enterprise/\"云\"锦",
        author: "陈", reason: "同一家：见报头"),
      Correction(
        date: date, .drop, EntityKey(type: .person, name: "王芳", qualifier: "区教育局"), author: "a",
        reason: "#1"),
      Correction(
        date: date, .rename, EntityKey(type: .project, name: "滨河路大修"), "滨河路大修工程", author: "a",
        reason: "full name"),
    ]
    let text = "# decisions\n\n" + lines.map(\.line).joined(separator: "\r\n") + "\n"
    let read = try CorrectionParser(text, source: "c").corrections()
    #expect(read.map(\.location.line) == [3, 4, 5])
    #expect(read.map(\.line) == lines.map(\.line))
    #expect(read[1].key.qualifier == "区教育局")
  }

  @Test(
    "what is wrong is told with line and column",
    arguments: [
      ("14.3.2025 drop person/王芳 # a: b", "c:2:1: expected a date such as 2025-03-14, found "),
      ("2025-03-14 merge a b # a: b", "c:2:12: unknown action 'merge'; expected one of same, "),
      ("2025-03-14 drop 王芳 # a: b", "c:2:17: expected the key of a thing such as person/王芳, found"),
      ("2025-03-14 same person/王芳 # a: b", "c:2:27: expected the key of another thing"),
      ("2025-03-14 drop person/王芳", "c:2:26: expected '# who: why' at the end of the line"),
      ("2025-03-14 drop person/王芳 # why", "c:2:27: expected '# who: why', found no ':'"),
      ("2025-03-14 rename person/王芳 \"王 # a: b", "c:2:29: '\"' without a closing '\"'"),
    ])
  func wrong(line: String, message: String) {
    let error = #expect(throws: CorrectionError.self) {
      try CorrectionParser("# head\n" + line, source: "c").corrections()
    }
    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
  }

  @Test("no text makes the parser trap")
  func hostile() {
    var random = SeededGenerator(seed: 5)
    let start = Array("2025-03-14 same person/a \"b c\" # x: y".unicodeScalars)
    for _ in 0..<2000 {
      var line = start
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<line.count, using: &random)
        if Bool.random(using: &random) {
          line.remove(at: place)
        } else {
          line.insert(
            ["\"", "\\", "#", " ", "\n", "/"].randomElement(using: &random) ?? "/", at: place)
        }
      }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: line)
      _ = try? CorrectionParser(String(view), source: "c").corrections()
    }
  }
}

@Suite("Corrections of a library") struct CorrectionTests {
  private let linker = LibraryLinker(SampleOntology.shared)

  private func corrections(_ lines: String...) throws -> [Correction] {
    try CorrectionParser(
      lines.map { "2025-03-14 \($0) # a: b" }.joined(separator: "\n"), source: "c"
    ).corrections()
  }

  private func messages(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map(\.description)
  }

  /// A firm under two names, and a bureau.
  private var parts: [IssuePart] {
    var first = PartBuilder("03-01")
    let firm = first.add(.enterprise, "云锦纺织", as: ["云锦纺织"])
    let bureau = first.add(.agency, "云港市青禾区水利局", as: ["区水利局"])
    first.state(bureau, Predicate(rawValue: "supports"), firm)
    var second = PartBuilder("03-02")
    second.add(.enterprise, "青云纺织厂", as: ["青云纺织厂", "青云厂"])
    return [first.part, second.part]
  }

  @Test("same: the first keeps its key and gets the names and statements of the second")
  func same() throws {
    let lines = try corrections("same enterprise/青云纺织厂 enterprise/云锦纺织")
    let result = linker.result(parts, correcting: lines)
    #expect(result.library.keys(.enterprise) == ["enterprise/青云纺织厂"])
    #expect(result.library.entity("青云纺织厂")?.aliases == ["云锦纺织", "青云厂"])
    #expect(result.library.statements.count == 1)
    #expect(result.diagnostics.isEmpty)
  }

  @Test("rename keeps the old name as an alias, and later lines call it by its new one")
  func rename() throws {
    let lines = try corrections(
      "rename enterprise/云锦纺织 云锦纺织集团", "alias enterprise/云锦纺织集团 云锦",
      "same enterprise/云锦纺织集团 enterprise/青云纺织厂")
    let result = linker.result(parts, correcting: lines)
    #expect(result.library.keys(.enterprise) == ["enterprise/云锦纺织集团"])
    #expect(result.library.entity("云锦纺织集团")?.aliases == ["云锦", "云锦纺织", "青云厂", "青云纺织厂"])
    #expect(result.diagnostics.isEmpty)
  }

  @Test("retype changes the type and lets go of what the new type can't have")
  func retype() throws {
    let lines = try corrections("retype agency/云港市青禾区水利局 region")
    let result = linker.result(parts, correcting: lines)
    #expect(result.library.keys(.region).contains("region/云港市青禾区水利局"))
    #expect(result.library.keys(.agency).isEmpty)
  }

  @Test("drop takes a thing out with its mentions and statements; the others stay in their places")
  func drop() throws {
    let result = linker.result(parts, correcting: try corrections("drop enterprise/云锦纺织"))
    #expect(result.library.keys(.enterprise) == ["enterprise/青云纺织厂"])
    #expect(result.library.statements.isEmpty)
    #expect(result.library.resolution[parts[0].issue.key] == [LinkedLibrary.dropped, 0])
  }

  @Test("not-same keeps a short name from its full one")
  func notSame() throws {
    var first = PartBuilder("03-01")
    first.add(.enterprise, "云港瑞和机械有限公司")
    var second = PartBuilder("03-02")
    second.add(.enterprise, "瑞和公司", as: ["瑞和公司"])
    let parts = [first.part, second.part]
    #expect(linker.link(parts).keys(.enterprise).count == 1)
    let lines = try corrections("not-same enterprise/瑞和公司 enterprise/云港瑞和机械有限公司")
    let result = linker.result(parts, correcting: lines)
    #expect(result.library.keys(.enterprise).count == 2)
    #expect(result.diagnostics.isEmpty)
  }

  @Test("people of one name are parted and joined by a body or an article")
  func people() throws {
    let parts = [
      PartBuilder.post("01-10", "王建平", "局长", "云港市青禾区水利局"),
      PartBuilder.post("04-10", "王建平", "校长", "云港市青禾区实验小学"),
    ]
    #expect(linker.link(parts).keys(.person) == ["person/王建平"])
    let apart = linker.result(
      parts,
      correcting: try corrections("not-same person/王建平@云港市青禾区水利局 person/王建平@云港市青禾区实验小学"))
    #expect(
      apart.library.keys(.person) == ["person/王建平@云港市青禾区实验小学", "person/王建平@云港市青禾区水利局"])
    #expect(apart.diagnostics.isEmpty)
    let article = try corrections("not-same person/王建平 article/今日青禾/2025-04-10-1")
    #expect(linker.result(parts, correcting: article).library.keys(.person).count == 2)

    var teacher = PartBuilder("02-10")
    let person = teacher.add(.person, "王建平", as: ["王建平"], titles: ["村民"])
    teacher.state(person, Predicate(rawValue: "visits"), teacher.add(.region, "云港市"))
    let three = [parts[0], teacher.part]
    #expect(linker.link(three).keys(.person).count == 2)
    let joined = linker.result(
      three, correcting: try corrections("same person/王建平@云港市青禾区水利局 person/王建平@村民"))
    #expect(joined.library.keys(.person) == ["person/王建平"])
  }

  @Test("lines that no longer apply, or contradict each other, are reported with their place")
  func conflicts() throws {
    let lines = try corrections(
      "same enterprise/青云纺织厂 enterprise/云锦纺织", "not-same enterprise/云锦纺织 enterprise/青云纺织厂",
      "drop person/没有此人", "rename enterprise/云锦纺织 云锦", "drop enterprise/云锦纺织",
      "retype enterprise/云锦 place", "not-same person/甲@乙 person/甲@丙")
    let result = linker.result(parts, correcting: lines)
    #expect(
      messages(result.diagnostics) == [
        "c:1: warning: same: it contradicts line 2, which comes later and counts; take one of the "
          + "two lines out",
        "c:3: warning: drop: the library has no 'person/没有此人'; `inkgraph find` looks for its name",
        "c:5: warning: drop: 'enterprise/云锦纺织' is gone since line 4 (rename); name what it became, "
          + "or take one of the lines out",
        "c:6: warning: retype: no thing has the type 'place'; the types are person, agency, "
          + "enterprise, organization, region, project",
        "c:7: warning: not-same: nobody called 甲 bears both marks",
      ])
    #expect(result.library.keys(.enterprise) == ["enterprise/云锦", "enterprise/青云纺织厂"])
  }

  @Test("the result does not depend on the order of the parts")
  func order() throws {
    let lines = try corrections(
      "same enterprise/青云纺织厂 enterprise/云锦纺织", "alias enterprise/青云纺织厂 青云")
    #expect(
      linker.result(parts, correcting: lines).library
        == linker.result(parts.reversed(), correcting: lines).library)
  }
}

@Suite("Uncertain links") struct LinkReviewTests {
  private let linker = LibraryLinker(SampleOntology.shared)

  @Test("merges and splits that are not sure are listed, the worst first, until someone decides")
  func listed() throws {
    var firm = PartBuilder("03-01")
    firm.add(.enterprise, "云港瑞和机械有限公司", as: ["云港瑞和机械有限公司"])
    var short = PartBuilder("03-02")
    short.add(.enterprise, "瑞和公司", as: ["瑞和公司"])
    let parts = [
      PartBuilder.post("01-10", "王建平", "局长", "云港市青禾区水利局"),
      PartBuilder.post("04-10", "王建平", "校长", "云港市青禾区实验小学"), firm.part, short.part,
    ]
    let decisions = linker.decisions(parts, correcting: [])
    #expect(decisions.map(\.reason) == [.core, .career])
    #expect(decisions.map(\.isMerge) == [true, true])
    #expect(decisions[0].score < decisions[1].score)
    let first = try #require(decisions.last)
    #expect(first.first.key.description == "person/王建平@云港市青禾区水利局")
    #expect(first.second.key.description == "person/王建平@云港市青禾区实验小学")
    #expect(first.first.examples.map(\.article.description) == ["今日青禾/2025-01-10-1"])
    #expect(first.first.examples.map(\.sentence) == ["全区动员。"])
    let date = try #require(CalendarDate(year: 2025, month: 5, day: 1))
    for confirms in [true, false] {
      let lines = decisions.map { decision in
        Correction(
          date: date, decision.action(confirms: confirms),
          decision.first.key, decision.second.key.description, author: "a", reason: "b")
      }
      #expect(linker.decisions(parts, correcting: lines).isEmpty)
      let result = linker.result(parts, correcting: lines)
      #expect(result.library.keys(.person).count == (confirms ? 1 : 2))
      #expect(result.library.keys(.enterprise).count == (confirms ? 1 : 2))
    }
  }
}
