public import PropertyGraph

/// A syntax of RDF.
public enum RDFSyntax: String, Hashable, Sendable, CaseIterable {
  /// RDF/XML, for Protégé and old programs.
  case xml
  /// Turtle, which people can read.
  case turtle
  /// N-Triples, a line for each triple, for bulk loading.
  case nTriples
  /// JSON-LD, for programs that know JSON.
  case jsonLD

  /// The format of such documents.
  public var format: ExportFormat {
    switch self {
    case .xml: .rdfxml
    case .turtle: .turtle
    case .nTriples: .ntriples
    case .jsonLD: .jsonld
    }
  }
}

/// Writes RDF for Protégé, triple stores and rdflib.
///
/// A document imports the ontology and declares the terms it uses. Things bear the classes of the
/// ontology and of schema.org, W3C ORG and FOAF; names stand only in literals. Each edge stands
/// twice: as one triple, which is easy to ask for, and as an `ink:statement` (or, for what places
/// things, an `ink:link`) that carries what one triple cannot: qualifier, dates, weight, score, and
/// the quotes that it was read off, each with its article and rule (PROV). Posts stand as
/// `org:Membership` besides, during the time from the day on which the papers first show them to
/// the last. There are no blank nodes, and all syntaxes hold the same triples.
public struct RDFWriter: GraphWriter {
  private let syntax: RDFSyntax
  private let vocabulary: ExportVocabulary
  private let options: ExportOptions

  /// Makes a writer.
  public init(
    _ syntax: RDFSyntax, vocabulary: ExportVocabulary, options: ExportOptions = ExportOptions()
  ) {
    self.syntax = syntax
    self.vocabulary = vocabulary
    self.options = options
  }

  /// Writes a whole document.
  ///
  /// - Parameters:
  ///   - graph: The graph; its nodes' `key` properties give the identifiers.
  ///   - sink: What receives the bytes.
  /// - Throws: `.repeatedKey` before anything is written, `.sink` when the sink throws.
  /// - Complexity: O(*n* log *n* + *m* log *d*) time for *n* nodes, *m* edges and the greatest
  ///   number *d* of edges at one node; before the first byte some eight bytes of memory for each
  ///   node, then what one node and its edges need.
  public func write(_ graph: Graph, to sink: any ByteSink) throws(ExportError) {
    let identifiers = RDFIdentifiers(graph, base: vocabulary.base)
    if let key = identifiers.repeatedKey(in: graph) {
      throw ExportError(.repeatedKey(key), format: syntax.format)
    }
    switch syntax {
    case .xml:
      let isSmall = graph.nodeCount + graph.edgeCount <= 5_000
      let serializer = RDFXMLSerializer(sink, indents: isSmall, format: .rdfxml)
      try write(graph, identifiers, serializer)
    case .turtle:
      try write(graph, identifiers, TurtleSerializer(TextOutput(sink, format: .turtle)))
    case .nTriples:
      try write(graph, identifiers, NTriplesSerializer(TextOutput(sink, format: .ntriples)))
    case .jsonLD:
      try write(graph, identifiers, JSONLDSerializer(TextOutput(sink, format: .jsonld)))
    }
  }

  private func write(
    _ graph: Graph, _ identifiers: RDFIdentifiers, _ serializer: some RDFSerializer
  ) throws(ExportError) {
    var stream = RDFStream(
      view: GraphView(graph, vocabulary: vocabulary, language: options.language),
      names: RDFNames(vocabulary, predicates: graph.edgeTypes), identifiers: identifiers,
      vocabulary: vocabulary, includesEvidence: options.includesEvidence, serializer: serializer)
    try stream.write()
  }
}
