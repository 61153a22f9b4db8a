import MarkupIO

/// Gathers text into pieces of some 64 KiB for a sink.
final class TextOutput {
  /// What was gathered; hot loops append to it, and call `handOver` after each line or record.
  let buffer = OutputBuffer()
  private let sink: any ByteSink
  private let format: String

  convenience init(_ sink: any ByteSink, format: ExportFormat) {
    self.init(sink, format: format.rawValue)
  }

  init(_ sink: any ByteSink, format: String) {
    self.sink = sink
    self.format = format
  }

  /// Writes a text as it stands.
  func write(_ text: String) throws(ExportError) {
    buffer.append(text)
    try handOver()
  }

  /// Writes a text with replacements for some of its characters.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - escapes: What stands for single characters.
  /// - Throws: `.sink` when the sink throws.
  func write(_ text: String, escapedBy escapes: TextEscapes) throws(ExportError) {
    buffer.append(text, escapedBy: escapes)
    try handOver()
  }

  /// Hands over what was gathered, if it is enough.
  func handOver() throws(ExportError) {
    if buffer.isFull { try flush() }
  }

  /// Hands over what was gathered.
  func flush() throws(ExportError) {
    guard buffer.count > 0 else { return }
    do { try sink.write(buffer.bytes) } catch {
      throw ExportError(.sink(error), format: format)
    }
    buffer.removeAll()
  }
}

extension TextEscapes {
  /// The escapes of strings in Turtle and N-Triples.
  static let turtle = TextEscapes([
    "\"": "\\\"", "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t",
  ])

  /// The escapes of strings in JSON (RFC 8259).
  static let json = TextEscapes([
    "\"": "\\\"", "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\u{7F}": "\\u007f",
  ])

  /// The escapes of a quoted field of CSV (RFC 4180).
  static let csv = TextEscapes(["\"": "\"\""])

  /// The escapes of a quoted field that must stand in one line.
  static let csvLine = TextEscapes(["\"": "\"\"", "\n": " ", "\r": " "])

  /// The escapes of an item of a list in XML text, as `ListText` reads them.
  static let xmlListItem = TextEscapes([
    "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;", "|": "\\|", "\\": "\\\\",
  ])

  /// The escapes of strings in JSON within a script element of HTML, which a `<` could end and
  /// where two separators would end a line of old JavaScript (they are no ASCII, and allowed since
  /// ECMAScript 2019).
  static let script = TextEscapes([
    "\"": "\\\"", "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\u{7F}": "\\u007f",
    "<": "\\u003c", ">": "\\u003e", "&": "\\u0026",
  ])
}
