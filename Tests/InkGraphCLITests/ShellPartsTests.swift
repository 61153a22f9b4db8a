import Foundation
import Testing

@testable import InkGraphCLI

@Suite("Editing lines") struct EditBufferTests {
  @Test("characters are what people see, also those of several scalars") func characters() {
    var buffer = EditBuffer("临渡e")
    buffer.insert("\u{301}")
    #expect(buffer.text == "临渡é" && buffer.cursor == 3)
    buffer.deleteBackward()
    buffer.moveLeft()
    buffer.insert("新")
    #expect(buffer.text == "临新渡" && buffer.textBeforeCursor == "临新")
    buffer.deleteForward()
    buffer.deleteForward()
    #expect(buffer.text == "临新")
    buffer.moveToStart()
    buffer.deleteBackward()
    #expect(buffer.text == "临新" && buffer.cursor == 0)
  }

  @Test("words and ends are reached and deleted at once") func words() {
    var buffer = EditBuffer("MATCH (n:机构) RETURN")
    buffer.moveWordLeft()
    #expect(buffer.textBeforeCursor == "MATCH (n:机构) ")
    buffer.deleteWordBackward()
    #expect(buffer.text == "MATCH (n:RETURN")
    buffer.moveToStart()
    buffer.moveWordRight()
    #expect(buffer.textBeforeCursor == "MATCH")
    buffer.deleteToEnd()
    #expect(buffer.text == "MATCH")
    buffer.deleteToStart()
    #expect(buffer.text.isEmpty)
  }

  @Test("wide characters take two columns and do not stand across the edge") func layout() {
    let buffer = EditBuffer("临渡区水务局")
    let layout = LineLayout(prompt: "> ", buffer, columns: 7)
    // Behind the prompt two of them fit, then three, then the last.
    #expect(layout.end == .init(row: 2, column: 2))
    var moved = buffer
    moved.moveToStart()
    #expect(LineLayout(prompt: "> ", moved, columns: 7).cursor == .init(row: 0, column: 2))
    #expect(LineLayout(prompt: "", EditBuffer("abcd"), columns: 4).end == .init(row: 1, column: 0))
  }
}

@Suite("Reading keys") struct KeyReaderTests {
  private func keys(_ bytes: [UInt8]) -> [Key] {
    var rest = bytes[...]
    let reader = KeyReader { _ in rest.popFirst() }
    var keys: [Key] = []
    while let key = reader.next() { keys.append(key) }
    return keys
  }

  @Test(
    "sequences of terminals are keys",
    arguments: [
      ("a临\u{1F600}", [.text("a"), .text("临"), .text("😀")]),
      ("\u{1B}[A\u{1B}[B\u{1B}OC\u{1B}[D", [.up, .down, .right, .left]),
      ("\u{1B}[H\u{1B}[F\u{1B}[1~\u{1B}[4~\u{1B}[3~", [.home, .end, .home, .end, .delete]),
      ("\u{1B}[1;5C\u{1B}[1;3D\u{1B}b\u{1B}f", [.wordRight, .wordLeft, .wordLeft, .wordRight]),
      ("\r\n\t\u{7F}\u{3}\u{4}", [.enter, .enter, .tab, .backspace, .control("c"), .control("d")]),
      ("\u{1B}", [.escape]), ("\u{1B}[99~x", [.unknown, .text("x")]),
    ] as [(String, [Key])])
  func sequences(text: String, expected: [Key]) { #expect(keys(Array(text.utf8)) == expected) }

  @Test("broken UTF-8 is no text") func broken() {
    #expect(keys([0xE4, 0xB8]) == [.unknown])
    #expect(keys([0xFF, 0x41]).last == .text("A") || keys([0xFF, 0x41]) == [.unknown])
  }
}

@Suite("Putting statements together") struct StatementSplitterTests {
  @Test(
    "a statement ends with a semicolon or an empty line",
    arguments: [
      (["MATCH (n)", "RETURN n;"], ["MATCH (n)\nRETURN n"]),
      (["RETURN 1; RETURN 2;"], ["RETURN 1", " RETURN 2"]),
      (["RETURN 1", "", "RETURN 2"], ["RETURN 1"]),
      (["RETURN ';' AS x, \"a;\\\";\", `b;` // c;", ";"], ["RETURN ';' AS x, \"a;\\\";\", `b;` // c;\n"]),
      (["RETURN 1 /* ; ", "", " */ ;"], ["RETURN 1 /* ; \n\n */ "]), (["", ";", " ; "], []),
      (["RETURN 'a", "", "b';"], ["RETURN 'a\n\nb'"]),
    ] as [([String], [String])])
  func ends(lines: [String], expected: [String]) {
    var splitter = StatementSplitter()
    #expect(lines.flatMap { splitter.add($0) } == expected)
  }

