public import InkGraphCore
internal import MarkupIO

/// Why a graph could not be read back.
public struct GraphImportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// The document cannot be read; the text says why, with the place.
    case document(String)
    /// The document is neither GraphML nor RDF/XML; the text is its first element.
    case unknownFormat(String)
    /// The document holds no graph that this program wrote; the text says what is missing.
    case foreign(String)
    /// An edge ends at a node that the document lacks.
    case unknownNode(String)
    /// A table cannot be understood; the text says what is wrong and what to do.
    case table(String)
  }

  /// What is wrong.
  public let kind: Kind
  /// The file, and the line if one is known.
  public let location: SourceLocation

  init(_ kind: Kind, at location: SourceLocation) {
    self.kind = kind
    self.location = location
  }

  init(_ error: XMLReadError) {
    self.init(.document(error.description), at: error.location)
  }

  init(_ error: RDFReadError) {
    self.init(.document(error.description), at: error.location)
  }

  /// The error as `file:line: what is wrong; what to do`.
  public var description: String {
    switch kind {
    case .document(let message): message
    case .unknownFormat(let element):
      """
      \(location): <\(element)> begins neither GraphML nor RDF/XML; write the graph with \
      `inkgraph export --format graphml` or rdfxml
      """
    case .foreign(let missing):
      """
      \(location): \(missing), so this is no graph of inkgraph; write it with \
      `inkgraph export --format graphml` or rdfxml
      """
    case .table(let message): "\(location): \(message)"
    case .unknownNode(let id):
      "\(location): an edge ends at '\(id)', which is no node of the file; add it, or drop the edge"
    }
  }
}
