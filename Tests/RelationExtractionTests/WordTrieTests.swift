import InkGraphTestSupport
import Testing

@testable import RelationExtraction

@Suite("Words in a trie") struct WordTrieTests {
  @Test("finds what a look at every word finds, forwards and backwards", arguments: [1, 2, 3, 4])
  func equalsPlainSearch(seed: UInt64) {
    var numbers = SeededGenerator(seed: seed)
    let letters = Array("甲乙丙a𠀀".unicodeScalars)
    func text(_ length: ClosedRange<Int>) -> [Unicode.Scalar] {
      (0..<Int.random(in: length, using: &numbers)).map { _ in
        letters[Int.random(in: letters.indices, using: &numbers)]
      }
    }
    let words = (0..<40).map { _ in text(1...4) }
    let trie = WordTrie(words)
    let backwards = WordTrie(words.map { $0.reversed() })
    for _ in 0..<50 {
      let text = text(0...12)
      for position in 0...text.count {
        let limit = Int.random(in: position...text.count, using: &numbers)
        var found: [[Int]] = []
        trie.matches(in: text, at: position, limit: limit) { found.append([$0, $1]) }
        let expected = (position..<max(position, limit)).compactMap { last -> [Int]? in
          let part = Array(text[position...last])
          return words.firstIndex(of: part).map { [$0, last + 1] }
        }
        #expect(found == expected, "seed \(seed)")
        var ending: [[Int]] = []
        backwards.matches(in: text, endingAt: position) { ending.append([$0, $1]) }
        let before = (0..<position).reversed().compactMap { first -> [Int]? in
          words.firstIndex(of: Array(text[first..<position])).map { [$0, first] }
        }
        #expect(ending == before, "seed \(seed)")
      }
      var all: [[Int]] = []
      for position in text.indices {
        trie.matches(in: text, at: position, limit: text.count) { all.append([$0, position, $1]) }
      }
      let placed = trie.matches(in: text, text.indices).map {
        [Int($0.word), Int($0.start), Int($0.end)]
      }
      #expect(placed == all, "seed \(seed)")
    }
  }
}
