import InkGraphCore

/// Checks the terms of an OWL file against each other and makes the schema of them.
struct SchemaBuilder {
  private let document: OWLDocument
  private let source: String
  private let classNames: Set<String>
  private let objectProperties: [String: OWLDocument.Term]

  /// The property below which statements lie.
  private static let statementRoot = "relation"
  /// The property below which links of texts lie.
  private static let textLinkRoot = "textLink"

  /// Reads a schema.
  ///
  /// - Throws: `malformedSchema` and `invalidSchema`, with the line.
  static func schema(bytes: [UInt8], source: String) throws(OntologyError) -> OntologySchema {
    let document = try OWLDocument(bytes: bytes, source: source)
    let builder = try SchemaBuilder(document, source: source)
    return try builder.build()
  }

  private init(_ document: OWLDocument, source: String) throws(OntologyError) {
    self.document = document
    self.source = source
    var names: Set<String> = []
    for term in document.classes + document.objectProperties + document.dataProperties {
      guard names.insert(term.localName).inserted else {
        throw Self.fault("'\(term.localName)' is declared twice", term, source)
      }
    }
    classNames = Set(document.classes.map(\.localName))
    objectProperties = Dictionary(
      uniqueKeysWithValues: document.objectProperties.map { ($0.localName, $0) })
  }

  private func build() throws(OntologyError) -> OntologySchema {
    var classes: [OntologyClass] = []
    for term in Self.ordered(document.classes) {
      for name in term.ownSupers where !classNames.contains(name) {
        throw fault("'\(term.localName)' lies below '\(name)', which is no class", term)
      }
      classes.append(
        OntologyClass(
          iri: document.namespace + term.localName, localName: term.localName,
          labels: term.labels, superclasses: term.ownSupers, mappings: term.mappings,
          color: term.color))
    }
    let inverses = try readInverses()
    var relations: [RelationSchema] = []
    var properties: [OntologyProperty] = []
    for term in Self.ordered(document.objectProperties) {
      if [Self.statementRoot, Self.textLinkRoot].contains(term.localName) { continue }
      if term.inverseOf != nil { continue }
      if let relation = try relation(term, inverse: inverses[term.localName]) {
        relations.append(relation)
      } else {
        properties.append(try property(term, isData: false))
      }
    }
    for term in document.dataProperties { properties.append(try property(term, isData: true)) }
    let schema = OntologySchema(
      namespace: document.namespace, version: document.version, classes: classes,
      relations: relations, properties: properties)
    try requireTermsOfTheCode(schema)
    return schema
  }

  /// The relation that a property is; nil if it lies below neither root.
  private func relation(
    _ term: OWLDocument.Term, inverse: OWLDocument.Term?
  ) throws(OntologyError) -> RelationSchema? {
    let line = try lineage(of: term)
    let kind: RelationSchema.Kind
    if line.contains(where: { $0.localName == Self.statementRoot }) {
      kind = .statement
    } else if line.contains(where: { $0.localName == Self.textLinkRoot }) {
      kind = .textLink
    } else {
      return nil
    }
    // A narrower relation may leave out what its wider one says.
    guard let domain = line.lazy.compactMap(\.domain).first else {
      throw fault("the relation '\(term.localName)' has no rdfs:domain", term)
    }
    guard let range = line.lazy.compactMap(\.range).first else {
      throw fault("the relation '\(term.localName)' has no rdfs:range", term)
    }
    return RelationSchema(
      predicate: Predicate(rawValue: term.localName), iri: document.namespace + term.localName,
      kind: kind, labels: term.labels, domain: try types(domain, of: term),
      range: try types(range, of: term), isSymmetric: term.isSymmetric,
      inverse: inverse?.localName, inverseLabels: inverse?.labels ?? [:], mappings: term.mappings)
  }

  /// A property and those above it, nearest first.
  private func lineage(of term: OWLDocument.Term) throws(OntologyError) -> [OWLDocument.Term] {
    var line: [OWLDocument.Term] = []
    var seen: Set<String> = []
    var open = [term.localName]
    while !open.isEmpty {
      let name = open.removeFirst()
      guard seen.insert(name).inserted else { continue }
      guard let next = objectProperties[name] else {
        throw fault("'\(term.localName)' lies below '\(name)', which is no object property", term)
      }
      line.append(next)
      open += next.ownSupers
    }
    return line
  }

  private func types(
    _ identifiers: [String], of term: OWLDocument.Term
  ) throws(OntologyError) -> Set<EntityType> {
    var types: Set<EntityType> = []
    for identifier in identifiers {
      guard let name = document.localName(identifier), classNames.contains(name) else {
        throw fault("'\(term.localName)' connects <\(identifier)>, which is no class here", term)
      }
      types.insert(EntityType(rawValue: name))
    }
    return types
  }

  /// The declared inverse of each property.
  private func readInverses() throws(OntologyError) -> [String: OWLDocument.Term] {
    var inverses: [String: OWLDocument.Term] = [:]
    for term in document.objectProperties {
      guard let name = term.inverseOf else { continue }
      guard let other = objectProperties[name], other.inverseOf == nil else {
        throw fault("'\(term.localName)' is the inverse of '\(name)', which is no relation", term)
      }
      guard inverses[name] == nil else {
        throw fault("'\(name)' has a second inverse, '\(term.localName)'", term)
      }
      inverses[name] = term
    }
    return inverses
  }

  private func property(
    _ term: OWLDocument.Term, isData: Bool
  ) throws(OntologyError) -> OntologyProperty {
    if let domain = term.domain { _ = try types(domain, of: term) }
    let range = term.range ?? []
    return OntologyProperty(
      iri: document.namespace + term.localName, localName: term.localName, labels: term.labels,
      isData: isData, range: range.count == 1 ? range[0] : "", mappings: term.mappings)
  }

  /// Refuses a schema without the terms that code refers to.
  private func requireTermsOfTheCode(_ schema: OntologySchema) throws(OntologyError) {
    let whole = SourceLocation(source: source)
    for type in EntityType.mentioned + [.article, .issue] where schema.entityClass(of: type) == nil
    {
      throw OntologyError(.invalidSchema("there is no class '\(type)'"), at: whole)
    }
    let needed: [Predicate] = [
      .authorOf, .holdsPosition, .memberOf, .jurisdiction, .locatedIn, .partOf, .publishes,
      .mentions, .mentionedWith,
    ]
    for predicate in needed where schema.relation(of: predicate) == nil {
      throw OntologyError(.invalidSchema("there is no relation '\(predicate)'"), at: whole)
    }
  }

  /// Terms by their order, those without one last, else as the file has them.
  private static func ordered(_ terms: [OWLDocument.Term]) -> [OWLDocument.Term] {
    terms.enumerated().sorted {
      ($0.element.order ?? .max, $0.offset) < ($1.element.order ?? .max, $1.offset)
    }.map(\.element)
  }

  private func fault(_ reason: String, _ term: OWLDocument.Term) -> OntologyError {
    Self.fault(reason, term, source)
  }

  private static func fault(
    _ reason: String, _ term: OWLDocument.Term, _ source: String
  ) -> OntologyError {
    OntologyError(.invalidSchema(reason), at: SourceLocation(source: source, line: term.line))
  }
}
