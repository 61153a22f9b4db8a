import InkGraphTestSupport
import Testing

@testable import EntityLinking

@Suite("How many people a name may mean") struct NameKindTests {
  private let kinds = NameKinds(SampleOntology.shared)

  @Test(
    "a family name alone or with a stand-in, one given character, or more",
    arguments: [
      ("王", NameKinds.Kind.surname), ("欧阳", .surname), ("李某", .surname), ("小张", .surname),
      ("王师傅", .surname), ("王先生", .surname),
      ("王芳", .short), ("罗斯", .short), ("王建平", .long), ("欧阳修远", .long), ("阿卜杜拉·侯赛因", .long),
    ])
  func kind(name: String, kind: NameKinds.Kind) { #expect(kinds.kind(of: name) == kind) }
}

@Suite("Words of trades") struct TradeWordTests {
  private let trades = TradeWords(SampleOntology.shared)

  @Test(
    "a text of such words and of numbers names no firm",
    arguments: [("航空", true), ("风险投资", true), ("第一百货", true), ("瑞和机械", false), ("瑞和", false)])
  func areAll(text: String, areAll: Bool) { #expect(trades.areAll(of: text) == areAll) }
}

@Suite("Spellings of bodies") struct BodySpellingTests {
  @Test("a body of the state is itself with the country before it")
  func country() {
    #expect(Linking.bodies.resolve("中国国务院", home: nil, near: nil)?.name == "中华人民共和国国务院")
    #expect(BodySpelling.withoutCountry("中国人") == nil)
  }

  @Test(
    "a level said twice is said once, and 党委 of a region is its committee",
    arguments: [("青禾区区委", "中共云港市青禾区委员会"), ("中共青禾区党委", "中共云港市青禾区委员会")])
  func repetition(surface: String, name: String) {
    #expect(Linking.bodies.resolve(surface, home: nil, near: nil)?.name == name)
  }
}
