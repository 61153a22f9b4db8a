import Foundation
import InkGraphCore
import InkGraphPipeline
import InkGraphTestSupport
import NewspaperReader
import Ontology
import Testing

@Suite("Gold files") struct GoldFileTests {
  private func read(_ text: String) throws(CorpusError) -> GoldFile {
    try GoldFile(Array(text.utf8), source: "g")
  }

  @Test("lines with texts are a corpus; escapes, blanks and other members are read")
  func corpus() throws {
    let text = #"""
      {"id": "a-1", "text": "\u738b\u82b3\ud83d\ude00\n\"x\"", "spans": [[0, 2, "per", 9]], "n": {"a": [1.5e3, null]}}

       {"spans":[],"text":"","id":7}
      """#
    guard case .corpus(let lines) = try read("\u{FEFF}" + text + "\r\n") else {
      Testing.Issue.record("no corpus")
      return
    }
    #expect(lines.count == 2)
    #expect(lines[0].text == "王芳\u{1F600}\n\"x\"")
    #expect(lines[0].marks == [CorpusLine.Mark(TextSpan(start: 0, end: 2), "per")])
    #expect(lines[1].id == .literal("7"))
    #expect(lines[1].marks == [])
  }

  @Test("an object with articles is an issue, on one line or many")
  func issue() throws {
    for blank in ["", "\n"] {
      let text =
        #"{"issue": {"number": 3},\#(blank) "articles": [{"id": "3-1", "title": "甲", "#
        + #""mentions": [{"surface": "王芳", "type": "person", "entity": "e"}]}]}"#
      guard case .issue(let issue) = try read(text) else {
        Testing.Issue.record("no issue")
        return
      }
      #expect(issue.name == "3")
      #expect(issue.articles.map(\.mentions.count) == [1])
    }
  }

  @Test(
    "what is wrong is told with its place",
    arguments: [
      ("", "g: the file is empty; give a corpus or an issue with its mentions"),
      (
        #"{"id": "a", "text": "甲"}"#,
        #"g:1: the line has no usable 'spans'; a line is an object such as "#
      ),
      (
        #"{"text": "甲", "spans": []}"# + "\n" + #"{"text": "甲", "spans": [[0, 2, "per"]]}"#,
        "g:2: the span [0, 2] does not lie inside the text, which has 1 characters; "
      ),
      (#"{"text": "甲", "spans": [[1, 1, "per"]]}"#, "g:1: the span [1, 1] does not lie inside"),
      (#"{"text": "甲", "spans": [[-1, 1, "per"]]}"#, "g:1: the span [-1, 1] does not lie inside"),
      (
        #"{"text": "甲", "spans": [[0, 1]]}"#,
        #"g:1:31: a span such as [0, 2, "person"] should stand here; "#
      ),
      (#"{"text": "甲" "spans": []}"#, "g:1:14: a comma or the end of the object should stand here"),
      (#"{"text": "甲", "spans": []} x"#, "g:1:28: the end of the line should stand here"),
      (#"{"articles": [{"title": "甲"}]}"#, "g: neither a corpus with a line such as "),
      ("王芳到场。", "g: neither a corpus with a line such as "),
    ])
  func wrong(text: String, message: String) {
    #expect {
      _ = try read(text)
    } throws: { error in
      let description = "\(error)"
      return description.hasPrefix(message)
    }
  }

  @Test("no text makes the reader trap, and what it reads fits the text")
  func hostile() {
    var random = SeededGenerator(seed: 3)
    let start = Array(#"{"id": 1, "text": "王\u738b\n", "spans": [[0, 1, "per"]], "x": [{}]}"#.utf8)
    for _ in 0..<3000 {
      var bytes = start
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...2, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        default: bytes.insert(bytes[bytes.count - 1 - place], at: place)
        }
      }
      guard let line = try? CorpusLine(bytes[...], source: "g", line: 1) else { continue }
      let count = line.text.unicodeScalars.count
      #expect((line.marks ?? []).allSatisfy { $0.span.end <= count })
    }
    let deep = Array(String(repeating: "[", count: 100_000).utf8)
    #expect(throws: CorpusError.self) {
      _ = try CorpusLine(Array(#"{"x": "#.utf8)[...] + deep, source: "g", line: 1)
    }
  }
}

@Suite("Measuring an issue") struct IssueEvaluationTests {
  private let text = """
    # 临渡新报

    2024年6月3日 星期一 第12期

    ## 滨河路大修开工

    区水务局承担滨河路大修。王芳到场，王芳很高兴。

    ## 学校添新操场

    临渡一中的张伟说，操场真好。

    """

  private func gold(_ articles: String, number: Int = 12) throws -> GoldIssue {
    let json = #"{"issue": {"number": \#(number)}, "articles": [\#(articles)]}"#
    guard case .issue(let issue) = try GoldFile(Array(json.utf8), source: "g") else {
      throw CorpusError(.noText, at: SourceLocation(source: "g"))
    }
    return issue
  }

  private func article(_ title: String, _ mentions: [(String, String)]) -> String {
    let list = mentions.map { #"{"surface": "\#($0.0)", "type": "\#($0.1)"}"# }
    return
      #"{"id": "12-x", "title": "\#(title)", "mentions": [\#(list.joined(separator: ", "))]}"#
  }

  /// Finds given words wherever they stand.
  private func report(
    on gold: GoldIssue, finding words: [(String, EntityType)]
  ) throws -> EvaluationReport {
    let issues = try IssueEvaluator.issues(in: [SourceFile(path: "t.md", bytes: Array(text.utf8))])
    let evaluator = IssueEvaluator(ontology: .embedded) { _, _ in
      { articles in
        articles.map { article in
          let scalars = Array(article.text.unicodeScalars)
          return scalars.indices.flatMap { start in
            words.compactMap { word, type in
              let count = word.unicodeScalars.count
              guard scalars[start...].starts(with: word.unicodeScalars) else { return nil }
              return Mention(
                span: TextSpan(start: start, end: start + count), surface: word, type: type,
                score: 1, source: "test")
            }
          }
        }
      }
    }
    return try evaluator.report(on: gold, among: issues, file: "g")
  }

  @Test("mentions are compared article by article, each as often as it stands there")
  func multisets() throws {
    let gold = try gold(
      article("滨河路大修 开工", [("区 水务局", "agency"), ("王芳", "person"), ("滨河路大修", "project")])
        + ", " + article("学校添新操场", [("张伟", "person"), ("临渡一中", "organization"), ("李强", "person")]))
    let report = try report(
      on: gold,
      finding: [
        ("水务局", .agency), ("王芳", .person), ("临渡一中", .enterprise), ("张伟", .person),
      ])
    #expect(report.scheme.grain == .issue)
    #expect(report.rows == 2)
    #expect(report.score("person") == NameScore(hits: 2, found: 3, gold: 3))
    #expect(report.overall == NameScore(hits: 2, found: 5, gold: 6))
    #expect(
      report.errorLines == [
        "1 boundary 区水务局/agency 水务局/agency", "1 extra - 王芳/person",
        "1 missed 李强/person -", "1 missed 滨河路大修/project -",
        "1 type 临渡一中/organization 临渡一中/enterprise",
      ])
    #expect(
      report.errors.map(\.sentence) == [
        "区水务局承担滨河路大修。", "王芳到场，王芳很高兴。", "", "滨河路大修开工", "临渡一中的张伟说，操场真好。",
      ])
  }

  @Test("articles that only one side has count as missed and extra")
  func unpaired() throws {
    let gold = try gold(article("完全另一篇", [("赵云", "person")]))
    let report = try report(on: gold, finding: [("张伟", .person)])
    #expect(report.overall == NameScore(hits: 0, found: 1, gold: 1))
    #expect(report.errorLines == ["1 extra - 张伟/person", "1 missed 赵云/person -"])
  }

  @Test("an issue without its text, or with that of another issue, is refused")
  func noText() throws {
    let other = try gold(article("甲", []), number: 13)
    #expect(
      throws: CorpusError(
        .otherText(issue: "13", files: ["t.md"]), at: SourceLocation(source: "g"))
    ) { _ = try report(on: other, finding: []) }
    let evaluator = IssueEvaluator(ontology: .embedded) { _, _ in { $0.map { _ in [] } } }
    #expect(throws: CorpusError(.noText, at: SourceLocation(source: "g"))) {
      _ = try evaluator.report(on: other, among: [], file: "g")
    }
    #expect(throws: CorpusError.self) {
      _ = try IssueEvaluator.issues(in: [SourceFile(path: "t.md", bytes: [])])
    }
  }

  @Test("the invented issues score as in the tests of builds")
  func samples() throws {
    let file = TestFolders.samples.appending(path: "gold/1206.json")
    let bytes = try [UInt8](Data(contentsOf: file))
    guard case .issue(let gold) = try GoldFile(bytes, source: file.path) else { return }
    let paper = TestFolders.samples.appending(path: "issues/jinriqinghe-1206.md")
    let issues = try IssueEvaluator.issues(
      in: [SourceFile(path: paper.path, bytes: [UInt8](Data(contentsOf: paper)))])
    let evaluator = IssueEvaluator(ontology: SampleOntology.shared) { ontology, home in
      #expect(home == SampleOntology.home)
      return try IssueRecognizer(ontology, home: home).mentions
    }
    let report = try evaluator.report(on: gold, among: issues, file: file.path)
    #expect(report.overall.f1 >= 0.90)
    #expect(report.overall.gold == gold.articles.reduce(0) { $0 + $1.mentions.count })
  }
}
