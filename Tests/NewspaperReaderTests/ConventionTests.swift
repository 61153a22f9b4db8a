import InkGraphCore
import NewspaperReader
import Testing

@Suite("Conventions of papers that name, sign and illustrate in their own ways")
struct ConventionTests {
  private static let lead =
    "9月10日，雁塘一中新校区正式启用，首批1800名学生入校。新校区占地210亩，由区城投集团代建。"

  @Test(
    "reporters are named before the text without a dateline",
    arguments: [
      "（记者 骆小川）\(Self.lead)", "(全媒体记者 骆小川)\(Self.lead)", "记者骆小川报道 \(Self.lead)",
      "本报讯（记者骆小川）\(Self.lead)",
    ])
  func frontReporters(text: String) throws {
    #expect(try article(underTitle: text).authors.map(\.name) == ["骆小川"])
  }

  @Test("a bracket at the front that names no reporter is part of the text")
  func frontBracket() throws {
    #expect(try article(underTitle: "（一）\(Self.lead)").authors.isEmpty)
  }

  @Test("what somebody stresses is the title, the line that says so its kicker")
  func stresses() throws {
    let text = """
      雁塘新闻
      YANTANG NEWS
      2025年9月12日 星期五
      第862期（总第2210期）

      尹知行督导防汛工作时强调

      压紧压实责任 确保安全度汛

        本报讯（记者 邹雨桐）9月11日，区长尹知
      行到雁湖大堤督导防汛工作，强调要落实24
      小时值班值守制度，做到险情早发现。
        区应急管理局、区水利局主要负责人参加
      活动。

      竹编走出国门

        走进鹿鸣镇竹编合作社，十几名妇女正在
      编织果篮，一天能挣一百二。
      """
    let issue = try #require(read(text).issues.first)
    #expect(issue.newspaper == "雁塘新闻")
    #expect(issue.number == 862)
    #expect(issue.articles.first?.kicker == "尹知行督导防汛工作时强调")
    #expect(issue.articles.map(\.title) == ["压紧压实责任 确保安全度汛", "竹编走出国门"])
  }

  @Test("a row of furniture tells the page; a count of pages does not")
  func pageInRow() throws {
    func pages(_ row: String) throws -> [Int?] {
      let text = "晨风报\n\(row)\n雁塘一中新校区启用\n　　\(Self.lead)（骆小川）\n"
      return try #require(read(text).issues.first).articles.map(\.page)
    }
    #expect(try pages("2025.11.03 星期一 B03版 | 城市 |") == [3])
    #expect(try pages("2025年11月3日 星期一 今日 4版") == [1])
  }

  @Test("the list of what other pages hold is no article")
  func guide() throws {
    let markdown = """
      # 雁塘日报

      # 2025年9月12日

      # 要闻

      # 今日导读

      全区秋季项目集中开工 2版

      竹编走出国门 3版

      # 雁塘一中新校区启用

      \(Self.lead)（骆小川）
      """
    let text = """
      雁塘日报
      2025年9月12日 星期五
      导读
      全区秋季项目集中开工 2版
      竹编走出国门 A3版
      雁塘一中新校区启用
      　　\(Self.lead)（骆小川）
      """
    for file in [markdown, text] {
      let issue = try #require(read(file).issues.first)
      #expect(issue.articles.map(\.title) == ["雁塘一中新校区启用"])
      #expect(issue.articles.map(\.kicker) == [nil])
    }
  }

