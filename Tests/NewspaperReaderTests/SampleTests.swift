import Foundation
import InkGraphCore
import NewspaperReader
import Testing

@Suite("The sample issue in every form is read as its gold file says")
struct SampleTests {
  /// The gold file of the samples.
  struct Gold: Decodable {
    struct Entry: Decodable {
      let id: Int
      let page: Int
      let title: String
      let kicker: String
      let subtitle: String
      let paragraphs: [String]
      let subheads: [String]
      var captions: [String]
      let byline: String
      let jump: String
      let continues: Int?
    }
    let paper: String
    let date: CalendarDate
    let issue: Int
    var articles: [Entry]
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
    compare(issue, with: gold, photoNeedsTitle: false)
  }

  /// Compares an issue with the articles of the gold file.
  private func compare(
    _ issue: InkGraphCore.Issue, with gold: Gold, among ids: Set<Int>? = nil,
    photoNeedsTitle: Bool = true
  ) {
    let all = gold.articles.filter { ids?.contains($0.id) ?? true }
    let expected = all.filter { $0.continues == nil }
    let found = issue.articles.filter { $0.kind != .notice }
    #expect(found.map(\.listedTitle).count == expected.count)
    for (article, entry) in zip(found, expected) {
      let rest = all.filter { $0.continues == entry.id }
      // The photo has a headline in Markdown only.
      if article.kind != .photo || photoNeedsTitle || !article.title.isEmpty {
        #expect(article.title.squeezed == entry.title.squeezed)
      }
      #expect((article.kicker ?? "") == entry.kicker)
      #expect((article.blocks.first { $0.zone == .subtitle }?.text ?? "") == entry.subtitle)
      #expect(article.page == entry.page)
      #expect(article.captions == entry.captions)
      #expect(article.subheads == entry.subheads + rest.flatMap(\.subheads))
      // A byline that the gold file leaves in a paragraph is taken out of it.
      let printed = entry.paragraphs + rest.flatMap(\.paragraphs)
      let texts = printed.map { $0.replacing("（沈云岫　摄影报道）", with: "").squeezed }
      #expect(article.paragraphs == texts)
      #expect(article.continuesOn == (entry.jump.isEmpty ? nil : 2))
      let people = rest.first.map { Self.authors[$0.id] } ?? Self.authors[entry.id]
      #expect(article.authors.map(\.name) == people ?? [])
    }
  }

  /// The people whom the bylines name.
  private static let authors: [Int: [String]] = [
    1002: ["陆杉"], 1003: ["魏承屿", "苗宛青"], 1004: ["沈云岫"], 1005: ["沈云岫", "魏承屿"], 1006: ["段文渊"],
    1007: ["林可"], 1008: ["何小满", "苗宛青"],
  ]

  @Test("a folder of saved pages whose links stand in daoxiang")
  func directionsFolder() throws {
    let gold = withoutCaptions(try gold())
    let result = try NewspaperReader().read(fixtures(in: "lb_html"), name: "lb_html")
    #expect(result.diagnostics.isEmpty)
    try #require(result.issues.count == 1)
    #expect(result.issues[0].newspaper == gold.paper)
    #expect(result.issues[0].date == gold.date)
    #expect(result.issues[0].source == "lb_html")
    compare(result.issues[0], with: gold)
  }

  @Test("pages that each hold the whole issue, with and without the list of articles")
  func wholeIssuePages() throws {
    let gold = withoutCaptions(try gold())
    for prefixes in [["Page01", "Page02", "PageArticle"], ["Page01", "Page02"], ["Page02"]] {
      let files = try fixtures(in: "lb_html").filter { file in
        prefixes.contains { file.path.contains("/" + $0) }
      }
      let result = NewspaperReader().read(files, name: "lb_html")
      try #require(result.issues.count == 1)
      #expect(result.issues[0].newspaper == gold.paper)
      var issue = result.issues[0]
      // Without the list nothing tells the page.
      if prefixes.count < 3 {
        #expect(issue.articles.allSatisfy { $0.page == nil })
        let pages = gold.articles.filter { $0.continues == nil }.map(\.page)
        for (place, page) in zip(issue.articles.indices, pages) {
          issue.articles[place].page = page
        }
      }
      compare(issue, with: gold)
    }
  }

  /// The pages of this family print no captions.
  private func withoutCaptions(_ gold: Gold) -> Gold {
    var gold = gold
    for index in gold.articles.indices { gold.articles[index].captions = [] }
    return gold
  }

