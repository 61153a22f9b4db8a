import InkGraphCore
import MarkupIO

/// The terms that an OWL file declares, before they are checked against each other.
///
/// Of OWL it reads what a list of classes and predicates needs: labels, super-terms, domains and
/// ranges with unions, symmetry, inverses and mappings, in RDF/XML as people and Protégé write it.
/// Anything else in the RDF, RDFS, OWL and own namespaces is an error, so that a misspelt
/// `rdfs:domian` is found; annotations in other namespaces are passed over.
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
  private var base = ""

  /// Reads a file.
  ///
  /// - Throws: `malformedSchema` and `invalidSchema`, with the line.
  init(bytes: [UInt8], source: String) throws(OntologyError) {
    self.source = source
    let root = try XMLNode.root(of: bytes, source: source)
    guard root.tag.name == "RDF", root.tag.namespace == Vocabulary.rdf else {
      throw fault("the root is '\(root.tag.name)', not rdf:RDF", root)
    }
    base = root.tag.attribute("base", namespace: Vocabulary.xml) ?? ""
    guard let header = root.children.first(where: { $0.isOWL("Ontology") }) else {
      throw fault("there is no owl:Ontology", root)
    }
    namespace = try identifier(of: header) + "#"
    version =
      header.children.first { $0.isOWL("versionInfo") }?.text.trimmed ?? ""
    for node in root.children { try readTerm(node) }
  }

  private mutating func readTerm(_ node: XMLNode) throws(OntologyError) {
    let ignored = [
      "Ontology", "AnnotationProperty", "AllDisjointClasses", "AllDisjointProperties",
      "NamedIndividual", "Axiom",
    ]
    let isOWL = node.tag.namespace == Vocabulary.owl
    if isOWL, ignored.contains(node.tag.name) { return }
    switch (isOWL, node.tag.name) {
    case (true, "Class"):
      if let term = try readTerm(node, isProperty: false) { classes.append(term) }
    case (true, "ObjectProperty"):
      if let term = try readTerm(node, isProperty: true) { objectProperties.append(term) }
    case (true, "DatatypeProperty"):
      if let term = try readTerm(node, isProperty: true) { dataProperties.append(term) }
    default:
      throw fault("'\(node.name)' is no class or property", node)
    }
  }

  /// Reads a term of the own namespace; nil for the declaration of a foreign one.
  private func readTerm(_ node: XMLNode, isProperty: Bool) throws(OntologyError) -> Term? {
    guard let name = localName(try identifier(of: node)) else { return nil }
    var term = Term(localName: name, line: node.tag.line)
    for child in node.children {
      switch (child.tag.namespace, child.tag.name) {
      case (Vocabulary.rdfs, "label"):
        let language = child.tag.attribute("lang", namespace: Vocabulary.xml) ?? ""
        term.labels[language] = child.text.trimmed
      case (Vocabulary.rdfs, "subClassOf") where !isProperty,
        (Vocabulary.rdfs, "subPropertyOf") where isProperty:
        // A nested class is a restriction; it binds OWL tools and says nothing here.
        if child.children.isEmpty { try addSuper(child, to: &term) }
      case (Vocabulary.owl, "equivalentClass") where !isProperty,
        (Vocabulary.owl, "equivalentProperty") where isProperty,
        (Vocabulary.skos, "exactMatch"), (Vocabulary.skos, "closeMatch"),
        (Vocabulary.skos, "broadMatch"), (Vocabulary.skos, "narrowMatch"):
        if child.children.isEmpty { term.mappings.append(try resource(of: child)) }
      case (Vocabulary.rdfs, "domain") where isProperty:
        if term.domain != nil {
          throw fault("a second rdfs:domain; join them by owl:unionOf", child)
        }
        term.domain = try unionMembers(child)
      case (Vocabulary.rdfs, "range") where isProperty:
        if term.range != nil { throw fault("a second rdfs:range; join them by owl:unionOf", child) }
        term.range = try unionMembers(child)
      case (Vocabulary.rdf, "type"):
        if try resource(of: child) == Vocabulary.owl + "SymmetricProperty" {
          term.isSymmetric = true
        }
      case (Vocabulary.owl, "inverseOf") where isProperty:
        term.inverseOf = localName(try resource(of: child))
      case (namespace, "color"): term.color = try color(child)
      case (namespace, "order"): term.order = try integer(child)
      case (Vocabulary.rdfs, "comment"), (Vocabulary.rdfs, "isDefinedBy"),
        (Vocabulary.rdfs, "seeAlso"), (Vocabulary.owl, "disjointWith"),
        (Vocabulary.owl, "propertyDisjointWith"), (Vocabulary.owl, "versionInfo"),
        (Vocabulary.owl, "deprecated"):
        continue
      case (Vocabulary.rdf, _), (Vocabulary.rdfs, _), (Vocabulary.owl, _), (namespace, _):
        throw fault("'\(child.name)' has no meaning in \(node.name)", child)
      default: continue
      }
    }
    return term
  }

  private func addSuper(_ node: XMLNode, to term: inout Term) throws(OntologyError) {
    let iri = try resource(of: node)
    if let own = localName(iri) { term.ownSupers.append(own) } else { term.mappings.append(iri) }
  }

  /// The identifiers of one class, or of those in a union.
  private func unionMembers(_ node: XMLNode) throws(OntologyError) -> [String] {
    if node.children.isEmpty { return [try resource(of: node)] }
    guard node.children.count == 1, let union = node.children[0].children.first,
      node.children[0].isOWL("Class"), union.isOWL("unionOf"), !union.children.isEmpty,
      union.tag.attribute("parseType", namespace: Vocabulary.rdf) == "Collection"
    else { throw fault("'\(node.name)' names no class and no owl:unionOf collection", node) }
    var members: [String] = []
    for child in union.children { members.append(try identifier(of: child)) }
    return members
  }

  private func color(_ node: XMLNode) throws(OntologyError) -> String {
    let text = node.text.trimmed
    guard text.utf8.count == 7, text.hasPrefix("#"), UInt32(text.dropFirst(), radix: 16) != nil
    else { throw fault("'\(text)' is no colour such as #4E79A7", node) }
    return text
  }

  private func integer(_ node: XMLNode) throws(OntologyError) -> Int {
    guard let value = Int(node.text.trimmed) else {
      throw fault("'\(node.text.trimmed)' is no whole number", node)
    }
    return value
  }

  /// The identifier that an element describes.
  private func identifier(of node: XMLNode) throws(OntologyError) -> String {
    if let id = node.tag.attribute("ID", namespace: Vocabulary.rdf) { return "\(base)#\(id)" }
    guard let about = node.tag.attribute("about", namespace: Vocabulary.rdf) else {
      throw fault("'\(node.name)' has no rdf:about", node)
    }
    return try resolve(about, node)
  }

  /// The identifier that an element points to.
  private func resource(of node: XMLNode) throws(OntologyError) -> String {
    guard let resource = node.tag.attribute("resource", namespace: Vocabulary.rdf) else {
      throw fault("'\(node.name)' has no rdf:resource", node)
    }
    return try resolve(resource, node)
  }

  private func resolve(_ reference: String, _ node: XMLNode) throws(OntologyError) -> String {
    if reference.hasPrefix("#") || reference.isEmpty { return base + reference }
    guard reference.contains(":") else {
      throw fault("'\(reference)' is no full identifier and does not start with '#'", node)
    }
    return reference
  }

  /// The local name of an own term; nil for a foreign one.
  func localName(_ iri: String) -> String? {
    guard iri.hasPrefix(namespace), iri.utf8.count > namespace.utf8.count else { return nil }
    return String(iri.dropFirst(namespace.count))
  }

  private func fault(_ reason: String, _ node: XMLNode) -> OntologyError {
    OntologyError(.invalidSchema(reason), at: SourceLocation(source: source, line: node.tag.line))
  }
}

extension XMLNode {
  fileprivate func isOWL(_ name: String) -> Bool {
    tag.name == name && tag.namespace == Vocabulary.owl
  }

  /// The name as schema authors write it.
  fileprivate var name: String { Vocabulary.shortened(tag.name, in: tag.namespace) }
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
