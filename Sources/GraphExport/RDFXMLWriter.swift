internal import InkGraphCore
internal import MarkupIO
public import PropertyGraph

/// Writes RDF/XML for Protégé, triple stores and rdflib.
///
/// A document imports the ontology and declares the terms it uses. Things bear the classes of the
/// ontology and of schema.org, W3C ORG and FOAF; names stand only in literals. Each fact stands
/// twice: as one triple, which is easy to ask for, and as an `ink:Statement` that carries what one
/// triple cannot: qualifier, dates, score, and the quotes that it was read off (PROV). Posts stand
/// as `org:Membership` besides, with the days on which the papers first and last show them as start
/// and end. There are no blank nodes.
///
/// Beckett (editor), "RDF/XML syntax specification" (W3C, 2004).
public struct RDFXMLWriter: GraphWriter {
  private let vocabulary: ExportVocabulary
  private let options: ExportOptions

  /// Makes a writer.
  public init(vocabulary: ExportVocabulary, options: ExportOptions = ExportOptions()) {
    self.vocabulary = vocabulary
    self.options = options
  }

  /// Writes a whole document.
  ///
  /// - Parameters:
  ///   - graph: The graph; its nodes' `key` properties give the identifiers.
  ///   - sink: What receives the bytes.
  /// - Throws: `.repeatedKey` before anything is written, `.sink` when the sink throws.
  /// - Complexity: O(*n* log *n* + *m*) time for the nodes and edges, some 16 bytes of memory for
  ///   each node, statement and quote.
  public func write(_ graph: Graph, to sink: any ByteSink) throws(ExportError) {
    let identifiers = RDFIdentifiers(graph, base: vocabulary.base)
    if let key = identifiers.repeatedKey(in: graph) {
      throw ExportError(.repeatedKey(key), format: .rdfxml)
    }
    do throws(XMLWriteError) {
      let isSmall = graph.nodeCount + graph.edgeCount <= 5_000
      let document = try XMLStreamWriter(indents: isSmall) { try sink.write($0) }
      var body = RDFBody(
        view: GraphView(graph, vocabulary: vocabulary, language: options.language),
        names: RDFNames(vocabulary, predicates: graph.edgeTypes), identifiers: identifiers,
        vocabulary: vocabulary, includesEvidence: options.includesEvidence, document: document)
      try document.startDocument()
      try body.writeHead()
      for node in graph.nodes { try body.write(node) }
      for edge in graph.edges { try body.write(edge) }
      try document.endDocument()
    } catch {
      throw ExportError(error, format: .rdfxml)
    }
  }
}
