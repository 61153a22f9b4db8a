import InkGraphCore
import MarkupIO
import PropertyGraph

/// The contents of one RDF/XML document while it is written.
struct RDFBody {
  let view: GraphView
  let names: RDFNames
  let identifiers: RDFIdentifiers
  let vocabulary: ExportVocabulary
  let includesEvidence: Bool
  let document: XMLStreamWriter
  /// The hashes of what was written already and must not be told apart from itself.
  private var statements: Set<UInt64> = []
  private var quotes: Set<UInt64> = []
  private var roles: Set<UInt64> = []

  init(
    view: GraphView, names: RDFNames, identifiers: RDFIdentifiers, vocabulary: ExportVocabulary,
    includesEvidence: Bool, document: XMLStreamWriter
  ) {
    self.view = view
    self.names = names
    self.identifiers = identifiers
    self.vocabulary = vocabulary
    self.includesEvidence = includesEvidence
    self.document = document
  }

  private var graph: Graph { view.graph }

  /// The language of names and texts, which newspapers of the mainland print.
  private static let textLanguage = "zh-Hans"

  /// Edges that place things, and are no statements of a text.
  private static let structural: Set<String> = [
    "mentions", "mentionedWith", "printedIn", "issueOf",
  ]

  /// Writes the root element and the declarations.
  func writeHead() throws(XMLWriteError) {
    try document.startElement(
      "rdf:RDF", names.prefixes.map { ("xmlns:" + $0.prefix, $0.namespace) })
    try document.startElement("owl:Ontology", [("rdf:about", vocabulary.base)])
    try resource("owl:imports", vocabulary.ontology)
    try document.endElement()
    for name in graph.labels {
      try declare("owl:Class", names.classIRI(name), vocabulary.classTerm(name))
    }
    for name in graph.edgeTypes where name != "printedIn" && name != "issueOf" {
      try declare("owl:ObjectProperty", names.predicateIRI(name), vocabulary.predicateTerm(name))
    }
    let literals = ["firstSeen", "key", "lastSeen", "mentionCount", "qualifier", "rule", "score"]
    for name in literals {
      try declare("owl:DatatypeProperty", names.ink(name), vocabulary.predicateTerm(name))
    }
    try declare("owl:Class", names.ink("Statement"), vocabulary.classTerm("Statement"))
  }

  private func declare(
    _ element: String, _ iri: String, _ term: ExportTerm
  ) throws(XMLWriteError) {
    try document.startElement(element, [("rdf:about", iri)])
    for language in term.labels.keys.sorted(by: { $0.precedesByScalars($1) }) {
      try document.element(
        "rdfs:label", [("xml:lang", language)], text: term.labels[language])
    }
    try document.endElement()
  }

  /// Writes a node with the triples of its outgoing edges.
  func write(_ node: NodeID) throws(XMLWriteError) {
    let labels = graph.labels(of: node)
    try document.startElement("rdf:Description", [("rdf:about", identifiers.iri(of: node))])
    for type in types(of: labels) { try resource("rdf:type", type) }
    let label = view.label(of: node)
    try text("rdfs:label", label)
    try text("skos:prefLabel", label)
    for alias in view.strings("aliases", of: node) { try text("skos:altLabel", alias) }
    try literal("ink:key", view.text("key", of: node))
    try literal("dcterms:identifier", view.text("code", of: node))
    try date("ink:firstSeen", view.value("firstSeen", of: node))
    try date("ink:lastSeen", view.value("lastSeen", of: node))
    try integer("ink:mentionCount", view.value("mentions", of: node))
    if labels.contains("article") {
      try text("schema:headline", label)
      try date("schema:datePublished", view.value("date", of: node))
      try literal("schema:printPage", view.text("page", of: node))
    }
    if labels.contains("issue") {
      try literal("schema:issueNumber", view.text("number", of: node))
      try date("schema:datePublished", view.value("date", of: node))
    }
    try writeLinks(of: node)
    try document.endElement()
  }

  private func types(of labels: [String]) -> [String] {
    var result: [String] = []
    for label in labels {
      result.append(names.classIRI(label))
      result += vocabulary.classTerm(label).mappings.map(RDFNames.expand)
        .filter(RDFNames.isIdentifier)
      if label == "article" { result.append(RDFNames.expand("schema:NewsArticle")) }
      if label == "issue" { result.append(RDFNames.expand("schema:PublicationIssue")) }
    }
    var seen: Set<String> = []
    return result.filter { seen.insert($0).inserted }
  }

  /// Writes one triple for each predicate and object, however many edges say the same.
  private func writeLinks(of node: NodeID) throws(XMLWriteError) {
    var seen: Set<[UInt32]> = []
    for (edge, target) in graph.outgoing(node) {
      let type = graph.typeID(of: edge)
      guard seen.insert([UInt32(type.index), target.index]).inserted else { continue }
      let name = graph.name(of: type)
      let isPart = name == "printedIn" || name == "issueOf"
      try resource(
        isPart ? "schema:isPartOf" : names.predicateName(name), identifiers.iri(of: target))
    }
  }

