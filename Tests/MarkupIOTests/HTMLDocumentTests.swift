import Foundation
import InkGraphCore
import MarkupIO
import Testing

@Suite("HTML documents") struct HTMLDocumentTests {
  /// The nodes of a page, one word each, in the order in which they begin.
  private func outline(_ text: String) throws -> [String] {
    let page = try HTMLDocument(Array(text.utf8), source: "page.htm")
    return page.nodes.map { node in
      switch node.kind {
      case .element: node.name + node.attributes.map { " \($0.name)=\($0.value)" }.joined()
      case .text: "'\(page.text(of: node))'"
      case .comment: "!\(page.text(of: node))"
      }
    }
  }

  @Test("names in upper case, values without quotes and tags that are not closed are repaired")
  func tolerance() throws {
    let nodes = try outline("<TABLE ID=a><TR><TD CLASS=b>甲<TD>乙<BR>丙</TABLE>")
    #expect(nodes == ["table id=a", "tr", "td class=b", "'甲'", "td", "'乙'", "br", "'丙'"])
  }

  @Test("no html, head or body is made up")
  func noImplied() throws {
    #expect(try outline("<div>甲<b>乙</b></div>") == ["div", "'甲'", "b", "'乙'"])
  }

  @Test("references are resolved, also in values; texts around them are one text")
  func references() throws {
    #expect(
      try outline("<a title='&ldquo;甲&amp;乙'>&nbsp;丙&#19969;&#x4E02;</a>")
        == ["a title=“甲&乙", "'\u{A0}丙丁丂'"])
  }

  @Test("attributes of the site's own and unknown elements are kept")
  func unknown() throws {
    #expect(
      try outline("<a daoxiang=\"Articel01002NR.htm\"><founder-title><P>题</P></founder-title></a>")
        == ["a daoxiang=Articel01002NR.htm", "founder-title", "p", "'题'"])
  }

  @Test("comments are kept, and what stands in a script is text")
  func commentsAndScripts() throws {
    #expect(
      try outline("<!--enpcontent--><script>if (a<b) c();</script>")
        == ["!enpcontent", "script", "'if (a<b) c();'"])
  }

  @Test("lines are counted, and each node knows where it ends")
  func places() throws {
    let page = try HTMLDocument(Array("<div>\n<p>甲</p>\n<p>乙</p></div><b>丙</b>".utf8), source: "a")
    let paragraphs = page.nodes.filter { $0.name == "p" }
    #expect(paragraphs.map(\.line) == [2, 3])
    let division = try #require(page.nodes.first)
    #expect(page.nodes[division.end].name == "b")
    for (index, node) in page.nodes.enumerated() {
      #expect(node.end > index && node.end <= page.nodes.count)
    }
  }

  @Test("what the page says of its encoding changes nothing, and U+0000 ends nothing")
  func bytes() throws {
    #expect(
      try outline("<meta charset=gb2312><p>喆\u{0}镕</p>").suffix(2) == ["p", "'喆镕'"])
  }

  @Test("no bytes, no nodes")
  func empty() throws { #expect(try outline("") == []) }

  private func failure(
    _ text: String, _ limits: HTMLDocument.Limits = .init()
  ) -> HTMLReadError? {
    do throws(HTMLReadError) {
      _ = try HTMLDocument(Array(text.utf8), source: "page.htm", limits: limits)
      return nil
    } catch { return error }
  }

  @Test("elements 100,000 deep are refused with their line", .timeLimit(.minutes(1)))
  func deep() {
    for (open, close) in [("<div>", "</div>"), ("<font>\n", "</p>"), ("<ul><li>", "")] {
      let error = failure(
        String(repeating: open, count: 100_000) + "甲" + String(repeating: close, count: 100_000))
      #expect(error?.kind == .tooDeep(limit: 1000))
      #expect(error?.description.hasPrefix("page.htm:") == true)
    }
  }

  @Test("a page that is too long or in too many pieces is refused")
  func large() {
    #expect(
      failure("<p>甲</p>", .init(bytes: 5))?.description
        == "page.htm: the page is longer than 5 bytes, which no page of a newspaper is; split it")
    #expect(
      failure("<p>1<p>2<p>3", .init(nodes: 4))?.kind == .tooManyNodes(limit: 4))
  }

  @Test("entities of a DTD are neither fetched nor multiplied", .timeLimit(.minutes(1)))
  func entities() throws {
    let bomb = """
      <!DOCTYPE html [<!ENTITY a "啊啊啊啊啊啊啊啊"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
      <!ENTITY c SYSTEM "file:///etc/passwd">]><html><body><p>&b;&c;</p></body></html>
      """
    let page = try HTMLDocument(Array(bomb.utf8), source: "page.htm")
    #expect(page.bytes.count < bomb.utf8.count)
    #expect(!String(decoding: page.bytes, as: UTF8.self).contains("root:"))
  }

  @Test("many end tags without a start take no time", .timeLimit(.minutes(1)))
  func strayEnds() throws {
    let text = String(repeating: "<i>", count: 900) + String(repeating: "</b></p>", count: 200_000)
    _ = try HTMLDocument(Array(text.utf8), source: "page.htm")
  }
}
