import InkGraphCore

/// Reads an RDF/XML document, triple by triple.
///
/// It follows the W3C's grammar: relative identifiers, `xml:base` and `xml:lang`, typed nodes,
/// property attributes, containers, collections, reification, and XML literals in canonical form
/// (without comments). What the grammar forbids is refused.
///
/// ```swift
/// let reader = try RDFXMLReader(bytes, source: "news.rdf", base: "https://example.org/news.rdf")
/// try reader.read { triple in print(triple.subject, triple.predicate, triple.object) }
/// ```
///
/// **Invariant:** nothing outside of the given bytes is read, and memory grows with the depth of the
/// document and the number of its `rdf:ID`s only; depth is bounded by `XMLEventReader.Limits`.
///
/// Gandon, Schreiber (editors), "RDF 1.1 XML syntax" (W3C, 2014).
public final class RDFXMLReader {
  private let events: XMLEventReader
  private let source: String
  private let base: String
  /// The line of the element that gave the triple at hand.
  public private(set) var line = 0
  private var receive: (RDFTriple) throws(RDFReadError) -> Void = { _ in }
  private var blankCount = 0
  private var usedIDs: Set<String> = []

  /// Opens a document.
  ///
  /// - Parameters:
  ///   - bytes: The document.
  ///   - source: The file's path, for messages.
  ///   - base: The identifier of the document, against which relative ones are resolved.
  ///   - limits: The bounds of the XML.
  /// - Throws: `.xml` for a document that is empty or too large.
  public init(
    _ bytes: [UInt8], source: String, base: String,
    limits: XMLEventReader.Limits = XMLEventReader.Limits()
  ) throws(RDFReadError) {
    self.source = source
    self.base = IRIReference.withoutFragment(base)
    do { events = try XMLEventReader(bytes, source: source, limits: limits) } catch {
      throw RDFReadError(.xml(error), at: error.location)
    }
  }

  /// Reads the document to its end; to be called once.
  ///
  /// - Parameter receive: Takes each triple, in the order of the document.
  /// - Throws: `.xml` and `.syntax`, with the line; triples before it were given out already.
  public func read(
    _ receive: @escaping (RDFTriple) throws(RDFReadError) -> Void
  ) throws(RDFReadError) {
    self.receive = receive
    defer { self.receive = { _ in } }
    while let event = try next() {
      guard case .start(let tag) = event else { continue }
      let scope = Scope(base: base, language: nil)
      if tag.namespace == RDFXMLNames.rdf, tag.name == "RDF" {
        let inner = try self.scope(of: tag, in: scope)
        for attribute in tag.attributes where attribute.namespace != RDFXMLNames.xml {
          throw fault("rdf:RDF has the attribute \(attribute.name); remove it", tag.line)
        }
        while let child = try nextElement(under: tag.line) {
          _ = try readNode(child, in: inner)
        }
      } else {
        _ = try readNode(tag, in: scope)
      }
    }
  }

  /// What an element inherits.
  private struct Scope {
    var base: String
    var language: String?
  }

  private func emit(_ triple: RDFTriple, at line: Int) throws(RDFReadError) {
    self.line = line
    try receive(triple)
  }

  private func next() throws(RDFReadError) -> XMLEvent? {
    do { return try events.next() } catch { throw RDFReadError(.xml(error), at: error.location) }
  }

  private func fault(_ rule: String, _ line: Int) -> RDFReadError {
    RDFReadError(.syntax(rule), at: SourceLocation(source: source, line: line))
  }

  /// The next child of an element that begins in a line; nil at the end of that element.
  ///
  /// Text between elements must be blank.
  private func nextElement(under line: Int) throws(RDFReadError) -> XMLStartTag? {
    while let event = try next() {
      switch event {
      case .start(let tag): return tag
      case .end: return nil
      case .text(let text):
        if !Self.isBlank(text) {
          throw fault(
            "the text '\(text.shortened)' stands where only elements can; remove it", line)
        }
      }
    }
    return nil
  }

  private static func isBlank(_ text: String) -> Bool {
    text.utf8.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
  }

  private func scope(of tag: XMLStartTag, in outer: Scope) throws(RDFReadError) -> Scope {
    var scope = outer
    if let base = tag.attribute("base", namespace: RDFXMLNames.xml) {
      scope.base = IRIReference.withoutFragment(IRIReference.resolve(base, base: outer.base))
    }
    if let language = tag.attribute("lang", namespace: RDFXMLNames.xml) {
      scope.language = language.isEmpty ? nil : language
    }
    return scope
  }

  private func newBlank() -> RDFTerm {
    blankCount += 1
    return .blank("b\(blankCount)")
  }

