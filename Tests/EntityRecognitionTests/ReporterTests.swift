import InkGraphCore
import Testing

@Suite("Reporters in the head of a report") struct ReporterTests {
  @Test("an author whom the dateline names is no mention, elsewhere one is")
  func dateline() {
    func people(authors: [Credit]) -> [String] {
      let article = Article(
        ordinal: 1,
        blocks: [TextBlock(.body, "本报讯记者程雨薇报道：区长秦晓岚到场。程雨薇在现场看到，工人正在施工。")],
        authors: authors)
      return Recognition.mentions(in: article).filter { $0.type == .person }.map(\.surface)
    }
    #expect(people(authors: [Credit(role: "记者", name: "程雨薇")]) == ["秦晓岚", "程雨薇"])
    #expect(people(authors: []) == ["程雨薇", "秦晓岚", "程雨薇"])
  }
}
