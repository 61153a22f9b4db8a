import Foundation
import GraphStore
import InkGraphCore
import Ontology
import PropertyGraph
import Testing

@testable import InkGraphCLI

@Suite("Answers of the commands") struct AnswerTests {
  private let library: SampleLibrary
  private let session: LibrarySession
  private let chinese: LibrarySession

  init() throws {
    library = try SampleLibrary()
    session = try library.session()
    chinese = try library.session(.chinese)
  }

  @Test("related: direct facts with their sentences, then what a third thing links")
  func related() throws {
    let request = RelatedAnswer.Request(name: "滨河路大修", type: "机构")
    #expect(
      shown(try RelatedAnswer.make(request, in: chinese)) == """
        临渡区水务局  机构
          临渡区水务局 —承担→ 滨河路大修
            [区水务局]承担[滨河路大修]。
            临渡新报 第12期 2024-06-03 第1版 《滨河路大修开工》

        """)
    let people = try RelatedAnswer.make(.init(name: "路桥公司", type: "person"), in: session)
    #expect(
      shown(people)
        == """
        王芳  person
          王芳 —visits→ 滨河路大修
            局长[王芳]察看滨河路大修，[路桥公司]承建二标段。
            临渡新报 no. 13 2024-06-10 p. 1 《大修过半》

        """.replacingOccurrences(
          of: "  王芳 —visits",
          with: """
              临渡路桥公司 —undertakes (二标段)→ 滨河路大修
                局长[王芳]察看滨河路大修，[路桥公司]承建二标段。
                临渡新报 no. 13 2024-06-10 p. 1 《大修过半》
              王芳 —visits
            """))
    #expect(people.rows.first?[people.columns.firstIndex { $0.key == "distance" }!] == .integer(2))
    let none = try RelatedAnswer.make(.init(name: "person/张伟", type: nil), in: session)
    #expect(none.rows.isEmpty)
    #expect(none.whenEmpty == "the library states nothing that relates a thing to 张伟")
  }

  @Test("related: --direct and --limit")
  func relatedLimits() throws {
    var request = RelatedAnswer.Request(name: "滨河路大修", type: nil)
    #expect(try RelatedAnswer.make(request, in: session).rows.count == 4)
    request.directOnly = true
    #expect(try RelatedAnswer.make(request, in: session).rows.count == 3)
    request.limit = 1
    let answer = try RelatedAnswer.make(request, in: session)
    #expect(answer.rows.count == 1)
    #expect(answer.notes == ["2 more are not shown; --limit 0 shows all"])
  }

  @Test("path: the chain, then each step with fact, sentence, article, date and page")
  func path() throws {
    #expect(
      shown(try PathAnswer.make("王芳", "路桥公司", count: 1, maximumLength: 9, in: chinese)) == """
        王芳 — 滨河路大修 — 临渡路桥公司
          1. 王芳 —visits→ 滨河路大修
             局长[王芳]察看[滨河路大修]，路桥公司承建二标段。
             临渡新报 第13期 2024-06-10 第1版 《大修过半》
          2. 滨河路大修 ←承担（二标段）— 临渡路桥公司
             局长王芳察看[滨河路大修]，[路桥公司]承建二标段。
             临渡新报 第13期 2024-06-10 第1版 《大修过半》

        """)
    let none = try PathAnswer.make("王芳", "李强", count: 1, maximumLength: 3, in: session)
    #expect(shown(none) == "")
    #expect(none.whenEmpty == "no chain of at most 3 statements connects 王芳 and 李强")
    let same = try PathAnswer.make("王芳", "person/王芳", count: 1, maximumLength: 3, in: session)
    #expect(same.whenEmpty == "both names mean 王芳")
  }

  @Test("path: programs get one row for each step and fact")
  func pathRows() throws {
    let answer = try PathAnswer.make("王芳", "区水务局", count: 2, maximumLength: 9, in: session)
    let lines = shown(answer, .tsv).split(separator: "\n").map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).prefix(7).joined(separator: " ")
    }
    #expect(
      lines == [
        "path step from to subject subjectName relation",
        "1 1 person/王芳 agency/临渡区水务局 person/王芳 王芳 holdsPosition",
        "2 1 person/王芳 project/滨河路大修 person/王芳 王芳 visits",
        "2 2 project/滨河路大修 agency/临渡区水务局 agency/临渡区水务局 临渡区水务局 undertakes",
      ])
  }

  @Test("why: every sentence with both names marked; a gazetteer's facts say so")
  func why() throws {
    #expect(
      shown(try WhyAnswer.make("区水务局", "王芳", relation: nil, in: session)) == """
        王芳 —holds position at (局长)→ 临渡区水务局
          [区水务局]局长[王芳]到场。
          临渡新报 no. 12 2024-06-03 p. 2 《水务局长谈防汛》

        """)
    #expect(
      shown(try WhyAnswer.make("区水务局", "临渡", relation: nil, in: chinese)) == """
        临渡区水务局 —jurisdiction（名录）→ 临渡区
          （据名录，原文未写）

        """)
  }

  @Test("why: without a fact, the sentences that name both, and words if there is none")
  func whyShared() throws {
    let answer = try WhyAnswer.make("person/张伟", "王芳", relation: nil, in: session)
    #expect(
      shown(answer) == """
          路旁的[张伟]看见了[王芳]。
          临渡新报 no. 12 2024-06-03 p. 1 《滨河路大修开工》

        """)
    #expect(answer.notes == ["no statement links 张伟 and 王芳; these sentences name both"])
    let none = try WhyAnswer.make("李强", "王芳", relation: "承担", in: chinese)
    #expect(shown(none) == "")
    #expect(
      none.whenEmpty
        == "no statement '承担' links 李强 and 王芳, and no sentence names both; "
        + "`inkgraph path` looks for a longer connection")
  }

  @Test("trace: issue by issue with page, headline, post and sentences; the masthead too")
  func trace() throws {
    #expect(
      shown(try TraceAnswer.make("王芳", type: nil, in: chinese)) == """
        2024-06-03 临渡新报 第12期
          第1版 《滨河路大修开工》
            路旁的张伟看见了[王芳]。
          第2版 《水务局长谈防汛》  局长（临渡区水务局）
            区水务局局长[王芳]到场。
        2024-06-10 临渡新报 第13期
          第1版 《大修过半》
            局长[王芳]察看滨河路大修，路桥公司承建二标段。

        """)
    #expect(
      shown(try TraceAnswer.make("李强", type: nil, in: session)) == """
        2024-06-03 临渡新报 no. 12
          masthead  责编 (临渡新报)
            责编：[李强]

        """)
    let none = try TraceAnswer.make("person/张伟@教育", type: nil, in: session)
    #expect(none.whenEmpty == "no article names 张伟@临渡区教育局, and no masthead does")
  }

  @Test("neighbors: facts by distance; co-occurrence only if asked for")
  func neighbors() throws {
    let near = try NeighborsAnswer.make("王芳", type: nil, depth: 1, relation: nil, in: session)
    #expect(near.rows.map { $0[4]?.text } == ["holds position at", "visits"])
    let far = try NeighborsAnswer.make("王芳", type: nil, depth: 2, relation: "承担", in: session)
    #expect(
      far.rows.isEmpty && far.whenEmpty == "the library states no fact '承担' about 王芳")
    let together = try library.session(includesCooccurrence: true)
    let pairs = try NeighborsAnswer.make(
      "person/张伟", type: nil, depth: 1, relation: "mentionedWith", in: together)
    #expect(pairs.rows.map { $0[6]?.text } == ["王芳"])
  }

  @Test("show: properties, then facts in both directions with their sentences")
  func show() throws {
    let text = shown(
      try ShowAnswer.make("区水务局", type: nil, in: chinese), .table, .chinese)
    #expect(
      text == """
        项              值                   说明       首见        末见        原句                      出处
        --------------  -------------------  ---------  ----------  ----------  ------------------------  ---------------------------------------------------
        类型            机构
        键              agency/临渡区水务局
        名称            临渡区水务局
        别名            区水务局
        提及            2
        期数            1
        首见            2024-06-03
        末见            2024-06-03
        → jurisdiction  临渡区               gazetteer  2024-06-03  2024-06-03                            临渡新报 第12期 2024-06-03 第1版 《滨河路大修开工》
        → 承担          滨河路大修                      2024-06-03  2024-06-03  区水务局承担滨河路大修。  临渡新报 第12期 2024-06-03 第1版 《滨河路大修开工》
        ← 任职          王芳                 局长       2024-06-03  2024-06-03  区水务局局长王芳到场。    临渡新报 第12期 2024-06-03 第2版 《水务局长谈防汛》

        """)
    let article = try ShowAnswer.make("大修过半", type: nil, in: session)
    #expect(article.rows.contains { $0[0]?.text == "mentions" && $0[2]?.text == "王芳" })
  }

  @Test("find: names, aliases and headlines; search: sentences")
  func find() throws {
    let names = try FindAnswer.names("水务", type: nil, in: session)
    #expect(names.rows.map { $0[0]?.text } == ["agency/临渡区水务局", "article/临渡新报/12-2"])
    #expect(names.rows.map { $0.last??.text } == [nil, nil])
    #expect(try FindAnswer.names("路桥公司", type: nil, in: session).rows[0].last??.text == "路桥公司")
    let sentences = try SearchAnswer.make(
      TextSearch(["王芳"]), in: session.store, language: .english)
    #expect(
      sentences.rows.map { $0[5]?.text } == [
        "路旁的张伟看见了王芳。", "区水务局局长王芳到场。", "局长王芳察看滨河路大修，路桥公司承建二标段。",
      ])
    let none = try FindAnswer.names("不存在", type: nil, in: session)
    #expect(none.whenEmpty == "no name holds '不存在'; `inkgraph search` looks for it in the articles")
  }

  @Test("stats, top, issues and read")
  func overviews() throws {
    let stats = shown(try StatsAnswer.make(in: session), .csv)
    #expect(stats.contains("library,issues,2\r\n"))
    #expect(stats.contains("type,person,4\r\n"))
    #expect(stats.contains("relation,undertakes,2\r\n"))
    let top = try TopAnswer.make(type: nil, by: .degree, limit: 2, in: session)
    #expect(top.rows.map { $0[5]?.text } == ["临渡区水务局", "滨河路大修"])
    #expect(top.rows.map { $0[1] } == [.integer(3), .integer(3)])
    for (measure, first) in [
      (TopAnswer.Measure.degree, "王芳"), (.mentions, "王芳"), (.pagerank, "李强"),
      (.betweenness, "张伟"),
    ] {
      let answer = try TopAnswer.make(type: "person", by: measure, limit: 1, in: session)
      #expect(answer.rows[0][2] == .string("person/\(first)"))
    }
    #expect(
      shown(try IssuesAnswer.list(session.store), .tsv) == """
        date\tnewspaper\tissue\tarticles\tmentions\tentities\tstatements\tfile
        2024-06-03\t临渡新报\t12\t2\t7\t9\t4\tissues/12.md
        2024-06-10\t临渡新报\t13\t1\t3\t9\t2\tissues/13.md

        """)
    #expect(
      shown(try IssuesAnswer.read("12-2", from: session.store, language: .chinese)) == """
        水务局长谈防汛  临渡新报/12-2 第2版
          区水务局局长王芳到场。

        """)
    for name in ["13", "2024-06-10", "临渡新报/13", "issue/临渡新报/13"] {
      #expect(try IssuesAnswer.read(name, from: session.store, language: .english).rows.count == 2)
    }
    let error = #expect(throws: CommandFailure.self) {
      _ = try IssuesAnswer.read("99", from: session.store, language: .english)
    }
    #expect(
      error?.description
        == "\(library.path): there is no issue '99'; `inkgraph issues` lists them")
  }

  @Test("schema lists the properties and links of queries, in both languages")
  func schemaOfQueries() {
    let answer = SchemaAnswer.make(Ontology.embedded.schema, language: .english)
    func row(_ name: String) -> [String]? {
      answer.rows.first { $0[0]?.text != "class" && $0[1]?.text == name }?.prefix(6)
        .map { $0?.text ?? "" }
    }
    #expect(
      row("firstSeen") == [
        "property", "firstSeen", "首见", "first seen", "node|relationship", "date",
      ])
    #expect(
      row("quotedFrom") == ["link", "quotedFrom", "引自", "quoted from", "evidence", "article"])
    for name in ["name", "aliases", "type", "code", "lastSeen", "weight", "qualifier", "score"] {
      #expect(row(name)?.first == "property")
    }
  }

  @Test("schema lists classes and predicates of the ontology")
  func schema() throws {
    let schema = Ontology.embedded.schema
    let answer = SchemaAnswer.make(schema, language: .english)
    let kinds = answer.rows.reduce(into: [:]) { $0[$1[0]?.text ?? "", default: 0] += 1 }
    #expect(kinds["class"] == schema.classes.count)
    #expect(kinds["predicate"] == schema.relations.count)
  }
}
