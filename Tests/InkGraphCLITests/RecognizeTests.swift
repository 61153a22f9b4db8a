import Foundation
import InkGraphCore
import InkGraphPipeline
import InkGraphTestSupport
import Ontology
import Testing

@testable import InkGraphCLI

@Suite("Lines of an input") struct LineSourceTests {
  private func lines(_ bytes: [UInt8], blockSize: Int, longestLine: Int = 100) throws -> [String] {
    let folder = try TemporaryFolder()
    let source = try LineSource(
      path: folder.write(bytes, to: "in.txt"), blockSize: blockSize, longestLine: longestLine)
    var lines: [String] = []
    while let line = try source.next() { lines.append(String(decoding: line, as: UTF8.self)) }
    return lines
  }

  @Test(
    "a line ends with LF, CR LF or CR, wherever the blocks of the file end",
    arguments: [
      ("", []), ("\n", [""]), ("甲", ["甲"]), ("甲\n", ["甲"]), ("甲\r\n\r\n乙\r丙", ["甲", "", "乙", "丙"]),
      ("\r\r\n\n", ["", "", ""]), ("\u{FEFF}甲\n\u{FEFF}乙", ["甲", "\u{FEFF}乙"]),
      ("a\u{0}b", ["a\u{0}b"]),
      ("甲\r", ["甲"]),
    ])
  func ends(text: String, expected: [String]) throws {
    for blockSize in [1, 2, 3, 5, 64] {
      #expect(try lines(Array(text.utf8), blockSize: blockSize) == expected, "\(blockSize)")
    }
  }

  @Test("a line that is too long is refused with its place")
  func tooLong() throws {
    #expect {
      _ = try lines(Array("甲\n0123456789".utf8), blockSize: 4, longestLine: 6)
    } throws: { error in
      let text = "\(error)"
      return text.hasSuffix(
        "in.txt:2: the line is longer than 6 bytes; break the text into paragraphs, one a line")
    }
  }

  @Test("a folder is no text")
  func folder() throws {
    let folder = try TemporaryFolder()
    let source = try LineSource(path: folder.url.path)
    #expect {
      _ = try source.next()
    } throws: {
      "\($0)".hasSuffix("the file can't be read (Is a directory); check the path")
    }
  }
}

@Suite("Batches of lines") struct RecognitionBatchTests {
  private func batches(_ text: String, isCorpus: Bool = false) throws -> [RecognitionBatch] {
    let folder = try TemporaryFolder()
    let source = BatchSource(
      try LineSource(path: folder.write(text, to: "in.txt")), isCorpus: isCorpus)
    var batches: [RecognitionBatch] = []
    while let batch = try source.next() { batches.append(batch) }
    return batches
  }

  @Test("blank lines part articles; a batch ends with an article if it can")
  func plain() throws {
    let short = try batches("甲\n乙\n\n丙\n　\n\n丁")
    #expect(short.map(\.rows.count) == [7])
    #expect(
      short[0].issues().map { $0.map(\.article.paragraphs) } == [
        [["甲", "乙"], ["丙", "　"], ["丁"]]
      ])
    let paragraphs = (1...150).map { "第\($0)段" }
    let long = try batches(
      (paragraphs + [""] + paragraphs + paragraphs + paragraphs).joined(separator: "\n"))
    #expect(long.map(\.rows.count) == [151, 200, 200, 50])
    #expect(long.flatMap { $0.rows.map(\.number) } == Array(1...601))
  }

  @Test("rows of a corpus are articles unless their names tell the article")
  func corpus() throws {
    let rows = [
      #"{"id": "19980101-01-001-001", "text": "甲"}"#, "",
      #"{"id": "19980101-01-001-002", "text": "乙"}"#,
      #"{"id": "19980101-01-002-001", "text": "丙"}"#, #"{"id": 5, "text": "丁"}"#,
      #"{"text": "戊"}"#,
    ]
    let batch = try #require(try batches(rows.joined(separator: "\n"), isCorpus: true).first)
    #expect(
      batch.issues().map { $0.map(\.article.paragraphs) } == [
        [["甲", "乙"], ["丙"], ["丁"], ["戊"]]
      ])
    #expect(batch.rows.map(\.number) == [1, 3, 4, 5, 6])
  }

  @Test("a very long line is worked on in parts, and its spans count in the whole line")
  func longLine() throws {
    let line = String(repeating: "天气很好。", count: 100_000) + "王芳到场。"
    let batch = RecognitionBatch(
      path: "", rows: [RecognitionRow(number: 1, id: nil, text: line)])
    let sizes = batch.issues().map { issue in
      issue.reduce(0) { $0 + $1.article.text.unicodeScalars.count }
    }
    #expect(sizes.count >= 2)
    #expect(sizes.allSatisfy { $0 < 300_000 })
    let mentions = batch.mentions { articles in
      articles.map { article in
        guard article.text.hasSuffix("王芳到场。") else { return [] }
        let end = article.text.unicodeScalars.count - 3
        return [
          Mention(
            span: TextSpan(start: end - 2, end: end), surface: "王芳", type: .person, score: 1,
            source: "test")
        ]
      }
    }
    #expect(mentions.map { $0.map(\.span) } == [[TextSpan(start: 500_000, end: 500_002)]])
  }
}

