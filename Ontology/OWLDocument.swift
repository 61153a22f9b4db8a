import InkGraphCore
import MarkupIO

/// The terms that an OWL file declares, before they are checked against each other.
///
/// Of OWL it reads what a list of classes and predicates needs: labels, super-terms, domains and
/// ranges with unions, symmetry, inverses and mappings, from the triples of the file, however people
/// and tools write them in RDF/XML. Anything else in the RDF, RDFS, OWL and own namespaces is an
/// error, so that a misspelt `rdfs:domian` is found; annotations in other namespaces are passed over.
struct OWLDocument {
  /// A class or property.
  struct Term {
    let localName: String
    let line: Int
    var labels: [String: String] = [:]
    /// Local names of super-terms in the schema's own namespace.
    var ownSupers: [String] = []
    /// Terms of other vocabularies.
    var mappings: [String] = []
    var color: String?
    var order: Int?
    var domain: [String]?
    var range: [String]?
    var isSymmetric = false
    var inverseOf: String?
  }

  /// The namespace of the schema's own terms, with `#`.
  private(set) var namespace = ""
  private(set) var version = ""
  private(set) var classes: [Term] = []
  private(set) var objectProperties: [Term] = []
  private(set) var dataProperties: [Term] = []

  private let source: String
  private let triples: SchemaTriples

  /// Reads a file.
  ///
  /// - Throws: `malformedSchema` and `invalidSchema`, with the line.
  init(bytes: [UInt8], source: String) throws(OntologyError) {
    self.source = source
    triples = try SchemaTriples(bytes: bytes, source: source)
    guard let header = triples.subjects.first(where: { triples.type($0, is: "Ontology") }),
      case .iri(let iri) = header
    else {
      throw OntologyError(
        .invalidSchema("there is no owl:Ontology with an identifier"),
        at: SourceLocation(source: source))
    }
    namespace = iri + "#"
    for triple in triples.statements(of: header)
    where triple.predicate == Vocabulary.owl + "versionInfo" {
      version = try text(of: triple)
    }
    for subject in triples.subjects { try readTerms(of: subject) }
  }

  /// The types that make a term.
  private static let termTypes = ["Class", "ObjectProperty", "DatatypeProperty"]
  /// The types that say nothing of classes and predicates, or say more of a term than is read.
  private static let otherTypes: Set<String> = [
    "Ontology", "AnnotationProperty", "AllDisjointClasses", "AllDisjointProperties",
    "AllDifferent", "NamedIndividual", "Axiom", "Annotation", "Restriction",
    "NegativePropertyAssertion", "Thing", "SymmetricProperty", "AsymmetricProperty",
    "TransitiveProperty", "FunctionalProperty", "InverseFunctionalProperty",
    "ReflexiveProperty", "IrreflexiveProperty", "DeprecatedClass", "DeprecatedProperty",
  ]

  /// Reads what a subject declares: a term for each type, of which it should have one.
  private mutating func readTerms(of subject: RDFTerm) throws(OntologyError) {
    let types = triples.statements(of: subject).filter {
      $0.predicate == Vocabulary.rdf + "type"
    }
    var isKnown = false
    var known: Set<String> = []
    for type in types {
      guard case .iri(let iri) = type.object, iri.hasPrefix(Vocabulary.owl) else { continue }
      let name = String(iri.dropFirst(Vocabulary.owl.count))
      guard Self.termTypes.contains(name) else {
        guard Self.otherTypes.contains(name) else {
          throw fault("'owl:\(name)' is no class or property", type.line)
        }
        isKnown = true
        continue
      }
      isKnown = true
      // The members of a union repeat their type.
      guard known.insert(name).inserted else { continue }
      guard case .iri(let subjectIRI) = subject else {
        // A class without a name is a union or a restriction of something.
        if triples.isObject(subject) { continue }
        throw fault("'owl:\(name)' has no rdf:about", type.line)
      }
      guard let local = localName(subjectIRI) else {
        try refuseMisspelt(subjectIRI, type.line)
        continue
      }
      let term = try term(local, of: subject, as: name, line: type.line)
      switch name {
      case "Class": classes.append(term)
      case "ObjectProperty": objectProperties.append(term)
      default: dataProperties.append(term)
      }
    }
    if !isKnown, case .iri(let iri) = subject, localName(iri) != nil,
      let first = triples.statements(of: subject).first
    {
      throw fault("'\(iri)' is no class or property", first.line)
    }
  }

  /// Refuses a term beside the ontology instead of in it: `rdf:about="person"` for `"#person"`.
  private func refuseMisspelt(_ iri: String, _ line: Int) throws(OntologyError) {
    let base = namespace.dropLast()
    let folder = base.lastIndex { $0 == "/" || $0 == ":" }.map { base[...$0] } ?? base
    guard iri.hasPrefix(folder), !iri.contains("#") else { return }
    throw fault(
      "'\(iri)' lies beside the ontology <\(base)>; write '#\(iri.dropFirst(folder.count))'", line)
  }

