import InkGraphCore
import Testing

@testable import InkGraphCLI

@Suite("Who holds a post") struct WhoTests {
  private let library: SampleLibrary
  private let session: LibrarySession

  init() throws {
    library = try SampleLibrary()
    session = try library.session(.chinese)
  }

  @Test("the holder, since when, and the sentence that shows it")
  func holder() throws {
    #expect(
      shown(try WhoAnswer.make("局长", "区水务局", on: nil, in: session)) == """
        王芳  2024-06-03（首见）
          [区水务局]局长[王芳]到场。
          临渡新报 第12期 2024-06-03 第2版 《水务局长谈防汛》

        """)
  }

  @Test("on a day before the first sighting nobody is known, after it the holder is presumed")
  func day() throws {
    let before = try WhoAnswer.make(
      "局长", "区水务局", on: CalendarDate(iso: "2024-06-01"), in: session)
    #expect(before.rows.isEmpty)
    #expect(
      before.whenEmpty
        == "the library does not tell who was 局长 at 临渡区水务局 on 2024-06-01; leave out --on to see "
        + "all that it tells")
    let after = try WhoAnswer.make(
      "局长", "区水务局", on: CalendarDate(iso: "2024-07-01"), in: session)
    #expect(after.rows.map { $0[3]?.text } == ["presumed"])
  }

  @Test("a title that the body does not have lists those that it has")
  func unknownTitle() throws {
    let answer = try WhoAnswer.make("主任", "区水务局", on: nil, in: session)
    #expect(answer.rows.isEmpty)
    #expect(
      answer.whenEmpty == "the library knows no '主任' at 临渡区水务局; the titles there are 局长")
    #expect(
      try WhoAnswer.make("局长", "滨河路大修", on: nil, in: session).whenEmpty
        == "the library knows no post at 滨河路大修")
  }
}
