import InkGraphCore
import NewspaperReader
import Testing

@Suite("Text of PDFs")
struct TextTests {
  private let head = "临川新报\n第0731期\n2025年5月21日　农历四月廿四　星期三\n"

  private let river = [
    "　　5月20日，柳河清淤工程全部完", "成，两岸居民推窗就能看到清水，孩", "子们也有了散步的去处。", "　　下一步，区水务局还将在岸边补",
    "种柳树，并请住在附近的居民一同看", "护。（陆杉）",
  ]
  private let library = [
    "　　区图书馆夜间自习室自即日起对", "外开放，读者凭身份证入座，每晚可", "用到十一点。（苗宛青）",
  ]

  private func articles(_ lines: [String]) throws -> [Article] {
    try #require(read(head + lines.joined(separator: "\n")).issues.first).articles
  }

  @Test("two headlines that meet between two bodies go to the bodies that speak of them")
  func headlinesMeet() throws {
    let found = try articles(
      river + ["柳河清淤工程", "全部完成", "夜间自习室", "对外开放"] + library)
    #expect(found.map(\.title) == ["柳河清淤工程全部完成", "夜间自习室对外开放"])
    #expect(found.map { $0.authors.map(\.name) } == [["陆杉"], ["苗宛青"]])
  }

  @Test("a line cut in mid-phrase is joined; units that stand apart are kicker and title")
  func wrappedHeadlines() throws {
    let wrapped = try articles(["柳河清淤", "工程全部完成"] + river)
    #expect(wrapped.first?.title == "柳河清淤工程全部完成")
    #expect(wrapped.first?.kicker == nil)
    let apart = try articles(["区水务局晒出“成绩单”", "柳河两岸换新颜"] + river)
    #expect(apart.first?.title == "柳河两岸换新颜")
    #expect(apart.first?.kicker == "区水务局晒出“成绩单”")
  }

  @Test("a marked kicker over two lines leaves both to the title; a dash begins the subtitle")
  func markedKicker() throws {
    let found = try articles(["柳河清淤：", "老河道换新颜", "两岸人家看清水", "———孩子们有了去处"] + river)
    #expect(found.first?.kicker == "柳河清淤：")
    #expect(found.first?.title == "老河道换新颜 两岸人家看清水")
    #expect(found.first?.blocks.first { $0.zone == .subtitle }?.text == "孩子们有了去处")
  }

  @Test("an indented kicker of two lines after a body is no paragraph")
  func indentedKicker() throws {
    let found = try articles(
      river + ["  围绕清淤、补绿、看护三件事多方发力，", "把柳河还给两岸居民———", "柳河：一河清水进家门"] + ["夜间自习室对外开放"]
        + library)
    #expect(found.map(\.title) == ["柳河：一河清水进家门", "夜间自习室对外开放"])
    #expect(found.first?.kicker == "围绕清淤、补绿、看护三件事多方发力，把柳河还给两岸居民———")
  }

  @Test("heavy type that is printed twice is read once, side by side or in steps")
  func doubledType() throws {
    let side = try articles(["柳柳河河清清淤淤工工程程  全全部部完完成成"] + river)
    #expect(side.first?.title == "柳河清淤工程 全部完成")
    let steps = try articles(
      ["柳", "柳河", "河清", "清淤", "淤工", "工程", "程全", "全部", "部完", "完成", "成"] + river)
    #expect(steps.first?.title == "柳河清淤工程全部完成")
    let words = try articles(["柳河清淤完成"] + ["　　两岸草木欣欣向荣，家家户户高高", "兴兴。（陆杉）"])
    #expect(words.first?.paragraphs == ["两岸草木欣欣向荣，家家户户高高兴兴。"])
  }

  @Test("captions, slogans and strips among the headlines are no headlines")
  func furniture() throws {
    let found = try articles(
      ["知", "临", "川"] + river
        + ["柳河清淤完成", "柳河岸边的居民。", "奋力在新的发展征程中", "走在前 显担当 作贡献", "夜间自习室对外开放"] + library)
    #expect(found.map(\.title) == ["柳河清淤完成", "夜间自习室对外开放"])
    #expect(found.map(\.captions) == [["柳河岸边的居民。"], []])
    #expect(found.map(\.column) == [nil, nil])
  }

  @Test("the label of a column stays with the article whose words it shares")
  func column() throws {
    let found = try articles(
      river + ["柳河清淤完成", "柳河岸边的居民。", "清清淤淤工工程程  柳柳河河两两岸岸在在行行动动", "夜间自习室对外开放"] + library)
    #expect(found.map(\.column) == ["清淤工程 柳河两岸在行动", nil])
  }

  @Test("a bare short line inside a body is a section")
  func sections() throws {
    let found = try articles(
      ["柳河清淤完成"] + river.prefix(3) + ["绿荫一路到岸"] + river.suffix(3))
    #expect(found.count == 1)
    #expect(found.first?.subheads == ["绿荫一路到岸"])
  }

