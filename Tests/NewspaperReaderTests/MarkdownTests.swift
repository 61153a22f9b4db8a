import InkGraphCore
import NewspaperReader
import Testing

@Suite("Markdown")
struct MarkdownTests {
  @Test("two headings without text between are kicker and title")
  func adjacentHeadings() throws {
    let issue = try #require(
      read(Invented.head + "## 全区清淤大会战\n\n## 柳河率先完成\n\n" + Invented.sentence).issues.first)
    #expect(issue.articles.map(\.kicker) == ["全区清淤大会战"])
    #expect(issue.articles.map(\.title) == ["柳河率先完成"])
  }

  @Test("a line that ends in a colon before a headline is its kicker; slogans are dropped")
  func kickerLine() throws {
    let issue = try #require(
      read(
        Invented.head + "勇于创新一流  \n争当排头兵\n\n临川—石桥：\n\n## 柳河清淤 两岸换颜\n\n" + Invented.sentence
      ).issues.first)
    #expect(issue.articles.count == 1)
    #expect(issue.articles.first?.kicker == "临川—石桥：")
    #expect(issue.articles.first?.title == "柳河清淤 两岸换颜")
  }

  @Test("a deeper heading is a section; one that begins with a dash is the subtitle")
  func deeperHeadings() throws {
    let article = try article(
      underTitle: "### ——两岸居民受益\n\n\(Invented.sentence)\n\n### 补种柳树\n\n\(Invented.second)")
    #expect(
      article.blocks.map(\.zone) == [.title, .subtitle, .body, .subhead, .body])
    #expect(article.blocks.map(\.text)[1] == "两岸居民受益")
    #expect(article.blocks.map(\.line) == [9, 11, 13, 15, 17])
  }

  @Test("a bare short line between paragraphs is a section where sections have no headings")
  func bareSections() throws {
    let article = try article(
      underTitle: "\(Invented.sentence)\n\n岸边补种柳树\n\n\(Invented.second)\(Invented.second)")
    #expect(article.subheads == ["岸边补种柳树"])
  }

  @Test("a heading that holds sentences is an article without a headline")
  func briefs() throws {
    let issue = try #require(
      read(Invented.head + "## \(Invented.sentence)（陆杉）\n\n## \(Invented.second)").issues.first)
    #expect(issue.articles.map(\.title) == ["", ""])
    #expect(issue.articles.map(\.paragraphs) == [[Invented.sentence], [Invented.second]])
    #expect(issue.articles.first?.authors == [Credit(name: "陆杉")])
  }

  @Test(
    "a caption in the middle of a sentence is lifted out",
    arguments: ["\n\n\n", "![](images/a.jpg)\n\n"])
  func captions(gap: String) throws {
    let article = try article(
      underTitle: "柳河清淤工程全部完成，两岸居民推窗就能看到“柳绿\n\n\(gap)柳河岸边的居民。\n\n水清”的景致。")
    #expect(article.paragraphs == ["柳河清淤工程全部完成，两岸居民推窗就能看到“柳绿水清”的景致。"])
    #expect(article.captions == ["柳河岸边的居民。"])
  }

  @Test("a paragraph that a column cuts is joined")
  func columnBreak() throws {
    let half = "柳河清淤工程全部完成，两岸居民推窗就能看到清水，区水务局还将在岸边补种柳树，并请住在附近的居民，拥"
    let article = try article(underTitle: half + "\n\n有柳树的人家一同看护。\n\n" + Invented.second)
    #expect(article.paragraphs == [half + "有柳树的人家一同看护。", Invented.second])
  }

  @Test("tables are kept row by row, and notices are told by their headline")
  func tables() throws {
    let text =
      Invented.head + """
        ## 停水公告

        因管网检修，下列地点停水，请相互转告。

        | 日期 | 地点 |
        | --- | --- |
        | 5月22日 | 柳河社区 |

        <table><tr><td>5月23日</td><td>石桥村</td></tr></table>
        """
    let article = try #require(read(text).issues.first?.articles.first)
    #expect(article.kind == .notice)
    #expect(
      article.paragraphs == ["因管网检修，下列地点停水，请相互转告。", "日期 地点", "5月22日 柳河社区", "5月23日 石桥村"])
  }

  @Test("photo news is told by its headline and its byline")
  func photos() throws {
    let text = Invented.head + "## 图片新闻\n\n\(Invented.sentence)（沈云岫 摄影报道）"
    let article = try #require(read(text).issues.first?.articles.first)
    #expect(article.kind == .photo)
    #expect(article.authors == [Credit(role: "摄影报道", name: "沈云岫")])
  }

  @Test("page lines and rules at the foot of a page tell the pages")
  func pages() throws {
    func pages(_ mark: String) throws -> [Int?] {
      let text =
        Invented.head + "## 柳河清淤完成\n\n\(Invented.sentence)\n\n责编：陆杉\n\n\(mark)\n\n"
        + "## 岸边补种柳树\n\n\(Invented.second)"
      return try #require(read(text).issues.first).articles.map(\.page)
    }
    #expect(try pages("---") == [1, 2])
    #expect(try pages("第4版") == [1, 4])
    #expect(try pages("## 02版：综合") == [1, 2])
    #expect(try pages("A3 要闻") == [1, 3])
  }

  @Test("marks of Markdown are no text")
  func inlineMarks() throws {
    let article = try article(
      underTitle: "柳河**清淤**工程\\*全部完成，详见[网页](http://a.example)，`编号`为<b>七</b>。")
    #expect(article.paragraphs == ["柳河清淤工程*全部完成，详见网页，编号为七。"])
  }

  @Test("lines in heavy type are headlines where no headings are marked")
  func boldHeadlines() throws {
    let text = """
      临川新报 2025年5月21日 星期三 第0731期

      **柳河清淤完成**

      \(Invented.sentence)

      **岸边补种柳树**

      \(Invented.second)
      """
    let issue = try #require(read(text).issues.first)
    #expect(issue.newspaper == "临川新报")
    #expect(issue.articles.map(\.title) == ["柳河清淤完成", "岸边补种柳树"])
  }

  @Test("headings of one level all through are headlines")
  func oneLevel() throws {
    let text =
      "# 临川新报\n\n2025年5月21日\n\n# 柳河清淤完成\n\n\(Invented.sentence)\n\n"
      + "# 岸边补种柳树\n\n\(Invented.second)"
    let issue = try #require(read(text).issues.first)
    #expect(issue.newspaper == "临川新报")
    #expect(issue.articles.map(\.title) == ["柳河清淤完成", "岸边补种柳树"])
  }

  @Test("a name that is no heading is read from the head of the file")
  func plainName() throws {
    let text = "临川新报\n\n2025年5月21日 星期三\n\n## 柳河清淤完成\n\n" + Invented.sentence
    let result = read(text)
    #expect(result.issues.first?.newspaper == "临川新报")
    #expect(result.diagnostics.isEmpty)
  }

  @Test(
    "a short plain line between a finished article and a headline is the kicker of the latter",
    arguments: ["少走弯路 多看新绿", "二百株新柳落户", "全区“清水杯”收官"])
  func plainKicker(line: String) throws {
    for end in ["\n\n（陆杉）", "（陆杉）", "\n\n（下转二版）"] {
      let text =
        Invented.head + "## 柳河清淤完成\n\n\(Invented.sentence)\(end)\n\n\(line)\n\n"
        + "## 岸边补种柳树\n\n\(Invented.second)"
      let issue = try #require(read(text).issues.first)
      #expect(issue.articles.map(\.kicker) == [nil, line])
      #expect(issue.articles.map(\.paragraphs) == [[Invented.sentence], [Invented.second]])
    }
  }

  @Test("the last line of an article without a byline is no kicker")
  func signatureIsNoKicker() throws {
    let text =
      Invented.head + "## 停水公告\n\n\(Invented.second)\n\n临川区自来水公司\n\n2025年5月19日\n\n"
      + "## 岸边补种柳树\n\n\(Invented.second)"
    let issue = try #require(read(text).issues.first)
    #expect(issue.articles.map(\.kicker) == [nil, nil])
    #expect(
      issue.articles.first?.paragraphs == [Invented.second, "临川区自来水公司", "2025年5月19日"])
  }

  @Test("the lines of a poem stay lines, those of a wrapped paragraph do not")
  func poems() throws {
    let poem = ["柳河水清了", "孩子们跑上新岸", "风也换了一件衣裳", "轻轻地穿过桥洞"]
    let found = try article(underTitle: poem.joined(separator: "\n") + "\n\n灯亮起来\n船回来了\n（陆杉）")
    #expect(found.paragraphs == poem + ["灯亮起来", "船回来了"])
    #expect(found.authors == [Credit(name: "陆杉")])
    let prose = ["5月20日，柳河清淤工程全部完", "成，两岸居民推窗就能看到清水，", "孩子们也有了散步", "的去处。"]
    let wrapped = try article(underTitle: prose.joined(separator: "\n"))
    #expect(wrapped.paragraphs == [Invented.sentence])
  }

  @Test("a heading of one sentence over a paragraph is its headline")
  func sentenceTitle() throws {
    let text = Invented.head + "## 柳河清淤今天全部完成。\n\n" + Invented.sentence
    let found = try #require(read(text).issues.first?.articles.first)
    #expect(found.title == "柳河清淤今天全部完成。")
    #expect(found.paragraphs == [Invented.sentence])
  }

  @Test("an article without a headline is listed by its opening")
  func listedTitle() throws {
    let text = Invented.head + "## \(Invented.sentence)\n\n## 岸边补种柳树\n\n\(Invented.second)"
    let found = try #require(read(text).issues.first).articles
    #expect(found.map(\.listedTitle) == ["5月20日，柳河清淤工程全部完成，两岸居民推窗就…", "岸边补种柳树"])
  }

  @Test("what OCR programs write: pictures and tables in tags, marks of cut blocks, wrong levels")
  func ocr() throws {
    let text = """
      ## 柳河清淤完成

      5月20日，柳河清淤工程全部完成，两岸居民推窗<|txt_contd|>

      ![](images/3f9a.jpg)

      清淤后的柳河。

      就能看到清水。

      <div style="text-align: center;"><img src="a.jpg" alt="Image" width="30%" /></div>

      <div style="text-align: center;">孩子们在岸边散步。</div>

      \(Invented.second)（陆杉）

      ##### 夜间自习室对外开放

      \(Invented.sentence)（苗宛青）

      <div><html><body><table border="1"><tr><td>星期一</td><td>开放</td></tr></table></body></html></div>
      """
    let issue = try #require(read(Invented.head + text).issues.first)
    #expect(issue.articles.map(\.title) == ["柳河清淤完成", "夜间自习室对外开放", ""])
    #expect(issue.articles[0].captions == ["清淤后的柳河。", "孩子们在岸边散步。"])
    #expect(
      issue.articles[0].paragraphs
        == ["5月20日，柳河清淤工程全部完成，两岸居民推窗就能看到清水。", Invented.second])
    #expect(issue.articles.map { $0.authors.map(\.name) } == [["陆杉"], ["苗宛青"], []])
    #expect(issue.articles[2].paragraphs == ["星期一 开放"])
  }
}
