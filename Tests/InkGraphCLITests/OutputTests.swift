import Foundation
import InkGraphCore
import Testing

@testable import InkGraphCLI
@testable import InkGraphPipeline

@Suite("How answers are written") struct OutputTests {
  private func sample() -> Answer {
    var answer = Answer(
      [
        AnswerColumn("key", .key, for: .programs), AnswerColumn("name", .name),
        AnswerColumn("count", .count), AnswerColumn("label", .type, for: .people),
      ], whenEmpty: "nothing was found")
    answer.rows = [
      [.string("person/王芳"), .string("王芳"), .integer(12), .string("人物")],
      [.string("a/b"), .string("Ann \"A\", Lee\n2"), nil, .string("person")],
    ]
    return answer
  }

  @Test(
    "wide characters take two columns, combining ones none",
    arguments: [
      ("abc", 3), ("王芳", 4), ("“暖巢”", 6), ("Ａ１", 4), ("e\u{301}", 1), ("𠮷", 2), ("ｱ", 1),
      ("\u{200B}", 0), ("，。", 4), ("☕", 2), ("", 0), ("한", 2), ("\t", 0),
    ])
  func width(text: String, width: Int) { #expect(DisplayWidth.of(text) == width) }

  @Test(
    "a text is cut to whole characters that fit",
    arguments: [
      ("临渡区水务局", 12, "临渡区水务局"), ("临渡区水务局", 11, "临渡区水务…"), ("临渡区水务局", 10, "临渡区水…"),
      ("临渡", 2, "…"), ("临渡", 0, ""), ("abc", 2, "a…"),
    ])
  func cut(text: String, width: Int, expected: String) {
    #expect(DisplayWidth.cut(text, to: width) == expected)
  }

  @Test("a table is aligned by the width of characters; empty columns are left out")
  func table() {
    #expect(
      shown(sample(), .table, .chinese) == """
        名称            数量  类型
        --------------  ----  ------
        王芳              12  人物
        Ann "A", Lee 2        person

        """)
    var answer = sample()
    answer.rows = [[.string("x"), .string("甲"), nil, nil]]
    #expect(shown(answer) == "name\n----\n甲\n")
  }

  @Test("on a terminal the widest columns are cut until a line fits")
  func narrow() {
    let printer = AnswerPrinter(
      format: .table, language: .english, terminal: Terminal(width: 26, hasColors: false))
    #expect(
      printer.text(sample()) == """
        name         count  type
        -----------  -----  ------
        王芳            12  人物
        Ann "A", L…         person

        """)
  }

  @Test("colours only where the terminal has them")
  func colors() {
    let text = StyledText("王芳", .firstMark) + StyledText("到场", .plain)
    #expect(Terminal.none.show(text) == "[王芳]到场")
    #expect(
      Terminal(width: 80, hasColors: true).show(text) == "\u{1B}[1;33m王芳\u{1B}[0m到场")
    #expect(Terminal(descriptor: -1) == .none)
    #expect(StyledText("a\u{1B}[31m\u{7}b\u{9B}").plain == "a [31m b ")
  }

  @Test("JSON has the keys for programs, nulls, and escapes")
  func json() {
    #expect(
      shown(sample(), .json) == """
        [
          {"key": "person/王芳", "name": "王芳", "count": 12},
          {"key": "a/b", "name": "Ann \\"A\\", Lee\\n2", "count": null}
        ]

        """)
    var answer = Answer([AnswerColumn("x", .name)], whenEmpty: "")
    answer.rows = [
      [.list([.string("a\u{1}\\"), .double(0.5), .boolean(true)])], [.double(.nan)],
      [.date(CalendarDate(iso: "2024-06-03")!)],
    ]
    #expect(
      shown(answer, .json) == """
        [
          {"x": ["a\\u0001\\\\", 0.5, true]},
          {"x": null},
          {"x": "2024-06-03"}
        ]

        """)
    #expect((try? JSONSerialization.jsonObject(with: Data(shown(sample(), .json).utf8))) != nil)
  }

  @Test("CSV quotes what needs it and ends lines with CRLF; TSV makes one line of a value")
  func delimited() {
    #expect(
      shown(sample(), .csv)
        == "key,name,count\r\nperson/王芳,王芳,12\r\na/b,\"Ann \"\"A\"\", Lee\n2\",\r\n")
    #expect(
      shown(sample(), .tsv)
        == "key\tname\tcount\nperson/王芳\t王芳\t12\na/b\tAnn \"A\", Lee 2\t\n")
  }

  @Test("an empty answer says so in words beside the data")
  func empty() {
    var answer = sample()
    answer.rows = []
    for (format, text) in [
      (OutputFormat.table, ""), (.json, "[]\n"), (.csv, "key,name,count\r\n"),
    ] {
      let printer = AnswerPrinter(format: format, language: .english, terminal: .none)
      #expect(printer.text(answer) == text)
      #expect(printer.notes(answer) == ["nothing was found"])
    }
  }

  @Test("a limit keeps the first rows and says how many are left")
  func limit() {
    var answer = sample()
    answer.limit(to: 0)
    #expect(answer.rows.count == 2)
    answer.limit(to: 1)
    #expect(answer.rows.count == 1)
    #expect(answer.notes == ["1 more rows are not shown; --limit 0 shows all"])
  }

  @Test("a file is put into its place only when it is complete")
  func file() throws {
    let library = try SampleLibrary(isEmpty: true)
    let path = library.file("out.txt")
    try Data("old".utf8).write(to: URL(fileURLWithPath: path))
    do {
      let file = try OutputFile(path: path)
      try file.write("half")
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
    let file = try OutputFile(path: path)
    try file.write("new")
    try file.finish()
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
    let names = try FileManager.default.contentsOfDirectory(atPath: library.folder.path)
    #expect(names.sorted() == ["news.inkgraph", "out.txt"])
    #expect(
      throws: CommandFailure(
        "\(path)/x: cannot be written: Not a directory; give another file with -o FILE")
    ) { _ = try OutputFile(path: path + "/x") }
  }

  @Test("the bar shows the phase, the share of bytes and the file, cut to the terminal")
  func progress() {
    let progress = BuildProgress(
      phase: .extracting, filesDone: 1, filesTotal: 4, bytesDone: 50, bytesTotal: 100,
      currentFile: "issues/临渡新报-12.md")
    #expect(
      ProgressBar.line(progress, width: 80)
        == "extracting [##########..........] 1/4 issues/临渡新报-12.md")
    #expect(
      ProgressBar.line(progress, width: 46) == "extracting [##########..........] 1/4 issues…")
  }

  @Test("the language follows the locale, the library the environment")
  func environment() {
    #expect(Language.preferred(in: ["LANG": "zh_CN.UTF-8"]) == .chinese)
    #expect(Language.preferred(in: ["LANG": "zh_CN.UTF-8", "LC_ALL": "C"]) == .english)
    #expect(Language.preferred(in: ["LC_ALL": "", "LANG": "zh"]) == .chinese)
    #expect(Language.preferred(in: [:]) == .english)
    #expect(LibraryOption.defaultPath(in: [:]) == "news.inkgraph")
    #expect(LibraryOption.defaultPath(in: ["INKGRAPH_LIBRARY": ""]) == "news.inkgraph")
    #expect(LibraryOption.defaultPath(in: ["INKGRAPH_LIBRARY": "a"]) == "a")
  }
}
