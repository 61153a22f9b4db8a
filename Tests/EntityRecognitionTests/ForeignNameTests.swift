import Testing

@Suite("Foreign places and schools, teams, lines") struct ForeignNameTests {
  @Test(
    "transliterated characters before a level word are a place, before a school's word a school",
    arguments: [
      "代表团来自[维利纳斯市:region]。", "与[克莱因斯应用科学大学:organization]签约。",
      "来自[匈牙利维利纳斯市:region]的客人。",
    ])
  func transliterated(text: String) { #expect(Recognition.found(text) == text) }

  @Test("the level word before the same level's head is the place's")
  func levelBeforePost() {
    let text = "[美国加利福尼亚州:region]州长来访。"
    #expect(Recognition.found(text) == text)
  }

  @Test("people and the middle of a city do not lengthen its name")
  func cityPeople() {
    #expect(Recognition.found("[渥太华:region]市民出门。") == "[渥太华:region]市民出门。")
  }

  @Test("a body of a city abroad is an agency with its country")
  func cityCouncil() {
    let text = "[加拿大温哥华市议会:agency]发来贺电。"
    #expect(Recognition.found(text) == text)
  }
}

@Suite("Names of teams") struct TeamTests {
  @Test(
    "a place and a nickname beside a verb of playing are a team",
    arguments: ["主队迎战[枫岭蓝鲸:organization]。", "[云港飞鹿:organization]客场取胜。"])
  func nicknames(text: String) { #expect(Recognition.found(text) == text) }

  @Test("a club is found by its nickname")
  func clubs() {
    let text = """
      [云港飞鹿足球俱乐部:organization]公布了名单。
      [飞鹿队:organization]下周出征，球迷支持[飞鹿:organization]。
      """
    #expect(Recognition.found(text) == text)
  }
}

@Suite("Railways, motorways and plants that are built") struct WayProjectTests {
  @Test(
    "a line between two places is a project where it is built, and no name where it runs",
    arguments: [
      "[云枫高铁:project]全线铺轨。", "[云枫高速扩容工程:project]获批。", "乘云枫高铁去看海。", "城市铁路建设提速。",
    ])
  func ways(text: String) {
    #expect(Recognition.found(text).hasPrefix(String(text.prefix(8))))
  }

  @Test(
    "the phase of a plant is a project",
    arguments: ["[茶岭光伏电站二期:project]并网。", "[城北污水处理厂三期工程:project]通水。"])
  func plants(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "an honour that is chosen is a project, one that is given is none",
    arguments: [
      "区里公布[“青禾好人”:project]名单。", "他获“青禾工匠”称号。",
    ])
  func honours(text: String) { #expect(Recognition.found(text) == text) }

  @Test("a fair in which one takes part is a project without the verb before it")
  func fairs() {
    let text = "到[石岭:region]参加[全国中药材博览会:project]。"
    #expect(Recognition.found(text) == text)
  }
}
