import InkGraphCore
import InkGraphTestSupport
import Ontology
import RelationExtraction
import Testing

@Suite("Statements") struct StatementTests {
  @Test("what is planned says so in the qualifier, what is done does not")
  func plans() {
    #expect(
      Extraction("[区水利局:agency]计划实施[柳河治理工程:project]。").facts
        == ["区水利局 —undertakes（计划）→ 柳河治理工程"])
    #expect(
      Extraction("[区水利局:agency]实施[柳河治理工程:project]。").facts
        == ["区水利局 —undertakes→ 柳河治理工程"])
  }

  @Test(
    "what is denied says so; the denial of something else, and a word with 未 in it, deny nothing")
  func denials() {
    #expect(
      Extraction("[区水利局:agency]未实施[柳河治理工程:project]。").facts
        == ["区水利局 —undertakes（否定）→ 柳河治理工程"])
    #expect(
      Extraction("汛期没有险情，[区水利局:agency]实施[柳河治理工程:project]。").facts
        == ["区水利局 —undertakes→ 柳河治理工程"])
    #expect(
      Extraction("[团区委:agency]为未成年人开展[“护苗行动”:project]。").facts
        == ["团区委 —undertakes→ “护苗行动”"])
  }

  @Test("a plan keeps the qualifier of its rule")
  func plannedQualifier() throws {
    let rules = try RuleParser(
      "rule a\nrelation organizes\npattern <agency S> ..4 {主办}=Q <project O>\n", source: "my.rules"
    ).rules()
    let extractor = try RelationExtractor(Extraction.withoutRules, extraRules: rules)
    #expect(
      Extraction("[区总工会:agency]计划主办[技能大赛:project]。", with: extractor).facts
        == ["区总工会 —organizes（主办（计划））→ 技能大赛"])
  }

  @Test("a gap that crosses no name, and words that may not follow")
  func bars() throws {
    let rules = try RuleParser(
      "rule a\nrelation visits\npattern <agency S> ..9- {到} !{的} <region O>\n", source: "my.rules"
    ).rules()
    let extractor = try RelationExtractor(Extraction.withoutRules, extraRules: rules)
    func facts(_ text: String) -> [String] { Extraction(text, with: extractor).facts }
    #expect(facts("[区水利局:agency]昨天到[青禾区:region]。") == ["区水利局 —visits→ 青禾区"])
    #expect(facts("[区水利局:agency]派[王芳:person]到[青禾区:region]。") == [])
    #expect(facts("[区水利局:agency]找到的[青禾区:region]。") == [])
  }

  @Test("words that may not stand before")
  func barsBefore() throws {
    let rules = try RuleParser(
      "rule a\nrelation locatedIn\npattern !<{抵达|到} <region O> {的} <organization S>\n",
      source: "my.rules"
    ).rules()
    let extractor = try RelationExtractor(Extraction.withoutRules, extraRules: rules)
    func facts(_ text: String) -> [String] { Extraction(text, with: extractor).facts }
    #expect(facts("在[青禾区:region]的[区一中:organization]。") == ["区一中 —locatedIn→ 青禾区"])
    #expect(facts("[青禾区:region]的[区一中:organization]。") == ["区一中 —locatedIn→ 青禾区"])
    #expect(facts("昨天抵达[青禾区:region]的[区一中:organization]。") == [])
  }

  @Test("a body that carries out works has no weaker link to them")
  func weakLinks() {
    #expect(
      Extraction("[区水利局:agency]通报[柳河治理工程:project]。[区水利局:agency]实施[柳河治理工程:project]。").facts
        == ["区水利局 —undertakes→ 柳河治理工程"])
  }

  @Test("a list goes on behind an item that nobody recognized")
  func unknownItem() {
    #expect(
      Extraction("[王芳:person]、某某某、[李强:person]被[区政府:agency]授予“最美教师”称号。").facts.sorted()
        == ["李强 —awardedBy（“最美教师”称号）→ 区政府", "王芳 —awardedBy（“最美教师”称号）→ 区政府"])
  }

  @Test("a list goes on behind brackets, works and an unknown name before its last item")
  func interruptedLists() {
    #expect(
      Extraction("[区政府:agency]授予[王芳:person]（[区一中:organization]）、[李强:person]“最美教师”称号。").facts
        .filter { $0.contains("awardedBy") }.sorted()
        == ["李强 —awardedBy（“最美教师”称号）→ 区政府", "王芳 —awardedBy（“最美教师”称号）→ 区政府"])
    #expect(
      Extraction("[韩立:person]先后走访[海云服装:enterprise]、某某家居和[云坳食品:enterprise]。").facts.sorted()
        == ["韩立 —visits→ 云坳食品", "韩立 —visits→ 海云服装"])
  }

  @Test("the next sentence is about the one who acts, not about the one whose words were heard")
  func subjects() {
    let facts = Extraction(
      "[韩立:person]走进车间，听取经理[王芳:person]的介绍。他还先后来到[石岭县:region]，看望职工。"
    ).facts
    #expect(facts == ["韩立 —visits→ 石岭县"])
  }

  @Test("aid goes to the place that was named last")
  func lastRegion() {
    #expect(
      Extraction("[白沙镇:region]被淹。[区应急局:agency]送来帐篷80顶。").facts
        == ["区应急局 —supports→ 白沙镇"])
  }

  @Test("a word of plans inside a name plans nothing")
  func planInsideName() {
    #expect(
      Extraction("[区团委:agency]实施[“雏鹰计划”培育行动:project]。").facts
        == ["区团委 —undertakes→ “雏鹰计划”培育行动"])
  }

  @Test("a statement outside domain and range is refused with a note that names the rule")
  func refusal() throws {
    let rules = try RuleParser(
      "rule wrong.way\nrelation jurisdiction\npattern <person S> {管} <region O>\n",
      source: "my.rules"
    ).rules()
    let extractor = try RelationExtractor(Extraction.withoutRules, extraRules: rules)
    let found = Extraction("[王建平:person]管[青禾区:region]。", with: extractor)
    #expect(found.facts.isEmpty)
    #expect(found.diagnostics.count == 1)
    let note = try #require(found.diagnostics.first)
    #expect(note.severity == .note)
    #expect(note.location.source == "test.md")
    #expect(note.message.contains("(rule wrong.way: 王建平管青禾区)"))
  }

  @Test("the same fact of one article is stated once, with the surest rule")
  func once() throws {
    let found = Extraction(
      "[区水利局:agency]实施[柳河治理工程:project]。[柳河治理工程:project]由[区水利局:agency]负责实施。")
    let facts = found.facts.filter { $0 == "区水利局 —undertakes→ 柳河治理工程" }
    #expect(facts.count == 1)
    let index = try #require(found.facts.firstIndex(of: "区水利局 —undertakes→ 柳河治理工程"))
    let scores = Extraction.rules.filter { $0.id.hasPrefix("undertakes.") }.map(\.score)
    #expect(found.statements[index].evidence.score == 0.88)
    #expect(scores.contains(0.88))
  }

  @Test("nothing states something of itself")
  func loops() {
    let found = Extraction("[青禾区:region]与[青禾区:region]合作。")
    #expect(found.facts.isEmpty)
  }

  @Test("statements of names come first and are kept as they are")
  func named() {
    let fact = LocalStatement(
      subject: .entity(0), predicate: .jurisdiction, object: .entity(1),
      evidence: LocalEvidence(
        article: 1, span: TextSpan(start: 0, end: 4), text: "区水利局", rule: "name.jurisdiction",
        score: 0.9))
    let found = Extraction("[区水利局:agency]到[青禾区:region]。", named: [fact])
    #expect(found.statements.first == fact)
  }

  @Test("words between names that say nothing state nothing")
  func silence() {
    #expect(Extraction("[区水利局:agency]、[区教育局:agency]。").facts.isEmpty)
    #expect(Extraction("[王芳:person]看见了[李强:person]。").facts.isEmpty)
    #expect(Extraction("天气晴好。").facts.isEmpty)
  }

  @Test("evidence lies inside its article and holds the spans of both ends, whatever the text")
  func properties() {
    let pieces = [
      "[区水利局:agency]", "[澄光新能源:enterprise]", "[王建平:person]", "[青禾区:region]", "[石岭县:region]",
      "[柳河治理工程:project]", "[全省技能大赛:project]", "[“暖巢”品牌:project]", "[区实验小学:organization]",
      "实施", "由", "承建", "局长", "任命", "免去", "与", "、", "，", "。", "参加", "荣获", "一等奖", "位于", "投资", "计划",
      "赴",
      "考察", "的", "为", "和", "“", "”", "企业", "帮助", "区长", "\n", "在", "中",
    ]
    for seed in UInt64(1)...UInt64(TestFolders.number("INKGRAPH_FUZZ") ?? 2_000) {
      var numbers = SeededGenerator(seed: seed)
      let marked = (0..<Int.random(in: 1...24, using: &numbers)).map { _ in
        pieces.randomElement(using: &numbers) ?? ""
      }.joined()
      let text = Array(MarkedArticle(marked).article.text.unicodeScalars)
      let found = Extraction(marked)
      if seed.isMultiple(of: 20) { #expect(Extraction(marked).statements == found.statements) }
      for statement in found.statements {
        let evidence = statement.evidence
        #expect(evidence.span.end <= text.count, "seed \(seed)")
        guard evidence.span.end <= text.count else { continue }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: text[evidence.span.range])
        #expect(String(view) == evidence.text, "seed \(seed)")
        #expect(!evidence.text.isEmpty && !evidence.text.contains("\n"), "seed \(seed)")
        for end in [evidence.subjectSpan, evidence.objectSpan].compactMap({ $0 }) {
          #expect(evidence.span.contains(end), "seed \(seed): \(marked)")
        }
        #expect(statement.subject != statement.object, "seed \(seed)")
      }
    }
  }

  @Test("a functional area lies in a division and is no part of it")
  func areas() {
    #expect(
      Extraction("位于[青禾区:region]的[东湾新城:region]加快建设。").facts == ["东湾新城 —locatedIn→ 青禾区"])
  }

  @Test("who went along is told in the sentence of the visit, too")
  func companions() {
    #expect(
      Extraction("[王芳:person]到[石岭县:region]调研，副县长[林小满:person]陪同。").facts
        .contains("林小满 —visits→ 石岭县"))
  }
}
