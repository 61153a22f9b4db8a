import Foundation
import InkGraphCore
import NewspaperReader
import Testing

@Suite("Text with columns side by side, as pdftotext -layout writes it")
struct LayoutTests {
  /// What gold files tell of an article.
  private struct Gold: Decodable {
    struct Entry: Decodable {
      let title: String
      let kicker: String
      let subtitle: String
      let paragraphs: [String]
      let subheads: [String]
    }
    let articles: [Entry]
  }

  private func gold(_ name: String, _ title: String) throws -> Gold.Entry {
    let gold = try JSONDecoder().decode(Gold.self, from: Data(fixture(name)))
    return try #require(gold.articles.first { $0.title.squeezed == title.squeezed })
  }

  private func issue(_ name: String) throws -> InkGraphCore.Issue {
    let result = try NewspaperReader().read(SourceFile(path: name, bytes: fixture(name)))
    return try #require(result.issues.first)
  }

  private func expect(_ article: Article, _ entry: Gold.Entry) {
    #expect(article.title.squeezed == entry.title.squeezed)
    #expect((article.kicker ?? "") == entry.kicker)
    #expect((article.blocks.first { $0.zone == .subtitle }?.text ?? "") == entry.subtitle)
    #expect(article.paragraphs == entry.paragraphs.map(\.squeezed))
    #expect(article.subheads == entry.subheads)
  }

  /// In the last columns of its second page the text of the sample runs into other columns.
  @Test("columns, a spanning headline, strips, type in steps, a caption, a jump")
  func sample() throws {
    let issue = try issue("twocol.layout.txt")
    #expect(issue.newspaper == "临渡新报")
    #expect(issue.number == 1187)
    #expect(issue.date == CalendarDate(iso: "2025-07-16"))
    #expect(issue.publishers.map(\.role) == ["主办", "主办", "编辑出版"])
    #expect(issue.editors.map(\.name) == ["陆杉", "苗宛青", "段文渊"])
    #expect(issue.articles.map(\.page) == [1, 1, 2, 2, 2])
    try #require(issue.articles.count == 5)
    let first = issue.articles[0]
    let jumped = try [gold("gold.json", first.title)]
    #expect(first.kicker == jumped[0].kicker)
    #expect(Array(first.paragraphs.prefix(jumped[0].paragraphs.count)) == jumped[0].paragraphs)
    #expect(first.captions == ["芦湾水产品交易中心分拣线。"])
    #expect(first.continuesOn == 2)
    #expect(first.authors.map(\.name) == ["沈云岫", "魏承屿"])
    for article in issue.articles[1...2] { try expect(article, gold("gold.json", article.title)) }
    #expect(issue.articles[2].authors.map(\.name) == ["段文渊"])
  }

  @Test(
    "five columns of other widths, several articles beside each other", arguments: ["reportlab"])
  func secondPaper(program: String) throws {
    let issue = try issue("second/second.\(program).layout.txt")
    #expect(issue.newspaper == "桐岭日报")
    #expect(issue.number == 4052)
    let titles = [
      "三百户人家的热水通到了家门口", "全市秋粮入库过九成", "桐岭至江原铁路联络线开工", "山里来了流动图书车",
      "社区食堂添了一道“免费汤”", "“云上桐岭”平台上线",
    ]
    #expect(issue.articles.map(\.title) == titles)
  }

  @Test("a few wide blanks make no columns")
  func noColumns() throws {
    let text = """
      临川新报
      第731期      2025年5月21日      星期三
      柳河清淤完成
      　　\(Invented.sentence)（陆杉）
      """
    let articles = try #require(read(text).issues.first).articles
    #expect(articles.map(\.title) == ["柳河清淤完成"])
  }
}
