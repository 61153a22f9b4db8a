import InkGraphCore
import Testing

@Suite("References") struct ReferenceTests {
  @Test(
    "该公司 and its like stand for the nearest name of their kind",
    arguments: [
      (
        "[锦绣集团:enterprise]扩产。该公司经理[王芳:person]说。", ["王芳 —holdsPosition（经理）→ 锦绣集团"]
      ),
      (
        "[区一中:organization]和[区医院:organization]签约。该校校长[王芳:person]到场。",
        ["王芳 —holdsPosition（校长）→ 区一中"]
      ),
      (
        "[石岭县:region]多山。[赤云特钢:enterprise]位于该县。", ["赤云特钢 —locatedIn→ 石岭县"]
      ),
      (
        "[柳河治理工程:project]开工。该工程由[中远路桥:enterprise]承建。",
        ["中远路桥 —undertakes→ 柳河治理工程"]
      ),
    ])
  func definite(text: String, expected: [String]) {
    #expect(Extraction(text).facts == expected)
  }

  @Test("a bare 公司 is the firm just named at the beginning of a clause only")
  func bare() {
    #expect(
      Extraction("[锦绣集团:enterprise]扩产。公司负责人[王芳:person]说。").facts
        == ["王芳 —holdsPosition（负责人）→ 锦绣集团"])
    #expect(Extraction("[锦绣集团:enterprise]扩产。走访企业公司负责人[王芳:person]。").facts == [])
  }

  @Test("a word of a kind that nobody named stands for nothing")
  func unnamed() {
    #expect(Extraction("[区水利局:agency]开会。该校校长[王芳:person]到场。").facts == [])
  }

  @Test("我区 is the paper's own region, if the issue names it")
  func own() {
    #expect(
      Extraction("[云港市青禾区:region]多山。[王芳:person]到我区调研。").facts
        == ["王芳 —visits→ 云港市青禾区"])
    #expect(Extraction("[王芳:person]到我区调研。").facts == [])
  }
}
