import InkGraphCore
import Testing

@Suite("Posts") struct PostTests {
  private func posts(_ marked: String) -> [String] {
    Extraction(marked).facts.filter { $0.contains("—holdsPosition") }.sorted()
  }

  @Test("a title between a body and a name is a post")
  func simple() {
    #expect(
      posts("[区水利局:agency]局长[王建平:person]到场。")
        == ["王建平 —holdsPosition（局长）→ 区水利局"])
    #expect(
      posts("[澄光新能源:enterprise]董事长[白敬之:person]说。")
        == ["白敬之 —holdsPosition（董事长）→ 澄光新能源"])
  }

  @Test(
    "a secretary of the secretariat is of the secretariat, whatever body of the centre stands before"
  )
  func secretariat() {
    #expect(
      posts("[中共中央政治局:agency]委员、书记处书记[欧阳敏:person]出席。") == [
        "欧阳敏 —holdsPosition（书记处书记）→ 中共中央书记处", "欧阳敏 —holdsPosition（委员）→ 中共中央政治局",
      ])
  }

  @Test("the post to which someone is elected is not that of the name behind it")
  func elected() {
    #expect(
      posts("[王建平:person]当选[区人大常委会:agency]主任[欧阳敏:person]当选[区政府:agency]区长。") == [
        "欧阳敏 —holdsPosition（区长）→ 区政府", "王建平 —holdsPosition（主任）→ 区人大常委会",
      ])
  }

  @Test("a list behind several posts shares only those that several people hold")
  func severalPosts() {
    #expect(
      posts("[区委:agency]书记、[区人大:agency]主任[欧阳敏:person]和[何晓东:person]、[吴静:person]出席。") == [
        "欧阳敏 —holdsPosition（主任）→ 区人大", "欧阳敏 —holdsPosition（书记）→ 区委",
      ])
    #expect(
      posts("[区委:agency]常委、[区政府:agency]副区长[欧阳敏:person]、[吴静:person]出席。") == [
        "吴静 —holdsPosition（副区长）→ 区政府", "吴静 —holdsPosition（常委）→ 区委",
        "欧阳敏 —holdsPosition（副区长）→ 区政府", "欧阳敏 —holdsPosition（常委）→ 区委",
      ])
  }

  @Test("a list of names shares the title, a new title takes the body of the one before")
  func list() {
    #expect(
      posts("[区政协:agency]主席[欧阳敏:person]，副主席[陈立群:person]、[何晓东:person]和[吴静:person]出席。")
        == [
          "何晓东 —holdsPosition（副主席）→ 区政协", "吴静 —holdsPosition（副主席）→ 区政协",
          "欧阳敏 —holdsPosition（主席）→ 区政协", "陈立群 —holdsPosition（副主席）→ 区政协",
        ])
  }

  @Test("a chain of titles gives every post; the head of a district is of its government")
  func chain() {
    #expect(
      posts("[区委:agency]副书记、区长[秦晓岚:person]主持会议。")
        == [
          "秦晓岚 —holdsPosition（副书记）→ 区委", "秦晓岚 —holdsPosition（区长）→ 云港市青禾区人民政府",
        ])
  }

  @Test("the head of another region is of that region's government")
  func regionalHead() {
    #expect(
      posts("[石岭县:region]县长[蓝志坚:person]表示欢迎。")
        == ["蓝志坚 —holdsPosition（县长）→ 枫岭市石岭县人民政府"])
  }

  @Test(
    "the head behind another city's secretary leads that city; a town's head leads the town named before",
    arguments: [
      (
        "[石岭县委:agency]书记[蓝海:person]、县长[蓝志坚:person]到场。",
        ["蓝志坚 —holdsPosition（县长）→ 枫岭市石岭县人民政府", "蓝海 —holdsPosition（书记）→ 石岭县委"]
      ),
      (
        "[白沙镇:region]挖渠，镇长[王芳:person]说。",
        ["王芳 —holdsPosition（镇长）→ 云港市青禾区白沙镇人民政府"]
      ),
      (
        "[石岭县:region]原副县长[王芳:person]受审。",
        ["王芳 —holdsPosition（副县长（曾任））→ 枫岭市石岭县人民政府"]
      ),
      (
        "[王芳:person]，女，现任[石岭县委:agency]副书记、县长。",
        ["王芳 —holdsPosition（副书记）→ 石岭县委", "王芳 —holdsPosition（县长）→ 枫岭市石岭县人民政府"]
      ),
    ])
  func headsElsewhere(text: String, expected: [String]) {
    #expect(posts(text).sorted() == expected.sorted())
  }

  @Test(
    "是 and brackets join a person with a post, but not with another person's",
    arguments: [
      ("[王芳:person]是[云港大学:organization]教授。", ["王芳 —holdsPosition（教授）→ 云港大学"]),
      ("他叫[王芳:person]，72岁，曾是[区运输公司:enterprise]司机。", ["王芳 —holdsPosition（司机（曾任））→ 区运输公司"]),
      (
        "一等功：[王芳:person]（[区医院:organization]护士）、[李强:person]（[白沙镇:region]村民）。",
        ["王芳 —holdsPosition（护士）→ 区医院"]
      ),
      ("[王芳:person]（[区医院:organization]供图）", []),
      (
        "[王芳:person]的邻居，是[区水利局:agency]技术员[李强:person]。",
        ["李强 —holdsPosition（技术员）→ 区水利局"]
      ),
    ])
  func joined(text: String, expected: [String]) {
    #expect(posts(text) == expected)
  }

  @Test(
    "dates stand before a verb of appointment; what an offender abused is over",
    arguments: [
      ("[王芳:person]1962年毕业，1983年1月调任[区水利局:agency]局长。", ["王芳 —holdsPosition（局长）→ 区水利局"]),
      (
        "[王芳:person]利用担任[区水利局:agency]局长、[石岭县:region]县长等职务上的便利受贿。",
        [
          "王芳 —holdsPosition（县长（曾任））→ 枫岭市石岭县人民政府", "王芳 —holdsPosition（局长（曾任））→ 区水利局",
        ]
      ),
      (
        "[王芳:person]分配到[青禾机床厂:enterprise]工作，历任技术员、副厂长。",
        [
          "王芳 —holdsPosition（副厂长（曾任））→ 青禾机床厂", "王芳 —holdsPosition（技术员（曾任））→ 青禾机床厂",
        ]
      ),
    ])
  func offices(text: String, expected: [String]) {
    #expect(posts(text).sorted() == expected.sorted())
  }

  @Test(
    "a title behind words that nobody recognized is of no body named before, unless they say more of it",
    arguments: [
      ("[云港大学:organization]办展，远方应用科学大学校长[王芳:person]到场。", []),
      (
        "[区法院:agency]判决后，执行法官[王芳:person]多方查找。",
        ["王芳 —holdsPosition（法官）→ 区法院"]
      ),
    ])
  func unknownBefore(text: String, expected: [String]) {
    #expect(posts(text) == expected)
  }

  @Test(
    "a title at the beginning of a paragraph is of the one fitting body of the paragraph before")
  func paragraphBefore() {
    let expected = ["王芳 —holdsPosition（院长）→ 区医院"]
    #expect(posts("有人赶到[区医院:organization]。\n院长[王芳:person]说。") == expected)
    #expect(
      posts("有人赶到[区医院:organization]和[县医院:organization]。\n院长[王芳:person]说。") == [])
  }

  @Test("a form of address without a body is no post")
  func address() {
    #expect(posts("村民[刘长河:person]签了字，记者[程雨薇:person]拍了照。") == [])
  }

  @Test("a stop ends a chain")
  func stop() {
    #expect(posts("[区水利局:agency]召开会议。局长[王建平:person]讲话。").count <= 1)
    #expect(posts("走进[区水利局:agency]。[王建平:person]在看书。") == [])
  }

  @Test(
    "words between body and title make the title more special",
    arguments: [
      ("[区医院:organization]心内科主任[蒲青:person]说。", ["蒲青 —holdsPosition（心内科主任）→ 区医院"]),
      ("[区一中:organization]的音乐老师[甘露:person]说。", ["甘露 —holdsPosition（音乐老师）→ 区一中"]),
      ("[区供销社:agency]原主任[龙正:person]回忆。", ["龙正 —holdsPosition（主任（曾任））→ 区供销社"]),
      ("[区水利局:agency]新任局长[王芳:person]到场。", ["王芳 —holdsPosition（局长）→ 区水利局"]),
      ("[区教育局:agency]组织教师[王芳:person]学习。", []),
    ])
  func specialTitles(text: String, expected: [String]) {
    #expect(posts(text) == expected)
  }

  @Test(
    "a title without a body goes to the one before that has such titles",
    arguments: [
      ("石头交给[市博物馆:agency]，馆员[水静:person]很高兴。", ["水静 —holdsPosition（馆员）→ 市博物馆"]),
      (
        "[区医院:organization]开诊。院长[王芳:person]和医生[李强:person]到场。",
        ["李强 —holdsPosition（医生）→ 区医院", "王芳 —holdsPosition（院长）→ 区医院"]
      ),
      ("[区水利局:agency]开放数据，局长[王芳:person]说。", ["王芳 —holdsPosition（局长）→ 区水利局"]),
      ("[区水利局:agency]办展，作家[王芳:person]到场。", []),
      ("[区水利局:agency]办展，校长[王芳:person]到场。", []),
    ])
  func bodyBefore(text: String, expected: [String]) {
    #expect(posts(text) == expected)
  }

  @Test(
    "a career is a row of posts of the person whom the paragraph names",
    arguments: [
      (
        "[王芳:person]，女，1978年3月生，现任[区水利局:agency]局长，拟任[区教育局:agency]局长人选。",
        ["王芳 —holdsPosition（局长）→ 区水利局", "王芳 —holdsPosition（局长（拟任））→ 区教育局"]
      ),
      (
        "[王芳:person]1950年生。历任[区委:agency]文书，[区水利局:agency]副局长、局长。",
        [
          "王芳 —holdsPosition（副局长（曾任））→ 区水利局", "王芳 —holdsPosition（局长（曾任））→ 区水利局",
          "王芳 —holdsPosition（文书（曾任））→ 区委",
        ]
      ),
      ("[王芳:person]不再担任[区水利局:agency]局长。", ["王芳 —holdsPosition（局长（免去））→ 区水利局"]),
      ("[王芳:person]到场。接受车向阳辞去[区水利局:agency]局长职务的请求。", []),
      (
        "会议决定任命：\n[王芳:person]为[区水利局:agency]局长；", ["王芳 —holdsPosition（局长）→ 区水利局"]
      ),
    ])
  func careers(text: String, expected: [String]) {
    #expect(posts(text) == expected.sorted())
  }

  @Test("the evidence of an appointment reaches back to the day that the sentence names")
  func statedDay() throws {
    let found = Extraction("3月10日，区人大常委会召开会议，任命[王芳:person]为[区水利局:agency]局长。")
    let statement = try #require(found.statements.first { $0.evidence.rule == "post.appointed" })
    #expect(statement.evidence.text == "3月10日，区人大常委会召开会议，任命王芳为区水利局局长")
  }

  @Test(
    "an appointment is a post, a removal and a former post say so",
    arguments: [
      (
        "会议任命[梁志远:person]为[区住建局:agency]局长。", ["梁志远 —holdsPosition（局长）→ 区住建局"]
      ),
      (
        "[梁志远:person]任[区住建局:agency]局长、党组书记。",
        ["梁志远 —holdsPosition（党组书记）→ 区住建局", "梁志远 —holdsPosition（局长）→ 区住建局"]
      ),
      ("[梁志远:person]当选为[区工商联:agency]主席。", ["梁志远 —holdsPosition（主席）→ 区工商联"]),
      ("免去[邵启铭:person]的[区住建局:agency]局长职务。", ["邵启铭 —holdsPosition（局长（免去））→ 区住建局"]),
      (
        "任命[邵启铭:person]为[区政府:agency]副区长，免去其[区住建局:agency]局长职务。",
        [
          "邵启铭 —holdsPosition（副区长）→ 区政府", "邵启铭 —holdsPosition（局长（免去））→ 区住建局",
        ]
      ),
      ("[邵启铭:person]曾任[区水利局:agency]局长。", ["邵启铭 —holdsPosition（局长（曾任））→ 区水利局"]),
    ])
  func appointments(text: String, expected: [String]) {
    #expect(posts(text) == expected.sorted())
  }

  @Test(
    "an appointment is of everyone in its list, and the body of the post before serves those behind it",
    arguments: [
      (
        "会议选举[王芳:person]为[区总工会:agency]主席，[李强:person]、[赵云:person]（女）为副主席。",
        [
          "李强 —holdsPosition（副主席）→ 区总工会", "王芳 —holdsPosition（主席）→ 区总工会",
          "赵云 —holdsPosition（副主席）→ 区总工会",
        ]
      ),
      (
        "[王芳:person]卸任[锦绣集团:enterprise]董事长，由[李强:person]接任。",
        [
          "李强 —holdsPosition（董事长）→ 锦绣集团", "王芳 —holdsPosition（董事长（免去））→ 锦绣集团",
        ]
      ),
      (
        "[王芳:person]接替[李强:person]出任[锦绣集团:enterprise]总裁。",
        ["王芳 —holdsPosition（总裁）→ 锦绣集团"]
      ),
      (
        "[云港大学:organization]聘请[王芳:person]为客座教授。", ["王芳 —holdsPosition（客座教授）→ 云港大学"]
      ),
      ("[王芳:person]同志任[区教育局:agency]局长。", ["王芳 —holdsPosition（局长）→ 区教育局"]),
    ])
  func succession(text: String, expected: [String]) {
    #expect(posts(text) == expected)
  }

  @Test(
    "a post among what a profile tells is of the one who is described",
    arguments: [
      ("[王芳:person]，女，1975年出生，[区医院:organization]心内科主任医师。", ["王芳 —holdsPosition（心内科主任医师）→ 区医院"]),
      ("[王芳:person]走了，[区医院:organization]护士长很忙。", []),
    ])
  func profiles(text: String, expected: [String]) {
    #expect(posts(text) == expected)
  }

  @Test("a title behind a committee's seat may name a department of the committee")
  func departments() {
    #expect(
      posts("[中共云港市青禾区委员会:agency]常委、宣传部长[王芳:person]到场。") == [
        "王芳 —holdsPosition（宣传部长）→ 中共云港市青禾区委宣传部", "王芳 —holdsPosition（常委）→ 中共云港市青禾区委员会",
      ])
  }

  @Test(
    "a title may hold numbers and the name of a unit; who someone is is no post",
    arguments: [
      ("[区公交公司:enterprise]18路车驾驶员[王芳:person]到场。", ["王芳 —holdsPosition（18路车驾驶员）→ 区公交公司"]),
      ("[区公交公司:enterprise]生产部经理[王芳:person]到场。", ["王芳 —holdsPosition（生产部经理）→ 区公交公司"]),
      ("[区医院:organization]患者[王芳:person]到场。", []),
    ])
  func unitsAndOthers(text: String, expected: [String]) {
    #expect(posts(text) == expected)
  }

  @Test("delegates belong to their assembly")
  func delegates() {
    #expect(
      Extraction("[区政协:agency]委员[王芳:person]、[区人大:agency]代表[李强:person]建议。").facts.sorted()
        == ["李强 —memberOf→ 区人大", "王芳 —memberOf→ 区政协"])
  }

  @Test(
    "what someone is known as is passed over, the trade of a worker is read, 原 may stand before the body",
    arguments: [
      (
        "[古生物研究所:agency]研究员，著名地质学家[林小满:person]到会。",
        ["林小满 —holdsPosition（研究员）→ 古生物研究所"]
      ),
      ("[鲜果乳业:enterprise]送奶工[林小满:person]救火。", ["林小满 —holdsPosition（送奶工）→ 鲜果乳业"]),
      (
        "[市总工会:agency]主席、原[云港大学:organization]校长[林小满:person]到会。",
        ["林小满 —holdsPosition（主席）→ 市总工会", "林小满 —holdsPosition（校长（曾任））→ 云港大学"]
      ),
    ])
  func chains(text: String, expected: [String]) { #expect(posts(text) == expected) }
}
