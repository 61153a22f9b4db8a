import Testing

@Suite("Names of regions") struct RegionTests {
  @Test(
    "a chain of regions is one name",
    arguments: [
      "[云港市青禾区:region]地处[临江省:region]东部。",
      "[云港市青禾区白沙镇:region]的稻田一片金黄。",
      "[临江省枫岭市石岭县:region]盛产山核桃。",
      "代表团来自[日本:region]和[德国:region]。",
    ])
  func chains(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "a level word inside another word is no level word",
    arguments: [
      "社区居民在超市里买菜。", "门市部和夜市都很热闹。", "校区里树木成荫。",
      "各城区、郊区同步推进。", "这里的库区、景区、灾区各有特点。",
    ])
  func levelWords(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "a country and the place in it that follows are one name; two countries are two",
    arguments: [
      "她来自[日本云港:region]。", "[中国:region][日本:region]两国交手。",
    ])
  func joinedPlaces(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "one character stands for a country or province beside others and after a verb of sending",
    arguments: [
      "[中:region][美:region]关系", "[苏:region][浙:region][皖:region]三地协同发展。",
      "[欧:region][美:region]客商很多。", "考察团赴[台:region]交流。", "驻[沪:region]记者报道。",
      "代表团在[沪:region]考察。", "[滇:region][台:region]两地往来不断。",
      "园区服务[台:region]企。", "几家[日:region]媒报道。", "[港:region]股收涨。", "干部援[疆:region]三年。",
      "外商看好在[华:region]发展。", "他在[黔:region]务工。", "书商昨天在[杭:region]首发新书。",
    ])
  func initials(text: String) { #expect(Recognition.found(text, home: nil) == text) }

  @Test(
    "one character inside a word stands for no region",
    arguments: [
      "京津城际提速。", "她在美术课上画画。", "心中美滋滋。", "进京剧团学戏。",
      "查处不法企业。", "日报道不多。", "中华文化。", "输入法很好用。", "注入新的活力。",
    ])
  func initialsInWords(text: String) { #expect(Recognition.found(text, home: nil) == text) }

  @Test("the level word of a longer word does not lengthen a short name")
  func market() {
    let text = "[青禾:region]市场供应充足，[青禾:region]区域经济活跃。"
    #expect(Recognition.found(text) == text)
  }

  @Test(
    "short names are names, in lists and as modifiers",
    arguments: [
      "[青禾:region]、[石岭:region]两地携手。", "“[青禾:region]设计+[石岭:region]加工”的路子越走越宽。",
      "[青禾:region]—[石岭:region]协作再结硕果。", "一批[青禾:region]服装企业到[石岭:region]考察。",
    ])
  func shortNames(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "roads, rivers and hills called after a region are no regions",
    arguments: ["车辆请绕行青禾路。", "石岭河水位回落。", "云港路、枫岭街同时施工。"])
  func roads(text: String) { #expect(Recognition.found(text) == text) }

  @Test("the first character of the home region stands for it after a verb of coming")
  func initial() {
    let text = "[省民政厅:agency]一行来[青:region]考察。"
    #expect(Recognition.found(text) == text)
  }

  @Test(
    "the first character of the home region is nothing inside another word",
    arguments: ["大家来青山绿水间走走。", "年年都有青年来。"])
  func noInitial(text: String) { #expect(Recognition.found(text) == text) }

  @Test("a village after its town belongs to the chain")
  func village() {
    let text = "[白沙镇红旗村:region]的大棚里一片忙碌。"
    #expect(Recognition.found(text) == text)
  }

  @Test(
    "any village is no village",
    arguments: ["建设美丽新农村，走进多个村。", "全村老少齐上阵。", "一个小山村的故事。"])
  func noVillage(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "characters in fixed words stand for no region",
    arguments: ["抗美援朝老战士", "看望援藏干部"])
  func fixedWords(text: String) { #expect(Recognition.found(text) == text) }
}
