/// A format for other programs.
public enum ExportFormat: String, Hashable, Sendable, CaseIterable {
  /// GraphML, for Gephi, NetworkX, igraph, Cytoscape, yEd and Neo4j.
  case graphml
  /// GEXF, for Gephi with its timeline.
  case gexf
  /// RDF in XML, for Protégé, triple stores and rdflib.
  case rdfxml
  /// RDF in Turtle, which people can read.
  case turtle
  /// RDF in N-Triples, for bulk loading.
  case ntriples
  /// RDF in JSON-LD, for programs that know JSON.
  case jsonld
  /// FollowTheMoney entities as JSON lines, for Aleph and OpenSanctions.
  case ftm
  /// The language of Graphviz, for pictures.
  case dot
  /// A figure, laid out here.
  case svg
  /// A page for any browser, laid out here.
  case html

  /// The usual ending of file names, without the dot.
  public var fileExtension: String {
    switch self {
    case .graphml: "graphml"
    case .gexf: "gexf"
    case .rdfxml: "rdf"
    case .turtle: "ttl"
    case .ntriples: "nt"
    case .jsonld: "jsonld"
    case .ftm: "ftm.json"
    case .dot: "dot"
    case .svg: "svg"
    case .html: "html"
    }
  }

  /// Whether people look at it, rather than programs.
  public var isPicture: Bool { self == .dot || self == .svg || self == .html }

  /// A writer of this format.
  public func writer(vocabulary: ExportVocabulary, options: ExportOptions = ExportOptions())
    -> any GraphWriter
  {
    switch self {
    case .graphml: GraphMLWriter(vocabulary: vocabulary, options: options)
    case .gexf: GEXFWriter(vocabulary: vocabulary, options: options)
    case .rdfxml: RDFWriter(.xml, vocabulary: vocabulary, options: options)
    case .turtle: RDFWriter(.turtle, vocabulary: vocabulary, options: options)
    case .ntriples: RDFWriter(.nTriples, vocabulary: vocabulary, options: options)
    case .jsonld: RDFWriter(.jsonLD, vocabulary: vocabulary, options: options)
    case .ftm: FollowTheMoneyWriter(vocabulary: vocabulary, options: options)
    case .dot: DOTWriter(vocabulary: vocabulary, options: options)
    case .svg: SVGWriter(vocabulary: vocabulary, options: options)
    case .html: HTMLWriter(vocabulary: vocabulary, options: options)
    }
  }
}