@Suite("Recognized lines") struct RowWriterTests {
  private func written(_ writer: RowWriter, _ marked: String, id: CorpusLine.ID? = nil) -> String {
    let article = MarkedArticle(marked)
    var bytes: [UInt8] = []
    writer.write(
      RecognitionRow(number: 3, id: id, text: article.article.text), article.mentions, of: "a.txt",
      to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("a line of JSON has the text and each mention, with escapes")
  func json() throws {
    #expect(
      written(.json(showsFile: false), "说“\"[王芳:person]\\\"\u{0}\t\u{7F}。")
        == #"{"line": 3, "text": "说“\"王芳\\\"\u0000\t\u007f。", "mentions": [{"start": 3, "end": 5, "#
        + #""surface": "王芳", "type": "person", "score": 0.9}]}"# + "\n")
    #expect(
      written(.json(showsFile: true), "无。", id: .text("a\"1"))
        == #"{"file": "a.txt", "id": "a\"1", "line": 3, "text": "无。", "mentions": []}"# + "\n")
    #expect(
      written(.json(showsFile: false), "无。", id: .literal("7"))
        == #"{"id": 7, "line": 3, "text": "无。", "mentions": []}"# + "\n")
    let line = written(.json(showsFile: false), "\u{1}\u{1F}\u{80}\u{2028}[甲:agency]")
    #expect((try? JSONSerialization.jsonObject(with: Data(line.utf8))) != nil)
  }

  @Test("marked text keeps the line whole, without controls")
  func text() {
    #expect(
      written(.text, "[区水务局:agency]的[王芳:person][云港:region]a\u{1B}[b")
        == "[区水务局:agency]的[王芳:person][云港:region]a [b\n")
    #expect(written(.text, "无。") == "无。\n")
  }

  @Test("colours are those of the ontology, as far as the terminal knows them")
  func color() {
    let schema = Ontology.embedded.schema
    let full = TypeColors(schema, environment: ["COLORTERM": "truecolor"])
    #expect(
      written(.color(full), "[王芳:person]到[云港:region]。")
        == "\u{1B}[38;2;78;121;167m王芳\u{1B}[0m到\u{1B}[38;2;89;161;79m云港\u{1B}[0m。\n")
    let few = TypeColors(schema, environment: [:])
    #expect(written(.color(few), "[王芳:person]") == "\u{1B}[38;5;67m王芳\u{1B}[0m\n")
    let labels = SchemaLabels(schema, language: .chinese)
    #expect(
      few.legend { labels.type($0.rawValue) }.hasPrefix("\u{1B}[38;5;67m人物\u{1B}[0m  \u{1B}["))
  }

  @Test("a form is chosen by the output")
  func forms() {
    let colors = TypeColors(Ontology.embedded.schema, environment: [:])
    func kind(_ format: RecognitionFormat, _ terminal: Terminal) -> String {
      switch format.writer(on: terminal, colors: colors, showsFile: false) {
      case .json: "json"
      case .text: "text"
      case .color: "color"
      }
    }
    #expect(kind(.auto, .none) == "json")
    #expect(kind(.auto, Terminal(width: 80, hasColors: true)) == "color")
    #expect(kind(.auto, Terminal(width: 80, hasColors: false)) == "text")
    #expect(kind(.color, .none) == "color")
    #expect(kind(.jsonl, Terminal(width: 80, hasColors: true)) == "json")
  }
}

@Suite(
  "Recognition as a process",
  .enabled(if: Program.isBuilt, "the program is not beside the tests"))
struct RecognizeProcessTests {
  private static let sentence = "区教育局局长李明远到北京市。"
  private static let mentions =
    #"[{"start": 0, "end": 4, "surface": "区教育局", "type": "agency", "score": 0.93}, "#
    + #"{"start": 6, "end": 9, "surface": "李明远", "type": "person", "score": 0.97}, "#
    + #"{"start": 10, "end": 13, "surface": "北京市", "type": "region", "score": 0.95}]"#

