import InkGraphCore
import PropertyGraph

/// The triples of a graph, given to a serializer in an order that follows from the graph alone.
///
/// All syntaxes of RDF are written from this one stream, so they hold the same graph. Subjects come
/// one after the other; the triples of one subject stand together, and those with one predicate too.
struct RDFStream<Serializer: RDFSerializer> {
  private let view: GraphView
  private let names: RDFNames
  private let ink: InkTerms
  private let identifiers: RDFIdentifiers
  private let vocabulary: ExportVocabulary
  private let includesEvidence: Bool
  private var serializer: Serializer
  private let nodeLiterals: [(key: ViewKey, name: RDFName)]
  private let edgeLiterals: [(key: ViewKey, name: RDFName)]
  /// The identifiers of the classes that a node with a label has.
  private let classes: [String: [String]]
  /// The names of edge types, by the number of the type.
  private let typeNames: [RDFName]
  private let repeatedEdges: RepeatedEdges
  private let statementStart: String
  private let linkStart: String
  private let membershipStart: String
  private let quoteStart: String
  private let ruleStart: String
  /// The hashes of the names of edge types, by the number of the type.
  private let typeHashes: [UInt64]
  /// The hashes of identifiers of what several things share and was written lately.
  private var shared: Set<UInt64> = []
  /// For the hashes of articles' keys whether they are nodes of the graph, as far as it was asked lately.
  private var knownArticles: [UInt64: Bool] = [:]

  /// How many of them are remembered: after so many, what was written is written again, which says
  /// the same, so that memory does not grow with the document.
  private static var memory: Int { 1 << 16 }

  init(
    view: GraphView, names: RDFNames, identifiers: RDFIdentifiers, vocabulary: ExportVocabulary,
    includesEvidence: Bool, serializer: Serializer
  ) {
    self.view = view
    self.names = names
    self.identifiers = identifiers
    self.vocabulary = vocabulary
    self.includesEvidence = includesEvidence
    self.serializer = serializer
    repeatedEdges = RepeatedEdges(view)
    statementStart = identifiers.start(ofKind: "statement")
    linkStart = identifiers.start(ofKind: "link")
    membershipStart = identifiers.start(ofKind: "membership")
    quoteStart = identifiers.start(ofKind: "quote")
    ruleStart = identifiers.start(ofKind: "rule")
    ink = InkTerms(names.ink)
    nodeLiterals = ink.nodeLiterals
    edgeLiterals = ink.edgeLiterals
    let labels = view.graph.labels
    classes = Dictionary(
      labels.map { ($0, Self.classes(of: $0, names, vocabulary)) }, uniquingKeysWith: { $1 })
    typeNames = view.graph.edgeTypes.map { names.predicate($0) }
    typeHashes = view.graph.edgeTypes.map { StableHash.hash($0) }
  }

  private var graph: Graph { view.graph }

  /// The language of names and texts, which newspapers of the mainland print.
  private static var textLanguage: String { "zh-Hans" }

  /// Edges that place things, and are no statements of a text.
  private static func isStructural(_ type: String) -> Bool {
    ["mentions", "mentionedWith", "printedIn", "issueOf"].contains(type)
  }

  /// Edges that say of what a thing is a part.
  private static func isPart(_ type: String) -> Bool { type == "printedIn" || type == "issueOf" }

  /// Writes the document.
  mutating func write() throws(ExportError) {
    try serializer.start(prefixes: names.prefixes)
    try writeHead()
    for node in graph.nodes { try write(node) }
    for edge in graph.edges { try write(edge) }
    try serializer.end()
  }

  private mutating func writeHead() throws(ExportError) {
    try serializer.startSubject(RDFIRI(vocabulary.base), type: RDFTerms.ontology)
    try resource(RDFTerms.imports, RDFIRI(vocabulary.ontology))
    try serializer.endSubject()
    for name in graph.labels {
      try declare(
        RDFTerms.owlClass, names.classIRI(name), vocabulary.classTerm(name))
    }
    for name in graph.edgeTypes {
      try declare(
        RDFTerms.objectProperty, names.predicateIRI(name), vocabulary.predicateTerm(name))
    }
    for name in ink.literals { try declare(RDFTerms.dataProperty, name.iri, nil) }
    for name in [ink.link, ink.statement] { try declare(RDFTerms.owlClass, name.iri, nil) }
  }