  @Test("what is begun is told apart from what is complete, and the end completes it") func rest() {
    var splitter = StatementSplitter()
    #expect(splitter.add("RETURN 1").isEmpty && splitter.isInside)
    #expect(splitter.finish() == "RETURN 1" && !splitter.isInside)
    #expect(splitter.finish() == nil)
    _ = splitter.add("RETURN")
    splitter.discard()
    #expect(!splitter.isInside)
  }
}

@Suite("Completing words") struct CompletionTests {
  private let completion = {
    var completion = Completion()
    completion.labels = ["person", "agency", "机构", "人物"]
    completion.types = ["holdsPosition", "任职"]
    completion.properties = ["name", "名称"]
    completion.functions = ["count", "coalesce"]
    completion.parameters = ["name"]
    completion.commands = [".help", ".history", ".quit"]
    completion.names = { ["王芳", "王建平", "临渡"].filter($0.isPrefix) }
    return completion
  }()

  @Test(
    "the place tells what a word can become",
    arguments: [
      ("MATCH (n:per", "per", ["person"]), ("MATCH (n:", "", ["agency", "person", "人物", "机构"]),
      ("MATCH (n)-[r:h", "h", ["holdsPosition"]), ("MATCH (n)-[:任职|", "", ["holdsPosition", "任职"]),
      ("RETURN n.n", "n", ["name"]), ("RETURN n.名", "名", ["名称"]), ("RETURN $", "", ["name"]),
      ("MATCH (n) ret", "ret", ["RETURN"]), ("RETURN co", "co", ["COLLECT", "CONTAINS", "COUNT", "coalesce(", "count("]),
      ("MATCH (n {name: '王", "王", ["王建平", "王芳"]), ("MATCH (n {name: '王芳'}) ", "", []),
      (".h", ".h", [".help", ".history"]), ("RETURN 'x' wh", "wh", ["WHEN", "WHERE"]),
    ])
  func places(text: String, word: String, candidates: [String]) {
    #expect(completion.proposal(for: text) == .init(word: word, candidates: candidates))
  }

  @Test("what all candidates share is the common beginning") func common() {
    #expect(completion.proposal(for: ".h").commonPrefix == ".h")
    #expect(completion.proposal(for: ".he").commonPrefix == ".help")
    #expect(completion.proposal(for: "RETURN '王").commonPrefix == "王")
    #expect(Completion.Proposal(word: "x", candidates: []).commonPrefix == "x")
  }
}

extension String {
  /// Whether another text begins with this one.
  fileprivate var isPrefix: (String) -> Bool { { $0.hasPrefix(self) } }
}

@Suite("Keeping what was entered") struct HistoryTests {
  @Test("lines are kept between sessions, without blanks and repetitions") func keeps() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "inkgraph-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "state/history").path
    var history = History(path: path)
    for line in ["RETURN 1;", "RETURN 1;", "  ", "MATCH (n:机构)"] { history.add(line) }
    history.save()
    #expect(History(path: path).lines == ["RETURN 1;", "MATCH (n:机构)"])
    for number in 0..<1200 { history.add("RETURN \(number)") }
    #expect(history.lines.count == 1000 && history.lines.last == "RETURN 1199")
  }

  @Test("the file stands where the XDG specification places state") func path() {
    #expect(History.defaultPath(in: ["XDG_STATE_HOME": "/s", "HOME": "/h"]) == "/s/inkgraph/history")
    #expect(History.defaultPath(in: ["HOME": "/h"]) == "/h/.local/state/inkgraph/history")
    #expect(History.defaultPath(in: [:]) == nil)
  }
}
