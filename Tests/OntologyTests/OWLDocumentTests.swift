import InkGraphCore
import Testing

@testable import Ontology

@Suite("Reading a schema") struct OWLDocumentTests {
  static let prefix = """
    <rdf:RDF xml:base="urn:t" xmlns:ink="urn:t#"
      xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#"
      xmlns:owl="http://www.w3.org/2002/07/owl#" xmlns:ex="urn:other#">
    <owl:Ontology rdf:about="urn:t"/>

    """

  func document(_ body: String) throws(OntologyError) -> OWLDocument {
    try OWLDocument(bytes: Array((Self.prefix + body + "</rdf:RDF>").utf8), source: "s.owl")
  }

  @Test("identifiers may be relative, absolute, or rdf:ID")
  func identifiers() throws {
    let document = try document(
      """
      <owl:Class rdf:about="#a"/><owl:Class rdf:about="urn:t#b"/><owl:Class rdf:ID="c"/>
      <owl:Class rdf:about="urn:other#d"/>
      """)
    #expect(document.classes.map(\.localName) == ["a", "b", "c"])
  }

  @Test("a union of classes is read as all of them")
  func union() throws {
    let document = try document(
      """
      <owl:ObjectProperty rdf:about="#p"><rdfs:domain><owl:Class>
      <owl:unionOf rdf:parseType="Collection">
      <owl:Class rdf:about="#a"/><rdf:Description rdf:about="#b"/>
      </owl:unionOf></owl:Class></rdfs:domain><rdfs:range rdf:resource="#c"/></owl:ObjectProperty>
      """)
    #expect(document.objectProperties[0].domain == ["urn:t#a", "urn:t#b"])
    #expect(document.objectProperties[0].range == ["urn:t#c"])
  }

  @Test("the same triples in other words of RDF/XML are the same schema")
  func otherSerializations() throws {
    let document = try document(
      """
      <rdf:Description rdf:about="#p" rdfs:label="关系">
        <rdf:type rdf:resource="http://www.w3.org/2002/07/owl#ObjectProperty"/>
        <rdfs:domain rdf:nodeID="union"/>
      </rdf:Description>
      <owl:Class rdf:nodeID="union"><owl:unionOf rdf:nodeID="one"/></owl:Class>
      <rdf:Description rdf:nodeID="one">
        <rdf:first rdf:resource="#a"/>
        <rdf:rest rdf:parseType="Resource"><rdf:first rdf:resource="#b"/>
        <rdf:rest rdf:resource="http://www.w3.org/1999/02/22-rdf-syntax-ns#nil"/></rdf:rest>
      </rdf:Description>
      <rdf:Description rdf:about="#p" xml:lang="en"><rdfs:label>relation</rdfs:label>
      <rdf:type rdf:resource="http://www.w3.org/2002/07/owl#SymmetricProperty"/></rdf:Description>
      """)
    let property = try #require(document.objectProperties.first)
    #expect(document.objectProperties.count == 1)
    #expect(property.domain == ["urn:t#a", "urn:t#b"])
    #expect(property.labels == ["": "关系", "en": "relation"])
    #expect(property.isSymmetric)
  }

