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
