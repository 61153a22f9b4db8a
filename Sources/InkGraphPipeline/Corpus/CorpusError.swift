package import InkGraphCore

/// A corpus, or an issue with its gold, that cannot be used.
package struct CorpusError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  package enum Kind: Hashable, Sendable {
    /// A line is no JSON.
    case syntax(expected: String)
    /// A line has no member of a name, or one of another kind.
    case missing(member: String)
    /// A span does not lie inside its text.
    case badSpan(start: Int, end: Int, count: Int)
    /// A file is neither a corpus nor an issue.
    case unknownForm(reason: String)
    /// A file holds no line.
    case empty
    /// The gold of an issue comes without the issue.
    case noText
    /// The gold is of an issue that no file of texts holds.
    case otherText(issue: String, files: [String])
    /// No issue could be read from a file of texts.
    case unreadableText(reason: String)
  }

  /// What is wrong.
  package let kind: Kind
  /// Where it was found.
  package let location: SourceLocation

  package init(_ kind: Kind, at location: SourceLocation) {
    self.kind = kind
    self.location = location
  }

  /// What is wrong, where, and what to do about it.
  package var description: String {
    switch kind {
    case .syntax(let expected):
      "\(location): \(expected) should stand here; a line is an object such as \(Self.example)"
    case .missing(let member):
      "\(location): the line has no usable '\(member)'; a line is an object such as \(Self.example)"
    case .badSpan(let start, let end, let count):
      "\(location): the span [\(start), \(end)] does not lie inside the text, which has \(count) "
        + "characters; offsets count Unicode scalars, and the end is not part of the span"
    case .unknownForm(let reason):
      "\(location): neither a corpus with a line such as \(Self.example) nor an issue with "
        + "\"articles\" (\(reason)); `inkgraph export --format issue-json` shows that form"
    case .empty: "\(location): the file is empty; give a corpus or an issue with its mentions"
    case .noText:
      "\(location): the gold of an issue holds no text; give the issue's own file with --text FILE"
    case .otherText(let issue, let files):
      "\(location): no file of --text holds issue \(issue) (\(files.joined(separator: ", "))); "
        + "give the file of that issue with --text FILE"
    case .unreadableText(let reason): "\(location): no issue can be read from it; \(reason)"
    }
  }

  private static let example = #"{"id": "a-1", "text": "王芳到场。", "spans": [[0, 2, "person"]]}"#
}
