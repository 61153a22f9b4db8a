internal import InkGraphCore
internal import MarkupIO
public import PropertyGraph

/// Reads back a graph from the GraphML or RDF/XML that this program writes.
///
/// The graph is equal to the one that was written, in the same order, but for what the format left
/// out: the evidence if it was not written, an empty text, and characters that XML forbids.
///
/// **Invariant:** nothing outside of the given bytes is read; depth and size are bounded.
public struct GraphImporter: Sendable {
  private let vocabulary: ExportVocabulary

  /// Makes an importer.
  ///
  /// - Parameter vocabulary: Gives the namespace of the terms in RDF.
  public init(vocabulary: ExportVocabulary = ExportVocabulary()) {
    self.vocabulary = vocabulary
  }

  /// Reads a document; its first element tells the format.
  ///
  /// - Parameters:
  ///   - bytes: The document.
  ///   - source: The file's path, for messages.
  /// - Returns: The graph.
  /// - Throws: All kinds of `GraphImportError`, with the line if one is known.
  /// - Complexity: O(*b*) time and memory for *b* bytes.
  public func graph(from bytes: [UInt8], source: String) throws(GraphImportError) -> Graph {
    let first: XMLStartTag?
    do throws(XMLReadError) {
      let events = try XMLEventReader(bytes, source: source)
      if case .start(let tag)? = try events.next() { first = tag } else { first = nil }
    } catch {
      throw GraphImportError(error)
    }
    switch first?.name {
    case "graphml": return try GraphMLReader(bytes, source: source).graph()
    case "RDF": return try RDFGraphReader(vocabulary).graph(from: bytes, source: source)
    default:
      throw GraphImportError(
        .unknownFormat(first?.name ?? ""),
        at: SourceLocation(source: source, line: first?.line ?? 0))
    }
  }
}
