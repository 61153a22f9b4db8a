internal import InkGraphCore

/// The name of a paragraph in an archive: day, page, article and paragraph, as in
/// `19980101-01-001-003`.
package struct DocumentID: Hashable, Sendable {
  /// The day: `19980101`.
  package let day: Substring
  /// The article, which is everything but the paragraph: `19980101-01-001`.
  package let article: Substring

  /// Reads an id; nil if it is another kind of name.
  package init?(_ id: String) {
    let parts = id.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0].utf8.count == 8,
      parts.allSatisfy({ part in
        !part.isEmpty
          && part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      })
    else { return nil }
    day = parts[0]
    article = id[..<parts[2].endIndex]
  }
}