  @Test("a list that does not end is no union")
  func endlessList() throws {
    let error = try #require(throws: OntologyError.self) {
      try document(
        """
        <owl:ObjectProperty rdf:about="#p"><rdfs:range><owl:Class>
        <owl:unionOf rdf:nodeID="one"/></owl:Class></rdfs:range></owl:ObjectProperty>
        <rdf:Description rdf:nodeID="one">
        <rdf:first rdf:resource="#a"/><rdf:rest rdf:nodeID="one"/></rdf:Description>
        """)
    }
    #expect(
      error.description.hasPrefix(
        "s.owl:6: 'rdfs:range' names no class and no owl:unionOf collection"))
  }

  @Test("annotations of other vocabularies are passed over")
  func annotations() throws {
    let document = try document("<owl:Class rdf:about='#a'><ex:note>x</ex:note></owl:Class>")
    #expect(document.classes.count == 1)
  }

  @Test(
    "what has no meaning is an error with its line",
    arguments: [
      ("<owl:Klass rdf:about='#a'/>", "s.owl:6: 'owl:Klass' is no class or property"),
      ("<owl:Class/>", "s.owl:6: 'owl:Class' has no rdf:about"),
      (
        "<owl:Class rdf:about='a'/>",
        "s.owl:6: 'urn:a' lies beside the ontology <urn:t>; write '#a'"
      ),
      (
        "<owl:ObjectProperty rdf:about='#p'>\n<rdfs:domian rdf:resource='#a'/>"
          + "</owl:ObjectProperty>", "s.owl:7: 'rdfs:domian' has no meaning in owl:ObjectProperty"
      ),
      (
        "<owl:Class rdf:about='#a'><ink:colour>#000000</ink:colour></owl:Class>",
        "s.owl:6: 'urn:t#colour' has no meaning in owl:Class"
      ),
      (
        "<owl:Class rdf:about='#a'><ink:color>red</ink:color></owl:Class>",
        "s.owl:6: 'red' is no colour such as #4E79A7"
      ),
      (
        "<owl:Class rdf:about='#a'><rdfs:label>甲</rdfs:label></owl:Class>\n"
          + "<owl:Class rdf:about='#a'><rdfs:label>乙</rdfs:label></owl:Class>",
        "s.owl:7: a second rdfs:label in the same language: '甲', '乙'"
      ),
      (
        "<owl:ObjectProperty rdf:about='#p'><rdfs:range rdf:resource='#a'/>"
          + "<rdfs:range rdf:resource='#b'/></owl:ObjectProperty>",
        "s.owl:6: a second rdfs:range; join them by owl:unionOf"
      ),
    ])
  func faults(body: String, message: String) throws {
    let error = try #require(throws: OntologyError.self) { try document(body) }
    #expect(error.description == message + "; see Ontology/README.md for what a schema may hold")
  }

  @Test("a file that is no RDF, or no XML, is refused")
  func noRDF() throws {
    for (text, reason) in [
      ("<html/>", "s.owl:1: not RDF/XML: <html> has no namespace; declare one; correct the file"),
      ("<html xmlns='urn:h'/>", "s.owl: there is no owl:Ontology with an identifier"),
      ("", "s.owl: the document is empty"),
      ("<rdf", "s.owl:1: not well-formed XML"),
      (
        "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><a>&e;</a>",
        "s.owl:1: the entity 'e' lies outside"
      ),
    ] {
      let error = try #require(throws: OntologyError.self) {
        try OWLDocument(bytes: Array(text.utf8), source: "s.owl")
      }
      #expect(error.description.hasPrefix(reason), "\(error)")
    }
  }

  @Test(
    "terms that do not fit each other are refused",
    arguments: [
      (
        "<owl:Class rdf:about='#a'/>\n<owl:ObjectProperty rdf:about='#a'/>",
        "s.owl:7: 'a' is declared twice"
      ),
      (
        "<owl:Class rdf:about='#a'><rdfs:subClassOf rdf:resource='#b'/></owl:Class>",
        "s.owl:6: 'a' lies below 'b', which is no class"
      ),
      (
        "<owl:ObjectProperty rdf:about='#p'><owl:inverseOf rdf:resource='#q'/>"
          + "</owl:ObjectProperty>", "s.owl:6: 'p' is the inverse of 'q', which is no relation"
      ),
      (
        "<owl:ObjectProperty rdf:about='#relation'/><owl:ObjectProperty rdf:about='#p'>"
          + "<rdfs:subPropertyOf rdf:resource='#relation'/></owl:ObjectProperty>",
        "s.owl:6: the relation 'p' has no rdfs:domain"
      ),
      ("", "s.owl: there is no class 'person'"),
    ])
  func misfits(body: String, message: String) throws {
    let bytes = Array((Self.prefix + body + "</rdf:RDF>").utf8)
    let error = try #require(throws: OntologyError.self) {
      try SchemaBuilder.schema(bytes: bytes, source: "s.owl")
    }
    #expect(error.description.hasPrefix(message), "\(error)")
  }

  @Test("a narrower relation takes domain and range from the wider one")
  func narrower() throws {
    var text = String(
      decoding: try #require(OntologyFiles.embedded("inkgraph.owl")), as: UTF8.self)
    let end = try #require(text.firstRange(of: "</rdf:RDF>"))
    text.insert(
      contentsOf: """
        <owl:Class rdf:about="#school"><rdfs:subClassOf rdf:resource="#organization"/></owl:Class>
        <owl:ObjectProperty rdf:about="#chairs">
        <rdfs:subPropertyOf rdf:resource="#holdsPosition"/></owl:ObjectProperty>
        """, at: end.lowerBound)
    let schema = try SchemaBuilder.schema(bytes: Array(text.utf8), source: "s.owl")
    let chairs = Predicate(rawValue: "chairs")
    #expect(schema.relation(of: chairs)?.kind == .statement)
    #expect(
      schema.allows(subject: .person, chairs, object: EntityType(rawValue: "school")))
    #expect(!schema.allows(subject: .region, chairs, object: EntityType(rawValue: "school")))
  }
}
