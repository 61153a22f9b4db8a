import Testing

@Suite("Names of firms") struct FirmTests {
  @Test(
    "a legal form ends a name that begins with its place",
    arguments: [
      "[临江澄光新能源科技有限公司:enterprise]投产。", "[云港青禾针织有限公司:enterprise]扩建厂房。",
      "[青禾鲜到家商贸有限公司:enterprise]开业。", "由[云港市青禾路桥股份有限公司:enterprise]承建。",
    ])
  func legalForms(text: String) { #expect(Recognition.found(text) == text) }

  @Test("a place in brackets is part of a firm's name")
  func placeInBrackets() {
    let text = "[云帆科技（云港）有限公司:enterprise]落户园区。"
    #expect(Recognition.found(text) == text)
  }

  @Test("a firm that was named in full is found by its short names")
  func shortNames() {
    let text = """
      [临江澄光新能源科技有限公司:enterprise]与[石岭县政府:agency]签约。
      [澄光新能源:enterprise]董事长[白敬之:person]说，订单排到了年底。
      """
    #expect(Recognition.found(text) == text)
  }

  @Test(
    "banks are found by name and with their branches",
    arguments: [
      "[中国农业银行:enterprise]推出新产品。", "[工行:enterprise]降低了利率。", "[农业银行青禾支行:enterprise]送贷上门。",
    ])
  func banks(text: String) { #expect(Recognition.found(text) == text) }

  @Test("short forms of banks that are other words too are banks in a list of banks")
  func listedBanks() {
    let text = "[农行:enterprise]、[兴业:enterprise]、[建行:enterprise]等银行参加对接会。"
    #expect(Recognition.found(text) == text)
  }

  @Test("items before 等企业 are firms")
  func listedFirms() {
    let text = "培育出[海云服装:enterprise]、[锦华服饰:enterprise]等一批本土企业。"
    #expect(Recognition.found(text) == text)
  }

  @Test(
    "trades and kinds of firms are no firms",
    arguments: ["新能源、装备制造等企业加快转型。", "规上企业、龙头企业发挥带动作用。", "公司负责人表示，企业将扩大生产。"])
  func trades(text: String) { #expect(Recognition.found(text) == text) }

  @Test("a collective bears the place before it")
  func collectives() {
    let text = "[白沙镇红旗村股份经济合作联合社:enterprise]分红。"
    #expect(Recognition.found(text) == text)
  }

  @Test("a trade of goods is no firm")
  func goods() { #expect(!Recognition.found("新能源汽车占比超过两成。").contains(":enterprise")) }
}
