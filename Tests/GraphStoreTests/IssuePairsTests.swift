import InkGraphCore
import InkGraphTestSupport
import Testing

@testable import GraphStore

@Suite("Pairs of characters of an issue") struct IssuePairsTests {
  @Test(
    "stand in order, each once an article, with and without characters beyond the first plane",
    arguments: ["甲乙丙丁，abＡ ", "甲乙𠮷𠀀丙，b"])
  func areSorted(letters: String) {
    var numbers = SeededGenerator(seed: 5)
    let letters = Array(letters)
    let articles = (1...20).map { ordinal in
      let text = (0..<Int.random(in: 1...40, using: &numbers)).map { _ in
        letters[Int.random(in: letters.indices, using: &numbers)]
      }
      return Article(ordinal: ordinal, blocks: [TextBlock(.body, String(text))])
    }
    var expected: Set<UInt64> = []
    for (place, article) in articles.enumerated() {
      CharacterPairs.forEach(in: article.text) {
        expected.insert($0 << IssuePairs.placeBits | UInt64(place))
      }
    }
    #expect(IssuePairs(articles).entries == expected.sorted())
  }
}
