internal import InkGraphCore
public import PropertyGraph

/// Writes FollowTheMoney entities, one JSON object a line, for Aleph and its kin.
///
/// Things become entities of the schema that is nearest to their class. A post at an agency becomes
/// a `Position` and an `Occupancy`, other work an `Employment`, what an article says of a thing a
/// `Documentation`, taking part in a project a `ProjectParticipant`; what has no schema of its own
/// becomes an `UnknownLink` whose role is the predicate's label. Quotes stand in `description`, the
/// articles that hold them in `proof`.
///
/// FollowTheMoney model, https://followthemoney.tech/explorer/, version 4.11.
public struct FollowTheMoneyWriter: GraphWriter {
  private let vocabulary: ExportVocabulary
  private let options: ExportOptions

  /// Makes a writer.
  public init(vocabulary: ExportVocabulary, options: ExportOptions = ExportOptions()) {
    self.vocabulary = vocabulary
    self.options = options
  }

  /// Writes all entities.
  ///
  /// - Parameters:
  ///   - graph: The graph; its nodes' `key` properties give the ids.
  ///   - sink: What receives the bytes.
  /// - Throws: `.repeatedKey` before anything is written, `.sink` when the sink throws.
  /// - Complexity: O(*n* log *n* + *m* log *d*) time for *n* nodes, *m* edges and the greatest number
  ///   *d* of edges at one node; some 16 bytes of memory for each post at a body.
  public func write(_ graph: Graph, to sink: any ByteSink) throws(ExportError) {
    let identifiers = RDFIdentifiers(graph, base: "")
    if let key = identifiers.repeatedKey(in: graph) {
      throw ExportError(.repeatedKey(key), format: .ftm)
    }
    var body = FollowTheMoneyBody(
      view: GraphView(graph, vocabulary: vocabulary, language: options.language),
      identifiers: identifiers, options: options, output: TextOutput(sink, format: .ftm))
    for node in graph.nodes { try body.write(node) }
    for edge in graph.edges { try body.write(edge) }
    try body.output.flush()
  }
}

/// The entities of one document while it is written.
private struct FollowTheMoneyBody {
  let view: GraphView
  let identifiers: RDFIdentifiers
  let options: ExportOptions
  let output: TextOutput
  private let repeatedEdges: RepeatedEdges
  private var positions: Set<UInt64> = []

  init(
    view: GraphView, identifiers: RDFIdentifiers, options: ExportOptions, output: TextOutput
  ) {
    self.view = view
    repeatedEdges = RepeatedEdges(view)
    self.identifiers = identifiers
    self.options = options
    self.output = output
  }

  private var graph: Graph { view.graph }

  /// What kinds of ends the schemata of links tell apart.
  private enum Role { case person, organization, project, document, other }

  private func schema(of node: NodeID) -> (name: String, role: Role) {
    for label in graph.labels(of: node) {
      switch label {
      case "person": return ("Person", .person)
      case "agency": return ("PublicBody", .organization)
      case "enterprise": return ("Company", .organization)
      case "organization", "newspaper": return ("Organization", .organization)
      case "region": return ("Address", .other)
      case "project": return ("Project", .project)
      case "article": return ("Article", .document)
      case "issue": return ("Folder", .document)
      default: break
      }
    }
    return ("LegalEntity", .other)
  }

  /// An id without a slash, which stands in the addresses of Aleph's pages.
  private static func id(_ iri: RDFIRI) -> String {
    String(
      decoding: iri.text.utf8.map { $0 == UInt8(ascii: "/") ? UInt8(ascii: "-") : $0 },
      as: UTF8.self)
  }

  private func id(of node: NodeID) -> String { Self.id(identifiers.iri(of: node)) }

  private func day(_ value: PropertyValue?) -> [String] {
    if case .date(let day)? = value { [day.description] } else { [] }
  }

  mutating func write(_ node: NodeID) throws(ExportError) {
    let (schema, role) = schema(of: node)
    let name = view.label(of: node)
    var properties = [("name", [name]), ("alias", view.strings(.aliases, of: node))]
    if let code = view.text(.code, of: node) {
      properties.append(("notes", ["GB/T 2260 \(code)"]))
    }
    if schema == "Address" { properties.append(("full", [name])) }
    if role == .document {
      properties += [
        ("title", [name]), ("publishedAt", day(view.value(.date, of: node))),
        ("publisher", view.strings(.newspaper, of: node)), ("language", ["zho"]),
      ]
      let issue = graph.outgoing(node).first { edge, target in
        graph.type(of: edge) == "printedIn" && graph.labels(of: target).contains("issue")
      }
      if let issue { properties.append(("parent", [id(of: issue.1)])) }
    }
    try write(id(of: node), schema, properties)
  }

