import Foundation
import InkGraphCore
import MarkupIO
import Testing

@Suite("XML event reader") struct XMLEventReaderTests {
  /// All events of a document, one line each.
  func events(
    _ text: String, limits: XMLEventReader.Limits = .init()
  ) throws(XMLReadError) -> [String] {
    try events(Array(text.utf8), limits: limits)
  }

  func events(
    _ bytes: [UInt8], limits: XMLEventReader.Limits = .init()
  ) throws(XMLReadError) -> [String] {
    let reader = try XMLEventReader(bytes, source: "t.xml", limits: limits)
    var lines: [String] = []
    while let event = try reader.next() {
      switch event {
      case .start(let tag):
        let values = tag.attributes.map { " \($0.namespace)|\($0.name)=\($0.value)" }
        lines.append("\(tag.line) <\(tag.namespace)|\(tag.name)\(values.joined())")
      case .end(let name, _, let line): lines.append("\(line) >\(name)")
      case .text(let text): lines.append("'\(text)'")
      }
    }
    #expect(try reader.next() == nil)
    return lines
  }

  /// The error that a document causes, as text.
  func failure(_ text: String, limits: XMLEventReader.Limits = .init()) -> String? {
    failure(Array(text.utf8), limits: limits)
  }

  func failure(_ bytes: [UInt8], limits: XMLEventReader.Limits = .init()) -> String? {
    do {
      _ = try events(bytes, limits: limits)
      return nil
    } catch { return error.description }
  }

