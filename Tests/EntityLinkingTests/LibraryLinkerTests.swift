import InkGraphCore
import InkGraphTestSupport
import Testing

@testable import EntityLinking

@Suite("Links across issues") struct LibraryLinkerTests {
  private let linker = LibraryLinker(SampleOntology.shared)

  @Test("things of one type and name are one; their other names and days are gathered")
  func gathered() throws {
    var first = PartBuilder("03-01")
    first.add(.agency, "云港市青禾区水利局", as: ["区水利局", "青禾区水利局"])
    var second = PartBuilder("05-01")
    second.add(.agency, "云港市青禾区水利局", as: ["区水利局"])
    second.add(.organization, "云港市青禾区水利局")
    let library = linker.link([second.part, first.part])
    #expect(library.keys(.agency) == ["agency/云港市青禾区水利局"])
    #expect(library.keys(.organization) == ["organization/云港市青禾区水利局"])
    let bureau = try #require(library.entity("云港市青禾区水利局"))
    #expect(bureau.aliases == ["区水利局", "青禾区水利局"])
    #expect(bureau.mentionCount == 3)
    #expect(bureau.issueCount == 2)
    #expect(bureau.firstSeen?.description == "2025-03-01")
    #expect(bureau.lastSeen?.description == "2025-05-01")
    #expect(library.resolution[first.part.issue.key] == [0])
  }

  @Test("the canonical name is no alias of itself, and blanks inside a surface do not count")
  func aliases() throws {
    var part = PartBuilder("03-01")
    part.add(.person, "王芳", as: ["王芳", "王 芳"])
    #expect(linker.link([part.part]).entity("王芳")?.aliases.isEmpty == true)
  }

  @Test("a statement of several issues is one, with its first and last day and sorted evidence")
  func merged() throws {
    var first = PartBuilder("03-01")
    let road = first.add(.project, "滨河路大修")
    let bureau = first.add(.agency, "云港市青禾区水利局")
    first.state(bureau, Predicate(rawValue: "undertakes"), road, at: 8, score: 0.7)
    first.state(bureau, Predicate(rawValue: "undertakes"), road, at: 3, score: 0.6)
    var second = PartBuilder("05-01")
    let other = second.add(.agency, "云港市青禾区水利局")
    let again = second.add(.project, "滨河路大修")
    second.state(other, Predicate(rawValue: "undertakes"), again, score: 0.9)
    second.state(other, Predicate(rawValue: "undertakes"), again, "计划")
    let library = linker.link([second.part, first.part])
    #expect(library.statements.count == 2)
    let fact = try #require(library.statements.first { $0.qualifier == nil })
    #expect(fact.firstSeen?.description == "2025-03-01")
    #expect(fact.lastSeen?.description == "2025-05-01")
    #expect(fact.score == 0.9)
    #expect(fact.evidence.map(\.span.start) == [3, 8, 0])
    #expect(fact.evidence.map(\.article.issue) == [first, first, second].map(\.part.issue.key))
  }

  @Test("a project is the same with and without quotes; the usual form names it")
  func quotedProject() {
    var parts: [IssuePart] = []
    for (day, name) in [("03-01", "“春苗行动”"), ("03-02", "春苗行动"), ("03-03", "春苗行动")] {
      var builder = PartBuilder(day)
      builder.add(.project, name, as: [name])
      parts.append(builder.part)
    }
    let library = linker.link(parts)
    #expect(library.keys(.project) == ["project/春苗行动"])
    #expect(library.entity("春苗行动")?.aliases == ["“春苗行动”"])
  }

