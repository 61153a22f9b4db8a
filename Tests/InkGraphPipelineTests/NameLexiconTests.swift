import InkGraphCore
import Testing

@testable import InkGraphPipeline

@Suite("Names looked for in an issue") struct NameLexiconTests {
  @Test(
    "every name that stands in an issue is found, also two of the same words and one in another")
  func findsAll() {
    func name(_ surface: String, _ type: EntityType) -> CertainName {
      CertainName(surface: surface, type: type)
    }
    let names = [
      name("远驰", .enterprise), name("远驰", .organization), name("远驰重工", .enterprise),
      name("白沙镇", .region), name("驰重", .project),
    ]
    let issue = Issue(
      newspaper: "今日青禾",
      articles: [
        Article(ordinal: 1, blocks: [TextBlock(.body, "昨日，远驰重工开工。")]),
        Article(ordinal: 2, blocks: [TextBlock(.body, "白沙")]),
      ], source: "test.md")
    #expect(NameLexicon(names).names(in: issue) == Set(names.filter { $0.type != .region }))
    #expect(NameLexicon([]).names(in: issue).isEmpty)
  }
}
