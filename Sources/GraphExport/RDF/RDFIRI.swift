import InkGraphCore
import MarkupIO

/// An identifier in RDF, in two parts, so that the millions that end in a hash need no text of their
/// own.
struct RDFIRI: Hashable, Sendable {
  /// The whole, or what stands before the hash; ASCII.
  let start: String
  /// The hash, 16 hexadecimal digits as text; nil for none.
  let hash: UInt64?

  init(_ text: String) {
    start = text
    hash = nil
  }

  init(start: String, hash: UInt64) {
    self.start = start
    self.hash = hash
  }

  /// The identifier as text.
  var text: String { hash.map { start + StableHash.hexadecimal($0) } ?? start }
}

extension OutputBuffer {
  /// Appends an identifier, with replacements for characters that the format takes for its own.
  func append(_ iri: RDFIRI, escapedBy escapes: TextEscapes? = nil) {
    if let escapes {
      append(iri.start, escapedBy: escapes)
    } else {
      append(iri.start)
    }
    if let hash = iri.hash { append(hexadecimal: hash) }
  }
}