  @Test("a caption in the middle of a quotation is lifted out")
  func captions() throws {
    let found = try articles(
      ["柳河清淤完成"] + [
        "　　柳河清淤工程全部完成，两岸居", "民推窗就能看到清水，过上了“开窗", "见柳", "柳河岸边的居民。", "色、出门听水声”的日子。（陆杉）",
      ])
    #expect(found.first?.paragraphs == ["柳河清淤工程全部完成，两岸居民推窗就能看到清水，过上了“开窗见柳色、出门听水声”的日子。"])
    #expect(found.first?.captions == ["柳河岸边的居民。"])
  }

  @Test("a picture and its caption need no headline")
  func photo() throws {
    let found = try articles(
      ["夜间自习室对外开放"] + library + [
        "　　5月20日，柳河岸边的居民在", "新修的步道上散步。（沈云岫　摄）", "责编：陆杉",
      ])
    #expect(found.map(\.kind) == [.news, .photo])
    #expect(found.map(\.title) == ["夜间自习室对外开放", ""])
  }

  @Test("a notice keeps its signature and date as rows")
  func notice() throws {
    let found = try articles([
      "停电公告", "　　因线路检修，定于5月22日对柳河社区停电，请相互转告。", "　　　　　　　　　　临川区供电公司",
      "　　　　　　　　　　　　2025年5月19日",
    ])
    #expect(found.map(\.kind) == [.notice])
    #expect(
      found.first?.paragraphs == ["因线路检修，定于5月22日对柳河社区停电，请相互转告。", "临川区供电公司", "2025年5月19日"])
  }

  @Test(
    "an article that goes on on another page is one article",
    arguments: ["（下转二版）", "（下转第二版）", "(下转2版)", "（下转A2版）", "▲下转第2版"])
  func jumps(notice: String) throws {
    let found = try articles(
      ["柳河清淤完成"] + river.prefix(3) + [notice, "责编：陆杉", "\u{0C}2", "综合", "临川新报"]
        + ["（上接第一版）", "岸边补种柳树"] + river.suffix(3) + ["夜间自习室对外开放"] + library)
    #expect(found.map(\.title) == ["柳河清淤完成", "夜间自习室对外开放"])
    #expect(found.map(\.page) == [1, 2])
    #expect(found.map(\.continuesOn) == [2, nil])
    #expect(found.first?.paragraphs.count == 2)
    #expect(found.first?.subheads == ["岸边补种柳树"])
    #expect(found.first?.authors.map(\.name) == ["陆杉"])
  }

  @Test("the first part stays if the second is missing, and the second if the first is")
  func halfJumps() throws {
    let first = try articles(["柳河清淤完成"] + river.prefix(3) + ["（下转二版）"])
    #expect(first.map(\.continuesOn) == [2])
    let second = try articles(["（上接第一版）"] + river)
    #expect(second.map(\.continuedFrom) == [1])
    #expect(second.first?.paragraphs.count == 2)
  }

  @Test("numbers and names that a line end cuts are whole, Latin words keep their blank")
  func cuts() throws {
    let found = try articles([
      "柳河清淤完成", "　　工程总投资20", "24万元，由沈云", "岫负责，用的是 Blue River", "Pump 水泵。（陆杉）",
    ])
    #expect(found.first?.paragraphs == ["工程总投资2024万元，由沈云岫负责，用的是Blue River Pump水泵。"])
  }

  @Test("empty lines around a headline part articles that have no byline")
  func blankLines() throws {
    let found = try articles([
      "", "柳河清淤完成", "　　\(Invented.sentence)", "　　\(Invented.second)", "", "夜间自习室开放",
      "　　区图书馆夜间自习室对外开放，读者凭身份证入座。",
    ])
    #expect(found.map(\.title) == ["柳河清淤完成", "夜间自习室开放"])
  }

  @Test("a paragraph whose indent is missing is kept")
  func missingIndent() throws {
    let found = try articles(
      ["柳河清淤完成"] + ["5月20日，柳河清淤工程全部完成，两", "岸居民推窗就能看到清水，孩子们也有", "了散步的去处。"] + river.suffix(3))
    #expect(found.map(\.title) == ["柳河清淤完成"])
    #expect(found.first?.paragraphs.count == 2)
  }

  @Test("lines that belong to no article are reported once")
  func leftOut() {
    let stray = "此处无图无文只有一行不知从何而来的说明文字共二十余字有奇"
    let text = head + (["柳河清淤完成"] + river + ["柳河岸边的居民。", stray] + library).joined(separator: "\n")
    let result = read(text + "\n夜间自习室对外开放")
    #expect(result.issues.first?.articles.map(\.title) == ["柳河清淤完成", "夜间自习室对外开放"])
    #expect(result.diagnostics.map(\.severity) == [.note])
    #expect(result.diagnostics.first?.location.line == 12)
  }

  @Test("the label of a column under its headline stays, the slogan under the label goes")
  func labelAndSlogan() throws {
    let found = try articles(
      river + ["柳河清淤工程全部完成", "一一线线看看进进度度  全全区区在在行行动动", "开门迎新岁", "扬眉看远山", "夜间自习室对外开放"]
        + library)
    #expect(found.map(\.column) == ["一线看进度 全区在行动", nil])
    #expect(found.map(\.title) == ["柳河清淤工程全部完成", "夜间自习室对外开放"])
    #expect(found.map(\.kicker) == [nil, nil])
  }

  @Test("a caption inside a name that stands whole elsewhere is lifted out")
  func captionInName() throws {
    let lines = [
      "　　柳河清淤工程全部完成。负责柳河清", "孩子们放飞纸鸢。", "淤工程的区水务局说，两岸都种了柳", "树。（陆杉）",
    ]
    for style in [lines, lines.flatMap { [$0, ""] }] {
      let found = try articles(["柳河清淤完成"] + style)
      #expect(found.first?.paragraphs == ["柳河清淤工程全部完成。负责柳河清淤工程的区水务局说，两岸都种了柳树。"])
      #expect(found.first?.captions == ["孩子们放飞纸鸢。"])
    }
  }

  @Test("a sentence that ends on a line of its own is no caption")
  func sentenceIsNoCaption() throws {
    let found = try articles([
      "柳河清淤完成", "　　柳河清淤工程全部完成，两岸的区水", "务局干部和孩子们都来了。", "区水务局说，两岸都种了柳树。（陆杉）",
    ])
    #expect(found.first?.captions == [])
  }

  @Test(
    "one sentence on two lines is one title, two sentences are kicker and title",
    arguments: [
      ("柳河清淤工程", "年底前全部完成", nil, "柳河清淤工程年底前全部完成"),
      ("区水务局开展柳河治理", "专题调研", nil, "区水务局开展柳河治理专题调研"),
      ("区水务局举行清淤会议", "陆小满任清淤队队长", "区水务局举行清淤会议", "陆小满任清淤队队长"),
      ("清淤工人爱上“新家”", "柳河孩子喝上“清水”", "清淤工人爱上“新家”", "柳河孩子喝上“清水”"),
    ])
  func twoLines(first: String, second: String, kicker: String?, title: String) throws {
    let found = try articles([first, second] + river)
    #expect(found.first?.kicker == kicker)
    #expect(found.first?.title == title)
  }

  @Test("a headline that names a day of the week is no masthead")
  func dayInHeadline() throws {
    let found = try articles(["二十名青年成了“护河人”", "每周六，他们走上柳河两岸"] + river)
    #expect(found.first?.kicker == "二十名青年成了“护河人”")
    #expect(found.first?.title == "每周六，他们走上柳河两岸")
  }

  @Test("an indented signature and its date belong to the notice above")
  func indentedSignature() throws {
    let found = try articles(
      library + ["夜间自习室对外开放", "停电公告", "　　因线路检修，定于5月22日对柳河社区", "停电，请相互转告。"]
        + ["　　临川区供电公司", "　　2025年5月19日"])
    #expect(found.map(\.title) == ["夜间自习室对外开放", "停电公告"])
    #expect(
      found.last?.paragraphs == ["因线路检修，定于5月22日对柳河社区停电，请相互转告。", "临川区供电公司", "2025年5月19日"])
  }

  @Test("an indented signature without a date does not take the next headline")
  func soleSignature() throws {
    let found = try articles(
      ["停电公告", "　　因线路检修，定于5月22日对柳河社区", "停电，请相互转告。", "　　临川区供电公司", "夜间自习室对外开放"] + library)
    #expect(found.map(\.title) == ["停电公告", "夜间自习室对外开放"])
    #expect(found.first?.paragraphs == ["因线路检修，定于5月22日对柳河社区停电，请相互转告。", "临川区供电公司"])
  }

  @Test("the lines of a poem stay lines")
  func poems() throws {
    let poem = ["柳河水清了", "孩子们跑上新岸", "风也换了一件衣裳", "轻轻地穿过桥洞"]
    let found = try articles(
      ["柳河水清了"] + poem.map { "　　" + $0 } + ["（陆杉）", "夜间自习室对外开放"] + library)
    #expect(found.map(\.title) == ["柳河水清了", "夜间自习室对外开放"])
    #expect(found.first?.paragraphs == poem)
    #expect(found.first?.kind == .news)
  }

  @Test("a website saved as text: names of pages, headline and byline on one line")
  func savedAsText() throws {
    let text = """
      01版:要闻
      02版:综合
      前一版 下一版 2025年05月21日
      柳河清淤完成 两岸换了新颜   □记者 陆杉 报道
        本报5月20日讯 \(Invented.sentence)
        \(Invented.second)
      石桥村蓝莓熟了   □通讯员 苗宛青 报道
        本报5月20日讯 石桥村的蓝莓进入采摘期，周末来了三百多名游客，采摘园从早忙到晚。
      """
    let issue = try #require(read(text).issues.first)
    #expect(issue.date == CalendarDate(iso: "2025-05-21"))
    #expect(issue.articles.map(\.title) == ["柳河清淤完成 两岸换了新颜", "石桥村蓝莓熟了"])
    #expect(issue.articles.map { $0.authors.map(\.name) } == [["陆杉"], ["苗宛青"]])
    #expect(issue.articles.map(\.paragraphs.count) == [2, 1])
    #expect(issue.articles.map(\.page) == [1, 1])
  }
}
