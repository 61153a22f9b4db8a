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
}
