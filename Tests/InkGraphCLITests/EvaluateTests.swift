import ArgumentParser
import Foundation
import InkGraphCore
import InkGraphPipeline
import InkGraphTestSupport
import Ontology
import Testing

@testable import InkGraphCLI

@Suite("Answers of evaluate") struct EvaluationAnswerTests {
  /// A report on two rows: one hit, one wrong type, one wrong boundary, one missed, one extra.
  private func report(seen: Bool = false) -> EvaluationReport {
    let rows = [
      ("王芳到云港市水务局。", [(0, 2, "per"), (3, 6, "loc"), (6, 9, "org")]),
      ("张伟和李强。", [(0, 2, "per")]),
    ].enumerated().map { index, row in
      CorpusLine(
        id: "t-\(index)", text: row.0,
        marks: row.1.map { CorpusLine.Mark(TextSpan(start: $0.0, end: $0.1), $0.2) })
    }
    @Sendable func mention(_ start: Int, _ end: Int, _ type: EntityType) -> Mention {
      Mention(
        span: TextSpan(start: start, end: end), surface: "名", type: type, score: 1,
        source: "test")
    }
    let evaluator = CorpusEvaluator(regions: Ontology.embedded.regions) { _ in
      [
        [mention(0, 2, .person), mention(3, 6, .agency), mention(7, 9, .agency)],
        [mention(3, 5, .person)],
      ]
    }
    let other = CorpusLine(
      id: "o", text: "王芳", marks: [.init(TextSpan(start: 0, end: 2), "person")])
    var report = evaluator.report(
      on: rows, file: "t.jsonl", seenIn: seen ? [.corpus([other])] : nil)
    report.seconds = 1.5
    return report
  }

  private func text(_ answer: EvaluationAnswer, _ language: Language = .english) -> String {
    answer.text(terminal: .none, language: language)
  }

  @Test("scores, confusions, seen names and errors are tables")
  func table() {
    #expect(
      text(EvaluationAnswer(reports: [report(seen: true)], errors: 0)) == """
        t.jsonl: 2 rows, 16 characters, 1.50 s, org is any body

        type  precision  recall  F1      hit  found  gold
        ----  ---------  ------  ------  ---  -----  ----
        per   0.5000     0.5000  0.5000    1      2     2
        loc   0.0000     0.0000  0.0000    0      0     1
        org   0.0000     0.0000  0.0000    0      2     1
        all   0.2500     0.2500  0.2500    1      4     4

        gold \\ found  per  loc  org  boundary  missed
        ------------  ---  ---  ---  --------  ------
        per             1    0    0         0       1
        loc             0    0    1         0       0
        org             0    0    0         1       0
        boundary        0    0    1
        extra           1    0    0

        type  recall of seen  hit  gold  recall of unseen  hit  gold
        ----  --------------  ---  ----  ----------------  ---  ----
        per   1.0000            1     1  0.0000              0     1
        loc   0.0000            0     0  0.0000              0     1
        org   0.0000            0     0  0.0000              0     1
        all   1.0000            1     1  0.0000              0     3

        count  error     gold        found       source  sentence
        -----  --------  ----------  ----------  ------  --------------------
            1  boundary  水务局 org  务局 org    t-0     王芳到云港市水务局。
            1  extra                 李强 per    t-1     张伟和李强。
            1  missed    张伟 per                t-1     张伟和李强。
            1  type      云港市 loc  云港市 org  t-0     王芳到云港市水务局。

        """)
    let chinese = text(EvaluationAnswer(reports: [report()], errors: nil), .chinese)
    #expect(
      chinese.hasPrefix(
        "t.jsonl: 2 行，16 字，1.50 秒，org 为各类组织体\n\n类型  精确率  召回率  F1      命中  识别  标注\n"))
    #expect(!chinese.contains("水务局"))
  }

  @Test("of a long sentence a table shows what is around the name")
  func longSentence() throws {
    let (before, after) = (String(repeating: "前", count: 100), String(repeating: "后", count: 100))
    let line = CorpusLine(
      id: "t", text: "\(before)王芳\(after)",
      marks: [CorpusLine.Mark(TextSpan(start: 100, end: 102), "per")])
    let report = CorpusEvaluator(regions: Ontology.embedded.regions) { $0.map { _ in [] } }
      .report(on: [line], file: "t")
    let shown = text(EvaluationAnswer(reports: [report], errors: 1))
    #expect(shown.contains(" …\(before.prefix(30))王芳\(after.prefix(28))…\n"))
    #expect(report.errors[0].sentence == line.text)
  }

  @Test("one file is an object, several are a list")
  func json() throws {
    let score = { (hit: Int, found: Int, gold: Int, share: String) in
      "{\"precision\": \(share), \"recall\": \(share), \"f1\": \(share), \"hit\": \(hit), "
        + "\"found\": \(found), \"gold\": \(gold)}"
    }
    #expect(
      EvaluationAnswer(reports: [report(seen: true)], errors: 1).json
        == #"{"file": "t.jsonl", "rows": 2, "characters": 16, "seconds": 1.5, "types": "coarse", "#
        + #""splitsRegions": false, "overall": \#(score(1, 4, 4, "0.25")), "byType": "#
        + #"{"per": \#(score(1, 2, 2, "0.5")), "loc": \#(score(0, 0, 1, "0.0")), "#
        + #""org": \#(score(0, 2, 1, "0.0"))}, "confusion": "#
        + #"{"per": {"per": 1, "loc": 0, "org": 0, "boundary": 0, "missed": 1}, "#
        + #""loc": {"per": 0, "loc": 0, "org": 1, "boundary": 0, "missed": 0}, "#
        + #""org": {"per": 0, "loc": 0, "org": 0, "boundary": 1, "missed": 0}, "#
        + #""boundary": {"per": 0, "loc": 0, "org": 1}, "extra": {"per": 1, "loc": 0, "org": 0}}, "#
        + #""seen": {"overall": {"seen": {"recall": 1.0, "hit": 1, "gold": 1}, "#
        + #""unseen": {"recall": 0.0, "hit": 0, "gold": 3}}, "byType": "#
        + #"{"per": {"seen": {"recall": 1.0, "hit": 1, "gold": 1}, "#
        + #""unseen": {"recall": 0.0, "hit": 0, "gold": 1}}, "#
        + #""loc": {"seen": {"recall": 0.0, "hit": 0, "gold": 0}, "#
        + #""unseen": {"recall": 0.0, "hit": 0, "gold": 1}}, "#
        + #""org": {"seen": {"recall": 0.0, "hit": 0, "gold": 0}, "#
        + #""unseen": {"recall": 0.0, "hit": 0, "gold": 1}}}}, "#
        + #""errors": [{"kind": "boundary", "count": 1, "gold": {"surface": "水务局", "type": "org"}, "#
        + #""found": {"surface": "务局", "type": "org"}, "place": "t-0", "#
        + #""sentence": "王芳到云港市水务局。"}]}"# + "\n")
    let two = EvaluationAnswer(reports: [report(), report()], errors: nil).json
    let list = try JSONSerialization.jsonObject(with: Data(two.utf8)) as? [[String: Any]]
    #expect(list?.count == 2)
    #expect(list?.first?["seen"] == nil)
    #expect(list?.first?["errors"] == nil)
  }

  @Test("options say what is listed; values that make no sense are refused")
  func options() throws {
    let command = try EvaluateCommand.parse(["a.jsonl", "--errors", "--seen", "b", "c"])
    #expect(command.errors == 20)
    #expect(command.seen == ["b", "c"])
    #expect(try EvaluateCommand.parse(["a.jsonl", "--errors", "7"]).errors == 7)
    #expect(try EvaluateCommand.parse(["a.jsonl"]).errors == nil)
    #expect(throws: (any Error).self) { try EvaluateCommand.parse(["a", "--errors=-1"]) }
    #expect(throws: (any Error).self) { try EvaluateCommand.parse([]) }
    #expect(throws: (any Error).self) { try EvaluateCommand.parse(["a", "--documents", "pages"]) }
  }
}

