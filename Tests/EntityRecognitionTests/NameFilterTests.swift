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

  @Test("a meeting that only has a number has no name")
  func meetings() {
    #expect(!Recognition.found("区人大常委会举行第三十二次会议\n\n会议听取报告。").contains("第三十二次会议:project"))
  }
}