  /// Declares a term; its local name is given where the identifier does not tell it.
  private mutating func declare(
    _ type: RDFName, _ iri: String, _ term: ExportTerm?
  ) throws(ExportError) {
    try serializer.startSubject(RDFIRI(iri), type: type)
    let labels = term?.labels ?? [:]
    for language in labels.keys.sorted(by: { $0.precedesByScalars($1) }) {
      guard let label = labels[language] else { continue }
      if RDFNames.isLanguageTag(language) {
        try serializer.add(RDFTerms.label, .text(label, language: language))
      } else {
        try literal(RDFTerms.label, label)
      }
    }
    if let term, !names.isPlain(term) { try literal(ink.name, term.localName) }
    try serializer.endSubject()
  }

  /// Writes a node with the triples of its outgoing edges.
  private mutating func write(_ node: NodeID) throws(ExportError) {
    let labels = graph.labels(of: node)
    try serializer.startSubject(identifiers.iri(of: node), type: nil)
    if labels.count == 1, let label = labels.first {
      for type in classes[label] ?? [] { try resource(RDFNames.type, RDFIRI(type)) }
    } else {
      var seen: Set<String> = []
      for type in labels.flatMap({ classes[$0] ?? [] }) where seen.insert(type).inserted {
        try resource(RDFNames.type, RDFIRI(type))
      }
    }
    let label = view.label(of: node)
    try text(RDFTerms.label, label)
    try text(RDFTerms.prefLabel, label)
    for alias in view.strings(.aliases, of: node) { try text(RDFTerms.altLabel, alias) }
    if labels.contains("article") { try text(RDFTerms.headline, label) }
    for (key, name) in nodeLiterals { try value(name, view.value(key, of: node)) }
    if let code = view.text(.code, of: node) {
      try serializer.add(RDFTerms.notation, .literal(code, datatype: ink.gbt2260))
    }
    try writeLinks(of: node)
    try serializer.endSubject()
  }

  private static func classes(
    of label: String, _ names: RDFNames, _ vocabulary: ExportVocabulary
  ) -> [String] {
    var result = [names.classIRI(label)]
    result += vocabulary.classTerm(label).mappings.map(RDFNames.expand)
      .filter(RDFNames.isIdentifier)
    if label == "article" { result.append(RDFNames.expand("schema:NewsArticle")) }
    if label == "issue" { result.append(RDFNames.expand("schema:PublicationIssue")) }
    var seen: Set<String> = []
    return result.filter { seen.insert($0).inserted }
  }

  /// Writes one triple for each predicate and object, however many edges say the same.
  private mutating func writeLinks(of node: NodeID) throws(ExportError) {
    var links: [(type: Int, target: NodeID, place: Int)] = []
    for (place, (edge, target)) in graph.outgoing(node).enumerated() {
      links.append((Int(graph.typeID(of: edge).index), target, place))
    }
    // The first of those that say the same, by type, and within a type in the order of the edges.
    links.sort { ($0.type, $0.target, $0.place) < ($1.type, $1.target, $1.place) }
    var firsts: [(type: Int, target: NodeID, place: Int)] = []
    for link in links {
      if let last = firsts.last, last.type == link.type, last.target == link.target { continue }
      firsts.append(link)
    }
    firsts.sort { ($0.type, $0.place) < ($1.type, $1.place) }
    for (type, target, _) in firsts {
      let isPart = Self.isPart(graph.edgeTypes[type])
      try resource(
        isPart ? RDFTerms.isPartOf : typeNames[type], identifiers.iri(of: target))
    }
  }

  /// Writes what one triple cannot carry of an edge: qualifier, dates, weight, score, quotes.
  private mutating func write(_ edge: EdgeID) throws(ExportError) {
    let type = graph.type(of: edge)
    let isStatement = !Self.isStructural(type)
    let source = graph.source(of: edge)
    let target = graph.target(of: edge)
    let qualifier = view.text(.qualifier, of: edge)
    let identity = hash(of: edge, qualifier)
    let iri = RDFIRI(start: isStatement ? statementStart : linkStart, hash: identity)
    let quotes = includesEvidence && isStatement ? quotes(of: edge) : []
    try serializer.startSubject(iri, type: isStatement ? ink.statement : ink.link)
    try resource(RDFTerms.subject, identifiers.iri(of: source))
    try resource(RDFTerms.predicate, RDFIRI(typeNames[Int(graph.typeID(of: edge).index)].iri))
    try resource(RDFTerms.object, identifiers.iri(of: target))
    if let qualifier { try text(ink.qualifier, qualifier) }
    for (key, name) in edgeLiterals.dropFirst() { try value(name, view.value(key, of: edge)) }
    for quote in quotes { try resource(RDFTerms.derivedFrom, quote.iri) }
    try serializer.endSubject()
    for quote in quotes { try write(quote) }
    if type == Predicate.holdsPosition.rawValue {
      let membership = RDFIRI(start: membershipStart, hash: identity)
      try writeMembership(membership, of: edge, statement: iri, role: qualifier)
    }
  }

