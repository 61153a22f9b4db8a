import Foundation
import InkGraphCore
import Testing

@testable import Ontology

@Suite("Ontology schema") struct OntologySchemaTests {
  let schema = Ontology.embedded.schema

  @Test("the classes come in the order of legends")
  func classes() {
    #expect(
      schema.classes.map(\.localName) == [
        "person", "agency", "enterprise", "organization", "region", "project", "newspaper",
        "issue", "article", "position", "statement", "evidence",
      ])
    #expect(schema.classes[6].superclasses == ["organization"])
    #expect(schema.classes[0].iri == "https://inkgraph.example/ontology#person")
    #expect(schema.classes[0].mappings.contains("https://schema.org/Person"))
    #expect(schema.version == "1.0.0")
  }

  @Test("the relations are those of the guidelines and the links of texts")
  func relations() {
    let statements = schema.relations.filter { $0.kind == .statement }.map(\.predicate.rawValue)
    #expect(
      statements == [
        "authorOf", "holdsPosition", "memberOf", "jurisdiction", "locatedIn", "partOf",
        "cooperatesWith", "supplies", "supports", "finances", "organizes", "undertakes",
        "participatesIn", "relatesTo", "awardedBy", "publishes", "visits", "invests",
      ])
    let links = schema.relations.filter { $0.kind == .textLink }.map(\.predicate.rawValue)
    #expect(links == ["mentions", "mentionedWith", "printedIn", "issueOf"])
    #expect(
      schema.relations.filter(\.isSymmetric).map(\.predicate.rawValue)
        == ["cooperatesWith", "mentionedWith"])
  }

  @Test("every class and relation has a label in both languages; every shown class has a colour")
  func labels() {
    for language in LabelLanguage.allCases {
      for item in schema.classes { #expect(item.labels[language.rawValue] != nil) }
      for item in schema.properties { #expect(item.labels[language.rawValue] != nil) }
      for item in schema.relations {
        #expect(item.labels[language.rawValue] != nil)
        #expect(item.isSymmetric || item.inverseLabels[language.rawValue] != nil)
      }
    }
    for type in EntityType.mentioned + [.article, .issue, .newspaper] {
      #expect(schema.entityClass(of: type)?.color != nil)
    }
    #expect(schema.label(of: .agency, language: .zh) == "机构")
    #expect(schema.label(of: .holdsPosition, language: .en) == "holds position")
    #expect(schema.label(of: EntityType(rawValue: "ship"), language: .zh) == "ship")
    #expect(schema.relation(of: .holdsPosition)?.inverse == "positionHeldBy")
  }

  @Test(
    "domains and ranges fit the guidelines' table",
    arguments: [
      ("person", "authorOf", "article"), ("person", "holdsPosition", "agency"),
      ("person", "holdsPosition", "organization"), ("agency", "jurisdiction", "region"),
      ("enterprise", "locatedIn", "region"), ("organization", "locatedIn", "region"),
      ("project", "locatedIn", "region"), ("region", "locatedIn", "region"),
      ("region", "partOf", "region"), ("agency", "partOf", "agency"),
      ("enterprise", "partOf", "enterprise"), ("project", "partOf", "project"),
      ("region", "cooperatesWith", "region"), ("agency", "cooperatesWith", "agency"),
      ("enterprise", "supplies", "enterprise"), ("agency", "supports", "enterprise"),
      ("agency", "supports", "region"), ("enterprise", "finances", "enterprise"),
      ("enterprise", "finances", "region"), ("agency", "organizes", "project"),
      ("agency", "undertakes", "project"), ("enterprise", "undertakes", "project"),
      ("person", "participatesIn", "project"), ("agency", "participatesIn", "project"),
      ("region", "relatesTo", "project"), ("agency", "relatesTo", "project"),
      ("agency", "awardedBy", "project"), ("project", "awardedBy", "project"),
      ("agency", "awardedBy", "region"), ("agency", "publishes", "newspaper"),
      ("organization", "publishes", "organization"), ("agency", "visits", "region"),
      ("enterprise", "visits", "region"), ("person", "visits", "enterprise"),
      ("enterprise", "invests", "region"), ("article", "mentions", "project"),
      ("person", "mentionedWith", "project"), ("article", "printedIn", "issue"),
      ("issue", "issueOf", "newspaper"), ("newspaper", "locatedIn", "region"),
    ])
  func fits(subject: String, predicate: String, object: String) {
    let (subject, object) = (EntityType(rawValue: subject), EntityType(rawValue: object))
    let predicate = Predicate(rawValue: predicate)
    #expect(schema.allows(subject: subject, predicate, object: object))
    #expect(schema.violation(subject: subject, predicate, object: object) == nil)
  }

  @Test("a statement between the wrong classes is explained")
  func violation() {
    #expect(!schema.allows(subject: .agency, .holdsPosition, object: .person))
    #expect(
      schema.violation(subject: .agency, .authorOf, object: .region)
        == "'authorOf' leads from person to article, not from agency to region")
    #expect(
      schema.violation(subject: .agency, .jurisdiction, object: .organization)
        == "'jurisdiction' leads from agency to region, not from agency to organization")
    #expect(
      schema.violation(subject: .person, .memberOf, object: .region)
        == "'memberOf' leads from person to agency, enterprise or organization, "
        + "not from person to region")
    let unknown = Predicate(rawValue: "likes")
    #expect(
      schema.violation(subject: .person, unknown, object: .person)?
        .hasPrefix("the ontology has no predicate 'likes'; it has authorOf, ") == true)
  }

  @Test(
    "every relation of the gold standard fits",
    .enabled(if: SharedFolder.path != nil, "no folder with gold/3324.json; set INKGRAPH_SHARED"))
  func gold() throws {
    struct Gold: Decodable {
      struct Relation: Decodable {
        let subject: String
        let predicate: String
        let object: String
      }
      let relations: [Relation]
    }
    let path = try #require(SharedFolder.path) + "/gold/3324.json"
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let gold = try JSONDecoder().decode(Gold.self, from: data)
    #expect(!gold.relations.isEmpty)
    for relation in gold.relations {
      let subject = EntityKey(relation.subject)?.type ?? .article
      let object = EntityKey(relation.object)?.type ?? .article
      let predicate = Predicate(rawValue: relation.predicate)
      #expect(schema.violation(subject: subject, predicate, object: object) == nil)
    }
  }

  @Test(
    "rdflib reads as many terms as this reader",
    .enabled(if: RDFLib.python != nil, "no Python with rdflib; set INKGRAPH_PYTHON to one"))
  func rdflib() throws {
    let script = """
      import sys, rdflib
      from rdflib.namespace import OWL, RDF, RDFS
      graph = rdflib.Graph().parse(data=sys.stdin.buffer.read(), format="xml")
      base = "\(schema.namespace)"
      for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.SymmetricProperty):
          print(sum(1 for s in graph.subjects(RDF.type, kind) if str(s).startswith(base)))
      print(sum(1 for s in set(graph.subjects(OWL.inverseOf, None))))
      def members(node):
          union = graph.value(node, OWL.unionOf)
          return list(graph.items(union)) if union is not None else [node]
      for kind in (RDFS.domain, RDFS.range):
          print(sum(len(members(o)) for s, o in graph.subject_objects(kind)
                    if (s, RDF.type, OWL.ObjectProperty) in graph))
      """
    let owl = try #require(OntologyFiles.embedded("inkgraph.owl"))
    let output = try RDFLib.run(script, input: owl)
    let counts = output.split(separator: "\n").compactMap { Int($0) }
    let document = try OWLDocument(bytes: owl, source: "inkgraph.owl")
    #expect(
      counts == [
        schema.classes.count, document.objectProperties.count, document.dataProperties.count,
        schema.relations.count { $0.isSymmetric },
        document.objectProperties.count { $0.inverseOf != nil },
        document.objectProperties.reduce(0) { $0 + ($1.domain?.count ?? 0) },
        document.objectProperties.reduce(0) { $0 + ($1.range?.count ?? 0) },
      ])
  }
}
