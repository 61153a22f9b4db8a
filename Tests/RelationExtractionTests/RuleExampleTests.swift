import InkGraphCore
import InkGraphTestSupport
import RelationExtraction
import Testing

@Suite("Examples of the rules") struct RuleExampleTests {
  /// A sentence of a rule, by place.
  struct Case: Sendable, CustomTestStringConvertible {
    let rule: Int
    let example: Int

    var testDescription: String {
      let rule = Extraction.rules[rule]
      return "\(rule.location.line): \(rule.id): \(rule.examples[example].text)"
    }
  }

  static let cases = Extraction.rules.enumerated().flatMap { index, rule in
    rule.examples.indices.map { Case(rule: index, example: $0) }
  }

  @Test("a rule alone gives exactly the pairs of its example", arguments: cases)
  func example(_ one: Case) throws {
    let rule = Extraction.rules[one.rule]
    let example = rule.examples[one.example]
    let extractor = try RelationExtractor(Extraction.withoutRules, extraRules: [rule])
    let found = Extraction(example.text, with: extractor)
    let pairs = zip(found.facts, found.statements).filter { $1.evidence.rule == rule.id }.map {
      $0.0.replacing(#/—.*→/#, with: "->")
    }
    #expect(pairs.sorted() == example.expected.map { "\($0.subject) -> \($0.object)" }.sorted())
  }

  @Test("every rule has an example, and every example's names have a type that mentions can have")
  func wellFormed() {
    for rule in Extraction.rules {
      #expect(!rule.examples.isEmpty, "\(rule.id)")
      for example in rule.examples {
        let names = MarkedArticle(example.text).names
        #expect(!names.isEmpty, "\(rule.id): \(example.text)")
        #expect(names.allSatisfy { EntityType.mentioned.contains($0.type) }, "\(example.text)")
      }
    }
  }

  @Test("evidence cites the rule, the words and where the ends are named")
  func evidence() throws {
    let found = Extraction("会后，[区教育局:agency]实施[“护苗行动”:project]，成效显著。")
    let statement = try #require(found.statements.first)
    #expect(statement.evidence.rule == "undertakes.verb")
    #expect(statement.evidence.text == "区教育局实施“护苗行动”")
    #expect(statement.evidence.span == TextSpan(start: 3, end: 15))
    #expect(statement.evidence.subjectSpan == TextSpan(start: 3, end: 7))
    #expect(statement.evidence.objectSpan == TextSpan(start: 9, end: 15))
    #expect((0...1).contains(statement.evidence.score))
  }
}
