import Testing

@Suite("Names of people") struct PersonTests {
  @Test(
    "a title before the name is no part of it",
    arguments: [
      "[区水利局:agency]局长[王建平:person]到现场察看。",
      "会议由区长[秦晓岚:person]主持。",
      "校长[顾明哲:person]介绍了办学特色。",
      "记者[程雨薇:person]在现场看到，工人正在铺设管道。",
      "村民[刘长河:person]第一个签字。",
      "主席[高峻:person]出席并讲话。",
    ])
  func titleBefore(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "a title after the name is no part of it",
    arguments: [
      "[李秀兰:person]主任介绍了有关情况。",
      "[周明远:person]教授认为，这项技术前景广阔。",
      "[何晓东:person]同志作了报告。",
      "[吴静:person]女士说，办事比以前快多了。",
    ])
  func titleAfter(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "a list of names shares the title before it",
    arguments: [
      "[区政协:agency]副主席[陈立群:person]、[何晓东:person]、[吴静:person]出席会议。",
      "副区长[邵启铭:person]、[梁志远:person]分别作了发言。",
      "老师[宋佳怡:person]和[韩梅:person]表示赞同。",
    ])
  func listSharesTitle(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "a surname of two characters belongs to the name whole",
    arguments: [
      "[区教育局:agency]局长[欧阳志远:person]讲话。",
      "书记[司马青:person]、主任[诸葛明德:person]到会。",
      "[上官婉清:person]老师说，孩子们都很高兴。",
      "[区交通运输局:agency]局长[闻人晓:person]介绍了进展。",
    ])
  func compoundSurname(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "a name ends where a verb begins that could be a given name's last character",
    arguments: ["老师[宋佳怡:person]和[韩梅:person]站在校门口。", "通讯员[闻人晓:person]摄影报道。"])
  func verbAfterName(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "a foreign name with dots is one name",
    arguments: [
      "[威廉·哈特利:person]教授来访。",
      "公司总裁[安娜·玛丽亚·费雷拉:person]表示满意。",
      "作家[彼得•萨维奇:person]的新书上市。",
    ])
  func dottedForeignName(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "a name in Latin letters is a person's behind its transliteration, behind a title and before a verb of saying",
    arguments: [
      "作家[彼得·萨维奇:person]（[Peter Savage:person]）到访。", "总裁[Anna-Maria Ferreira:person]宣布扩产。",
      "[Tomás O'Neill:person]表示，市场在变。", "董事长兼CEO [Hank Olsen:person]表示满意。",
    ])
  func latinName(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "firms, products and accounts in Latin letters are no people",
    arguments: [
      "Blue Ridge Partners表示，市场在变。", "新品Alpha Max上市。", "总裁QZX称。", "主播@Lily_Chen说。",
      "车型（Model Three）发布。",
    ])
  func latinWords(text: String) { #expect(Recognition.found(text) == text) }

  @Test("a transliterated name after a title is one name")
  func foreignName() {
    let text = "总统[卡洛斯:person]发表讲话。"
    #expect(Recognition.found(text) == text)
  }

  @Test(
    "ordinary words that begin with a surname are no names",
    arguments: [
      "主席团会议通过了议程。", "书记处书记办公会议研究了工作。", "各部门高度重视，方便群众办事。",
      "金融服务水平明显提高，王牌产品走俏。", "任何单位和个人不得阻挠。", "马上就办，常抓不懈。",
      "时间紧、任务重，大家齐心协力。", "项目建设全面提速，安全生产形势平稳。",
    ])
  func ordinaryWords(text: String) { #expect(Recognition.found(text) == text) }

  @Test("a name that has a title once is found without one everywhere else")
  func repeated() {
    let text = """
      # 老支书[孔令山:person]的一天
      清晨六点，[岭前镇:region]老支书[孔令山:person]已经上山。
      大伙都爱找[孔令山:person]拉家常。记者跟着[孔令山:person]走了一天。
      """
    #expect(Recognition.found(text) == text)
  }

  @Test(
    "a name that is an ordinary word is told by an appointment and by a post with a verb behind it",
    arguments: [
      "任命[谈笑:person]为[区教育局:agency]局长。", "免去[常胜:person]的县人民法院副院长职务。",
      "[区政协:agency]副主席[古今:person]带队视察。",
    ])
  func framed(text: String) {
    #expect(Recognition.found(text).hasPrefix(String(text.prefix(14))))
  }

  @Test(
    "what follows a post without being a name is none",
    arguments: ["免去其局长职务，另有任用。", "老师来坐诊。", "站长分析一个问题。"])
  func afterPosts(text: String) { #expect(Recognition.found(text) == text) }

  @Test("a name that fills the title of a work is no person")
  func workTitle() {
    #expect(Recognition.found("演员[何晓东:person]演出《李秀兰》。") == "演员[何晓东:person]演出《李秀兰》。")
  }

  @Test(
    "a name with a dot ends before the verb",
    arguments: ["外援[恩里克·迪亚斯:person]扳平比分。", "外援[奥斯卡·席尔瓦:person]远射破门。"])
  func dottedBeforeVerb(text: String) { #expect(Recognition.found(text) == text) }

  @Test("the conjunction between two titled names is no surname")
  func conjunction() {
    let text = "[高峻:person]主席和[李明:person]总理题词。"
    #expect(Recognition.found(text) == text)
  }
}
