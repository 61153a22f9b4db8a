import Foundation
import GraphStore
import InkGraphCore
import Testing

@testable import InkGraphCLI

@Suite("Answers about the whole library") struct WholeLibraryTests {
  private let library: SampleLibrary
  private let session: LibrarySession

  init() throws {
    library = try SampleLibrary()
    session = try library.session()
  }

  @Test("search marks the words and cites the article")
  func search() throws {
    let answer = try SearchAnswer.make(
      TextSearch(["王芳", "滨河路"]), in: session.store, language: .chinese)
    #expect(
      shown(answer, .table, .chinese) == """
        临渡新报 第12期 2024-06-03 第1版 《滨河路大修开工》
          [滨河路]大修开工
          区水务局承担[滨河路]大修。
          路旁的张伟看见了[王芳]。
        临渡新报 第13期 2024-06-10 第1版 《大修过半》
          局长[王芳]察看[滨河路]大修，路桥公司承建二标段。

        """)
    let first = try SearchAnswer.make(
      TextSearch(["王芳"]), in: session.store, language: .english, limit: 1)
    #expect(first.rows.count == 1)
    #expect(first.notes == ["more sentences are not shown; --limit 0 shows all"])
  }

  @Test("a timeline counts the articles of each month, of a thing or of a pair")
  func timeline() throws {
    func months(_ names: String...) throws -> [String] {
      try TimelineAnswer.months(
        of: names.map { try session.node(named: $0) }, in: session.graph
      ).map { "\($0.name) \($0.articles)" }
    }
    #expect(try months("王芳") == ["2024-06 3"])
    #expect(try months("王芳", "滨河路大修") == ["2024-06 2"])
    #expect(try months("person/张伟", "路桥公司") == [])
  }

  @Test("bars fill the width for the most, and show even one article")
  func bars() throws {
    let months = [(1, 800), (2, 0), (3, 1), (4, 400)].compactMap { month, articles in
      CalendarDate(year: 2024, month: month, day: 1).map {
        TimelineAnswer.Month(start: $0, articles: articles)
      }
    }
    let answer = TimelineAnswer.make(months, of: "王芳", width: 4)
    #expect(
      shown(answer) == "2024-01  800  ████\n2024-02    0  \n2024-03    1  ▏\n2024-04  400  ██\n")
    let svg = TimelinePicture.svg(months, title: "王芳 <&>")
    #expect(svg.contains("<title>王芳 &lt;&amp;&gt;</title>"))
    #expect(svg.components(separatedBy: "<rect ").count == 6)
    #expect(svg.contains("height=\"160.0\"") && svg.contains("height=\"0.0\""))
  }

  @Test("compare lists what is seen for the first time after one day and up to another")
  func compare() throws {
    let before = try #require(CalendarDate(iso: "2024-06-03"))
    let after = try #require(CalendarDate(iso: "2024-06-10"))
    let request = CompareAnswer.Request(before: before, after: after)
    let answer = try CompareAnswer.make(request, in: session)
    #expect(
      answer.rows.map { [$0[3]?.text, $0[4]?.text, $0[7]?.text] } == [
        ["临渡路桥公司", nil, nil], ["临渡路桥公司", "undertakes", "滨河路大修"],
        ["王芳", "visits", "滨河路大修"],
      ])
    var older = request
    older.before = after
    older.after = after.next
    #expect(try CompareAnswer.make(older, in: session).rows.isEmpty)
  }

  @Test("communities part all things, and the community of a thing holds it")
  func communities() throws {
    let request = CommunitiesAnswer.Request(minimumSize: 1, limit: 0)
    let answer = CommunitiesAnswer.make(request, in: session)
    let sizes = answer.rows.map { row in
      if case .integer(let size)? = row[1] { Int(size) } else { 0 }
    }
    #expect(sizes.reduce(0, +) == 9)
    #expect(sizes == sizes.sorted(by: >))
    let own = try CommunitiesAnswer.members(of: "李强", request, in: session)
    #expect(own.rows.map { $0[3]?.text } == ["临渡新报", "李强"])
  }
}
