import Testing

@Suite("What only looks like a body") struct NameFilterTests {
  @Test(
    "a part of a body belongs to a title, a delegation to its place",
    arguments: [
      ("[石岭县人民医院:organization]心血管内科主任[王芳:person]说。"),
      ("[石岭县:region]党政代表团来访。"), ("[云港大学:organization]机械系教师[王芳:person]说。"),
    ])
  func parts(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "a clause between two names is no name",
    arguments: ["[石岭县:region]新建第二工厂。", "在[石岭县:region]设立分拨中心。"])
  func clauses(text: String) { #expect(Recognition.found(text) == text) }

  @Test("a firm whose name the text keeps to itself has none")
  func anonymous() {
    let text = "[石岭县:region]某建材公司业务员[王芳:person]说。"
    #expect(Recognition.found(text) == text)
  }

  @Test("who took a picture is called without the word that says so")
  func photoCredits() {
    let text = "（本报记者[黄文:person]摄）"
    #expect(Recognition.found(text) == text)
  }

  @Test("a meeting that only has a number has no name")
  func meetings() {
    #expect(!Recognition.found("区人大常委会举行第三十二次会议\n\n会议听取报告。").contains("第三十二次会议:project"))
  }

  @Test(
    "a class of bodies is none, nor a court behind words that name no place",
    arguments: [
      "县级以上地方人民政府负责管理地震工作。", "第二审人民法院应当全面审查。", "财产移交人民法院处理。",
      "由[石岭县人民法院:agency]受理。",
    ])
  func classes(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "inside an everyday word nothing is a name",
    arguments: ["传统得到发扬光大。", "作品讴歌英雄。", "他买了BP机。", "奉行独立自主的外交政策。", "原油日产限额提高。"])
  func everydayWords(text: String) { #expect(Recognition.found(text) == text) }

  @Test("what someone does is no campaign, unless it is called so in quotes")
  func actions() {
    #expect(!Recognition.found("双方停止任何军事行动。").contains(":project"))
    #expect(Recognition.found("“联合护苗行动”启动。") == "“[联合护苗行动:project]”启动。")
  }

  @Test("a name begins behind the dateline")
  func datelines() {
    let found = Recognition.found("北京一月六日电云锦纺织有限公司今天开工。")
    #expect(found.hasSuffix("日电[云锦纺织有限公司:enterprise]今天开工。"))
  }

  @Test(
    "a name does not begin or end inside a word",
    arguments: [
      "化工行业增长。", "[军分区党委:agency]开会。",
      "主持召开[县政府:agency]常务会议。", "接到辖区某公司报警。", "文旅部门统计。", "[青禾经开区:region]一家企业扩产。",
    ])
  func insideWords(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "a count is no body, nor is the beginning of a verb",
    arguments: ["在[白沙镇:region]一处窑址出土。", "他在[柳河街道:region]办起书屋。"])
  func counts(text: String) { #expect(Recognition.found(text) == text) }

  @Test("the post in a committee's bureau is one in the committee")
  func bureaus() {
    let text = "[青禾高新区管委会:agency]招商局副局长[王芳:person]说。"
    #expect(Recognition.found(text) == text)
  }

  @Test("the first instance's court is a court without a name")
  func instances() { #expect(Recognition.found("一审法院认定。") == "一审法院认定。") }
}