  @Test("tags, attributes, namespaces and text come in order, with their lines")
  func order() throws {
    let text = """
      <?xml version="1.0"?>
      <!-- note -->
      <a xmlns="urn:x" xmlns:y="urn:y" k="1">青禾
        <y:b y:m="二&amp;"/>
      </a>
      """
    #expect(
      try events(text) == [
        "3 <urn:x|a |k=1", "\'青禾\n  '", "4 <urn:y|b urn:y|m=二&", "4 >b", "\'\n'", "3 >a",
      ])
  }

  @Test("text around references, CDATA sections and comments is one event")
  func joinedText() throws {
    #expect(
      try events("<a>甲&lt;&#x4E59;<!-- - --><![CDATA[<丙>]]>丁</a>") == [
        "1 <|a", "\'甲<乙<丙>丁'", "1 >a",
      ])
  }

  @Test("an entity of plain text is put in, in values and in text")
  func plainEntity() throws {
    let text = """
      <!DOCTYPE a [<!ENTITY ink "https://inkgraph.example/">]>
      <a k="&ink;x">&ink;y</a>
      """
    #expect(
      try events(text) == [
        "2 <|a |k=https://inkgraph.example/x", "\'https://inkgraph.example/y'", "2 >a",
      ])
  }

  @Test("an external DTD is named but not fetched")
  func externalDTD() throws {
    #expect(
      try events("<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/a.dtd\"><a>文</a>") == [
        "1 <|a", "\'文'", "1 >a",
      ])
  }

  @Test("an external entity is refused, and its file is not read")
  func externalEntity() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("ink-\(UUID()).txt")
    try Data("SECRET".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    for body in ["&e;", "", "<b k='1'/>"] {
      let text = "<!DOCTYPE a [\n<!ENTITY e SYSTEM \"\(file.absoluteString)\">\n]>\n<a>\(body)</a>"
      let message = try #require(failure(text))
      #expect(
        message == "t.xml:4: the entity 'e' lies outside of the document, and nothing is fetched "
          + "from outside; write its text in its place")
      #expect(!message.contains("SECRET"))
    }
  }

  @Test("a parameter entity is refused")
  func parameterEntity() throws {
    let outside = failure("<!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///etc/hostname\"> %p;]><a/>")
    #expect(try #require(outside).contains("'p' lies outside"))
    let inside = failure("<!DOCTYPE a [<!ENTITY % p \"<!ENTITY q 'r'>\"> %p;]><a/>")
    #expect(try #require(inside).contains("'p' refers to other entities"))
  }

  @Test(
    "entities that multiply are refused before they grow",
    arguments: ["<a>&h;</a>", "<a k='&h;'/>"])
  func entityBomb(body: String) throws {
    var dtd = "<!DOCTYPE a [<!ENTITY a0 \"ha\">"
    for level in 1...40 {
      dtd += "<!ENTITY a\(level) \"&a\(level - 1);&a\(level - 1);&a\(level - 1);\">"
    }
    let text = dtd + "<!ENTITY h \"&a40;\">]>" + body
    #expect(failure(text) != nil)
  }

  @Test("a long entity that is used often hits the bound for text")
  func quadraticEntity() throws {
    let text =
      "<!DOCTYPE a [<!ENTITY e \"\(String(repeating: "x", count: 10_000))\">]><a>"
      + String(repeating: "<b>&e;</b>", count: 5_000) + "</a>"
    let message = try #require(failure(text, limits: .init(addedText: 1 << 20)))
    #expect(message.contains("the entities make more than"))
  }

  @Test("an entity that is not declared is an error")
  func undefinedEntity() throws {
    let reason = "t.xml:1: not well-formed XML: Entity 'nbsp' not defined"
    #expect(failure("<a>&nbsp;</a>") == reason)
    #expect(failure("<!DOCTYPE a SYSTEM \"a.dtd\"><a>&nbsp;</a>") == reason)
  }

  @Test("depth is bounded")
  func depth() throws {
    func nested(_ count: Int) -> String {
      String(repeating: "<a>\n", count: count) + String(repeating: "</a>", count: count)
    }
    let limits = XMLEventReader.Limits(depth: 5)
    #expect(failure(nested(5), limits: limits) == nil)
    #expect(
      failure(nested(6), limits: limits)
        == "t.xml:6: elements lie more than 5 deep; flatten the document")
    #expect(failure(nested(100_000)) != nil)
  }

  @Test("size is bounded")
  func size() {
    #expect(
      failure("<a>12345</a>", limits: .init(bytes: 10))
        == "t.xml: the document is longer than 10 bytes; split it")
  }

  @Test("U+0000 is refused with its line")
  func nul() {
    #expect(
      failure([UInt8]("<a>\n\n".utf8) + [0] + [UInt8]("</a>".utf8))
        == "t.xml:3: the document holds the character U+0000, which XML forbids; remove it")
  }

  @Test("UTF-16 with a byte-order mark is read")
  func utf16() throws {
    let units = Array("<a>青禾</a>".utf16)
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in units { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(try events(bytes) == ["1 <|a", "\'青禾'", "1 >a"])
  }

  @Test("the declared encoding is obeyed")
  func gb18030() throws {
    let bytes =
      [UInt8]("<?xml version=\"1.0\" encoding=\"GB18030\"?><a>".utf8)
      + [0xC7, 0xE0, 0xBA, 0xCC] + [UInt8]("</a>".utf8)
    #expect(try events(bytes) == ["1 <|a", "\'青禾'", "1 >a"])
  }

  @Test(
    "what is no XML is refused with a line",
    arguments: [
      "plain text", "{\"a\": 1}", "<a>", "<a><b></a>", "<a k=1/>", "<a k='1' k='2'/>", "<a/><b/>",
      "<a>&#0;</a>", "<a>\u{1}</a>", "<a", "<a>]]></a>", "<x:a/>", "<!DOCTYPE a [<!ENTITY e ", "<",
    ])
  func notXML(text: String) throws {
    let message = try #require(failure(text))
    #expect(message.hasPrefix("t.xml:1: not well-formed XML: "), "\(message)")
  }

  @Test("an empty document is refused")
  func empty() {
    #expect(failure("") == "t.xml: the document is empty; expected XML")
  }

  @Test("bytes that are not UTF-8 are refused")
  func notUTF8() {
    #expect(failure([UInt8]("<a>".utf8) + [0xC3, 0x28] + [UInt8]("</a>".utf8)) != nil)
  }

  @Test("a document cut anywhere is refused, not trapped on")
  func truncated() {
    let text = "<!DOCTYPE a [<!ENTITY e \"文\">]><a k=\"值\"><!-- 注 --><b>&e;<![CDATA[x]]></b></a>"
    let bytes = Array(text.utf8)
    #expect(failure(bytes) == nil)
    for end in 0..<bytes.count { #expect(failure(Array(bytes[..<end])) != nil, "cut at \(end)") }
  }

  @Test("random changes to a document never trap")
  func mutated() {
    let text = "<!DOCTYPE a [<!ENTITY e \"文\">]><a k=\"值\"><b xmlns:x='u' x:y='&e;'>&e;</b>\n</a>"
    var state: UInt64 = 20_251_125
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    for _ in 0..<500 {
      var bytes = Array(text.utf8)
      for _ in 0...random(4) { bytes[random(bytes.count)] = UInt8(random(256)) }
      _ = failure(bytes)
    }
  }

  @Test("reading goes on after an error only to its end")
  func afterError() throws {
    let reader = try XMLEventReader(Array("<a></b>".utf8), source: "t.xml")
    #expect(throws: XMLReadError.self) { while try reader.next() != nil {} }
    #expect(try reader.next() == nil)
  }
}
