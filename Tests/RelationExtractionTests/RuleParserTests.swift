import InkGraphCore
import Ontology
import RelationExtraction
import Testing

@Suite("Rule files") struct RuleParserTests {
  private static let good = "relation undertakes\npattern <agency S> {建} <project O>\n"

  private func rules(_ text: String) throws(RuleError) -> [RelationRule] {
    try RuleParser(text, source: "my.rules").rules()
  }

  @Test("a rule has a name, a relation, a score, a qualifier, patterns and examples")
  func rule() throws {
    let rules = try rules(
      """
      # A comment.

      rule mine.build
      relation undertakes
      score 0.6
      gold 14/16
      qualifier 参建
      pattern <agency|enterprise S>+ ..4 {建|修}? <project:works|campaign O>
      pattern <@agency S> ^ ...20 <~project O> {获}=Q <prize Q> $
      example [区水利局:agency]建[清水坝:project]。
      gives 区水利局 -> 清水坝
      """)
    #expect(rules.count == 1)
    let rule = try #require(rules.first)
    #expect(rule.id == "mine.build")
    #expect(rule.predicate == Predicate(rawValue: "undertakes"))
    #expect(rule.score == 0.6)
    #expect(rule.record?.right == 14 && rule.record?.found == 16)
    #expect(rule.qualifier == "参建")
    #expect(rule.location == SourceLocation(source: "my.rules", line: 3))
    #expect(rule.examples.map(\.pairs) == [[["区水利局", "清水坝"]]])
    try #require(rule.patterns.map(\.count) == [4, 7])
    #expect(rule.patterns[0][1] == .gap(4, .names))
    #expect(rule.patterns[1][2] == .gap(20, .commas))
    #expect(
      [[["修"], ["建"]], [["建"], ["修"]]].map {
        RelationRule.Element.words($0, capture: false, isOptional: true)
      }.contains(rule.patterns[0][2]))
    #expect(rule.patterns[1][5] == .literalClass(.prize, capture: true))
    guard case .mention(let subject) = rule.patterns[0][0],
      case .mention(let object) = rule.patterns[0][3],
      case .mention(let topic) = rule.patterns[1][0],
      case .mention(let named) = rule.patterns[1][3]
    else {
      Testing.Issue.record("a piece of a pattern is no mention")
      return
    }
    #expect(subject.types == [.agency, .enterprise] && subject.isList && subject.role == .subject)
    #expect(object.types == [.project] && object.kinds == ["works", "campaign"])
    #expect(object.role == .object && !object.isList)
    #expect(topic.isTopic && named.acceptsReference)
  }

  @Test("a gap may cross no name, words may be barred, an honour is a word of its own")
  func bars() throws {
    let rules = try rules(
      "rule a\nrelation undertakes\npattern <agency S> ..4- {建} !{的|了} <project O> <honor Q>\n")
    let pattern = try #require(rules.first?.patterns.first)
    try #require(pattern.count == 6)
    #expect(pattern[1] == .gap(4, .nothing))
    #expect(
      pattern[3] == .absentWords([["了"], ["的"]]) || pattern[3] == .absentWords([["的"], ["了"]]))
    #expect(pattern[5] == .literalClass(.honor, capture: true))
  }

  @Test("blank lines part rules, line ends of Windows do not matter, a score is 0.7 by default")
  func forms() throws {
    let text = "rule a\n\(Self.good)\n\nrule b\n\(Self.good)"
    let rules = try rules(text.replacing("\n", with: "\r\n"))
    #expect(rules.map(\.id) == ["a", "b"])
    #expect(rules.map(\.score) == [0.7, 0.7])
    #expect(try self.rules("").isEmpty)
    #expect(try self.rules("# nothing\n").isEmpty)
  }

  @Test(
    "a fault is told with its line and column",
    arguments: [
      ("\nrelation x\n", "my.rules:2:1: expected 'rule NAME' to begin a rule, found 'relation'"),
      ("rule \n", "my.rules:1:6: a rule needs a name after 'rule'"),
      ("rule a\n\(good)\nrule a\n", "my.rules:5:6: a rule named 'a' stands above"),
      ("rule a\nrelation \n", "my.rules:2:10: expected the name of a relation"),
      ("rule a\nscore high\n", "my.rules:2:7: expected a number from 0 to 1, found 'high'"),
      ("rule a\nscore 1.5\n", "my.rules:2:7: expected a number from 0 to 1, found '1.5'"),
      ("rule a\ncolour red\n", "my.rules:2:1: unknown key 'colour'; expected rule, relation"),
      ("rule a\ngives a -> b\n", "my.rules:2:7: 'gives' follows an 'example'"),
      ("rule a\nexample x\ngives a, b\n", "my.rules:3:7: expected 'SUBJECT -> OBJECT'"),
      ("rule a\npattern <agency S\n", "my.rules:2:9: '<' without '>'"),
      ("rule a\npattern <agency S> {建\n", "my.rules:2:20: '{' without '}'"),
      ("rule a\npattern {}\n", "my.rules:2:9: '{}' holds no word"),
      ("rule a\npattern <agency X>\n", "my.rules:2:9: a mention is S or O, not 'X'"),
      ("rule a\npattern <agency S O>\n", "my.rules:2:9: expected '<type|type S>'"),
      ("rule a\npattern ab\n", "my.rules:2:9: expected '<types S>', '{words}'"),
      ("rule a\ngold 3/2\n", "my.rules:2:6: expected RIGHT/FOUND such as 14/16, found '3/2'"),
      ("rule a\npattern !a\n", "my.rules:2:10: '!' without '{words}'"),
      ("rule a\npattern !{a}?\n", "my.rules:2:14: '!{words}' is neither optional nor a qualifier"),
      ("rule a\npattern ..\n", "my.rules:2:11: expected '..N' or '...N'"),
      ("rule a\npattern ..500\n", "my.rules:2:14: expected '..N' or '...N'"),
      ("rule a\npattern \n", "my.rules:2:9: the pattern is empty"),
      ("rule a\npattern {建} <prize S>\n", "my.rules:2:22: prize can only be Q"),
      (
        "rule a\npattern <agency S> {建} <project O>\n",
        "my.rules:1: the rule 'a' has no line 'relation"
      ),
      ("rule a\nrelation undertakes\n", "my.rules:1: the rule 'a' has no line 'pattern"),
      (
        "rule a\nrelation undertakes\npattern <agency S> {建}\n",
        "my.rules:1: every pattern of 'a' needs exactly one <… O>, one has 0"
      ),
      (
        "rule a\nrelation undertakes\npattern <agency S> <agency S> <project O>\n",
        "my.rules:1: every pattern of 'a' needs exactly one <… S>, one has 2"
      ),
    ])
  func fault(text: String, message: String) {
    do {
      _ = try rules(text)
      Testing.Issue.record("there is no error")
    } catch {
      #expect(error.description.hasPrefix(message))
    }
  }

  @Test("a relation or a type that the ontology does not have is refused, with the place")
  func unknownNames() throws {
    func message(_ text: String) throws -> String? {
      let rules = try rules(text)
      do {
        _ = try RelationExtractor(Extraction.withoutRules, extraRules: rules)
        return nil
      } catch {
        return error.description
      }
    }
    #expect(
      try message("rule a\nrelation likes\npattern <agency S> {爱} <project O>\n")?
        .hasPrefix("my.rules:1: the ontology has no relation 'likes'") == true)
    #expect(
      try message("rule a\nrelation undertakes\npattern <planet S> {建} <project O>\n")?
        .hasPrefix("my.rules:1: no mention has the type 'planet'") == true)
  }

  @Test("the rules of the ontology have names of their own")
  func ontologyRules() {
    #expect(Extraction.rules.count >= 30)
    #expect(Set(Extraction.rules.map(\.id)).count == Extraction.rules.count)
    for rule in Extraction.rules {
      #expect(SampleRules.schema.relation(of: rule.predicate) != nil, "\(rule.id)")
    }
  }
}

private enum SampleRules {
  static let schema = Extraction.withoutRules.schema
}
