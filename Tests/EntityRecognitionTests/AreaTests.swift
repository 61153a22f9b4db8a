import Testing

@Suite("Functional areas and units of bodies") struct AreaTests {
  @Test(
    "an area that no list has is one name with the place before it",
    arguments: [
      "项目落户[青禾经开区:region]。", "企业来到[云港高新区:region]考察。", "企业落户[青禾科技城:region]。",
    ])
  func areas(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "the committee of an area is one body with it",
    arguments: [
      "[青禾经开区管委会:agency]免费提供厂房。", "[高新区党工委:agency]召开会议。", "[经开区管委会:agency]主任[秦晓岚:person]介绍。",
    ])
  func committees(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "units of the police and of courts belong to the body's name",
    arguments: [
      "[市公安局青禾分局白沙派出所:agency]民警[刘长河:person]赶到。", "[市公安局交警支队三大队:agency]处置。",
      "[县人民法院岭前法庭:agency]开庭。",
    ])
  func units(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "behind a title another body begins",
    arguments: ["[区公安局:agency]副局长兼交警大队大队长[王建平:person]到场。"])
  func titleBetween(text: String) {
    #expect(Recognition.found(text).hasPrefix("[区公安局:agency]副局长"))
  }

  @Test("the congress of one term is a body")
  func term() {
    let text = "[青禾区第十八届人民代表大会:agency]开幕。"
    #expect(Recognition.found(text) == text)
  }

  @Test(
    "a department of a hospital or a court is no body of its own",
    arguments: [
      "[区人民医院:organization]骨科主任[王建平:person]介绍。", "[区法院:agency]刑事审判庭公开审理此案。",
    ])
  func departments(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "a landmark called after a place is no name, a body called so is",
    arguments: [
      "旅客到了青禾南站。", "桃树开遍青禾大道。", "青禾火车站人来人往。", "家住青禾新村。",
    ])
  func landmarks(text: String) { #expect(Recognition.found(text) == text) }

  @Test("an institute of the academy is one name")
  func institutes() {
    let text = "[中国科学院古生物研究所:agency]来人考察，[中科院云港分院:agency]陪同。"
    #expect(Recognition.found(text) == text)
  }

  @Test("a branch of a news agency is one name with its place")
  func newsBranch() {
    let text = "[新华社云港分社:organization]作了报道。"
    #expect(Recognition.found(text) == text)
  }

  @Test("an area introduced with its place is known without it, with its committee")
  func shortForm() {
    let text = "[云港汽车产业新城:region]已汇聚四家企业。[汽车产业新城管委:agency]上门走访。发挥[汽车产业新城:region]的优势。"
    #expect(Recognition.found(text) == text)
  }
}