@Suite(
  "Evaluation as a process",
  .enabled(if: Program.isBuilt, "the program is not beside the tests"))
struct EvaluateProcessTests {
  @Test("a corpus is measured with the program's own recognizers")
  func corpus() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      #"{"id": "a-1", "text": "区教育局局长李明远到北京市。", "#
        + #""spans": [[0, 4, "org"], [6, 9, "per"], [10, 13, "loc"]]}"#,
      to: "a.jsonl")
    let outcome = try Program.run("evaluate", path, "--format", "json", "--errors")
    #expect(outcome.code == 0)
    #expect(outcome.errors == "")
    #expect(
      outcome.output.contains(
        #""overall": {"precision": 1.0, "recall": 1.0, "f1": 1.0, "hit": 3, "found": 3, "gold": 3}"#
      ))
    #expect(outcome.output.hasSuffix(#""errors": []}"# + "\n"))
    let table = try Program.run("evaluate", path)
    #expect(table.output.contains("all   1.0000     1.0000  1.0000    3      3     3\n"))
  }

  @Test("an issue is measured against its own paper")
  func issue() throws {
    let samples = TestFolders.samples
    let gold = samples.appending(path: "gold/1206.json").path
    let outcome = try Program.run(
      "evaluate", gold, "--text", samples.appending(path: "issues/jinriqinghe-1206.md").path,
      "--regions", samples.appending(path: "regions.tsv").path)
    #expect(outcome.code == 0)
    #expect(outcome.output.hasPrefix("\(gold): 5 articles, "))
    let missing = try Program.run("evaluate", gold)
    #expect(
      missing
        == .init(
          code: 1, output: "",
          errors: "inkgraph: \(gold): the gold of an issue holds no text; "
            + "give the issue's own file with --text FILE\n"))
  }

  @Test(
    "what can't be measured is told with 1, wrong usage with 64",
    arguments: [
      (["/no/such.jsonl"], 1), ([], 64), (["a", "--format", "csv"], 64),
      (["a", "--errors=-1"], 64),
    ])
  func wrong(arguments: [String], code: Int) throws {
    let outcome = try Program.run(["evaluate"] + arguments, input: nil)
    #expect(outcome.code == code)
    #expect(outcome.output == "")
    #expect(outcome.errors != "")
  }
}
