import InkGraphTestSupport
import Testing

@testable import EntityRecognition

@Suite("Lexicon") struct LexiconTests {
  /// What a match says, for comparison.
  private struct Found: Hashable, Comparable {
    let end: Int
    let payload: Int

    static func < (left: Found, right: Found) -> Bool {
      (left.end, left.payload) < (right.end, right.payload)
    }
  }

  private func matches(_ lexicon: Lexicon, _ text: [Unicode.Scalar], at start: Int) -> [Found] {
    var found: [Found] = []
    lexicon.matches(in: text, at: start) { match in
      #expect(Int(match.start) == start)
      found.append(Found(end: Int(match.end), payload: Int(match.payload)))
    }
    return found
  }

  @Test("all words that begin at a place are found, shortest first")
  func allMatches() {
    var lexicon = Lexicon()
    for (payload, word) in ["区", "区委", "区委组织部", "委"].enumerated() {
      lexicon.insert(word.unicodeScalars, .init(kind: .inner, payload: Int32(payload)))
    }
    let text = Array("区委组织部".unicodeScalars)
    #expect(matches(lexicon, text, at: 0).map(\.end) == [1, 2, 5])
    #expect(matches(lexicon, text, at: 1).map(\.payload) == [3])
    #expect(matches(lexicon, text, at: 2).isEmpty)
    #expect(matches(lexicon, Array("区委组".unicodeScalars), at: 0).map(\.end) == [1, 2])
  }

  @Test("one word can be several things")
  func severalEntries() {
    var lexicon = Lexicon()
    lexicon.insert("和平".unicodeScalars, .init(kind: .regionShortName, payload: 1))
    lexicon.insert("和平".unicodeScalars, .init(kind: .inner, payload: 2))
    let found = matches(lexicon, Array("和平".unicodeScalars), at: 0)
    #expect(found.sorted() == [Found(end: 2, payload: 1), Found(end: 2, payload: 2)])
  }

  @Test("a word without a character is no word")
  func emptyWord() {
    var lexicon = Lexicon()
    lexicon.insert("".unicodeScalars, .init(kind: .inner, payload: 1))
    #expect(matches(lexicon, ["区"], at: 0).isEmpty)
  }

  @Test("a lexicon that grows far beyond its first size finds what plain search finds")
  func agreesWithPlainSearch() {
    for seed in UInt64(1)...4 {
      var numbers = SeededGenerator(seed: seed)
      let alphabet = (0..<40).map { Unicode.Scalar(UInt32(0x4E00 + $0 * 97)) ?? "一" }
      func word(_ lengths: ClosedRange<Int>) -> [Unicode.Scalar] {
        (0..<Int.random(in: lengths, using: &numbers)).map { _ in
          alphabet.randomElement(using: &numbers) ?? "一"
        }
      }
      // Room for one edge at first; some thousand words make the table grow several times.
      var lexicon = Lexicon(capacity: 1)
      var words: [[Unicode.Scalar]] = []
      for payload in 0..<3_000 {
        let new = word(1...4)
        words.append(new)
        lexicon.insert(new, .init(kind: .inner, payload: Int32(payload)))
      }
      let text = word(120...120)
      var payloads: [[Unicode.Scalar]: [Int]] = [:]
      for (payload, word) in words.enumerated() { payloads[word, default: []].append(payload) }
      for start in text.indices {
        var expected: [Found] = []
        for end in (start + 1)...min(start + 4, text.count) where end > start {
          for payload in payloads[Array(text[start..<end])] ?? [] {
            expected.append(Found(end: end, payload: payload))
          }
        }
        let found = matches(lexicon, text, at: start)
        #expect(found.sorted() == expected.sorted(), "seed \(seed), position \(start)")
        #expect(found.map(\.end) == found.map(\.end).sorted(), "seed \(seed), position \(start)")
      }
    }
  }

  @Test("the words of a text in one walk are those of each place")
  func wholeText() {
    for seed in UInt64(1)...60 {
      var numbers = SeededGenerator(seed: seed)
      // Few characters, of which one lies beyond the basic plane, so that words share their beginnings.
      let alphabet = Array("区委组织部𠮷".unicodeScalars)
      func word(_ longest: Int) -> [Unicode.Scalar] {
        (0..<Int.random(in: 1...longest, using: &numbers)).map { _ in
          alphabet.randomElement(using: &numbers) ?? "区"
        }
      }
      var lexicon = Lexicon(capacity: 8)
      // Some words go on beyond what is looked up for many places at once, and some texts, too.
      for payload in 0..<Int32(20) { lexicon.insert(word(4), .init(kind: .head, payload: payload)) }
      for payload in Int32(20)..<30 {
        lexicon.insert(word(2) + word(6), .init(kind: .head, payload: payload))
      }
      let text = word(200) + word(200)
      let (matches, firsts) = lexicon.matches(in: text)
      #expect(firsts.count == text.count + 1, "seed \(seed)")
      for place in text.indices {
        var expected: [[Int32]] = []
        lexicon.matches(in: text, at: place) { expected.append([$0.start, $0.end, $0.payload]) }
        let found = matches[Int(firsts[place])..<Int(firsts[place + 1])]
        #expect(found.map { [$0.start, $0.end, $0.payload] } == expected, "seed \(seed)")
      }
    }
  }
}