  @Test("a firm's short name joins the only full name that holds it")
  func firms() {
    var first = PartBuilder("03-01")
    first.add(.enterprise, "云港瑞和机械有限公司", as: ["云港瑞和机械有限公司"])
    var second = PartBuilder("03-02")
    second.add(.enterprise, "瑞和公司", as: ["瑞和公司"])
    #expect(
      linker.link([first.part, second.part]).keys(.enterprise) == ["enterprise/云港瑞和机械有限公司"])
    var third = PartBuilder("03-03")
    third.add(.enterprise, "石岭瑞和食品有限公司")
    #expect(linker.link([first.part, second.part, third.part]).keys(.enterprise).count == 3)
  }

  @Test("a post at a firm's short name and one at its full name are one person's")
  func postsAtFirms() {
    func part(_ day: String, _ firm: String) -> IssuePart {
      var builder = PartBuilder(day)
      let person = builder.add(.person, "王芳", as: ["王芳"], titles: ["董事长"])
      builder.state(person, .holdsPosition, builder.add(.enterprise, firm), "董事长")
      return builder.part
    }
    let full = "云港海曦冷链股份有限公司"
    let parts = [part("03-01", full), part("03-03", "海曦冷链"), part("03-06", full)]
    #expect(linker.link(parts).keys(.person) == ["person/王芳"])
    let other = [part("03-02", "石岭海曦冷链设备有限公司"), part("03-04", "海曦冷链")]
    #expect(
      linker.link(parts + other).keys(.person) == [
        "person/王芳@云港海曦冷链股份有限公司", "person/王芳@海曦冷链",
      ])
  }

  @Test("who is called a citizen beside a post is the holder of the post")
  func citizensWithPosts() {
    func part(_ day: String, _ titles: [String], _ firm: String?) -> IssuePart {
      var builder = PartBuilder(day)
      let person = builder.add(.person, "王芳", as: ["王芳"], titles: titles)
      if let firm { builder.state(person, .holdsPosition, builder.add(.enterprise, firm), "总裁") }
      return builder.part
    }
    let post = part("03-01", ["市民", "总裁"], "海曦冷链")
    #expect(linker.link([post, part("03-02", ["总裁"], "海曦冷链")]).keys(.person) == ["person/王芳"])
    #expect(linker.link([post, part("03-02", ["市民"], nil)]).keys(.person) == ["person/王芳"])
  }

  @Test("firms of two places, of a trade alone, or of a group and its member are not one")
  func firmsApart() {
    func count(_ names: String...) -> Int {
      var part = PartBuilder("03-01")
      for name in names { part.add(.enterprise, name, as: [name]) }
      return linker.link([part.part]).keys(.enterprise).count
    }
    #expect(count("云港航空股份有限公司", "石岭航空公司") == 2)
    #expect(count("云港航空股份有限公司", "航空公司") == 2)
    #expect(count("云港航空股份有限公司", "云港航空") == 1)
    #expect(count("云港瑞和机械有限公司", "石岭瑞和公司") == 2)
    #expect(count("云港瑞和机械有限公司", "瑞和集团") == 2)
    #expect(count("云港瑞和机械集团有限公司", "瑞和集团") == 1)
    #expect(count("瑞和（云港）机械有限公司", "瑞和公司") == 2)
    #expect(count("瑞和机械公司", "瑞和机械", "瑞和机械集团公司") == 1)
  }

  @Test("a name that only adds place or form to another is its long form")
  func longForm() {
    var first = PartBuilder("03-01")
    first.add(.enterprise, "云港海曦冷链集团", as: ["云港海曦冷链集团"])
    var second = PartBuilder("03-02")
    second.add(.enterprise, "海曦冷链", as: ["海曦冷链"])
    #expect(linker.link([first.part, second.part]).keys(.enterprise) == ["enterprise/云港海曦冷链集团"])
    var third = PartBuilder("03-03")
    third.add(.enterprise, "石岭海曦冷链公司")
    #expect(linker.link([first.part, second.part, third.part]).keys(.enterprise).count == 3)
  }

  @Test("a village is the only one of its name that the same paper names with its town")
  func villages() {
    func part(_ day: String, _ name: String, paper: String = "今日青禾") -> IssuePart {
      var builder = PartBuilder(day, newspaper: paper)
      let village = builder.add(.region, name, as: [name])
      if name.count > 3 {
        builder.state(
          village, .partOf, builder.add(.region, String(name.dropLast(3))), rule: "name.village")
      }
      return builder.part
    }
    let full = "云港市青禾区白沙镇红旗村"
    let parts = [part("03-01", full), part("03-02", "红旗村")]
    #expect(linker.link(parts).keys(.region).contains("region/红旗村") == false)
    let other = part("03-03", "红旗村", paper: "晨报")
    #expect(linker.link(parts + [other]).keys(.region).contains("region/红旗村"))
    let second = part("03-04", "云港市青禾区石桥镇红旗村")
    #expect(linker.link(parts + [second]).keys(.region).contains("region/红旗村"))
  }

  @Test("posts in two provinces are not one career")
  func provinces() {
    let library = linker.link([
      PartBuilder.post("01-10", "张伟", "局长", "山东省青岛市水务管理局"),
      PartBuilder.post("04-10", "张伟", "主任", "四川省成都市水务管理局"),
    ])
    #expect(library.keys(.person).count == 2)
  }

  @Test("a body without a fact is no less an entity; nothing states something of itself")
  func loops() {
    var part = PartBuilder("03-01")
    let bureau = part.add(.agency, "云港市青禾区水利局")
    let same = part.add(.agency, "云港市青禾区水利局")
    part.state(bureau, .partOf, same)
    let library = linker.link([part.part])
    #expect(library.entities.count == 1)
    #expect(library.statements.isEmpty)
  }

  @Test("no parts make an empty library")
  func empty() { #expect(linker.link([]) == LinkedLibrary()) }
}