  @Test("a folder of pages of Founder's system, in the order of their lists")
  func founderFolder() throws {
    let gold = try gold()
    let result = try NewspaperReader().read(fixtures(in: "founder_html"), name: "founder_html")
    #expect(result.diagnostics.isEmpty)
    try #require(result.issues.count == 1)
    #expect(result.issues[0].newspaper == gold.paper)
    #expect(result.issues[0].date == gold.date)
    #expect(result.issues[0].number == gold.issue)
    #expect(result.issues[0].weekday == "星期三")
    compare(result.issues[0], with: gold, among: [1001, 1002, 1006, 1008])
  }

  @Test("each saved article by itself is an issue of one article")
  func singleArticles() throws {
    let gold = try gold()
    let ids = [1001: "content_1001.htm", 1006: "content_1006.htm", 1008: "content_1008.htm"]
    for (id, name) in ids {
      let file = try #require(fixtures(in: "founder_html").first { $0.path.hasSuffix(name) })
      let result = NewspaperReader().read(file)
      try #require(result.issues.count == 1)
      #expect(result.issues[0].date == gold.date)
      compare(result.issues[0], with: gold, among: [id])
    }
  }

  @Test(
    "the boxes of a PDF's words: columns, picture, strips, double-struck type, a jump",
    arguments: ["twocol.bbox-layout.xhtml", "twocol.pdftohtml.xml", "twocol.tsv"])
  func boxes(name: String) throws {
    let gold = try gold()
    let result = try NewspaperReader().read(SourceFile(path: name, bytes: fixture(name)))
    #expect(result.diagnostics.isEmpty)
    var issue = try #require(result.issues.first)
    #expect(issue.newspaper == gold.paper)
    #expect(issue.date == gold.date)
    #expect(issue.number == gold.issue)
    #expect(issue.publishers.map(\.role) == ["主办", "主办", "编辑出版"])
    #expect(issue.editors.map(\.name) == ["陆杉", "苗宛青", "段文渊"])
    #expect(issue.articles.first?.column == "经略海洋正当时 临渡交出新答卷")
    // Two articles stand side by side; no order between them is printed.
    if issue.articles.count == 5 { issue.articles.swapAt(3, 4) }
    compare(issue, with: gold, among: [1001, 1002, 1005, 1006, 1007, 1008])
  }

  /// The gold file of the second paper.
  private struct SecondGold: Decodable {
    struct Entry: Decodable, Hashable {
      let page: Int
      let kicker: String
      let title: String
      let subtitle: String
      let subheads: [String]
      let paragraphs: [String]
      let captions: [String]
      let authors: [String]
    }
    let newspaper: String
    let date: CalendarDate
    let number: Int
    let articles: [Entry]
  }

  @Test(
    "a second paper in five columns, its PDF made by two programs, through three converters",
    arguments: [
      "reportlab.xhtml", "mupdf.xhtml", "reportlab.pdftohtml.xml",
      "mupdf.tsv",
    ])
  func secondPaper(form: String) throws {
    let gold = try JSONDecoder().decode(
      SecondGold.self, from: Data(fixture("second/second.gold.json")))
    let result = try NewspaperReader().read(
      SourceFile(path: form, bytes: fixture("second/second.\(form)")))
    #expect(result.diagnostics.isEmpty)
    let issue = try #require(result.issues.first)
    #expect(issue.newspaper == gold.newspaper)
    #expect(issue.date == gold.date)
    #expect(issue.number == gold.number)
    #expect(issue.editors.map(\.name) == ["缪一苇", "柏青", "尤佳音", "宓知秋"])
    let found = issue.articles.map { article in
      SecondGold.Entry(
        page: article.page ?? 0, kicker: article.kicker ?? "", title: article.title.squeezed,
        subtitle: article.blocks.first { $0.zone == .subtitle }?.text ?? "",
        subheads: article.subheads, paragraphs: article.paragraphs, captions: article.captions,
        authors: article.authors.map(\.name))
    }
    #expect(Set(found) == Set(gold.articles))
    #expect(found.count == gold.articles.count)
  }

  @Test("a page that says gb2312 and is GB18030 keeps its rare characters")
  func mislabelled() throws {
    let file = try #require(fixtures(in: "founder_html_gb2312").first)
    let issue = try #require(NewspaperReader().read(file).issues.first)
    let article = try #require(issue.articles.first)
    #expect(article.title == "区总工会表彰一批“工匠之星”")
    #expect(["段喆", "王㛃", "吴镕"].allSatisfy(article.text.contains))
    #expect(article.authors.map(\.name) == ["邵清荷"])
    #expect(issue.date == CalendarDate(iso: "2025-07-18"))
    #expect(article.page == 1)
  }

  @Test(
    "headlines of two-column PDFs through three converters",
    arguments: ["twocol.pdfminer.txt", "twocol.raw.txt", "twocol.pypdf.txt"])
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
