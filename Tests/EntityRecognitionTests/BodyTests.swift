import Testing

@Suite("Bodies named by a place and a word") struct PlacedBodyTests {
  @Test(
    "a place and a word for a body are one name",
    arguments: [
      "[日本央行:agency]加息。", "[石岭警方:agency]破案。", "[枫岭队:organization]夺冠。",
      "[云港卫视:organization]播出。", "[日本大使馆:agency]说。",
    ])
  func placed(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "the word as the beginning of another word makes no body",
    arguments: ["[石岭:region]队员到场。", "[石岭:region]移动硬盘厂"])
  func continuations(text: String) { #expect(Recognition.found(text).contains("[石岭:region]")) }
}

@Suite("Names that any reader knows") struct WellKnownNameTests {
  @Test("a name that is mostly another word counts beside firms in a list")
  func listed() {
    #expect(
      Recognition.found("[奥迪:enterprise]、[三星:enterprise]到场。")
        == "[奥迪:enterprise]、[三星:enterprise]到场。")
    #expect(Recognition.found("三星在天。") == "三星在天。")
  }

  @Test("the conjunction behind a person is no part of a firm's name")
  func conjunction() {
    let text = "老师[宋佳怡:person]和[韩梅:person]到场。"
    #expect(Recognition.found(text) == text)
  }
}

@Suite("Names of bodies") struct BodyTests {
  @Test(
    "standing bodies are found with a level word, with a region and in full",
    arguments: [
      "[区发展和改革局:agency]牵头，[区财政局:agency]配合。", "[青禾区委:agency]召开会议。",
      "[中共云港市青禾区委员会:agency]印发文件。", "[云港市青禾区人民政府:agency]门户网站上线。",
      "[团区委:agency]、[区妇联:agency]、[区总工会:agency]一起行动。",
      "[市政府新闻办公室:agency]举行发布会。",
    ])
  func standingBodies(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "central organs are found by full and short names",
    arguments: ["[国务院:agency]印发通知。", "[全国人大常委会:agency]审议了草案。", "[教育部:agency]公布了名单。"])
  func centralBodies(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "a body of a class of regions, or of none, is no name",
    arguments: ["社区居委会主动上门。", "各区教育局要加强领导。", "上级部门给予支持。", "有关部门正在调查。"])
  func classes(text: String) { #expect(Recognition.found(text) == text) }

  @Test("departments of the committee named before are found by their own names in a list")
  func departments() {
    let text = "[区委组织部:agency]、[宣传部:agency]、[统战部:agency]联合发文。"
    #expect(Recognition.found(text) == text)
  }

  @Test(
    "a name with a head noun begins where its region or level word begins",
    arguments: [
      "周末到[区图书馆:agency]看书。", "参观了[云港市青禾区博物馆:agency]。",
      "[区实验小学:organization]的孩子们放飞风筝。", "[白沙镇中心卫生院:organization]添了新设备。",
      "走进[青禾区人民医院:organization]，窗明几净。",
    ])
  func headNouns(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "counted and generic bodies are no names",
    arguments: ["走访了5家银行和多所学校。", "当地医院、学校陆续开放。", "基层工会、行业协会积极响应。", "省级工会系统受表彰。"])
  func genericBodies(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "a functional area is an agency where it acts and a region where it is a place",
    arguments: [
      "[东湾新城:agency]深知企业难处。", "在[东湾新城:agency]的协调下，贷款很快到账。",
      "# [东湾新城:agency]：优化服务促发展\n位于[青禾区:region]的[东湾新城:region]已聚集企业百家。",
      "项目将为[东湾新城:region]发展助力。",
    ])
  func functionalAreas(text: String) { #expect(Recognition.found(text) == text) }

  @Test("a bare organ word is a name after the body was introduced, not before")
  func bareOrgans() {
    #expect(Recognition.found("管委会的招牌各地都有。") == "管委会的招牌各地都有。")
    let text = """
      [东湾新城管委会:agency]上门服务。[管委:agency]还专门派出专员。
      [青禾区帮扶石岭县工作队:agency]进村入户，[工作队:agency]一住就是三年。
      """
    #expect(Recognition.found(text) == text)
  }

  @Test("a team that is sent to another region is one name")
  func team() {
    let text = "[青禾区帮扶石岭县工作队:agency]副队长[贾春晖:person]介绍了情况。"
    #expect(Recognition.found(text) == text)
  }

  @Test(
    "a school by its number is one, and so is a committee of a party",
    arguments: [
      "[青禾三小:organization]师生到场。", "[县二中:organization]的操场翻新。", "[民盟省委会:agency]主委[高峻:person]调研。",
    ])
  func schoolsAndParties(text: String) { #expect(Recognition.found(text) == text) }

  @Test("before a foreign school or firm the country is a name of its own")
  func foreignBodies() {
    let text = "[德国:region][莱茵集团:enterprise]来访。"
    #expect(Recognition.found(text) == text)
  }

  @Test("a public house of culture is an agency")
  func publicHouses() {
    let text = "[故宫博物院:agency]供图。"
    #expect(Recognition.found(text) == text)
  }
}
