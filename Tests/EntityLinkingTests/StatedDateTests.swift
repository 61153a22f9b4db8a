import InkGraphCore
import Testing

@Suite("Days that a text names") struct StatedDateTests {
  private let issue = CalendarDate(year: 2025, month: 3, day: 1)

  @Test(
    "a day in full, without its year, or as seen from the issue",
    arguments: [
      ("2024年12月31日，会议任命", "2024-12-31"), ("会议于２０２４年５月６日召开", "2024-05-06"),
      ("2月28日上午", "2025-02-28"), ("12月30日的会议", "2024-12-30"), ("昨日，区委", "2025-02-28"),
      ("今天上午", "2025-03-01"), ("前天", "2025-02-27"), ("3月15号开幕", "2025-03-15"),
    ])
  func days(text: String, day: String) {
    #expect(StatedDate.first(in: text, relativeTo: issue)?.date.description == day)
  }

  @Test(
    "what is no day is none",
    arguments: ["近日召开", "3月召开", "2025年召开", "2月30日", "13月1日", "", "第9日"])
  func none(text: String) {
    #expect(StatedDate.first(in: text, relativeTo: issue) == nil)
  }

  @Test("the span holds the words of the day alone")
  func span() {
    #expect(
      StatedDate.first(in: "会议2月28日召开", relativeTo: issue)?.span == TextSpan(start: 2, end: 7))
  }

  @Test("without the day of the issue only a full date can be told")
  func undated() {
    #expect(StatedDate.first(in: "昨日，2月28日", relativeTo: nil) == nil)
    #expect(StatedDate.first(in: "2025年2月28日", relativeTo: nil)?.date.description == "2025-02-28")
  }
}