  private func namedBlank(_ label: String, _ tag: XMLStartTag) throws(RDFReadError) -> RDFTerm {
    guard RDFXMLNames.isName(label) else {
      throw fault("rdf:nodeID '\(label)' is no XML name; begin it with a letter", tag.line)
    }
    // The labels of unnamed nodes begin with another letter.
    return .blank("n" + label)
  }

  /// The identifier that an `rdf:ID` gives, which no other one in the document may give again.
  private func identified(
    _ id: String, _ scope: Scope, _ tag: XMLStartTag
  ) throws(RDFReadError) -> RDFTerm {
    guard RDFXMLNames.isName(id) else {
      throw fault("rdf:ID '\(id)' is no XML name; begin it with a letter", tag.line)
    }
    let iri = IRIReference.resolve("#" + id, base: scope.base)
    guard usedIDs.insert(iri).inserted else {
      throw fault("rdf:ID '\(id)' stands twice; use rdf:about for the second one", tag.line)
    }
    return .iri(iri)
  }

  // Node elements.

  private func readNode(_ tag: XMLStartTag, in outer: Scope) throws(RDFReadError) -> RDFTerm {
    let scope = try scope(of: tag, in: outer)
    let attributes = try RDFXMLAttributes(of: tag, source: source)
    if tag.namespace.isEmpty {
      throw fault("<\(tag.name)> has no namespace; declare one", tag.line)
    }
    if tag.namespace == RDFXMLNames.rdf,
      RDFXMLNames.syntax.contains(tag.name) || RDFXMLNames.old.contains(tag.name)
        || tag.name == "li"
    {
      throw fault("rdf:\(tag.name) cannot be a node", tag.line)
    }
    let subject = try subject(of: tag, attributes, scope)
    if tag.namespace != RDFXMLNames.rdf || tag.name != "Description" {
      try emit(
        RDFTriple(subject, RDFXMLNames.rdf + "type", .iri(tag.namespace + tag.name)),
        at: tag.line)
    }
    try emitProperties(attributes, of: subject, scope, at: tag.line)
    try readProperties(of: subject, in: scope, under: tag.line)
    return subject
  }

  private func subject(
    of tag: XMLStartTag, _ attributes: RDFXMLAttributes, _ scope: Scope
  ) throws(RDFReadError) -> RDFTerm {
    for name in ["resource", "datatype", "parseType"] where attributes.syntax[name] != nil {
      throw fault("rdf:\(name) belongs to properties, not to nodes", tag.line)
    }
    guard attributes.syntax.count <= 1 else {
      throw fault("a node has one of rdf:ID, rdf:about and rdf:nodeID; remove the others", tag.line)
    }
    if let about = attributes.syntax["about"] {
      return .iri(IRIReference.resolve(about, base: scope.base))
    }
    if let id = attributes.syntax["ID"] { return try identified(id, scope, tag) }
    if let label = attributes.syntax["nodeID"] { return try namedBlank(label, tag) }
    return newBlank()
  }

  private func emitProperties(
    _ attributes: RDFXMLAttributes, of subject: RDFTerm, _ scope: Scope, at line: Int
  ) throws(RDFReadError) {
    for (predicate, value) in attributes.properties {
      let object: RDFTerm =
        predicate == RDFXMLNames.rdf + "type"
        ? .iri(IRIReference.resolve(value, base: scope.base))
        : .literal(value, language: scope.language, datatype: nil)
      try emit(RDFTriple(subject, predicate, object), at: line)
    }
  }

  // Property elements.

  private func readProperties(
    of subject: RDFTerm, in scope: Scope, under line: Int
  ) throws(RDFReadError) {
    var listPlace = 0
    while let tag = try nextElement(under: line) {
      if tag.namespace.isEmpty {
        throw fault("<\(tag.name)> has no namespace; declare one", tag.line)
      }
      var predicate = tag.namespace + tag.name
      if tag.namespace == RDFXMLNames.rdf {
        if RDFXMLNames.syntax.contains(tag.name) || RDFXMLNames.old.contains(tag.name)
          || tag.name == "Description"
        {
          throw fault("rdf:\(tag.name) cannot be a property", tag.line)
        }
        if tag.name == "li" {
          listPlace += 1
          predicate = RDFXMLNames.rdf + "_\(listPlace)"
        }
      }
      try readProperty(tag, predicate, of: subject, in: scope)
    }
  }

