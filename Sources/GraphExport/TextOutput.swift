/// Gathers text into pieces of some 64 KiB for a sink.
final class TextOutput {
  private var bytes: [UInt8] = []
  private let sink: any ByteSink
  private let format: String

  private static let pieceSize = 1 << 16

  convenience init(_ sink: any ByteSink, format: ExportFormat) {
    self.init(sink, format: format.rawValue)
  }

  init(_ sink: any ByteSink, format: String) {
    self.sink = sink
    self.format = format
    bytes.reserveCapacity(Self.pieceSize + Self.pieceSize / 8)
  }

  /// Writes a text as it stands.
  func write(_ text: String) throws(ExportError) {
    bytes.append(contentsOf: text.utf8)
    if bytes.count >= Self.pieceSize { try flush() }
  }

  /// Writes one byte.
  func write(_ byte: UInt8) throws(ExportError) {
    bytes.append(byte)
    if bytes.count >= Self.pieceSize { try flush() }
  }

  /// Writes a text with replacements for some of its bytes; what XML forbids is left out, so that
  /// every format carries the same texts.
  ///
  /// Stretches that need no change, which is nearly all text, are copied at once.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - escapes: What stands for single characters.
  /// - Throws: `.sink` when the sink throws.
  func write(_ text: String, escapedBy escapes: TextEscapes) throws(ExportError) {
    var text = text
    let isSpecial = escapes.isSpecial
    text.withUTF8 { source in
      var copied = 0
      for place in source.indices where isSpecial[Int(source[place])] {
        let byte = source[place]
        if byte >= 0x80 {
          // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
          guard place >= 2, source[place - 1] == 0xBF, source[place - 2] == 0xEF else { continue }
          bytes.append(contentsOf: source[copied..<(place - 2)])
        } else {
          bytes.append(contentsOf: source[copied..<place])
          bytes.append(contentsOf: escapes.replacements[Int(byte)])
        }
        copied = place + 1
      }
      bytes.append(contentsOf: source[copied...])
    }
    if bytes.count >= Self.pieceSize { try flush() }
  }

  /// Hands over what was gathered.
  func flush() throws(ExportError) {
    guard !bytes.isEmpty else { return }
    do { try bytes.withUnsafeBytes { try sink.write($0) } } catch {
      throw ExportError(.sink(error), format: format)
    }
    bytes.removeAll(keepingCapacity: true)
  }
}

/// What a format writes in the place of single ASCII characters.
struct TextEscapes: Sendable {
  /// Whether a byte may have to be replaced.
  let isSpecial: [Bool]
  /// What stands for each byte below 0x80.
  let replacements: [[UInt8]]

  /// Makes escapes; the characters that XML forbids are replaced by nothing.
  init(_ escapes: [Unicode.Scalar: String]) {
    var isSpecial = [Bool](repeating: false, count: 256)
    var replacements = (0..<128).map { [UInt8($0)] }
    for byte in 0..<0x20 where ![0x09, 0x0A, 0x0D].contains(byte) {
      isSpecial[byte] = true
      replacements[byte] = []
    }
    isSpecial[0xBE] = true
    isSpecial[0xBF] = true
    for (scalar, replacement) in escapes {
      precondition(scalar.isASCII, "an escape for '\(scalar)', which is not ASCII")
      isSpecial[Int(scalar.value)] = true
      replacements[Int(scalar.value)] = Array(replacement.utf8)
    }
    self.isSpecial = isSpecial
    self.replacements = replacements
  }

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

  /// The escapes of texts and attribute values of XML and HTML.
  static let xml = TextEscapes([
    "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;",
  ])

  /// The escapes of strings in JSON within a script element of HTML, which a `<` could end and
  /// where two separators would end a line of old JavaScript (they are no ASCII, and allowed since
  /// ECMAScript 2019).
  static let script = TextEscapes([
    "\"": "\\\"", "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\u{7F}": "\\u007f",
    "<": "\\u003c", ">": "\\u003e", "&": "\\u0026",
  ])
}