  /// Writes the statement that an edge stands for, and its quotes.
  mutating func write(_ edge: EdgeID) throws(XMLWriteError) {
    let type = graph.type(of: edge)
    guard !Self.structural.contains(type) else { return }
    let source = graph.source(of: edge)
    let target = graph.target(of: edge)
    let qualifier = view.text("qualifier", of: edge)
    let parts = [identifiers.key(of: source), type, identifiers.key(of: target), qualifier ?? ""]
    let identity = Self.unused(parts.joined(separator: "\t"), &statements)
    let statement = identifiers.iri(kind: "statement", identity)
    let quotes = includesEvidence ? quotes(of: edge) : []
    try document.startElement("ink:Statement", [("rdf:about", statement)])
    try resource("rdf:subject", identifiers.iri(of: source))
    try resource("rdf:predicate", names.predicateIRI(type))
    try resource("rdf:object", identifiers.iri(of: target))
    if let qualifier { try text("ink:qualifier", qualifier) }
    try date("ink:firstSeen", view.value("firstSeen", of: edge))
    try date("ink:lastSeen", view.value("lastSeen", of: edge))
    try literal(
      "ink:score", NumberText.decimal(view.number("score", of: edge)), type: "double")
    for quote in quotes { try resource("prov:wasDerivedFrom", quote.iri) }
    try document.endElement()
    for quote in quotes { try write(quote) }
    if type == Predicate.holdsPosition.rawValue {
      let membership = identifiers.iri(kind: "membership", identity)
      try writeMembership(membership, of: edge, statement: statement, role: qualifier)
    }
  }

  private struct Quote {
    let iri: String
    let text: String
    let article: String?
    let rule: String?
  }

  private func quotes(of edge: EdgeID) -> [Quote] {
    let articles = view.strings("articles", of: edge)
    let rules = view.strings("rules", of: edge)
    return view.strings("evidence", of: edge).enumerated().map { place, text in
      let article = place < articles.count ? articles[place] : nil
      let rule = place < rules.count ? rules[place] : nil
      let identity = [article ?? "", rule ?? "", text].joined(separator: "\t")
      return Quote(
        iri: identifiers.iri(kind: "quote", identity), text: text, article: article, rule: rule)
    }
  }

  /// Writes a quote, unless another statement rests on the same words and rule.
  private mutating func write(_ quote: Quote) throws(XMLWriteError) {
    guard quotes.insert(StableHash.hash(quote.iri)).inserted else { return }
    try document.startElement("prov:Entity", [("rdf:about", quote.iri)])
    try text("prov:value", quote.text)
    if let article = quote.article {
      try resource("prov:wasQuotedFrom", identifiers.iri(ofKey: article))
    }
    try literal("ink:rule", quote.rule)
    try document.endElement()
  }

  private mutating func writeMembership(
    _ iri: String, of edge: EdgeID, statement: String, role: String?
  ) throws(XMLWriteError) {
    let roleIRI = role.map { identifiers.iri(kind: "role", $0) }
    try document.startElement("org:Membership", [("rdf:about", iri)])
    try resource("org:member", identifiers.iri(of: graph.source(of: edge)))
    try resource("org:organization", identifiers.iri(of: graph.target(of: edge)))
    if let roleIRI { try resource("org:role", roleIRI) }
    try date("schema:startDate", view.value("firstSeen", of: edge))
    try date("schema:endDate", view.value("lastSeen", of: edge))
    try resource("prov:wasDerivedFrom", statement)
    try document.endElement()
    guard let role, let roleIRI, roles.insert(StableHash.hash(role)).inserted else { return }
    try document.startElement("org:Role", [("rdf:about", roleIRI)])
    try text("rdfs:label", role)
    try text("skos:prefLabel", role)
    try document.endElement()
  }

  // Triples of the open element.

  private func resource(_ predicate: String, _ iri: String) throws(XMLWriteError) {
    try document.element(predicate, [("rdf:resource", iri)])
  }

  private func text(_ predicate: String, _ text: String) throws(XMLWriteError) {
    try document.element(predicate, [("xml:lang", Self.textLanguage)], text: text)
  }

  private func literal(
    _ predicate: String, _ text: String?, type: String? = nil
  ) throws(XMLWriteError) {
    guard let text else { return }
    let datatype = type.map { [("rdf:datatype", RDFNames.expand("xsd:" + $0))] } ?? []
    try document.element(predicate, datatype.map { (name: $0.0, value: $0.1) }, text: text)
  }

  private func date(_ predicate: String, _ value: PropertyValue?) throws(XMLWriteError) {
    if case .date(let day)? = value { try literal(predicate, day.description, type: "date") }
  }

  private func integer(_ predicate: String, _ value: PropertyValue?) throws(XMLWriteError) {
    if case .integer(let number)? = value {
      try literal(predicate, String(number), type: "integer")
    }
  }

  /// An identity that no other has: the one given, or with a number where it repeats.
  private static func unused(_ identity: String, _ used: inout Set<UInt64>) -> String {
    var candidate = identity
    var number = 2
    while !used.insert(StableHash.hash(candidate)).inserted {
      candidate = "\(identity)\t\(number)"
      number += 1
    }
    return candidate
  }
}