  /// The hash of what tells an edge from all others: the keys of its ends, its type, its qualifier,
  /// and its number among those that agree in all of these.
  private func hash(of edge: EdgeID, _ qualifier: String?) -> UInt64 {
    var hash = identifiers.hash(ofKeyOf: graph.source(of: edge))
    hash = StableHash.hash(typeHashes[Int(graph.typeID(of: edge).index)], after: hash)
    hash = StableHash.hash(identifiers.hash(ofKeyOf: graph.target(of: edge)), after: hash)
    if let qualifier { hash = StableHash.hash(qualifier, after: hash) }
    let number = repeatedEdges.number(of: edge)
    return number > 1 ? StableHash.hash(UInt64(number), after: hash) : hash
  }

  /// A sentence on which a statement rests, and where it stands.
  private struct Quote {
    var iri = RDFIRI("")
    var text: [UInt8] = []
    /// The key of the article; nil if it is not known.
    var article: [UInt8]?
    /// The rule that read the statement; nil if it is not known.
    var rule: [UInt8]?
  }

  private func quotes(of edge: EdgeID) -> [Quote] {
    var quotes: [Quote] = []
    view.forEachText(.evidence, of: edge) { quotes.append(Quote(text: Array($0))) }
    guard !quotes.isEmpty else { return [] }
    var place = 0
    view.forEachText(.articles, of: edge) { text in
      if place < quotes.count { quotes[place].article = Array(text) }
      place += 1
    }
    place = 0
    view.forEachText(.rules, of: edge) { text in
      if place < quotes.count { quotes[place].rule = Array(text) }
      place += 1
    }
    for place in quotes.indices {
      var hash = StableHash.hash(quotes[place].article ?? [], after: StableHash.ofNothing)
      hash = StableHash.hash(Self.tab, after: hash)
      hash = StableHash.hash(quotes[place].rule ?? [], after: hash)
      hash = StableHash.hash(Self.tab, after: hash)
      hash = StableHash.hash(quotes[place].text, after: hash)
      quotes[place].iri = RDFIRI(start: quoteStart, hash: hash)
    }
    return quotes
  }

  private static var tab: [UInt8] { [UInt8(ascii: "\t")] }

  /// Writes a quote, unless another statement rests on the same words and rule.
  private mutating func write(_ quote: Quote) throws(ExportError) {
    guard isNew(.quote, quote.iri) else { return }
    let rule = quote.rule.map { name in
      (
        name: name,
        iri: RDFIRI(start: ruleStart, hash: StableHash.hash(name, after: StableHash.ofNothing))
      )
    }
    try serializer.startSubject(quote.iri, type: RDFTerms.entity)
    try text(RDFTerms.value, quote.text)
    if let article = quote.article {
      let iri = identifiers.iri(ofKey: article)
      try resource(RDFTerms.quotedFrom, iri)
      if !isNode(iri, key: article) { try literal(ink.article, article) }
    }
    if let rule {
      try resource(RDFTerms.generatedBy, rule.iri)
      try literal(ink.rule, rule.name)
    }
    try serializer.endSubject()
    guard let rule, isNew(.rule, rule.iri) else { return }
    try serializer.startSubject(rule.iri, type: RDFTerms.activity)
    try literal(RDFTerms.label, rule.name)
    try serializer.endSubject()
  }

  /// Whether the article with a key is a node of the graph.
  ///
  /// Many statements rest on one article, so answers are remembered; the hash tells the key, as it
  /// does in the document.
  private mutating func isNode(_ iri: RDFIRI, key: [UInt8]) -> Bool {
    let hash = iri.hash ?? 0
    if let known = knownArticles[hash] { return known }
    if knownArticles.count >= Self.memory { knownArticles.removeAll(keepingCapacity: true) }
    let isNode = identifiers.hasNode(withKey: String(decoding: key, as: UTF8.self))
    knownArticles[hash] = isNode
    return isNode
  }

