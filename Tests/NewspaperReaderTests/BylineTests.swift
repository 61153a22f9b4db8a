import InkGraphCore
import NewspaperReader
import Testing

@Suite("Bylines")
struct BylineTests {
  @Test(
    "a byline in brackets at the end is taken out of the text",
    arguments: [
      ("（陆杉）", [Credit(name: "陆杉")]),
      ("(陆杉 苗宛青)", [Credit(name: "陆杉"), Credit(name: "苗宛青")]),
      ("（陆杉、苗宛青）", [Credit(name: "陆杉"), Credit(name: "苗宛青")]),
      ("（沈　岚　苗宛青）", [Credit(name: "沈岚"), Credit(name: "苗宛青")]),
      ("（记者　陆杉）", [Credit(role: "记者", name: "陆杉")]),
      (
        "（本报记者　陆杉　通讯员　苗宛青）",
        [Credit(role: "记者", name: "陆杉"), Credit(role: "通讯员", name: "苗宛青")]
      ),
      (
        "（通讯员 陆杉 记者 苗宛青 报道）",
        [Credit(role: "通讯员", name: "陆杉"), Credit(role: "记者", name: "苗宛青")]
      ),
      (
        "（记者陆杉通讯员苗宛青报道）",
        [Credit(role: "记者", name: "陆杉"), Credit(role: "通讯员", name: "苗宛青")]
      ),
      ("（陆杉 文 苗宛青 图）", [Credit(role: "文", name: "陆杉"), Credit(role: "图", name: "苗宛青")]),
      ("（陆杉/文 苗宛青/图）", [Credit(role: "文", name: "陆杉"), Credit(role: "图", name: "苗宛青")]),
      ("（陆杉 供稿）", [Credit(role: "供稿", name: "陆杉")]),
      ("（陆杉苗宛青）", [Credit(name: "陆杉"), Credit(name: "苗宛青")]),
      ("（新华社记者陆杉摄）", [Credit(role: "记者", name: "陆杉")]),
      ("（阿依古丽·买买提）", [Credit(name: "阿依古丽·买买提")]),
      ("（欧阳小满）", [Credit(name: "欧阳小满")]),
    ])
  func brackets(byline: String, people: [Credit]) throws {
    for text in [Invented.sentence + byline, Invented.sentence + "\n\n" + byline] {
      let article = try article(underTitle: text)
      #expect(article.authors == people)
      #expect(article.paragraphs == [Invented.sentence])
      #expect(article.byline?.squeezed == byline.squeezed)
    }
  }

  @Test(
    "a byline under the title is taken out of the text",
    arguments: [
      ("□本报记者 陆杉", [Credit(role: "记者", name: "陆杉")]),
      ("□记者 陆杉 报道", [Credit(role: "记者", name: "陆杉")]),
      ("■ 陆杉", [Credit(name: "陆杉")]),
      ("本报记者 陆杉", [Credit(role: "记者", name: "陆杉")]),
      ("本报驻云港记者陆杉", [Credit(role: "记者", name: "陆杉")]),
      ("文/本报记者 陆杉 图/苗宛青", [Credit(role: "记者", name: "陆杉"), Credit(role: "图", name: "苗宛青")]),
      ("陆杉", [Credit(name: "陆杉")]),
      ("陆小满苗宛青", [Credit(name: "陆小满"), Credit(name: "苗宛青")]),
    ])
  func front(byline: String, people: [Credit]) throws {
    let article = try article(underTitle: byline + "\n\n" + Invented.sentence)
    #expect(article.authors == people)
    #expect(article.paragraphs == [Invented.sentence])
    #expect(article.byline == byline)
  }

  @Test("a bare byline at the end needs its role word")
  func bareEnd() throws {
    let text = Invented.sentence + " 记者 陆杉 通讯员 苗宛青 段文渊 摄影报道"
    let credited = try article(underTitle: text)
    #expect(credited.authors.map(\.name) == ["陆杉", "苗宛青", "段文渊"])
    #expect(credited.paragraphs == [Invented.sentence])
    let plain = try article(underTitle: Invented.sentence + "\n\n陆杉苗宛")
    #expect(plain.authors.isEmpty)
  }

  @Test(
    "the reporter of a dateline is an author, and the dateline stays in the text",
    arguments: [
      "新华社北京5月20日电（记者　陆杉）柳河清淤工程全部完成。", "本报5月20日讯（记者 陆杉）柳河清淤工程全部完成。",
      "本报讯（本报记者陆杉）柳河清淤工程全部完成。", "本报云港5月20日讯记者陆杉报道：柳河清淤工程全部完成。",
    ])
  func datelines(text: String) throws {
    let article = try article(underTitle: text)
    #expect(article.authors == [Credit(role: "记者", name: "陆杉")])
    #expect(article.paragraphs.map(\.squeezed) == [text.squeezed])
    #expect(article.byline == nil)
  }

  @Test(
    "brackets that hold no byline stay in the text",
    arguments: [
      "两岸居民都来了（约三百人）。", "清淤由区水务局（区河长办）承担。", "全文如下。（完）", "请看清单。（附表）", "据新华社（北京）消息。",
      "展品来自三地。（江西玉山县文化馆）", "这是一幅名画。（荷兰：梵高）", "今年完成两件实事。（见图）",
    ])
  func notBylines(text: String) throws {
    let article = try article(underTitle: text + "\n\n" + Invented.second)
    #expect(article.authors.isEmpty)
    #expect(article.paragraphs.first == text)
  }

  @Test("bylines in two brackets both count")
  func two() throws {
    let article = try article(
      underTitle: "□记者 陆杉\n\n" + Invented.sentence + "（苗宛青 摄）")
    #expect(article.authors.map(\.name) == ["陆杉", "苗宛青"])
    #expect(article.kind == .news)
  }
}
