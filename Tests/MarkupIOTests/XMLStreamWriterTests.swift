import MarkupIO
import Testing

@Suite("XML stream writer") struct XMLStreamWriterTests {
  /// The document that some calls write.
  private static func document(
    indents: Bool = false, _ calls: (XMLStreamWriter) throws -> Void
  ) throws -> String {
    var bytes: [UInt8] = []
    let writer = XMLStreamWriter(indents: indents) { bytes.append(contentsOf: $0) }
    try writer.startDocument()
    try calls(writer)
    try writer.endDocument()
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  @Test("elements, attributes and text stand as given") func plain() throws {
    let text = try Self.document { writer in
      try writer.startElement("a", [("xmlns:p", "urn:x"), ("n", "墨图")])
      try writer.element("p:b", text: "张三")
      try writer.element("c")
      try writer.endElement()
    }
    #expect(text == Self.declaration + #"<a xmlns:p="urn:x" n="墨图"><p:b>张三</p:b><c/></a>"# + "\n")
  }

  @Test("indentation is two spaces a level, and text stays on its line") func indentation() throws {
    let text = try Self.document(indents: true) { writer in
      try writer.startElement("a")
      try writer.startElement("b")
      try writer.element("c", text: "x\ny")
      try writer.element("d", [("e", "")])
    }
    #expect(
      text == Self.declaration + "<a>\n  <b>\n    <c>x\ny</c>\n    <d e=\"\"/>\n  </b>\n</a>\n")
  }

  @Test(
    "marks are escaped",
    arguments: [
      ("a&b", "a&amp;b", "a&amp;b"),
      ("<!-- ]]> -->", "&lt;!-- ]]&gt; --&gt;", "&lt;!-- ]]&gt; --&gt;"),
      ("\"'", "\"'", "&quot;'"), ("\t\n\r", "\t\n&#13;", "&#9;&#10;&#13;"),
    ]) func escaping(text: String, inElement: String, inAttribute: String) throws
  {
    let element = try Self.document { try $0.element("a", text: text) }
    #expect(element == Self.declaration + "<a>\(inElement)</a>\n")
    let attribute = try Self.document { try $0.element("a", [("b", text)]) }
    #expect(attribute == Self.declaration + "<a b=\"\(inAttribute)\"/>\n")
  }

  @Test("characters that XML forbids are left out, all others kept") func forbidden() throws {
    let text =
      "\u{0}a\u{1}\u{8}\u{B}\u{C}\u{1F}b\u{FFFE}\u{FFFF}c\u{FFFD}\u{7F}\u{85}𠀀\u{200F}\u{1FFFE}\u{FFBF}"
    let kept = "abc\u{FFFD}\u{7F}\u{85}𠀀\u{200F}\u{1FFFE}\u{FFBF}"
    #expect(
      try Self.document { try $0.element("a", text: text) } == Self.declaration + "<a>\(kept)</a>\n"
    )
    #expect(
      try Self.document { try $0.element("a", [("b", text)]) }
        == Self.declaration + "<a b=\"\(kept)\"/>\n")
    #expect(try Self.document { try $0.element("a", text: "\0") } == Self.declaration + "<a></a>\n")
  }

  @Test("a large document arrives whole, in pieces of bounded size") func large() throws {
    let word = String(repeating: "墨图甲", count: 3_500)
    var pieces: [Int] = []
    var bytes: [UInt8] = []
    let writer = XMLStreamWriter { piece in
      pieces.append(piece.count)
      bytes.append(contentsOf: piece)
    }
    try writer.startDocument()
    try writer.startElement("a")
    for _ in 0..<100 { try writer.element("b", [("c", word)], text: word) }
    try writer.endDocument()
    let line = "<b c=\"\(word)\">\(word)</b>"
    let expected = Self.declaration + "<a>" + String(repeating: line, count: 100) + "</a>\n"
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
    #expect(pieces.count > 50)
    #expect((pieces.max() ?? 0) < 1 << 18)
  }

  @Test("an error of the sink comes out and stops the writing") func sinkError() throws {
    struct Full: Error {}
    var calls = 0
    let writer = XMLStreamWriter { _ in
      calls += 1
      throw Full()
    }
    try writer.startDocument()
    try writer.element("a", text: "b")
    let error = #expect(throws: XMLWriteError.self) { try writer.endDocument() }
    guard case .sink(let cause)? = error?.kind else {
      Issue.record("not the sink's error: \(String(describing: error))")
      return
    }
    #expect(cause is Full)
    #expect(throws: XMLWriteError.self) { try writer.endDocument() }
    #expect(calls == 1)
  }

  @Test("a writer that is given up hands over nothing more") func abandoned() throws {
    var count = 0
    do {
      let writer = XMLStreamWriter { count += $0.count }
      try writer.startDocument()
      try writer.startElement("a")
    }
    #expect(count == 0)
  }
}