  private func term(
    _ name: String, of subject: RDFTerm, as type: String, line: Int
  ) throws(OntologyError) -> Term {
    var term = Term(localName: name, line: line)
    let isProperty = type != "Class"
    for triple in triples.statements(of: subject) {
      switch triple.predicate {
      case Vocabulary.rdfs + "label":
        guard case .literal(let text, let language, _) = triple.object else {
          throw fault("'rdfs:label' holds no text", triple.line)
        }
        let old = term.labels.updateValue(text.trimmed, forKey: language ?? "")
        if let old, old != text.trimmed {
          throw fault(
            "a second rdfs:label in the same language: '\(old)', '\(text.trimmed)'", triple.line)
        }
      case Vocabulary.rdfs + "subClassOf" where !isProperty,
        Vocabulary.rdfs + "subPropertyOf" where isProperty:
        // A class without a name is a restriction; it binds OWL tools and says nothing here.
        if triple.isBlank { continue }
        let iri = try resource(of: triple)
        if let own = localName(iri) {
          term.ownSupers.append(own)
        } else {
          term.mappings.append(iri)
        }
      case Vocabulary.owl + "equivalentClass" where !isProperty,
        Vocabulary.owl + "equivalentProperty" where isProperty,
        Vocabulary.skos + "exactMatch", Vocabulary.skos + "closeMatch",
        Vocabulary.skos + "broadMatch", Vocabulary.skos + "narrowMatch":
        if !triple.isBlank { term.mappings.append(try resource(of: triple)) }
      case Vocabulary.rdfs + "domain" where isProperty:
        if term.domain != nil {
          throw fault("a second rdfs:domain; join them by owl:unionOf", triple.line)
        }
        term.domain = try unionMembers(triple)
      case Vocabulary.rdfs + "range" where isProperty:
        if term.range != nil {
          throw fault("a second rdfs:range; join them by owl:unionOf", triple.line)
        }
        term.range = try unionMembers(triple)
      case Vocabulary.rdf + "type":
        if triple.object == .iri(Vocabulary.owl + "SymmetricProperty") { term.isSymmetric = true }
      case Vocabulary.owl + "inverseOf" where isProperty:
        term.inverseOf = localName(try resource(of: triple))
      case namespace + "color": term.color = try color(triple)
      case namespace + "order": term.order = try integer(triple)
      default: try refuseUnknown(triple, of: type)
      }
    }
    return term
  }

  /// What may stand at a term and says nothing here.
  private static let passedOver: Set<String> = Set(
    ["comment", "isDefinedBy", "seeAlso"].map { Vocabulary.rdfs + $0 }
      + ["disjointWith", "propertyDisjointWith", "versionInfo", "deprecated"].map {
        Vocabulary.owl + $0
      })

  private func refuseUnknown(
    _ triple: SchemaTriples.Statement, of type: String
  ) throws(OntologyError) {
    let own = [Vocabulary.rdf, Vocabulary.rdfs, Vocabulary.owl, namespace]
    guard !Self.passedOver.contains(triple.predicate),
      own.contains(where: triple.predicate.hasPrefix)
    else { return }
    throw fault(
      "'\(Vocabulary.shortened(triple.predicate))' has no meaning in owl:\(type)", triple.line)
  }

  /// The identifiers of one class, or of those in a union.
  private func unionMembers(
    _ triple: SchemaTriples.Statement
  ) throws(OntologyError) -> [String] {
    if case .iri(let iri) = triple.object { return [iri] }
    let unions = triples.statements(of: triple.object).filter {
      $0.predicate == Vocabulary.owl + "unionOf"
    }
    let members = unions.first.flatMap { triples.list($0.object) } ?? []
    var iris: [String] = []
    for case .iri(let iri) in members { iris.append(iri) }
    guard unions.count == 1, !iris.isEmpty, iris.count == members.count else {
      throw fault(
        "'\(Vocabulary.shortened(triple.predicate))' names no class and no owl:unionOf collection",
        triple.line)
    }
    return iris
  }

  private func color(_ triple: SchemaTriples.Statement) throws(OntologyError) -> String {
    let text = try text(of: triple)
    guard text.utf8.count == 7, text.hasPrefix("#"), UInt32(text.dropFirst(), radix: 16) != nil
    else { throw fault("'\(text)' is no colour such as #4E79A7", triple.line) }
    return text
  }

  private func integer(_ triple: SchemaTriples.Statement) throws(OntologyError) -> Int {
    let text = try text(of: triple)
    guard let value = Int(text) else { throw fault("'\(text)' is no whole number", triple.line) }
    return value
  }

  /// The text that a triple gives.
  private func text(of triple: SchemaTriples.Statement) throws(OntologyError) -> String {
    guard case .literal(let text, _, _) = triple.object else {
      throw fault("'\(Vocabulary.shortened(triple.predicate))' holds no text", triple.line)
    }
    return text.trimmed
  }

  /// The identifier that a triple points to.
  private func resource(of triple: SchemaTriples.Statement) throws(OntologyError) -> String {
    guard case .iri(let iri) = triple.object else {
      throw fault("'\(Vocabulary.shortened(triple.predicate))' has no rdf:resource", triple.line)
    }
    return iri
  }

  /// The local name of an own term; nil for a foreign one.
  func localName(_ iri: String) -> String? {
    guard iri.hasPrefix(namespace), iri.utf8.count > namespace.utf8.count else { return nil }
    return String(iri.dropFirst(namespace.count))
  }

  private func fault(_ reason: String, _ line: Int) -> OntologyError {
    OntologyError(.invalidSchema(reason), at: SourceLocation(source: source, line: line))
  }
}

extension String {
  /// The text without white space at its ends.
  fileprivate var trimmed: String {
    let start = unicodeScalars.firstIndex { !$0.isBlank } ?? unicodeScalars.endIndex
    let end = unicodeScalars.lastIndex { !$0.isBlank }
    guard let end else { return "" }
    return String(unicodeScalars[start...end])
  }
}