@Suite("People of one name") struct NamesakeTests {
  private let linker = LibraryLinker(SampleOntology.shared)

  @Test("one name in one post is one person, whose key is the plain name")
  func onePerson() {
    let library = linker.link([
      PartBuilder.post("03-01", "王建平", "局长", "云港市青禾区水利局"),
      PartBuilder.post("06-01", "王建平", "局长", "云港市青禾区水利局"),
    ])
    #expect(library.keys(.person) == ["person/王建平"])
  }

  @Test("posts that follow each other are one career")
  func career() {
    let library = linker.link([
      PartBuilder.post("01-10", "邵启铭", "局长", "云港市青禾区住房和城乡建设局"),
      PartBuilder.post("03-10", "邵启铭", "局长", "云港市青禾区住房和城乡建设局"),
      PartBuilder.post("04-10", "邵启铭", "副区长", "云港市青禾区人民政府"),
    ])
    #expect(library.keys(.person) == ["person/邵启铭"])
  }

  @Test("posts at two bodies whose times interleave are two people")
  func interleaved() {
    let library = linker.link([
      PartBuilder.post("01-10", "张伟", "局长", "云港市青禾区水利局"),
      PartBuilder.post("02-10", "张伟", "主任", "云港市青禾区人民医院"),
      PartBuilder.post("03-10", "张伟", "局长", "云港市青禾区水利局"),
      PartBuilder.post("04-10", "张伟", "主任", "云港市青禾区人民医院"),
    ])
    #expect(
      Set(library.keys(.person)) == [
        "person/张伟@云港市青禾区水利局", "person/张伟@云港市青禾区人民医院",
      ])
  }

  @Test("someone who writes for the paper is not the head of a bureau of the same name")
  func staff() {
    var part = PartBuilder("03-01")
    part.post("张伟", "局长", "云港市青禾区水利局")
    part.add(.person, "张伟", role: .staff)
    let people = linker.link([part.part]).keys(.person)
    #expect(Set(people) == ["person/张伟@云港市青禾区水利局", "person/张伟@今日青禾"])
  }

  @Test("posts of the same days are one person's unless both are full-time")
  func offices() {
    let committee = "云港市青禾区防汛抗旱指挥部"
    let parts = ["01-10", "03-10"].map { PartBuilder.post($0, "邵启铭", "局长", "云港市青禾区水利局") }
    let chair = ["02-10", "04-10"].map { PartBuilder.post($0, "邵启铭", "指挥", committee) }
    #expect(linker.link(parts + chair).keys(.person) == ["person/邵启铭"])
    let head = ["02-10", "04-10"].map { PartBuilder.post($0, "邵启铭", "院长", "云港市青禾区人民医院") }
    #expect(linker.link(parts + head).keys(.person).count == 2)
  }

  @Test("a form of address, a kinship or an honour tells no walk of life")
  func address() {
    var parts = [PartBuilder.post("03-01", "邵启铭", "局长", "云港市青禾区水利局")]
    for title in ["同志", "先生", "父亲", "劳动模范", "等领导"] {
      var part = PartBuilder("03-02")
      part.add(.person, "邵启铭", as: ["邵启铭"], titles: [title])
      parts.append(part.part)
    }
    #expect(linker.link(parts).keys(.person) == ["person/邵启铭"])
  }

  @Test("a body and its abbreviation are one post; a numbered body of the kind is another")
  func abbreviations() {
    func people(_ short: String) -> Int {
      linker.link([
        PartBuilder.post("01-10", "张伟", "主任", "云港市青禾区人民医院"),
        PartBuilder.post("02-10", "张伟", "主任", short),
        PartBuilder.post("03-10", "张伟", "主任", "云港市青禾区人民医院"),
        PartBuilder.post("04-10", "张伟", "主任", short),
      ]).keys(.person).count
    }
    #expect(people("青禾区医院") == 1)
    #expect(people("云港市青禾区第三人民医院") == 2)
  }

  @Test("a family name alone is one person by a common body only, else known by its article")
  func familyNames() {
    var bare = [PartBuilder("02-10"), PartBuilder("03-10")]
    for index in bare.indices { bare[index].add(.person, "王", as: ["王"], titles: ["局长"]) }
    let posts = ["01-10", "04-10"].map { PartBuilder.post($0, "王", "局长", "云港市青禾区水利局") }
    #expect(
      linker.link(posts + bare.map(\.part)).keys(.person) == [
        "person/王@云港市青禾区水利局", "person/王@今日青禾/2025-02-10-1", "person/王@今日青禾/2025-03-10-1",
      ])
  }

  @Test(
    "who signs an article of their own under a name that few bear is the person in the news",
    arguments: [
      ("邵启铭", true, 1), ("邵启铭", false, 2), ("张伟", true, 2), ("张伟", false, 2),
    ])
  func authors(name: String, signs: Bool, people: Int) {
    var author = PartBuilder("03-02")
    author.add(.person, name, titles: signs ? [Byline.signature] : [], role: .staff)
    let parts = [PartBuilder.post("03-01", name, "局长", "云港市青禾区水利局"), author.part]
    #expect(linker.link(parts).keys(.person).count == people)
  }

  @Test("who signs the article that names them is both author and person in the news")
  func ownArticle() {
    var subject = PartBuilder("03-01")
    subject.add(.person, "张伟", as: ["张伟"], titles: [Byline.signature])
    var author = PartBuilder("03-02")
    author.add(.person, "张伟", role: .staff)
    #expect(linker.link([subject.part, author.part]).keys(.person) == ["person/张伟"])
  }

  @Test("who has a post at the newspaper is the one who writes in it")
  func journalist() {
    var author = PartBuilder("03-02")
    author.add(.person, "张伟", role: .staff)
    let parts = [PartBuilder.post("03-01", "张伟", "主任", "今日青禾编辑部"), author.part]
    #expect(linker.link(parts).keys(.person) == ["person/张伟"])
  }

  @Test("a villager is not the official of the same name")
  func walksOfLife() {
    var villager = PartBuilder("03-02")
    villager.add(.person, "刘长河", as: ["刘长河"], titles: ["村民"])
    let library = linker.link([
      PartBuilder.post("03-01", "刘长河", "局长", "云港市青禾区水利局"), villager.part,
    ])
    #expect(library.keys(.person).count == 2)
  }

  @Test("who appears without a post is whoever of the name was seen nearest")
  func bareAppearance() throws {
    var bare = PartBuilder("04-11")
    bare.add(.person, "张伟", as: ["张伟"])
    let library = linker.link([
      PartBuilder.post("01-10", "张伟", "局长", "云港市青禾区水利局"),
      PartBuilder.post("02-10", "张伟", "主任", "云港市青禾区人民医院"),
      PartBuilder.post("03-10", "张伟", "局长", "云港市青禾区水利局"),
      PartBuilder.post("04-10", "张伟", "主任", "云港市青禾区人民医院"), bare.part,
    ])
    let index = try #require(library.resolution[bare.part.issue.key]?.first)
    #expect(library.entities[index].key.description == "person/张伟@云港市青禾区人民医院")
  }

  @Test("names that only look or sound alike are never one person")
  func likeNames() {
    let library = linker.link([
      PartBuilder.post("01-10", "王建平", "局长", "云港市青禾区水利局"),
      PartBuilder.post("02-10", "王建萍", "局长", "云港市青禾区水利局"),
      PartBuilder.post("03-10", "汪建平", "局长", "云港市青禾区水利局"),
    ])
    #expect(library.keys(.person).count == 3)
  }
}

