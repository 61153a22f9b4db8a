import MarkupIO

/// How texts stand between quotes in DOT files, so that Graphviz shows them as they are.
///
/// Four things would change a text: a quote ends the string, a backslash begins an escape such as
/// `\N` for the node's name, a line break is taken up by some parsers, and `&lt;` is read as in HTML.
/// Controls are left out, since the SVG that Graphviz draws could not hold them.
enum DOTText {
  /// Appends a text of a string whose quotes are written elsewhere.
  static func append(_ text: UnsafeBufferPointer<UInt8>, to buffer: OutputBuffer) {
    // Nearly all texts are short, and hold neither of the two characters whose neighbours count.
    let isSimple =
      text.count < maximumRun
      && !text.contains { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "\r") }
    if isSimple {
      buffer.append(text, escapedBy: .dot)
    } else {
      buffer.append(escaped(String(decoding: text, as: UTF8.self)))
    }
  }

  /// Appends a text of a string whose quotes are written elsewhere.
  static func append(_ text: String, to buffer: OutputBuffer) {
    var text = text
    text.withUTF8 { append($0, to: buffer) }
  }

  /// Graphviz refuses a string with 16,384 bytes and no backslash in a row, so a longer text goes
  /// on behind an escaped line break, which counts for nothing.
  private static func escaped(_ text: String) -> String {
    var result = ""
    let scalars = Array(text.unicodeScalars)
    var run = 0
    for (place, scalar) in scalars.enumerated() {
      run += 1
      if run == maximumRun {
        result += "\\\n"
        run = 0
      }
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": if place + 1 == scalars.count || scalars[place + 1] != "\n" { result += "\\n" }
      case "\t": result += " "
      case "&": result += beginsEntity(scalars, after: place) ? "&amp;" : "&"
      case "\u{0}"..."\u{1F}", "\u{7F}", "\u{FFFE}", "\u{FFFF}": break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A number of characters that take fewer than 16,384 bytes, at up to five for an ampersand.
  private static let maximumRun = 3_000

  /// Whether an ampersand begins something that reads as a named or numbered character.
  private static func beginsEntity(_ scalars: [Unicode.Scalar], after ampersand: Int) -> Bool {
    var place = ampersand + 1
    while place < scalars.count {
      let scalar = scalars[place]
      if scalar == ";" { return place > ampersand + 1 }
      let isPart =
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
        || (scalar == "#" && place == ampersand + 1)
      guard isPart else { return false }
      place += 1
    }
    return false
  }
}

extension TextEscapes {
  /// What Graphviz shows as it is, but for ampersands and carriage returns.
  fileprivate static let dot = TextEscapes([
    "\"": "\\\"", "\\": "\\\\", "\n": "\\n", "\t": " ", "\u{7F}": "",
  ])
}
