import InkGraphCore
import InkGraphTestSupport
import Testing

@testable import EntityRecognition

@Suite("Names that are looked for again") struct RepetitionTests {
  private func text(_ paragraph: String) -> AnnotatedText {
    AnnotatedText(
      MarkedArticle(paragraph).article, knowledge: Recognition.knowledge,
      context: Recognition.context())
  }

  /// Names with their scores in hundredths.
  private func known(_ names: [(String, EntityType, Double)], in text: AnnotatedText) -> [String] {
    let candidates = names.flatMap { name, type, score in
      text.scalars.indices.filter { text.has(name, at: $0) }.prefix(1).map { start in
        Candidate(
          span: TextSpan(start: start, end: start + name.unicodeScalars.count), type: type,
          score: score, source: "test")
      }
    }
    return Repetition.known(from: candidates, in: text).map {
      "\(String(scalars: $0.surface)) \($0.type) \(Int(($0.score * 100).rounded()))"
    }
  }

  @Test("of a name that was found more than once the highest score counts")
  func highestScore() {
    let text = text("王小禾、林一帆。")
    #expect(
      known([("王小禾", .person, 0.8), ("王小禾", .person, 0.9), ("林一帆", .person, 0.7)], in: text)
        == ["王小禾 person 84"])
  }

  @Test("a short name that the text states counts before what follows from a name")
  func statedAlias() {
    let text = text("云港禾田餐饮管理有限公司（以下简称“禾田餐饮”）开店。")
    let known = known([("云港禾田餐饮管理有限公司", .enterprise, 0.9)], in: text)
    #expect(known.contains("禾田餐饮 enterprise 93"))
    #expect(
      known == known.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) })
    #expect(Set(known.map { $0.split(separator: " ")[0] }).count == known.count)
  }

  @Test("names of one character and names at the end of a text are found again")
  func edges() {
    let text = text("禾，林一帆")
    let index = Repetition.Index([
      .init(surface: ["禾"], type: .region, score: 0.7),
      .init(surface: Array("林一帆".unicodeScalars), type: .person, score: 0.8),
      .init(surface: Array("林一帆村".unicodeScalars), type: .region, score: 0.8),
    ])
    var found: [Candidate] = []
    Repetition.propose(index, in: text, into: &found)
    #expect(found.map(\.span) == [TextSpan(start: 0, end: 1), TextSpan(start: 2, end: 5)])
    #expect(Repetition.stands(index, in: text.scalars))
    #expect(!Repetition.stands(index, in: ["青"]))
  }
}