  private func readProperty(
    _ tag: XMLStartTag, _ predicate: String, of subject: RDFTerm, in outer: Scope
  ) throws(RDFReadError) {
    let scope = try scope(of: tag, in: outer)
    let attributes = try RDFXMLAttributes(of: tag, source: source)
    let syntax = attributes.syntax
    if syntax["about"] != nil {
      throw fault("rdf:about belongs to nodes; use rdf:resource", tag.line)
    }
    let statement = try syntax["ID"].map { id throws(RDFReadError) in
      try identified(id, scope, tag)
    }
    func state(_ object: RDFTerm) throws(RDFReadError) {
      try emit(RDFTriple(subject, predicate, object), at: tag.line)
      guard let statement else { return }
      for (predicate, object) in [
        ("type", .iri(RDFXMLNames.rdf + "Statement")), ("subject", subject),
        ("predicate", .iri(predicate)), ("object", object),
      ] {
        try emit(RDFTriple(statement, RDFXMLNames.rdf + predicate, object), at: tag.line)
      }
    }
    if let parseType = syntax["parseType"] {
      let others = ["resource", "nodeID", "datatype"].contains { syntax[$0] != nil }
      if others || !attributes.properties.isEmpty {
        throw fault("rdf:parseType allows no other attribute but rdf:ID; remove them", tag.line)
      }
      switch parseType {
      case "Resource":
        let object = newBlank()
        try state(object)
        try readProperties(of: object, in: scope, under: tag.line)
      case "Collection": try state(try readCollection(in: scope, under: tag.line))
      default:
        try state(
          .literal(try readLiteral(), language: nil, datatype: RDFXMLNames.rdf + "XMLLiteral"))
      }
      return
    }
    if syntax["resource"] != nil || syntax["nodeID"] != nil || !attributes.properties.isEmpty {
      if syntax["datatype"] != nil || syntax["resource"] != nil && syntax["nodeID"] != nil {
        throw fault(
          "a property has one of rdf:resource, rdf:nodeID and rdf:datatype; remove the others",
          tag.line)
      }
      let object: RDFTerm
      if let resource = syntax["resource"] {
        object = .iri(IRIReference.resolve(resource, base: scope.base))
      } else if let label = syntax["nodeID"] {
        object = try namedBlank(label, tag)
      } else {
        object = newBlank()
      }
      try state(object)
      try emitProperties(attributes, of: object, scope, at: tag.line)
      guard try nextElement(under: tag.line) == nil else {
        throw fault("a property with rdf:resource or attributes must be empty", tag.line)
      }
      return
    }
    try state(try readContent(of: tag, datatype: syntax["datatype"], in: scope))
  }

  /// Reads the one node or the text in a property.
  private func readContent(
    of tag: XMLStartTag, datatype: String?, in scope: Scope
  ) throws(RDFReadError) -> RDFTerm {
    var text = ""
    var node: RDFTerm?
    while let event = try next() {
      switch event {
      case .text(let piece): text += piece
      case .start(let child):
        guard node == nil, datatype == nil else {
          throw fault(
            "<\(tag.name)> holds more than one node, or a node and a datatype; write it again for "
              + "each", child.line)
        }
        node = try readNode(child, in: scope)
      case .end:
        guard let node else {
          return .literal(
            text, language: datatype == nil ? scope.language : nil,
            datatype: datatype.map { IRIReference.resolve($0, base: scope.base) })
        }
        guard Self.isBlank(text) else {
          throw fault("<\(tag.name)> holds both text and a node; keep one of them", tag.line)
        }
        return node
      }
    }
    return .literal(text, language: nil, datatype: nil)
  }

  /// Reads nodes into a list.
  private func readCollection(
    in scope: Scope, under line: Int
  ) throws(RDFReadError) -> RDFTerm {
    var first: RDFTerm?
    var last: RDFTerm?
    while let tag = try nextElement(under: line) {
      let item = try readNode(tag, in: scope)
      let cell = newBlank()
      if let last { try emit(RDFTriple(last, RDFXMLNames.rdf + "rest", cell), at: tag.line) }
      try emit(RDFTriple(cell, RDFXMLNames.rdf + "first", item), at: tag.line)
      first = first ?? cell
      last = cell
    }
    let end = RDFTerm.iri(RDFXMLNames.rdf + "nil")
    if let last { try emit(RDFTriple(last, RDFXMLNames.rdf + "rest", end), at: line) }
    return first ?? end
  }

  private func readLiteral() throws(RDFReadError) -> String {
    var literal = XMLLiteralText()
    var depth = 0
    while let event = try next() {
      switch event {
      case .text(let piece): literal.append(piece)
      case .start(let tag):
        depth += 1
        literal.start(tag)
      case .end:
        if depth == 0 { return literal.text }
        depth -= 1
        literal.end()
      }
    }
    return literal.text
  }
}

extension String {
  /// The first characters without blanks around them, for a message.
  fileprivate var shortened: String {
    let words = split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.count > 30 ? words.prefix(30) + "…" : words
  }
}
