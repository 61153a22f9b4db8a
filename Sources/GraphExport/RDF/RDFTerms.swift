/// The predicates and classes of other vocabularies that documents use.
enum RDFTerms {
  static let altLabel = RDFNames.name("skos:altLabel")
  static let beginning = RDFNames.name("time:hasBeginning")
  static let dateOfInstant = RDFNames.name("time:inXSDDate")
  static let datePublished = RDFNames.name("schema:datePublished")
  static let derivedFrom = RDFNames.name("prov:wasDerivedFrom")
  static let end = RDFNames.name("time:hasEnd")
  static let endDate = RDFNames.name("schema:endDate")
  static let generatedBy = RDFNames.name("prov:wasGeneratedBy")
  static let headline = RDFNames.name("schema:headline")
  static let identifier = RDFNames.name("dcterms:identifier")
  static let imports = RDFNames.name("owl:imports")
  static let isPartOf = RDFNames.name("schema:isPartOf")
  static let issueNumber = RDFNames.name("schema:issueNumber")
  static let label = RDFNames.name("rdfs:label")
  static let member = RDFNames.name("org:member")
  static let memberDuring = RDFNames.name("org:memberDuring")
  static let notation = RDFNames.name("skos:notation")
  static let object = RDFNames.name("rdf:object")
  static let organization = RDFNames.name("org:organization")
  static let predicate = RDFNames.name("rdf:predicate")
  static let prefLabel = RDFNames.name("skos:prefLabel")
  static let printPage = RDFNames.name("schema:printPage")
  static let quotedFrom = RDFNames.name("prov:wasQuotedFrom")
  static let role = RDFNames.name("org:role")
  static let startDate = RDFNames.name("schema:startDate")
  static let subject = RDFNames.name("rdf:subject")
  static let value = RDFNames.name("prov:value")

  static let activity = RDFNames.name("prov:Activity")
  static let entity = RDFNames.name("prov:Entity")
  static let instant = RDFNames.name("time:Instant")
  static let interval = RDFNames.name("time:Interval")
  static let membership = RDFNames.name("org:Membership")
  static let owlClass = RDFNames.name("owl:Class")
  static let dataProperty = RDFNames.name("owl:DatatypeProperty")
  static let objectProperty = RDFNames.name("owl:ObjectProperty")
  static let ontology = RDFNames.name("owl:Ontology")
  static let roleClass = RDFNames.name("org:Role")

  static let boolean = RDFNames.name("xsd:boolean")
  static let date = RDFNames.name("xsd:date")
  static let double = RDFNames.name("xsd:double")
  static let integer = RDFNames.name("xsd:integer")
}

/// The terms of our own vocabulary that documents use besides classes and predicates.
struct InkTerms {
  let article: RDFName
  let articleKind: RDFName
  let firstSeen: RDFName
  let gbt2260: RDFName
  let issueCount: RDFName
  let issueName: RDFName
  let key: RDFName
  let lastSeen: RDFName
  let link: RDFName
  let mentionCount: RDFName
  let name: RDFName
  let newspaper: RDFName
  let qualifier: RDFName
  let rule: RDFName
  let score: RDFName
  let statement: RDFName
  let statementNumber: RDFName
  let weight: RDFName

  init(_ make: (String) -> RDFName) {
    article = make("articleKey")
    articleKind = make("kind")
    firstSeen = make("firstSeen")
    gbt2260 = make("gbt2260")
    issueCount = make("issueCount")
    issueName = make("issueName")
    key = make("key")
    lastSeen = make("lastSeen")
    link = make("link")
    mentionCount = make("mentionCount")
    name = make("localName")
    newspaper = make("newspaperName")
    qualifier = make("qualifier")
    rule = make("rule")
    score = make("score")
    statement = make("statement")
    statementNumber = make("statementNumber")
    weight = make("weight")
  }

  /// The properties with literals as values, in the order of their declarations.
  var literals: [RDFName] {
    [
      article, articleKind, firstSeen, issueCount, issueName, key, lastSeen, mentionCount, name,
      newspaper, qualifier, rule, score, statementNumber, weight,
    ]
  }

  /// The properties of nodes that become one literal each: what the graph calls them, and how they
  /// are written.
  var nodeLiterals: [(key: ViewKey, name: RDFName)] {
    [
      (.key, key), (.qualifier, qualifier), (.code, RDFTerms.identifier),
      (.firstSeen, firstSeen), (.lastSeen, lastSeen), (.mentions, mentionCount),
      (.issues, issueCount), (.date, RDFTerms.datePublished), (.page, RDFTerms.printPage),
      (.number, RDFTerms.issueNumber), (.newspaper, newspaper), (.issue, issueName),
      (.kind, articleKind),
    ]
  }

  /// The properties of edges that become one literal each.
  var edgeLiterals: [(key: ViewKey, name: RDFName)] {
    [
      (.qualifier, qualifier), (.firstSeen, firstSeen), (.lastSeen, lastSeen),
      (.weight, weight), (.score, score), (.statement, statementNumber),
    ]
  }
}
