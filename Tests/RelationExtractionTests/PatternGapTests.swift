import InkGraphCore
import InkGraphTestSupport
import Testing

@testable import RelationExtraction

@Suite("Gaps of patterns") struct PatternGapTests {
  /// A text of clauses and names, by a seed.
  private static func sentences(seed: UInt64) -> [SentenceView] {
    var numbers = SeededGenerator(seed: seed)
    let pieces = [
      "甲", "乙乙", "，", ",", "；", "“", "该公司", "[丁局:agency]", "[戊己:person]", "[庚县:region]",
    ]
    let marked = (0..<60).map { _ in pieces[Int.random(in: pieces.indices, using: &numbers)] }
    let text = MarkedArticle(marked.joined())
    let mentions = text.mentions.enumerated().map { place, mention in
      LocalMention(article: 1, zone: .body, mention: mention, entity: place)
    }
    var views = SentenceViews(
      text.article, text.article.scalars, mentions,
      kinds: mentions.map { _ in .none },
      entities: mentions.map { LocalEntity(type: $0.mention.type, name: $0.mention.surface) })
    var sentences: [SentenceView] = []
    while let next = views.next() { sentences.append(next) }
    return sentences
  }

  @Test("a gap that goes from mark to mark ends where one that grows by characters does")
  func jumpsAsItWalks() {
    for sentence in (1...8).flatMap({ Self.sentences(seed: $0) }) {
      for start in sentence.span.range {
        for crossing in [RelationRule.Crossing.nothing, .names, .commas] {
          let barrier: UInt32 = crossing == .nothing ? .max : TypeBits.of(.person)
          func gap() -> PatternGap { PatternGap(sentence, from: start, 12, crossing, barrier) }
          var walked = gap()
          var ends: Set = [start]
          while walked.widen() { ends.insert(walked.end) }
          for position in start..<sentence.span.end {
            var jumped = gap()
            let isEnd = jumped.reaches(position) && jumped.end == position
            #expect(isEnd == ends.contains(position), "\(start) to \(position), \(crossing)")
          }
        }
      }
    }
  }

  @Test("the marks of a sentence are the characters that readers look for, and its names")
  func marksAreWhatReadersLookFor() {
    for sentence in (1...8).flatMap({ Self.sentences(seed: $0) }) {
      func places(_ set: ScalarSet) -> [Int] {
        sentence.span.range.filter { set.contains(sentence.text[$0]) }
      }
      #expect(Array(sentence.places(of: .clauseEnd)) == places(SentenceView.clauseMarks))
      #expect(Array(sentence.places(of: .reference)) == places(References.openers))
      #expect(
        Array(sentence.places(of: .mention))
          == sentence.span.range.filter { sentence.mention(at: $0) != nil })
      #expect(
        sentence.clauseStarts == sentence.span.range.filter { sentence.isClauseStart($0) })
    }
  }
}
