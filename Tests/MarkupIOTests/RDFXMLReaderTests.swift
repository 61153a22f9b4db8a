import Foundation
import MarkupIO
import Testing

@Suite("RDF/XML reader") struct RDFXMLReaderTests {
  private static func triples(_ text: String, base: String = "http://x.example/d") throws
    -> [RDFTriple]
  {
    var found: [RDFTriple] = []
    try RDFXMLReader(Array(text.utf8), source: "t.rdf", base: base).read { found.append($0) }
    return found
  }

  /// A document around some elements.
  private static func document(_ body: String) -> String {
    """
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e.example/">
    \(body)
    </rdf:RDF>
    """
  }

  private static func text(_ body: String) throws -> [String] {
    try triples(document(body)).map { triple in
      func short(_ term: RDFTerm) -> String {
        switch term {
        case .iri(let iri): shorten(iri)
        case .blank(let label): "_:\(label)"
        case .literal(let text, let language, let datatype):
          "'\(text)'" + (language.map { "@\($0)" } ?? "")
            + (datatype.map { "^^\(shorten($0))" } ?? "")
        }
      }
      return "\(short(triple.subject)) \(shorten(triple.predicate)) \(short(triple.object))"
    }
  }

  private static func shorten(_ iri: String) -> String {
    iri.replacing("http://www.w3.org/1999/02/22-rdf-syntax-ns#", with: "rdf:")
      .replacing("http://e.example/", with: "e:").replacing("http://x.example/", with: "x:")
  }

  @Test("nodes, properties, attributes, languages and datatypes")
  func basics() throws {
    #expect(
      try Self.text(
        """
        <e:Person rdf:about="#a" e:name="甲" xml:lang="zh">
          <e:knows rdf:resource="b"/>
          <e:age rdf:datatype="http://e.example/int">3</e:age>
          <e:likes><rdf:Description rdf:nodeID="c"/></e:likes>
          <e:note xml:lang=""> 一 &amp; 二 </e:note>
        </e:Person>
        """) == [
          "x:d#a rdf:type e:Person", "x:d#a e:name '甲'@zh", "x:d#a e:knows x:b",
          "x:d#a e:age '3'^^e:int", "x:d#a e:likes _:nc", "x:d#a e:note ' 一 & 二 '",
        ])
  }

  @Test("collections, resources, containers, reification and XML literals")
  func structures() throws {
    #expect(
      try Self.text(
        """
        <rdf:Seq rdf:about="s"><rdf:li>1</rdf:li><rdf:li>2</rdf:li></rdf:Seq>
        <rdf:Description rdf:about="o">
          <e:p rdf:parseType="Resource"><e:q rdf:ID="r">v</e:q></e:p>
          <e:l rdf:parseType="Collection"><e:T rdf:about="i"/></e:l>
          <e:x rdf:parseType="Literal"><e:b z="1" e:a='"'/>&lt;</e:x>
        </rdf:Description>
        """) == [
          "x:s rdf:type rdf:Seq", "x:s rdf:_1 '1'", "x:s rdf:_2 '2'", "x:o e:p _:b1",
          "_:b1 e:q 'v'", "x:d#r rdf:type rdf:Statement", "x:d#r rdf:subject _:b1",
          "x:d#r rdf:predicate e:q", "x:d#r rdf:object 'v'", "x:i rdf:type e:T",
          "_:b2 rdf:first x:i", "_:b2 rdf:rest rdf:nil", "x:o e:l _:b2",
          "x:o e:x '<e:b xmlns:e=\"http://e.example/\" z=\"1\" e:a=\"&quot;\"></e:b>&lt;'^^rdf:XMLLiteral",
        ])
  }

  @Test(
    "what the grammar forbids is refused, with its line",
    arguments: [
      ("<rdf:li/>", "rdf:li cannot be a node"), ("<e:a>甲</e:a>", "the text '甲' stands where"),
      ("<e:a rdf:ID='1'/>", "rdf:ID '1' is no XML name"),
      ("<e:a rdf:ID='a'/><e:a rdf:ID='a'/>", "rdf:ID 'a' stands twice"),
      ("<e:a rdf:ID='a' rdf:about='b'/>", "a node has one of"),
      ("<e:a><e:p rdf:resource='a' rdf:nodeID='b'/></e:a>", "a property has one of"),
      ("<e:a><e:p rdf:parseType='Literal' e:q='1'/></e:a>", "rdf:parseType allows no other"),
      ("<e:a><e:p><e:b/><e:b/></e:p></e:a>", "<p> holds more than one node"),
      ("<e:a><e:p>x<e:b/></e:p></e:a>", "<p> holds both text and a node"),
      ("<e:a rdf:bagID='b'/>", "rdf:bagID is no longer part"),
      ("<e:a q='1'/>", "the attribute q has no namespace"),
    ])
  func refusals(body: String, message: String) {
    let error = #expect(throws: RDFReadError.self) { try Self.triples(Self.document(body)) }
    #expect(
      error?.description.hasPrefix("t.rdf:2: not RDF/XML: \(message)") == true, "\(error as Any)")
  }

  @Test(
    "relative identifiers are resolved as in RFC 3986, section 5.4",
    arguments: [
      ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
      ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"),
      ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"), ("", "http://a/b/c/d;p?q"),
      (".", "http://a/b/c/"), ("..", "http://a/b/"), ("../g", "http://a/b/g"),
      ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("g:h", "g:h"),
      ("g;x=1/../y", "http://a/b/c/y"), ("甲/乙", "http://a/b/c/甲/乙"),
    ])
  func references(reference: String, resolved: String) throws {
    let found = try Self.triples(
      Self.document("<rdf:Description rdf:about='\(reference)' e:p='1'/>"),
      base: "http://a/b/c/d;p?q")
    #expect(found.first?.subject == .iri(resolved))
  }

  /// The folder of the W3C's suite, from RDF_XML_TESTS; nil leaves its test out.
  private static let suite = ProcessInfo.processInfo.environment["RDF_XML_TESTS"].map {
    URL(fileURLWithPath: $0)
  }

  @Test(
    "the W3C's suite passes, what it expects and what it refuses",
    .enabled(if: suite != nil, "RDF_XML_TESTS names no folder with the suite"))
  func w3c() throws {
    let suite = try #require(Self.suite)
    let files = try FileManager.default.subpathsOfDirectory(atPath: suite.path)
      .filter { $0.hasSuffix(".rdf") }.sorted()
    #expect(!files.isEmpty)
    for file in files {
      let bytes = [UInt8](try Data(contentsOf: suite.appending(path: file)))
      let base = "https://w3c.github.io/rdf-tests/rdf/rdf11/rdf-xml/\(file)"
      var found: [RDFTriple] = []
      func read() throws {
        try RDFXMLReader(bytes, source: file, base: base).read { found.append($0) }
      }
      let expectation = suite.appending(path: file.replacing(".rdf", with: ".nt"))
      if let text = try? String(contentsOf: expectation, encoding: .utf8) {
        #expect(throws: Never.self, "\(file)") { try read() }
        let wanted = try NTriples.triples(text)
        #expect(NTriples.areIsomorphic(found, wanted), "\(file): \(found) for \(wanted)")
      } else {
        #expect(throws: RDFReadError.self, "\(file) is to be refused") { try read() }
      }
    }
  }
}