  private mutating func writeMembership(
    _ iri: RDFIRI, of edge: EdgeID, statement: RDFIRI, role: String?
  ) throws(ExportError) {
    let role = role.map { (name: $0, iri: identifiers.iri(kind: "role", $0)) }
    let first = view.date(.firstSeen, of: edge)
    let last = view.date(.lastSeen, of: edge).flatMap { day in
      first.map { day < $0 } == true ? nil : day
    }
    let days = [first, last].map { $0?.description ?? "" }.joined(separator: "/")
    let interval = first == nil && last == nil ? nil : identifiers.iri(kind: "interval", days)
    try serializer.startSubject(iri, type: RDFTerms.membership)
    try resource(RDFTerms.member, identifiers.iri(of: graph.source(of: edge)))
    try resource(RDFTerms.organization, identifiers.iri(of: graph.target(of: edge)))
    if let role { try resource(RDFTerms.role, role.iri) }
    if let interval { try resource(RDFTerms.memberDuring, interval) }
    try value(RDFTerms.startDate, first.map { .date($0) })
    try value(RDFTerms.endDate, last.map { .date($0) })
    try resource(RDFTerms.derivedFrom, statement)
    try serializer.endSubject()
    if let interval, isNew(.interval, interval) {
      try writeInterval(interval, from: first, to: last)
    }
    guard let role, isNew(.role, role.iri) else { return }
    try serializer.startSubject(role.iri, type: RDFTerms.roleClass)
    try text(RDFTerms.label, role.name)
    try text(RDFTerms.prefLabel, role.name)
    try serializer.endSubject()
  }

  private mutating func writeInterval(
    _ iri: RDFIRI, from first: CalendarDate?, to last: CalendarDate?
  ) throws(ExportError) {
    func instant(_ day: CalendarDate) -> RDFIRI {
      identifiers.iri(kind: "instant", day.description)
    }
    try serializer.startSubject(iri, type: RDFTerms.interval)
    if let first { try resource(RDFTerms.beginning, instant(first)) }
    if let last { try resource(RDFTerms.end, instant(last)) }
    try serializer.endSubject()
    for day in [first, last].compactMap(\.self) where isNew(.instant, instant(day)) {
      try serializer.startSubject(instant(day), type: RDFTerms.instant)
      try value(RDFTerms.dateOfInstant, .date(day))
      try serializer.endSubject()
    }
  }

  /// What several things share.
  private enum Shared: UInt64 {
    case quote, rule, role, interval, instant
  }

  /// Whether something that several things share has not been written lately.
  private mutating func isNew(_ kind: Shared, _ iri: RDFIRI) -> Bool {
    if shared.count >= Self.memory { shared.removeAll(keepingCapacity: true) }
    return shared.insert(StableHash.hash(kind.rawValue, after: iri.hash ?? 0)).inserted
  }

  // Triples of the open subject.

  private mutating func resource(_ predicate: RDFName, _ iri: RDFIRI) throws(ExportError) {
    try serializer.add(predicate, .iri(iri))
  }

  private mutating func text(_ predicate: RDFName, _ text: String) throws(ExportError) {
    try serializer.add(predicate, .text(text, language: Self.textLanguage))
  }

  private mutating func text(_ predicate: RDFName, _ text: [UInt8]) throws(ExportError) {
    try serializer.add(predicate, .literal(.utf8(text), .language(Self.textLanguage)))
  }

  private mutating func literal(_ predicate: RDFName, _ text: String) throws(ExportError) {
    try serializer.add(predicate, .literal(.string(text), .plain))
  }

  private mutating func literal(_ predicate: RDFName, _ text: [UInt8]) throws(ExportError) {
    try serializer.add(predicate, .literal(.utf8(text), .plain))
  }

  /// Writes a value with the datatype of its kind; infinities are left out.
  private mutating func value(
    _ predicate: RDFName, _ value: PropertyValue?
  ) throws(ExportError) {
    let datatype: RDFName?
    switch value {
    case nil: return
    case .boolean: datatype = RDFTerms.boolean
    case .integer: datatype = RDFTerms.integer
    case .double(let number):
      guard number.isFinite else { return }
      datatype = RDFTerms.double
    case .date: datatype = RDFTerms.date
    case .string, .time, .list: datatype = nil
    }
    if let value {
      try serializer.add(
        predicate, .literal(.value(value), datatype.map { .datatype($0) } ?? .plain))
    }
  }
}
