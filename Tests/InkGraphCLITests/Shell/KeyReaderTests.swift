import Testing

@testable import InkGraphCLI

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
