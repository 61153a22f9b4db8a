import Foundation
import InkGraphCore
import NewspaperReader
import Testing

@Suite("Saved web pages") struct WebPageTests {
  private func page(_ text: String, path: String = "page.htm") -> SourceFile {
    SourceFile(path: path, bytes: Array(text.utf8))
  }

  private func article(_ body: String, head: String = "") throws -> Article {
    let text = "<html><body>\(head)<h2>柳河清淤完成</h2><div id=contenttext>\(body)</div></body></html>"
    let result = NewspaperReader().read(page(text, path: "content/20250521/Articel01002NR.htm"))
    return try #require(result.issues.first?.articles.first)
  }

  @Test("the parts of a body: headings, poems, tables, pictures, credits, notices")
  func parts() throws {
    let found = try article(
      """
      　　\(Invented.sentence)<br/>　　<strong>水清了</strong><br/>　　\(Invented.second)
      <table><tr><td>镇街</td><td>户数</td></tr><tr><td>桐湾镇</td><td>46</td></tr></table>
      <img src=a.jpg><br/>清淤后的柳河。<br/>　　（下转2版）<br/>责编：陆杉
      """)
    #expect(found.paragraphs == [Invented.sentence, Invented.second, "镇街 户数", "桐湾镇 46"])
    #expect(found.subheads == ["水清了"])
    #expect(found.captions == ["清淤后的柳河。"])
    #expect(found.continuesOn == 2)
    #expect(found.page == 1)
  }

  @Test("the lines of a poem stay lines")
  func poem() throws {
    let lines = ["柳河的水醒了，", "鸭子先知道，", "石桥低下头，", "数自己的年轮。"]
    #expect(try article(lines.joined(separator: "<br>")).paragraphs == lines)
  }

  @Test("a body that the page prints twice is read once")
  func twice() throws {
    let body = "<p>　　\(Invented.sentence)</p><p>　　\(Invented.second)</p>"
    #expect(try article(body + body).paragraphs == [Invented.sentence, Invented.second])
  }

  @Test("indented text with line breaks inside paragraphs is joined")
  func wrapped() throws {
    let cut = Invented.sentence.index(Invented.sentence.startIndex, offsetBy: 24)
    let body = """
      　　\(Invented.sentence[..<cut])<br>\(Invented.sentence[cut...])<br>　　\(Invented.second)
      """
    #expect(try article(body).paragraphs == [Invented.sentence, Invented.second])
  }

  @Test("lines over the title are its kicker, lines under it its subtitle, whatever their rank")
  func headline() throws {
    let text = """
      <h4>一线蹲点——</h4><div class=detailtitle>柳河清淤完成</div><h3>两岸居民开窗见清水</h3>
      <div class=shijian>临川新报        2025年05月21日</div>
      <div class=contenttext>　　\(Invented.sentence)</div>
      """
    let result = NewspaperReader().read(
      page("<html><body>\(text)</body></html>", path: "Articel03002NU.htm"))
    let issue = try #require(result.issues.first)
    #expect(issue.newspaper == "临川新报")
    #expect(issue.date == CalendarDate(iso: "2025-05-21"))
    let article = try #require(issue.articles.first)
    #expect(article.kicker == "一线蹲点——")
    #expect(article.title == "柳河清淤完成")
    #expect(article.blocks.first { $0.zone == .subtitle }?.text == "两岸居民开窗见清水")
    #expect(article.page == 3)
  }

  @Test("the line of author, newspaper, date and page of newer Founder pages")
  func newerFounder() throws {
    let text = """
      <html><head><title>柳河清淤完成-临川新报</title></head><body><h1>柳河清淤完成</h1>
      <h2>两岸居民开窗见清水</h2><p class="sec">陆杉 《临川新报》（2025年05月21日 第 02 版）</p>
      <div id="ozoom"><p>　　\(Invented.sentence)</p></div></body></html>
      """
    let issue = try #require(NewspaperReader().read(page(text)).issues.first)
    #expect(issue.newspaper == "临川新报")
    #expect(issue.date == CalendarDate(iso: "2025-05-21"))
    let article = try #require(issue.articles.first)
    #expect(article.page == 2)
    #expect(article.title == "柳河清淤完成")
    #expect(article.paragraphs == [Invented.sentence])
  }