  private func run(_ arguments: String..., input: String) throws -> Program.Outcome {
    try Program.run(["recognize"] + arguments, input: Array(input.utf8))
  }

  @Test("every line becomes an object, also a blank one")
  func lines() throws {
    let outcome = try run(input: "\(Self.sentence)\r\n\n好。")
    #expect(
      outcome
        == .init(
          code: 0,
          output: """
            {"line": 1, "text": "\(Self.sentence)", "mentions": \(Self.mentions)}
            {"line": 2, "text": "", "mentions": []}
            {"line": 3, "text": "好。", "mentions": []}

            """, errors: ""))
  }

  @Test("lines of a corpus keep their ids")
  func corpus() throws {
    let outcome = try run(
      "--jsonl-input", "-", input: #"{"id": "a-1", "text": "\#(Self.sentence)", "spans": []}"#)
    #expect(
      outcome.output
        == #"{"id": "a-1", "line": 1, "text": "\#(Self.sentence)", "mentions": \#(Self.mentions)}"#
        + "\n")
  }

  @Test("what comes before a faulty line is written, then the fault is told with 1")
  func faulty() throws {
    let outcome = try run(
      "--jsonl-input", input: #"{"text": "好。"}"# + "\n" + #"{"id": 1}"# + "\n" + #"{"text": "好。"}"#)
    #expect(
      outcome
        == .init(
          code: 1, output: #"{"line": 1, "text": "好。", "mentions": []}"# + "\n",
          errors: "inkgraph: -:2: the line has no usable 'text'; a line is an object such as "
            + #"{"id": "a-1", "text": "王芳到场。", "spans": [[0, 2, "person"]]}"# + "\n"))
  }

  @Test("an empty input has no lines; text and colours are forms too")
  func forms() throws {
    #expect(try run(input: "") == .init(code: 0, output: "", errors: ""))
    #expect(
      try run("--format", "text", input: Self.sentence).output
        == "[区教育局:agency]局长[李明远:person]到[北京市:region]。\n")
    let colored = try run("--format", "color", input: Self.sentence)
    #expect(colored.output.hasPrefix("\u{1B}[38;"))
    #expect(colored.output.contains("\n\n\u{1B}["))
  }

  @Test("bytes that are no text, and any number of jobs, give the same lines each time")
  func jobs() throws {
    var bytes: [UInt8] = [0xFF, 0x00, 0xE4, 0xB8, 0x0A, 0xED, 0xA0, 0x80, 0x0D]
    for number in 1...900 {
      bytes += Array((number % 7 == 0 ? "\n" : "第\(number)位是\(Self.sentence)\n").utf8)
    }
    let one = try Program.run(["recognize", "--jobs", "1"], input: bytes)
    #expect(one.code == 0)
    let lines = one.output.split(separator: "\n", omittingEmptySubsequences: true)
    #expect(lines.count == 902)
    #expect(lines.last?.hasPrefix(#"{"line": 902, "#) == true)
    for jobs in ["2", "5"] {
      #expect(try Program.run(["recognize", "-j", jobs], input: bytes) == one)
    }
  }

  @Test("several files are told apart; a missing one ends the program before it begins")
  func files() throws {
    let folder = try TemporaryFolder()
    let first = try folder.write("好。\n", to: "a.txt")
    let second = try folder.write("好。", to: "b.txt")
    #expect(
      try Program.run("recognize", first, second).output == """
        {"file": "\(first)", "line": 1, "text": "好。", "mentions": []}
        {"file": "\(second)", "line": 1, "text": "好。", "mentions": []}

        """)
    #expect(
      try Program.run("recognize", first, "/no/such.txt")
        == .init(
          code: 1, output: "",
          errors: "inkgraph: /no/such.txt: there is no such file; check the path\n"))
  }

  @Test("a reader that goes away ends the program in silence, whatever is left to read")
  func brokenPipe() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(String(repeating: "好。\n", count: 20_000), to: "a.txt")
    let (process, output, errors) = try Program.process(["recognize", path])
    defer { try? FileManager.default.removeItem(at: errors) }
    try output.fileHandleForReading.close()
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 0)
    #expect(try String(contentsOf: errors, encoding: .utf8) == "")
  }

  @Test(
    "wrong usage ends with 64; an unknown region with 1",
    arguments: [
      (["--jobs", "0"], 64), (["--format", "xml"], 64), (["-", "-"], 64), (["--home", "无此地"], 1),
    ])
  func usage(arguments: [String], code: Int) throws {
    let outcome = try Program.run(["recognize"] + arguments, input: [])
    #expect(outcome.code == code)
    #expect(outcome.output == "")
  }
}
