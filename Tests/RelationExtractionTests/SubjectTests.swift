import InkGraphCore
import Testing

@Suite("Subjects of clauses") struct SubjectTests {
  @Test(
    "who sends a report from where is not what it is about",
    arguments: [
      "[本报:organization]讯 [区水利局:agency]实施[柳河治理工程:project]。",
      "[新华社:organization][云港市:region]1月9日电（记者[王芳:person]）[区水利局:agency]实施[柳河治理工程:project]。",
      "[云港晚报:organization]讯（记者[王芳:person]）[区水利局:agency]实施[柳河治理工程:project]。",
    ])
  func datelines(text: String) {
    #expect(
      Extraction(text).facts.filter { $0.contains("—undertakes→") } == [
        "区水利局 —undertakes→ 柳河治理工程"
      ])
  }

  @Test("words that only begin like the head of a report are none")
  func noDateline() {
    #expect(
      Extraction("本报电影周报道，[区水利局:agency]实施[柳河治理工程:project]。").statements.first?.evidence
        .text == "区水利局实施柳河治理工程")
    #expect(Extraction("[柳河治理工程:project]通讯工程由[区水利局:agency]实施。").facts.count == 1)
  }

  @Test("partners act together")
  func partners() {
    #expect(
      Extraction("[区教育局:agency]会同[区卫健局:agency]举办[“护眼”活动:project]。").facts.filter {
        $0.contains("—organizes→")
      }.sorted() == ["区卫健局 —organizes→ “护眼”活动", "区教育局 —organizes→ “护眼”活动"])
  }

  @Test("he who is welcomed comes, not his host")
  func guests() {
    #expect(
      Extraction("[韩立:person]欢迎[王芳:person]来[青禾区:region]考察。").facts == ["王芳 —visits→ 青禾区"])
  }

  @Test("who speaks for a body tells what it does, in this sentence only")
  func speakers() {
    #expect(
      Extraction(
        "[区卫健局:agency]局长[王芳:person]表示，下一步将实施[“名医到乡”行动:project]。"
      ).facts == [
        "王芳 —holdsPosition（局长）→ 区卫健局", "区卫健局 —undertakes（计划）→ “名医到乡”行动",
      ])
  }

  @Test("help without an object goes to the firm that the paragraph is about")
  func carriedObject() {
    #expect(
      Extraction("[海云服装:enterprise]缺人。[区人社局:agency]主动上门，送来招聘信息。").facts
        == ["区人社局 —supports→ 海云服装"])
  }

  @Test("who went along went where the article's first visit led, and not to later stations")
  func companions() {
    let facts = Extraction(
      """
      [韩立:person]到[石岭县:region]调研。
      [韩立:person]还来到[海云服装:enterprise]，了解情况。
      副县长[王芳:person]、[李强:person]陪同。
      """
    ).facts.filter { $0.contains("—visits→") }
    #expect(
      facts == ["韩立 —visits→ 石岭县", "韩立 —visits→ 海云服装", "王芳 —visits→ 石岭县", "李强 —visits→ 石岭县"])
    #expect(!Extraction("[王芳:person]陪同。").facts.contains { $0.contains("—visits→") })
  }
}