  @Test("a page of no known system: its densest text, with a note")
  func density() throws {
    let links = (1...30).map { "<li><a href=\($0).htm>昨日要闻，第\($0)条。</a></li>" }.joined()
    let text = """
      <html><head><title>柳河清淤完成_临川在线</title><script>var a = '。，';</script></head><body>
      <div class=nav><ul>\(links)</ul></div><div class=main><h1>柳河清淤完成</h1>
      <span>2025年5月21日 来源：临川新报</span><div class=t><p>\(Invented.sentence)</p>
      <p>\(Invented.second)</p><p>\(Invented.sentence)（陆杉）</p></div><p>新闻推荐</p>
      <p>邻县的另一条新闻，和柳河没有关系。</p></div><div>版权所有，未经许可不得转载。</div></body></html>
      """
    let result = NewspaperReader().read(page(text))
    #expect(result.diagnostics.first?.severity == .note)
    #expect(result.diagnostics.first?.message.contains("no known e-paper system") == true)
    let article = try #require(result.issues.first?.articles.first)
    #expect(article.title == "柳河清淤完成")
    #expect(article.paragraphs == [Invented.sentence, Invented.second, Invented.sentence])
    #expect(article.authors.map(\.name) == ["陆杉"])
    #expect(result.issues.first?.date == CalendarDate(iso: "2025-05-21"))
  }

  @Test(
    "pages without an article cost one diagnostic that says what to do",
    arguments: [
      (
        "<html><body><div id=app></div><script src=a.js></script></body></html>",
        "a script fetches it"
      ),
      ("<html><body><p>空</p></body></html>", "holds no article"),
      ("<html><body><a daoxiang=Articel01002NR.htm>柳河</a></body></html>", "only lists 1 article"),
      ("<html><body><map name=PagePicMap></map></body></html>", "no article was found"),
      (
        "<html><head><meta http-equiv=REFRESH content='0; URL=a.htm'></head></html>",
        "leads to another"
      ),
      ("<html>" + String(repeating: "<div>", count: 100_000), "1000 deep"),
    ])
  func noArticle(text: String, message: String) {
    let result = NewspaperReader().read(page(text))
    #expect(result.issues.isEmpty)
    #expect(result.diagnostics.count == 1)
    #expect(result.diagnostics.first?.message.contains(message) == true)
  }

  @Test("pages of two days in one folder are two issues in order")
  func twoDays() throws {
    let files = [("0522", "石桥修好"), ("0521", "柳河清淤完成")].map { day, title in
      page(
        "<html><body><h2>\(title)</h2><div id=contenttext>　　\(Invented.sentence)</div></body></html>",
        path: "content/2025\(day)/Articel01002NR.htm")
    }
    let result = NewspaperReader().read(files, name: "content")
    #expect(result.issues.map { $0.date?.description } == ["2025-05-21", "2025-05-22"])
    #expect(result.issues.map { $0.articles.map(\.title) } == [["柳河清淤完成"], ["石桥修好"]])
  }

  @Test("an article that a list names and nobody saved is told with file and line")
  func missing() throws {
    let issue = InventedIssue(seed: 7)
    let files = issue.founderPages().filter { !$0.path.hasSuffix("content_1.htm") }
    let result = NewspaperReader().read(files, name: "pages")
    #expect(result.issues.first?.articles.count == issue.articles.count - 1)
    #expect(result.diagnostics.count == 1)
    #expect(result.diagnostics.first?.location.source.hasSuffix("node_1.htm") == true)
    #expect(result.diagnostics.first?.message.contains("content_1.htm") == true)
  }

  @Test("a page of more words than any newspaper has is left out with a diagnostic")
  func crowdedBoxes() {
    let word = "<word xMin=\"1\" yMin=\"1\" xMax=\"9\" yMax=\"9\">字</word>"
    let text = """
      <!DOCTYPE html><html><body><doc><page width="9" height="9">
      \(String(repeating: word, count: 30_000))</page></doc></body></html>
      """
    let result = NewspaperReader().read(page(text, path: "page.xhtml"))
    #expect(result.issues.isEmpty)
    #expect(result.diagnostics.count == 1)
  }

  @Test("a PDF of pictures is told to need OCR")
  func scanned() {
    let result = NewspaperReader().read(
      page("<html><body><doc>\n<page width=\"9\" height=\"9\">\n</page></doc></body></html>"))
    #expect(result.issues.isEmpty)
    #expect(result.diagnostics.map(\.severity) == [.error])
    #expect(result.diagnostics.first?.message.contains("OCR") == true)
  }

  @Test(
    "the date of an issue may stand in the path",
    arguments: ["2025/07/16", "20250716", "content/20250716"])
  func pathDate(folder: String) throws {
    let text = "<html><body><h2>柳河</h2><div id=contenttext>\(Invented.sentence)</div></body></html>"
    let result = NewspaperReader().read(page(text, path: "papers/\(folder)/Page01SC.htm"))
    #expect(result.issues.first?.date == CalendarDate(iso: "2025-07-16"))
  }
}