  @Test("a few characters as a heading between paragraphs are a section, whatever its level")
  func flatSections() throws {
    let issue = try #require(
      read(
        Invented.head + "# 柳河清淤完成\n\n\(Invented.sentence)\n\n# 科学调度\n\n\(Invented.second)\n\n"
          + "# 停水通知\n\n\(Invented.second)"
      ).issues.first)
    #expect(issue.articles.map(\.title) == ["柳河清淤完成", "停水通知"])
    #expect(issue.articles.first?.subheads == ["科学调度"])
  }

  @Test("a picture over the first headline belongs to its article, with all lines of the headline")
  func pictureOverHeadline() throws {
    let issue = try #require(
      read(
        Invented.head + "![](a.jpg)\n清淤后的柳河两岸。记者 陆杉 摄\n\n# 全区清淤大会战\n\n# 柳河率先完成\n\n"
          + Invented.sentence
      ).issues.first)
    #expect(issue.articles.map(\.kicker) == ["全区清淤大会战"])
    #expect(issue.articles.map(\.title) == ["柳河率先完成"])
    #expect(issue.articles.first?.captions == ["清淤后的柳河两岸。"])
    #expect(issue.articles.first?.authors.map(\.name) == ["陆杉"])
  }

  @Test("a heading that says where its article began goes to that article")
  func continuedHeading() throws {
    let issue = try #require(
      read(
        Invented.head + "# 柳河清淤完成\n\n\(Invented.sentence)（下转第3版）\n\n---\n\n# 第3版 综合\n\n"
          + "# （上接第1版）岸边补种柳树\n\n\(Invented.second)"
      ).issues.first)
    #expect(issue.articles.map(\.title) == ["柳河清淤完成"])
    #expect(issue.articles.first?.subheads == ["岸边补种柳树"])
    #expect(issue.articles.first?.paragraphs == [Invented.sentence, Invented.second])
  }

  @Test("essays and poems with their authors are articles of the column over them")
  func essays() throws {
    let poem = "柳河水清了\n孩子们跑上新岸\n风也换了一件衣裳\n轻轻地穿过桥洞"
    let issue = try #require(
      read(
        Invented.head + "## 书香临川\n\n### 秋天的早晨\n\n陆杉\n\n\(poem)\n\n### 我的外婆\n\n"
          + "□ 苗宛青\n\n\(Invented.sentence)\n"
      ).issues.first)
    #expect(issue.articles.map(\.column) == ["书香临川", "书香临川"])
    #expect(issue.articles.map(\.title) == ["秋天的早晨", "我的外婆"])
    #expect(issue.articles.map { $0.authors.map(\.name) } == [["陆杉"], ["苗宛青"]])
    #expect(issue.articles.map(\.paragraphs.count) == [4, 1])
  }

  @Test(
    "headlines after their bodies, the masthead between, a caption in a name of three characters")
  func drawingOrder() throws {
    let lines = [
      "　　本报9月3日讯（记者 章晓禾）9月2", "日，区政府召开第46次常务会议，研究", "秋粮收购、教育强区等工作。区长葛云帆", "主持会议。",
      "　　会议还研究了其他事项。", "葛云帆主持召开区政府常务会议", "研究秋粮收购教育强区等工作", "东湖区融媒体中心主办",
      "2025年9月4日 星期四 农历七月十三 第 1204期", "　　“老王，您家的稻子到几成熟了？”9月",
      "1日，在望湖镇前进村的田埂上，区农业农", "村局农技员汪小舟一边查看稻穗，一边和", "种粮大户王德顺算着收成账。",
      "　　今年，东湖区水稻种植面积28.6万亩，", "预计总产16万吨。“晚稻涨势喜人。”汪小", "农技员汪小舟在田间查看水稻长势。", "舟说。",
      "（李禾苗 陈田）", "田间地头忙 丰收在望时", "公 告", "　　因设备检修，东湖区自来水有限公司", "定于9月6日8时至18时对望湖路沿线停",
      "水。", "　　特此公告。", "东湖区自来水有限公司", "2025年9月3日", "责编：章晓禾 校对：李禾苗",
    ]
    let issue = try #require(read(lines.flatMap { [$0, ""] }.joined(separator: "\n")).issues.first)
    #expect(issue.number == 1204)
    #expect(issue.publishers.map(\.name) == ["东湖区融媒体中心"])
    #expect(issue.articles.map(\.title) == ["研究秋粮收购教育强区等工作", "田间地头忙 丰收在望时", "公告"])
    #expect(issue.articles.map(\.kicker) == ["葛云帆主持召开区政府常务会议", nil, nil])
    #expect(issue.articles.map(\.paragraphs.count) == [2, 2, 4])
    #expect(issue.articles[1].captions == ["农技员汪小舟在田间查看水稻长势。"])
    #expect(issue.articles[1].paragraphs[1].hasSuffix("“晚稻涨势喜人。”汪小舟说。"))
    #expect(issue.articles.map(\.kind) == [.news, .news, .notice])
  }

  @Test("signature and date on lines of their own are rows")
  func signature() throws {
    let found = try article(underTitle: "\(Invented.second)\n\n临川区自来水公司\n2025年5月20日")
    #expect(found.paragraphs == [Invented.second, "临川区自来水公司", "2025年5月20日"])
  }

  @Test("a sentence that says that it stands under a picture is a caption")
  func caption() throws {
    let found = try article(underTitle: "\(Invented.sentence)\n\n图为清淤后的柳河两岸。\n\n\(Invented.second)")
    #expect(found.captions == ["图为清淤后的柳河两岸。"])
    #expect(found.paragraphs == [Invented.sentence, Invented.second])
    let alone = try article(underTitle: "图为清淤后的柳河两岸。")
    #expect(alone.paragraphs == ["图为清淤后的柳河两岸。"])
  }

  @Test("a byline under the title of a saved page is kept unless the text has it again")
  func bylineUnderTitle() throws {
    func authors(_ body: String) throws -> [String] {
      let page = """
        <html><body><h2>柳河清淤完成</h2><h5>□记者 陆杉 苗宛青 报道</h5>
        <div class="contenttext">　　\(Invented.sentence)\(body)<br></div></body></html>
        """
      let result = read(page, path: "content/20250521/Articel01002WD.htm")
      return try #require(result.issues.first?.articles.first).authors.map(\.name)
    }
    #expect(try authors("") == ["陆杉", "苗宛青"])
    #expect(try authors("（陆杉）") == ["陆杉"])
  }

  @Test("the line of author, newspaper, day and page under a title")
  func authorLine() throws {
    let page = """
      <html><body><h1>柳河清淤完成</h1><p class="sec">本报记者　陆　杉<span>《临川新报》（2025年05月21日 第 02 版）</span></p>
      <div id="ozoom"><!--enpcontent--><p>　　\(Invented.sentence)</p><!--/enpcontent--></div></body></html>
      """
    let issue = try #require(read(page, path: "nw.D110000renmrb_20250521_1-02.htm").issues.first)
    #expect(issue.newspaper == "临川新报")
    #expect(issue.articles.map(\.page) == [2])
    #expect(issue.articles.first?.authors.map(\.name) == ["陆杉"])
  }

  @Test("a news site's line of source and author, and what stands under the text")
  func newsSite() throws {
    let page = """
      <html><head><title>柳河清淤完成-临川在线</title></head><body><div><h1>柳河清淤完成</h1>
      <div><span>2025-05-21 08:15</span> <span>来源：临川新报</span> <span>作者：陆杉</span></div>
      <div><p>\(Invented.sentence)</p><p>\(Invented.second)</p></div><div>分享到：微信</div></div>
      </body></html>
      """
    let issue = try #require(read(page, path: "1.html").issues.first)
    #expect(issue.newspaper == "临川新报")
    #expect(issue.articles.first?.authors.map(\.name) == ["陆杉"])
    #expect(issue.articles.first?.paragraphs == [Invented.sentence, Invented.second])
  }
}
