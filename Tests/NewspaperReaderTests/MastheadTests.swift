import InkGraphCore
import NewspaperReader
import Testing

@Suite("Mastheads")
struct MastheadTests {
  private let body = "\n\n## 柳河清淤完成\n\n" + Invented.sentence + "\n"

  @Test("name, number, dates, publishers and staff are read from Markdown")
  func markdown() throws {
    let foot = """

      责编：苗景行 美编：沈　杉

      准印证号：澜连内资第C０００７号 新闻热线：80000731 网络版地址：<http://www.lc.example> 投稿邮箱：[a@lc.example](mailto:a@lc.example)
      """
    let result = read(Invented.head + "## 柳河清淤完成\n\n" + Invented.sentence + "\n" + foot)
    #expect(result.diagnostics.isEmpty)
    let issue = try #require(result.issues.first)
    #expect(issue.newspaper == "临川新报")
    #expect(issue.number == 731)
    #expect(issue.date == CalendarDate(iso: "2025-05-21"))
    #expect(issue.weekday == "星期三")
    #expect(issue.lunarDate == "农历四月廿四")
    #expect(
      issue.publishers == [
        Publisher(name: "中共平州市临川区委", role: "主办"),
        Publisher(name: "平州市临川区人民政府", role: "主办"),
        Publisher(name: "临川区融媒体中心", role: "编辑出版"),
      ])
    #expect(issue.editors == [Credit(role: "责编", name: "苗景行"), Credit(role: "美编", name: "沈杉")])
    #expect(
      issue.contact
        == Contact(
          hotline: "80000731", website: "http://www.lc.example", email: "a@lc.example",
          license: "澜连内资第C0007号"))
    #expect(
      issue.mastheadText
        == "中共平州市临川区委\n平州市临川区人民政府 主办\n临川区融媒体中心编辑出版\n责编：苗景行 美编：沈 杉")
    #expect(issue.articles.count == 1)
  }

  @Test("a role on a line of its own belongs to the bodies above that have none")
  func loneRole() throws {
    let text = """
      第 731期

      中共平州市临川区委

      平州市临川区人民政府

      临川区融媒体中心编辑出版

      主办

      2025年5月21日   农历四月廿四  星期三

      柳河清淤完成

      　　\(Invented.sentence)
      """
    let result = read(text)
    let issue = try #require(result.issues.first)
    #expect(issue.publishers.map(\.role) == ["主办", "主办", "编辑出版"])
    #expect(issue.mastheadText.hasPrefix("中共平州市临川区委\n平州市临川区人民政府\n主办\n"))
    #expect(issue.newspaper.isEmpty)
    #expect(result.diagnostics.map(\.severity) == [.note])
  }

  @Test(
    "dates are read in every printed form",
    arguments: [
      "2025年5月21日 星期三", "２０２５年５月２１日", "2025.05.21", "2025-5-21", "二〇二五年五月二十一日",
      "2025年 5月 21日", "第0731期 2025年5月21日 今日4版",
    ])
  func dates(line: String) {
    let issue = read("# 临川新报\n\n\(line)" + body).issues.first
    #expect(issue?.date == CalendarDate(iso: "2025-05-21"))
    #expect(issue?.articles.count == 1)
  }

  @Test("a lunar date is never taken for a Gregorian one")
  func lunar() {
    for line in ["农历四月廿四", "乙巳年四月廿四"] {
      let result = read("# 临川新报\n\n\(line)" + body)
      #expect(result.issues.first?.date == nil)
      #expect(result.issues.first?.lunarDate == line)
      #expect(result.diagnostics.map(\.severity) == [.warning])
    }
  }

  @Test("a weekday that the calendar denies is reported with its line")
  func weekday() {
    let result = read("# 临川新报\n\n2025年5月21日 星期四" + body)
    #expect(result.diagnostics.count == 1)
    #expect(
      result.diagnostics.first?.description
        == "test.txt:3: warning: 2025-05-21 is a 星期三, but the masthead prints 星期四; "
        + "check the date")
  }

  @Test("issues that were joined to one file are parted")
  func joinedIssues() {
    let second = Invented.head.replacing("21日", with: "22日").replacing("0731", with: "0732")
      .replacing("星期三", with: "星期四")
    let text = Invented.head + body + "\n\n" + second + body
    #expect(read(text).issues.map(\.number) == [731, 732])
  }

  @Test(
    "what stands inside an article is never the masthead's",
    arguments: ["第239号", "1998年1月7日", "报名热线：80000999", "农历四月廿四", "区教育局 主办", "第94期"])
  func insideArticles(line: String) throws {
    let head = "# 临川新报\n\n2025年5月21日"
    let plain = try #require(read(head + body + "\n" + Invented.second).issues.first)
    let text = head + body + "\n\(line)\n\n" + Invented.second
    let issue = try #require(read(text).issues.first)
    #expect(issue.date == plain.date)
    #expect(issue.number == nil)
    #expect(issue.lunarDate == nil)
    #expect(issue.contact == Contact())
    #expect(issue.publishers.isEmpty)
    #expect(issue.articles.count == 1)
    // `subheads` or `paragraphs`: nothing that is printed is lost.
    #expect(issue.articles.first?.text.contains(line.replacing(" ", with: "")) == true)
  }

  @Test(
    "in the text of a PDF neither",
    arguments: ["　　第239号", "　　2024年1月7日", "　　报名热线：80000999", "周六，一起去看柳"])
  func insideText(line: String) throws {
    let head = "临川新报\n2025年5月21日\n柳河清淤完成\n　　\(Invented.sentence)\n"
    let issue = try #require(read(head + line + "\n　　" + Invented.second).issues.first)
    #expect(issue.date == CalendarDate(iso: "2025-05-21"))
    #expect(issue.number == nil)
    #expect(issue.weekday == nil)
    #expect(issue.contact == Contact())
    #expect(issue.articles.first?.text.contains(line.drop { $0 == "　" }) == true)
  }
}
