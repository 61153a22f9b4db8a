/// A format for other programs.
public enum ExportFormat: String, Hashable, Sendable, CaseIterable {
  /// GraphML, for Gephi, NetworkX, igraph, Cytoscape, yEd and Neo4j.
  case graphml
  /// GEXF, for Gephi with its timeline.
  case gexf
  /// RDF in XML, for Protégé, triple stores and rdflib.
  case rdfxml
  /// The language of Graphviz, for pictures.
  case dot

  /// The usual ending of file names, without the dot.
  public var fileExtension: String {
    switch self {
    case .graphml: "graphml"
    case .gexf: "gexf"
    case .rdfxml: "rdf"
    case .dot: "dot"
    }
  }

  /// A writer of this format.
  public func writer(vocabulary: ExportVocabulary, options: ExportOptions = ExportOptions())
    -> any GraphWriter
  {
    switch self {
    case .graphml: GraphMLWriter(vocabulary: vocabulary, options: options)
    case .gexf: GEXFWriter(vocabulary: vocabulary, options: options)
    case .rdfxml: RDFXMLWriter(vocabulary: vocabulary, options: options)
    case .dot: DOTWriter(vocabulary: vocabulary, options: options)
    }
  }
}
