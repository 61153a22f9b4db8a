import Foundation
import InkGraphCore
import NewspaperReader
import Testing

@Suite("The sample issue in every form is read as its gold file says")
struct SampleTests {
  /// The gold file of the samples.
  struct Gold: Decodable {
    struct Entry: Decodable {
      let page: Int
      let title: String
      let kicker: String
      let subtitle: String
      let paragraphs: [String]
      let subheads: [String]
      let captions: [String]
      let byline: String
      let continues: Int?
    }
    let paper: String
    let date: CalendarDate
    let issue: Int
    let articles: [Entry]
  }

  private func gold() throws -> Gold {
    try JSONDecoder().decode(Gold.self, from: Data(fixture("gold.json")))
  }

  @Test(
    "headlines, paragraphs, captions and bylines",
    arguments: ["issue.md", "issue_noimage.md", "raw_pdf_text.txt"])
  func issue(name: String) throws {
    let gold = try gold()
    let result = try NewspaperReader().read(SourceFile(path: name, bytes: fixture(name)))
    #expect(result.diagnostics.isEmpty)
    let issue = try #require(result.issues.first)
    #expect(issue.newspaper == gold.paper)
    #expect(issue.date == gold.date)
    #expect(issue.number == gold.issue)
    let expected = gold.articles.filter { $0.continues == nil }
    let second = try #require(gold.articles.first { $0.continues != nil })
    let found = issue.articles.filter { $0.kind != .notice }
    try #require(found.count == expected.count)
    for (place, (article, entry)) in zip(found, expected).enumerated() {
      // The photo has a headline in Markdown only.
      if article.kind != .photo || !article.title.isEmpty {
        #expect(article.title.squeezed == entry.title.squeezed)
      }
      #expect((article.kicker ?? "") == entry.kicker)
      #expect((article.blocks.first { $0.zone == .subtitle }?.text ?? "") == entry.subtitle)
      #expect(article.page == entry.page)
      #expect(article.captions == entry.captions)
      let rest = place == 0 ? second.subheads : []
      #expect(article.subheads == entry.subheads + rest)
      // A byline that the gold file leaves in a paragraph is taken out of it.
      let printed = entry.paragraphs + (place == 0 ? second.paragraphs : [])
      let texts = printed.map { $0.replacing("（沈云岫　摄影报道）", with: "").squeezed }
      #expect(article.paragraphs == texts)
      #expect(article.continuesOn == (place == 0 ? 2 : nil))
    }
    #expect(
      found.map { $0.authors.map(\.name) } == [
        ["沈云岫", "魏承屿"], ["陆杉"], ["魏承屿", "苗宛青"], ["沈云岫"], ["段文渊"], ["林可"], ["何小满", "苗宛青"],
      ])
  }

  @Test(
    "headlines of two-column PDFs through two converters",
    arguments: ["twocol.pdfminer.txt", "twocol.raw.txt"])
  func converters(name: String) throws {
    let result = try NewspaperReader().read(SourceFile(path: name, bytes: fixture(name)))
    let issue = try #require(result.issues.first)
    #expect(
      issue.articles.map(\.title) == [
        "老码头换新颜 小海鲜闯大市场", "区政协召开青芦河综合治理专题协商会议", "青禾镇：小番茄串起大产业",
        "轨道交通5号线二期临渡段首座车站封顶", "夏粮收购工作进展平稳",
      ])
    #expect(issue.articles.map(\.page) == [1, 1, 2, 2, 2])
  }

  @Test(
    "articles that no byline parts, in three layouts",
    arguments: [
      ("narrow.txt", ["区领导督导防汛备汛工作", "引来四万游客", "石桥村蓝莓进入采摘期"], [3, 2, 1]),
      ("indented.txt", ["贺明川出席并讲话", "柳河清淤完成 两岸换了新颜", "渔港文化节开幕", "图片新闻"], [3, 3, 2, 1]),
      ("unwrapped.txt", ["柳河清淤完成", "夜间自习室对外开放", "停水公告"], [2, 2, 3]),
    ])
  func layouts(name: String, titles: [String], paragraphs: [Int]) throws {
    let result = try NewspaperReader().read(SourceFile(path: name, bytes: fixture(name)))
    let issue = try #require(result.issues.first)
    #expect(issue.articles.map(\.title) == titles)
    #expect(issue.articles.map(\.paragraphs.count) == paragraphs)
    #expect(issue.number == 731)
  }

  @Test("a file in GB18030 with Windows line ends")
  func windows() throws {
    let result = try NewspaperReader().read(
      SourceFile(path: "issue.txt", bytes: fixture("issue_gb18030.txt")))
    let issue = try #require(result.issues.first)
    #expect(
      issue.articles.map(\.title) == ["卢景行调研重点项目建设", "石泉县党政代表团来我区考察", "“最美乡村医生”评选结果揭晓", "停电公告"])
    #expect(issue.articles.map(\.page) == [1, 1, 2, 2])
    #expect(issue.articles.map(\.kind) == [.news, .news, .news, .notice])
    #expect(issue.articles.map { $0.authors.map(\.name) } == [["陆杉"], ["苗宛青"], ["邵清荷"], []])
  }
}
