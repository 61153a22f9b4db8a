import InkGraphCore
import MarkupIO
import PropertyGraph

/// Reads a graph from the triples that `RDFStream` gives.
///
/// Nodes are the subjects with a `skos:prefLabel` and a class that the document declares, edges its
/// `ink:statement`s and `ink:link`s; the plain triples between nodes say nothing more.
struct RDFGraphReader {
  private let vocabulary: ExportVocabulary
  private let ink: InkTerms

  init(_ vocabulary: ExportVocabulary) {
    self.vocabulary = vocabulary
    ink = InkTerms { RDFName(prefix: "ink", namespace: vocabulary.namespace, local: $0) }
  }

  /// The triples of one subject.
  private struct Subject {
    var values: [String: [RDFTerm]] = [:]

    func iris(_ predicate: RDFName) -> [String] {
      (values[predicate.iri] ?? []).compactMap { if case .iri(let iri) = $0 { iri } else { nil } }
    }

    func texts(_ predicate: RDFName) -> [String] {
      (values[predicate.iri] ?? []).compactMap {
        if case .literal(let text, _, _) = $0 { text } else { nil }
      }
    }

    /// The first value, of the kind that its datatype says.
    func value(_ predicate: RDFName) -> PropertyValue? {
      for case .literal(let text, _, let datatype) in values[predicate.iri] ?? [] {
        let value: PropertyValue? =
          switch datatype {
          case RDFTerms.integer.iri: Int64(text).map { .integer($0) }
          case RDFTerms.double.iri: Double(text).map { .double($0) }
          case RDFTerms.date.iri: CalendarDate(iso: text).map { .date($0) }
          case RDFTerms.boolean.iri: Bool(text).map { .boolean($0) }
          default: nil
          }
        return value ?? .string(text)
      }
      return nil
    }
  }

  func graph(from bytes: [UInt8], source: String) throws(GraphImportError) -> Graph {
    var order: [String] = []
    var subjects: [String: Subject] = [:]
    do throws(RDFReadError) {
      try RDFXMLReader(bytes, source: source, base: vocabulary.base).read { triple in
        guard case .iri(let iri) = triple.subject else { return }
        if subjects[iri] == nil { order.append(iri) }
        subjects[iri, default: Subject()].values[triple.predicate, default: []]
          .append(triple.object)
      }
    } catch {
      throw GraphImportError(error)
    }
    let place = SourceLocation(source: source, line: 0)
    let classes = names(of: RDFTerms.owlClass, order, subjects)
    let predicates = names(of: RDFTerms.objectProperty, order, subjects)
    guard classes[ink.statement.iri] != nil else {
      throw GraphImportError(.foreign("the file declares no \(ink.statement.iri)"), at: place)
    }
    var builder = GraphBuilder()
    var nodes: [String: NodeID] = [:]
    var keys: [String: String] = [:]
    for iri in order {
      guard let subject = subjects[iri], let name = subject.texts(RDFTerms.prefLabel).first,
        !subject.iris(RDFNames.type).contains(RDFTerms.roleClass.iri)
      else { continue }
      keys[iri] = subject.texts(ink.key).first
      let labels = subject.iris(RDFNames.type).compactMap { classes[$0] }
      nodes[iri] = builder.addNode(labels: labels, properties: properties(of: subject, name: name))
    }
    for iri in order {
      guard let subject = subjects[iri],
        subject.iris(RDFNames.type).contains(where: {
          $0 == ink.statement.iri || $0 == ink.link.iri
        })
      else { continue }
      func end(_ predicate: RDFName) throws(GraphImportError) -> NodeID {
        let iri = subject.iris(predicate).first ?? ""
        guard let node = nodes[iri] else { throw GraphImportError(.unknownNode(iri), at: place) }
        return node
      }
      let type = subject.iris(RDFTerms.predicate).first ?? ""
      builder.addEdge(
        from: try end(RDFTerms.subject), to: try end(RDFTerms.object),
        type: predicates[type] ?? localName(type),
        properties: edgeProperties(of: subject, subjects, keys))
    }
    return builder.build()
  }

  /// What the graph calls the declared terms of a kind, by their identifiers.
  private func names(
    of kind: RDFName, _ order: [String], _ subjects: [String: Subject]
  ) -> [String: String] {
    var names: [String: String] = [:]
    for iri in order {
      guard let subject = subjects[iri], subject.iris(RDFNames.type).contains(kind.iri) else {
        continue
      }
      names[iri] = subject.texts(ink.name).first ?? localName(iri)
    }
    return names
  }

  private func localName(_ iri: String) -> String {
    iri.hasPrefix(vocabulary.namespace) ? String(iri.dropFirst(vocabulary.namespace.count)) : iri
  }

  private func properties(of subject: Subject, name: String) -> [(String, PropertyValue)] {
    var properties: [(String, PropertyValue)] = [("name", .string(name))]
    let aliases = subject.texts(RDFTerms.altLabel)
    if !aliases.isEmpty { properties.append(("aliases", .list(aliases.map { .string($0) }))) }
    for (key, predicate) in ink.nodeLiterals {
      if let value = subject.value(predicate) { properties.append((key.name, value)) }
    }
    return properties
  }

  private func edgeProperties(
    of subject: Subject, _ subjects: [String: Subject], _ keys: [String: String]
  ) -> [(String, PropertyValue)] {
    var properties: [(String, PropertyValue)] = []
    for (key, predicate) in ink.edgeLiterals {
      if let value = subject.value(predicate) { properties.append((key.name, value)) }
    }
    let quotes = subject.iris(RDFTerms.derivedFrom).compactMap { subjects[$0] }
    func add(_ key: String, _ items: [String]) {
      if !items.isEmpty { properties.append((key, .list(items.map { .string($0) }))) }
    }
    add("evidence", quotes.compactMap { $0.texts(RDFTerms.value).first })
    add(
      "articles",
      quotes.compactMap { quote in
        quote.texts(ink.article).first
          ?? quote.iris(RDFTerms.quotedFrom).first.flatMap { keys[$0] }
      })
    add("rules", quotes.compactMap { $0.texts(ink.rule).first })
    return properties
  }
}
