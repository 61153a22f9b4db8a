/// A language in which classes and predicates are labelled.
public enum ExportLanguage: String, Hashable, Sendable, CaseIterable {
  /// Chinese.
  case chinese = "zh"
  /// English.
  case english = "en"
}

/// For which programs GraphML is shaped.
public enum GraphMLFlavor: String, Hashable, Sendable, CaseIterable {
  /// Gephi, NetworkX, igraph, Cytoscape and Neo4j.
  case standard
  /// yEd, which shows labels and colours only where its own elements give them.
  case yed
}

/// A program of Graphviz that lays out a DOT file.
public enum LayoutHint: String, Hashable, Sendable, CaseIterable {
  /// Forces, for large graphs.
  case sfdp
  /// Forces, for small graphs.
  case neato
  /// Forces, with clusters.
  case fdp
  /// Ranks from top to bottom.
  case dot
  /// Rings around one node.
  case twopi
  /// One circle.
  case circo
}

/// What an export contains and how it is shaped.
public struct ExportOptions: Hashable, Sendable {
  /// The language of the labels of classes and predicates; names stay as they are.
  public var language = ExportLanguage.chinese
  /// Whether the sentences that support the edges are written.
  public var includesEvidence = true
  /// Whether GraphML and GEXF keep to the published schemas.
  ///
  /// Then GraphML lacks the attributes from which Gephi and Neo4j take the kinds of edges and the
  /// labels of nodes, and NetworkX does not see the colours and sizes of GEXF.
  public var strictXSD = false
  /// For which programs GraphML is shaped.
  public var flavor = GraphMLFlavor.standard
  /// Which program of Graphviz is to lay out DOT.
  public var layoutHint = LayoutHint.sfdp
  /// The greatest number of nodes in a picture; nil for no limit.
  public var maximumPictureNodes: Int? = 2_000

  /// The standard options.
  public init() {}
}