  mutating func write(_ edge: EdgeID) throws(ExportError) {
    let source = graph.source(of: edge)
    let target = graph.target(of: edge)
    let type = graph.type(of: edge)
    if type == "printedIn", schema(of: source).role == .document { return }
    let qualifier = view.text(.qualifier, of: edge)
    let parts = [identifiers.key(of: source), type, identifiers.key(of: target), qualifier ?? ""]
    let number = repeatedEdges.number(of: edge)
    let identity = (parts + (number > 1 ? [String(number)] : [])).joined(separator: "\t")
    let link = try link(edge, type, from: source, to: target, qualifier)
    var properties = link.properties
    properties += [
      ("startDate", day(view.value(.firstSeen, of: edge))),
      ("endDate", day(view.value(.lastSeen, of: edge))),
    ]
    if options.includesEvidence {
      properties.append(("description", view.strings(.evidence, of: edge)))
    }
    let articles = view.strings(.articles, of: edge).filter { article in
      graph.nodes(where: "key", equals: .string(article))
        .contains { schema(of: $0).role == .document }
    }
    properties.append(("proof", articles.map { Self.id(identifiers.iri(ofKey: $0)) }))
    try write(Self.id(identifiers.iri(kind: "link", identity)), link.schema, properties)
  }

  /// The schema for an edge, and the properties that name its ends and its role.
  private mutating func link(
    _ edge: EdgeID, _ type: String, from source: NodeID, to target: NodeID, _ qualifier: String?
  ) throws(ExportError) -> (schema: String, properties: [(String, [String])]) {
    let left = schema(of: source).role
    let right = schema(of: target).role
    let ends = (subject: id(of: source), object: id(of: target))
    let label = view.label(of: edge)
    let colon = options.language == .chinese ? "：" : ": "
    let words = QualifierWords(inChinese: options.language == .chinese)
    let role = (
      "role",
      [qualifier.map { $0.isEmpty ? label : label + colon + words.shown($0) } ?? label]
    )
    switch (left, right) {
    case (.person, .organization) where type == Predicate.holdsPosition.rawValue:
      guard let qualifier, !qualifier.isEmpty, schema(of: target).name == "PublicBody" else {
        return (
          "Employment",
          [
            ("employee", [ends.subject]), ("employer", [ends.object]),
            ("role", [qualifier ?? label]),
          ]
        )
      }
      let post = try writePosition(qualifier, at: target)
      return ("Occupancy", [("holder", [ends.subject]), ("post", [post])])
    case (.person, .organization) where type == Predicate.memberOf.rawValue:
      return ("Membership", [("member", [ends.subject]), ("organization", [ends.object]), role])
    case (.document, _):
      return ("Documentation", [("document", [ends.subject]), ("entity", [ends.object]), role])
    case (_, .document):
      return ("Documentation", [("document", [ends.object]), ("entity", [ends.subject]), role])
    case (.person, .project), (.organization, .project):
      return (
        "ProjectParticipant",
        [("project", [ends.object]), ("participant", [ends.subject]), role]
      )
    default:
      return ("UnknownLink", [("subject", [ends.subject]), ("object", [ends.object]), role])
    }
  }

  /// Writes a post at a body, once; its id.
  private mutating func writePosition(_ title: String, at body: NodeID) throws(ExportError)
    -> String
  {
    let identity = "\(identifiers.key(of: body))\t\(title)"
    let id = Self.id(identifiers.iri(kind: "position", identity))
    guard positions.insert(StableHash.hash(identity)).inserted else { return id }
    try write(
      id, "Position",
      [("name", [view.label(of: body) + title]), ("organization", [self.id(of: body)])])
    return id
  }

  /// How many characters the model allows in a property: 250 in addresses, 384 in names, more in
  /// other short texts, 65,000 in long ones.
  private static func maximumLength(of property: String) -> Int {
    switch property {
    case "description", "notes": 65_000
    case "full": 250
    default: 384
    }
  }

  private static func shortened(_ text: String, to limit: Int) -> String {
    guard text.utf8.count > limit, text.unicodeScalars.count > limit else { return text }
    return String(scalars: text.unicodeScalars.prefix(limit - 1)) + "…"
  }

  private func write(
    _ id: String, _ schema: String, _ properties: [(String, [String])]
  ) throws(ExportError) {
    try output.write("{\"id\":\"\(id)\",\"schema\":\"\(schema)\",\"properties\":{")
    var isFirst = true
    for (name, values) in properties {
      guard !values.isEmpty else { continue }
      let limit = Self.maximumLength(of: name)
      var values = values.map { Self.shortened($0, to: limit) }
      if values.count > 1 {
        var seen: Set<[UInt8]> = []
        values = values.filter { seen.insert(Array($0.utf8)).inserted }
      }
      values.removeAll { $0.isEmpty }
      guard !values.isEmpty else { continue }
      try output.write("\(isFirst ? "" : ",")\"\(name)\":[")
      isFirst = false
      for (place, value) in values.enumerated() {
        try output.write(place == 0 ? "\"" : ",\"")
        try output.write(value, escapedBy: .json)
        try output.write("\"")
      }
      try output.write("]")
    }
    try output.write("}}\n")
  }
}
