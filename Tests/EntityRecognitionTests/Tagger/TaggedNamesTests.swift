import InkGraphCore
import InkGraphTestSupport
import Ontology
import Testing

@testable import EntityRecognition

/// Names of every kind, found with the program's own model.
@Suite("Names that the tagger finds") struct TaggedNamesTests {
  static let recognizer: ArticleRecognizer = {
    let model = try? TaggerModel.model(of: SampleOntology.shared)
    return ArticleRecognizer(Knowledge(SampleOntology.shared, model: model ?? nil))
  }()

  private func mentions(_ text: String) -> [Mention] {
    let article = Article(ordinal: 1, blocks: [TextBlock(.body, text)])
    return Self.recognizer.findings(in: [article], context: Recognition.context()).mentions[0]
  }

  private func people(_ text: String) -> [String] {
    mentions(text).filter { $0.type == .person }.map(\.surface)
  }

  @Test(
    "a person whom no title marks is found, whatever the name",
    arguments: [
      ("昨天下午，滕雅丽抱着孩子赶到医院。", "滕雅丽"),
      ("会后，亓官晴和同事们来到田头。", "亓官晴"),
      ("次仁旺堆告诉记者，今年青稞长得好。", "次仁旺堆"),
      ("牧民巴特尔赶着羊群回家。", "巴特尔"),
      ("买买提·吐尔逊在店里忙了一天。", "买买提·吐尔逊"),
      ("影片由史蒂文·哈格里夫执导。", "史蒂文·哈格里夫"),
      ("欧阳春花把奖状贴在墙上。", "欧阳春花"),
      ("犯罪嫌疑人臧某某已被刑事拘留。", "臧某某"),
    ])
  func untitled(text: String, name: String) { #expect(people(text) == [name]) }

  @Test("traditional characters are read, and reported as they are printed")
  func traditional() {
    let found = mentions("記者張華從廣東省趕到會場，總經理劉國強說，企業發展很順利。")
    #expect(found.filter { $0.type == .person }.map(\.surface) == ["張華", "劉國強"])
    #expect(found.filter { $0.type == .region }.map(\.surface) == ["廣東省"])
  }

  @Test("full-width letters and digits change no name beside them")
  func fullWidth() {
    #expect(people("２０２５年３月，ＡＢＣ公司经理王建国到会。") == people("2025年3月，ABC公司经理王建国到会。"))
    #expect(people("２０２５年３月，王建国到会。") == ["王建国"])
  }

  @Test(
    "emoji, control characters and blanks stand in no name and break none",
    arguments: ["😀", "\u{0}", "\u{200B}", "\u{3000}", "\t", "👨‍👩‍👧", "\u{E000}"])
  func strangeCharacters(character: String) {
    let found = mentions("\(character)记者王建国报道。\(character)李明说。\(character)")
    #expect(found.map(\.surface) == ["王建国", "李明"])
  }

  @Test("a list of people without titles is taken apart")
  func lists() {
    #expect(
      people("获奖的有：滕雅丽、欧阳春花、李明、申屠志宏、王建国。")
        == ["滕雅丽", "欧阳春花", "李明", "申屠志宏", "王建国"])
  }

  @Test(
    "a person's name ends before a word that its last character would begin",
    arguments: [
      ("大堂经理寇敏觉得不对劲。", "寇敏"), ("区政协主席欧阳敏带队视察。", "欧阳敏"),
      ("下午，岑晨凌空扳平。", "岑晨"),
    ])
  func wordsBehindNames(text: String, name: String) { #expect(people(text) == [name]) }

  @Test("a name withheld is a person's", arguments: ["符某与妻子宰某某开了一家店。"])
  func withheld(text: String) { #expect(people(text) == ["符某", "宰某某"]) }

  @Test(
    "ordinary words and words in Latin letters alone are no people",
    arguments: ["周三的比赛很精彩。", "大家的利益要维护。", "手机用的是Android系统。"])
  func noPeople(text: String) { #expect(people(text).isEmpty) }

  @Test("a name and its gloss in Latin letters are two")
  func glosses() {
    let article = Article(ordinal: 1, blocks: [TextBlock(.body, "科乐美(Konami)宣布。")])
    let text = AnnotatedText(
      article, knowledge: Recognition.knowledge, context: Recognition.context())
    let span = ProposedSpan(text: text, span: TextSpan(start: 0, end: 11), type: .enterprise)
    #expect(span.glossed == [TextSpan(start: 0, end: 3), TextSpan(start: 4, end: 10)])
  }

  @Test(
    "a place is less than the site that reports from it, a full name less than the word of address")
  func corrected() {
    func corrected(_ words: String, _ span: Range<Int>, _ type: EntityType) -> TextSpan {
      let article = Article(ordinal: 1, blocks: [TextBlock(.body, words)])
      let text = AnnotatedText(
        article, knowledge: Recognition.knowledge, context: Recognition.context())
      return ProposedSpan(
        text: text, span: TextSpan(start: span.lowerBound, end: span.upperBound), type: type
      ).corrected.span
    }
    #expect(corrected("山海网云港3月5日讯", 0..<5, .region) == TextSpan(start: 3, end: 5))
    #expect(corrected("欧阳敏先生到访", 0..<5, .person) == TextSpan(start: 0, end: 3))
    #expect(corrected("李先生到访", 0..<3, .person) == TextSpan(start: 0, end: 3))
  }

  @Test("kinds of bodies are no bodies", arguments: ["地方政府和商业银行要支持。"])
  func kinds(text: String) { #expect(mentions(text).isEmpty) }

  @Test("half a name in brackets is none")
  func brackets() {
    let firms = mentions("瓦尔滕（云港）传动有限公司昨天开工。").filter { $0.type == .enterprise }
    #expect(firms.map(\.surface) == ["瓦尔滕（云港）传动有限公司"])
  }

  @Test("a very long paragraph has the names of its sentences")
  func longParagraph() {
    let sentence = "记者王建国报道，今年收成好。"
    #expect(people(String(repeating: sentence, count: 1_000)).count == 1_000)
  }

  @Test("any text: mentions lie inside it, do not overlap and are the same twice")
  func anyText() {
    let count = TestFolders.number("INKGRAPH_FUZZ") ?? 300
    let first = UInt64(TestFolders.number("INKGRAPH_SEED") ?? 1)
    for seed in first..<(first + UInt64(count)) {
      var numbers = SeededGenerator(seed: seed)
      let text = TinyTagger.randomText(&numbers, longest: 120).replacing("\n", with: " ")
      let found = mentions(text)
      let scalars = Array(text.unicodeScalars)
      var end = 0
      for mention in found {
        #expect(mention.span.start >= end && mention.span.count > 0, "seed \(seed)")
        end = mention.span.end
        #expect(end <= scalars.count, "seed \(seed)")
      }
      #expect(mentions(text) == found, "seed \(seed)")
    }
  }
}