@Suite("Any library") struct LibraryPropertyTests {
  @Test(
    "the skeletons of parts give the keys that the parts give",
    arguments: 1...40 as ClosedRange<UInt64>)
  func skeletons(seed: UInt64) {
    let linker = LibraryLinker(SampleOntology.shared)
    var numbers = SeededGenerator(seed: seed)
    let parts = (1...9).map { randomPart(day: $0, &numbers) }
    #expect(
      linker.links(of: ThingTable(parts.map(\.skeleton))).links.byIssue
        == linker.links(of: ThingTable(parts)).links.byIssue)
  }

  @Test("the order of the parts does not matter, and entities and statements are sorted")
  func orderIndependence() {
    let linker = LibraryLinker(SampleOntology.shared)
    for seed in UInt64(1)...40 {
      var numbers = SeededGenerator(seed: seed)
      let parts = (1...9).map { randomPart(day: $0, &numbers) }
      let library = linker.link(parts)
      for _ in 0..<4 {
        #expect(linker.link(parts.shuffled(using: &numbers)) == library, "seed \(seed)")
      }
      let keys = library.entities.map(\.key)
      #expect(keys == keys.sorted() && Set(keys).count == keys.count, "seed \(seed)")
      for statement in library.statements {
        #expect(!statement.evidence.isEmpty, "seed \(seed)")
        #expect(statement.subject != statement.object, "seed \(seed)")
      }
      for part in parts {
        let resolution = library.resolution[part.issue.key] ?? []
        #expect(resolution.count == part.entities.count, "seed \(seed)")
        for (entity, index) in zip(part.entities, resolution) {
          #expect(library.entities[index].key.type == entity.type, "seed \(seed)")
        }
      }
      #expect(
        library.entities.reduce(0) { $0 + $1.mentionCount }
          == parts.reduce(0) { $0 + $1.mentions.count }, "seed \(seed)")
    }
  }

  /// A few namesakes with posts, firms by full and short names, projects with and without quotes.
  private func randomPart(day: Int, _ numbers: inout SeededGenerator) -> IssuePart {
    var builder = PartBuilder("03-0\(day)", number: day)
    func pick(_ values: [String]) -> String { values.randomElement(using: &numbers) ?? "" }
    for _ in 0..<4 {
      builder.post(
        pick(["张伟", "王芳", "刘长河", "王"]), pick(["局长", "主任", "村民"]),
        pick(["云港市青禾区水利局", "云港市青禾区教育局", "石岭县人民医院", "水利局"]))
      builder.add(
        .enterprise, pick(["云港瑞和机械有限公司", "瑞和公司", "石岭瑞和食品有限公司", "瑞和机械"]), as: ["瑞和"])
      let project = builder.add(.project, pick(["“春苗行动”", "春苗行动", "滨河路大修"]), as: ["春苗"])
      let person = builder.add(
        .person, pick(["张伟", "李强", "王", "刘长河"]),
        as: Bool.random(using: &numbers) ? ["王"] : [],
        titles: Bool.random(using: &numbers) ? [Byline.signature] : [],
        role: Bool.random(using: &numbers) ? .staff : .subject)
      builder.state(
        person, Predicate(rawValue: "participatesIn"), project,
        at: Int.random(in: 0...3, using: &numbers), rule: pick(["a", "b"]))
    }
    return builder.part
  }
}
