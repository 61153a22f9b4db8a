package import InkGraphCore

/// A text of a corpus with what is marked in it: one line of a JSONL file.
///
/// `{"id": "19980101-01-001-002", "text": "…", "spans": [[12, 15, "per"]]}`; offsets count Unicode
/// scalars, the end is not part of the span, and other members are passed over.
package struct CorpusLine: Hashable, Sendable {
  /// A name that someone marked.
  package struct Mark: Hashable, Sendable {
    /// Where it stands.
    package var span: TextSpan
    /// What the corpus calls its type.
    package var label: String

    /// Makes a mark.
    package init(_ span: TextSpan, _ label: String) {
      self.span = span
      self.label = label
    }
  }

  /// What a line is called.
  package enum ID: Hashable, Sendable, CustomStringConvertible {
    /// A text.
    case text(String)
    /// A number, `true`, `false` or `null`, as it is written.
    case literal(String)

    /// The id without quotes.
    package var description: String {
      switch self {
      case .text(let text), .literal(let text): text
      }
    }
  }

  /// What the line is called; nil if it has no name.
  package var id: ID?
  /// The text.
  package var text: String
  /// The names in it, as the file lists them; nil if the line does not say.
  package var marks: [Mark]?

  /// Makes a line.
  package init(id: String, text: String, marks: [Mark]? = []) {
    self.id = .text(id)
    self.text = text
    self.marks = marks
  }

  /// Reads a line.
  ///
  /// - Parameters:
  ///   - bytes: The line without its line feed.
  ///   - source: The path of the file, for messages.
  ///   - line: The number of the line, counted from 1.
  /// - Throws: `CorpusError` of the kinds `syntax`, `missing` and `badSpan`.
  package init(
    _ bytes: ArraySlice<UInt8>, source: String, line: Int
  ) throws(CorpusError) {
    var id: ID?
    var text: String?
    var marks: [(start: Int, end: Int, label: String)]?
    var scanner = JSONScanner(bytes)
    do throws(JSONSyntaxError) {
      try scanner.object { (name, scanner) throws(JSONSyntaxError) in
        switch name {
        case "id": id = try Self.id(&scanner)
        case "text": text = try scanner.string()
        case "spans": marks = try Self.marks(&scanner)
        default: try scanner.value()
        }
      }
      try scanner.end()
    } catch {
      throw CorpusError(
        .syntax(expected: error.expected),
        at: SourceLocation(source: source, line: line, column: Self.column(error.offset, bytes)))
    }
    let location = SourceLocation(source: source, line: line)
    guard let text else { throw CorpusError(.missing(member: "text"), at: location) }
    let count = marks == nil ? 0 : text.unicodeScalars.count
    for mark in marks ?? []
    where mark.start < 0 || mark.start >= mark.end || mark.end > count {
      throw CorpusError(
        .badSpan(start: mark.start, end: mark.end, count: count), at: location)
    }
    self.id = id
    self.text = text
    self.marks = marks?.map { Mark(TextSpan(start: $0.start, end: $0.end), $0.label) }
  }

  private static func id(_ scanner: inout JSONScanner) throws(JSONSyntaxError) -> ID {
    var quoted = scanner
    let value = try scanner.value()
    switch value.first {
    case UInt8(ascii: "\""): return .text(try quoted.string())
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      throw JSONSyntaxError(
        offset: value.startIndex - scanner.start, expected: "an id that is a text or a number")
    default: return .literal(String(decoding: value, as: UTF8.self))
    }
  }

  private static func marks(
    _ scanner: inout JSONScanner
  ) throws(JSONSyntaxError) -> [(start: Int, end: Int, label: String)] {
    var marks: [(start: Int, end: Int, label: String)] = []
    try scanner.array { (scanner) throws(JSONSyntaxError) in
      var numbers: [Int] = []
      var label = ""
      try scanner.array { (scanner) throws(JSONSyntaxError) in
        if numbers.count < 2 {
          numbers.append(try scanner.integer())
        } else if label.isEmpty {
          label = try scanner.string()
        } else {
          try scanner.value()
        }
      }
      guard numbers.count == 2, !label.isEmpty else {
        throw scanner.failure(#"a span such as [0, 2, "person"]"#)
      }
      marks.append((numbers[0], numbers[1], label))
    }
    return marks
  }

  /// The column of a byte, in characters, counted from 1.
  private static func column(_ offset: Int, _ bytes: ArraySlice<UInt8>) -> Int {
    String(decoding: bytes.prefix(offset), as: UTF8.self).unicodeScalars.count + 1
  }
}
