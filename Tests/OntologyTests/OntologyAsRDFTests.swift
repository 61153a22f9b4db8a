import Foundation
import InkGraphCore
import MarkupIO
import Testing

@testable import Ontology

/// The built-in schema, checked triple by triple against what the program makes of it.
@Suite("The ontology as RDF") struct OntologyAsRDFTests {
  private static let owl = "http://www.w3.org/2002/07/owl#"
  private static let rdfs = "http://www.w3.org/2000/01/rdf-schema#"
  private static let type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

  private static func triples() throws -> [RDFTriple] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Ontology/inkgraph.owl")
    var found: [RDFTriple] = []
    let bytes = [UInt8](try Data(contentsOf: file))
    try RDFXMLReader(bytes, source: "inkgraph.owl", base: "https://inkgraph.example/ontology")
      .read { found.append($0) }
    return found
  }

  private static func own(_ triples: [RDFTriple], of kind: String) -> Set<String> {
    let namespace = "https://inkgraph.example/ontology#"
    return Set(
      triples.compactMap { triple in
        guard triple.predicate == type, triple.object == .iri(owl + kind),
          case .iri(let iri) = triple.subject, iri.hasPrefix(namespace)
        else { return nil }
        return String(iri.dropFirst(namespace.count))
      })
  }

  @Test("the W3C's grammar gives the classes and properties that the program knows")
  func terms() throws {
    let triples = try Self.triples()
    let schema = Ontology.embedded.schema
    #expect(Self.own(triples, of: "Class") == Set(schema.classes.map(\.localName)))
    // Besides the relations there are their inverses, and properties of evidence.
    #expect(
      Self.own(triples, of: "ObjectProperty")
        .isSuperset(of: schema.relations.map(\.predicate.rawValue)))
  }

  @Test("every label that the program shows is an rdfs:label of the term")
  func labels() throws {
    let triples = try Self.triples()
    for item in Ontology.embedded.schema.classes {
      let found = triples.filter {
        $0.subject == .iri(item.iri) && $0.predicate == Self.rdfs + "label"
      }
      for (language, label) in item.labels {
        #expect(
          found.contains { triple in
            guard case .literal(let text, let tag?, nil) = triple.object else { return false }
            return text == label && (tag == language || tag.hasPrefix(language + "-"))
          }, "\(item.localName): \(label)@\(language)")
      }
    }
  }
}
