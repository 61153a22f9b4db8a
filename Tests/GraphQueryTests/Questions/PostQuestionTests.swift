import InkGraphCore
import PropertyGraph
import Testing

@testable import GraphQuery

@Suite("Who holds a post") struct PostQuestionTests {
  /// 王芳 heads the bureau until 李强 is appointed; 何田 is one of its deputies.
  private let graph: Graph
  private let id: (String) -> NodeID

  init() {
    var sample = SampleGraph()
    for person in ["王芳", "李强", "何田", "苏敏"] { sample.node("person/\(person)") }
    sample.node("agency/临渡区水务局")
    for (number, date) in [
      (1, "2024-01-10"), (2, "2024-03-10"), (3, "2024-06-10"), (4, "2024-09-10"),
    ] {
      sample.article("\(number)-1", title: "报道", page: 1, date: date)
    }
    let bureau = "agency/临渡区水务局"
    sample.fact(
      "person/王芳", "holdsPosition", bureau, "局长", says: [("1-1", "局长王芳"), ("2-1", "局长王芳")])
    sample.fact(
      "person/王芳", "holdsPosition", bureau, "局长（免去）", says: [("3-1", "6月8日，免去王芳的区水务局局长职务")])
    sample.post("person/李强", bureau, "局长", says: [("3-1", "6月8日，任命李强为区水务局局长")])
    sample.fact("person/李强", "holdsPosition", bureau, "局长", says: [("4-1", "局长李强")])
    sample.fact("person/何田", "holdsPosition", bureau, "副局长", says: [("1-1", "副局长何田")])
    sample.fact("person/苏敏", "holdsPosition", bureau, "局长（曾任）", says: [("2-1", "苏敏曾任局长")])
    sample.fact("person/苏敏", "holdsPosition", bureau, "局长（拟任）", says: [("2-1", "苏敏拟任局长")])
    let made = sample
    (graph, id) = (made.builder.build(), made.id)
  }

  private func holders(_ title: String, on day: String? = nil) -> [String] {
    PostQuestion(
      title: title, body: id("agency/临渡区水务局"), day: day.flatMap { CalendarDate(iso: $0) }
    ).answer(in: graph).map { row in
      graph.name(of: row.tenure.person) + (row.standing.map { " \($0)" } ?? "")
    }
  }

  @Test("all holders stand in the order of their times")
  func line() throws {
    #expect(holders("局长") == ["王芳", "苏敏", "李强"])
    let rows = PostQuestion(title: "局长", body: id("agency/临渡区水务局")).answer(in: graph)
    #expect(rows[0].tenure.firstSeen?.description == "2024-01-10")
    #expect(rows[0].tenure.lastSeen?.description == "2024-03-10")
    #expect(rows[0].tenure.removed?.description == "2024-06-08")
    #expect(rows[2].tenure.appointed?.description == "2024-06-08")
    #expect(rows[1].tenure.formerSince?.description == "2024-03-10")
  }

  @Test(
    "on a day: between two sightings, until the removal, from the change on, before all",
    arguments: [
      ("2024-02-01", ["王芳 shown"]), ("2024-05-01", ["王芳 shown"]),
      ("2024-06-08", ["李强 shown"]), ("2024-08-01", ["李强 shown"]), ("2025-01-01", ["李强 presumed"]),
      ("2023-12-31", []),
    ])
  func day(day: String, names: [String]) {
    #expect(holders("局长", on: day) == names)
  }

  @Test("a deputy is not followed by the next one; a plan and a former post hold nothing")
  func deputies() {
    #expect(holders("副局长", on: "2024-12-01") == ["何田 presumed"])
    #expect(!holders("局长", on: "2024-03-10").contains { $0.hasPrefix("苏敏") })
    let titles = PostQuestion(title: "", body: id("agency/临渡区水务局")).titles(in: graph)
    #expect(titles == ["副局长", "局长"])
  }

  @Test("a career lists the posts of a person")
  func career() {
    let tenures = CareerQuestion(person: id("person/李强")).answer(in: graph)
    #expect(tenures.map(\.title) == ["局长"])
    #expect(tenures[0].lastSeen?.description == "2024-09-10")
    #expect(CareerQuestion(person: id("agency/临渡区水务局")).answer(in: graph).isEmpty)
  }
}
