import InkGraphCore
import InkGraphTestSupport
import Testing

@testable import EntityRecognition

@Suite("Word lists and sets of characters") struct WordListTests {
  @Test("a word list finds what plain comparison finds, in the order of the list")
  func agreesWithPlainSearch() {
    var numbers = SeededGenerator(seed: 7)
    func word(_ lengths: ClosedRange<Int>) -> String {
      String(
        (0..<Int.random(in: lengths, using: &numbers)).map { _ in
          "区市县委会𠮷".randomElement(using: &numbers) ?? "区"
        })
    }
    for _ in 0..<50 {
      let words = (0..<8).map { _ in word(1...3) }
      let list = WordList(words)
      let text = Array(word(30...30).unicodeScalars)
      func stands(_ word: String, _ start: Int) -> Bool {
        start >= 0 && start <= text.count && text[start...].starts(with: word.unicodeScalars)
      }
      for position in -1...(text.count + 1) {
        let begins = words.filter { stands($0, position) }.map {
          position + $0.unicodeScalars.count
        }
        #expect(list.end(in: text, at: position) == begins.first)
        #expect(list.lastEnd(in: text, at: position) == begins.last)
        let ends = words.map { position - $0.unicodeScalars.count }
        let start = zip(words, ends).first { stands($0, $1) && position <= text.count }?.1
        #expect(list.start(in: text, endingAt: position) == start)
      }
      for start in 0..<text.count {
        for end in start...min(start + 4, text.count) {
          let part = text[start..<end]
          let isWord = words.contains { $0.unicodeScalars.elementsEqual(part) }
          #expect(list.contains(start..<end, of: text) == isWord)
        }
      }
    }
  }

  @Test("of each word the first two characters are told")
  func beginnings() {
    let list: WordList = ["大桥", "村", "污水处理厂"]
    #expect(list.beginnings.map(\.first) == ["大", "村", "污"])
    #expect(list.beginnings.map(\.second) == ["桥", nil, "水"])
  }

  @Test("a set and a table know characters outside the basic plane too")
  func otherPlanes() {
    let set: ScalarSet = "区𠮷"
    var table = ScalarTable(0)
    table["区"] = 1
    table["𠮷"] = 2
    table["区"] += 10
    for (scalar, value): (Unicode.Scalar, Int) in [("区", 11), ("𠮷", 2), ("市", 0), ("𠮶", 0)] {
      #expect(set.contains(scalar) == (value > 0))
      #expect(table[scalar] == value)
    }
  }

  @Test("UTF-8 is read as the standard library reads it")
  func scalars() {
    for text in ["", "a", "é区𠮷", "即墨区abc"] {
      let scalars = Array(UTF8Scalars(Array(text.utf8)[...]))
      #expect(scalars == Array(text.unicodeScalars))
    }
  }
}
