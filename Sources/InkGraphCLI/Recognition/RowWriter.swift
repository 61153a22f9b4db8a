import InkGraphCore
import InkGraphPipeline

/// How a line and its mentions are written.
enum RowWriter: Sendable {
  /// A JSON object a line; the path of the file is a member if there are several.
  case json(showsFile: Bool)
  /// The text with `[surface:type]` for each mention.
  case text
  /// The text with each mention in the colour of its type.
  case color(TypeColors)

  /// Adds a line of output.
  func write(
    _ row: RecognitionRow, _ mentions: [Mention], of path: String, to bytes: inout [UInt8]
  ) {
    switch self {
    case .json(let showsFile):
      Self.writeJSON(row, mentions, of: showsFile ? path : nil, to: &bytes)
    case .text:
      Self.writeMarked(row, mentions, to: &bytes) { mention, inside, bytes in
        bytes.append(UInt8(ascii: "["))
        inside(&bytes)
        bytes.append(UInt8(ascii: ":"))
        bytes += Array(mention.type.rawValue.utf8)
        bytes.append(UInt8(ascii: "]"))
      }
    case .color(let colors):
      Self.writeMarked(row, mentions, to: &bytes) { mention, inside, bytes in
        bytes += Array(colors.start(of: mention.type).utf8)
        inside(&bytes)
        bytes += Array(TypeColors.end.utf8)
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  // MARK: JSON

  private static func writeJSON(
    _ row: RecognitionRow, _ mentions: [Mention], of path: String?, to bytes: inout [UInt8]
  ) {
    bytes.reserveCapacity(bytes.count + row.text.utf8.count + 96 * (mentions.count + 1))
    bytes.append(UInt8(ascii: "{"))
    if let path {
      bytes.append(json: "file", string: path)
      bytes.append(ascii: ", ")
    }
    if let id = row.id {
      switch id {
      case .text(let text): bytes.append(json: "id", string: text)
      case .literal(let text): bytes.append(json: "id", ascii: text)
      }
      bytes.append(ascii: ", ")
    }
    bytes.append(json: "line", ascii: String(row.number))
    bytes.append(ascii: ", ")
    bytes.append(json: "text", string: row.text)
    bytes.append(ascii: ", \"mentions\": [")
    for (index, mention) in mentions.enumerated() {
      bytes.append(ascii: index == 0 ? "{" : ", {")
      bytes.append(json: "start", ascii: String(mention.span.start))
      bytes.append(ascii: ", ")
      bytes.append(json: "end", ascii: String(mention.span.end))
      bytes.append(ascii: ", ")
      bytes.append(json: "surface", string: mention.surface)
      bytes.append(ascii: ", ")
      bytes.append(json: "type", string: mention.type.rawValue)
      bytes.append(ascii: ", ")
      bytes.append(json: "score", ascii: thousandths(mention.score))
      bytes.append(ascii: "}")
    }
    bytes.append(ascii: "]}")
  }

  /// A number between 0 and 1 with up to three decimals.
  private static func thousandths(_ value: Double) -> String {
    let scaled = Int((value * 1000).rounded())
    guard scaled % 1000 != 0 else { return String(scaled / 1000) }
    var digits = String(1000 + scaled % 1000).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(scaled / 1000).\(digits)"
  }

  // MARK: Marked text

  private static func writeMarked(
    _ row: RecognitionRow, _ mentions: [Mention], to bytes: inout [UInt8],
    mark: (Mention, _ inside: (inout [UInt8]) -> Void, inout [UInt8]) -> Void
  ) {
    let scalars = row.text.unicodeScalars
    var position = scalars.startIndex
    var offset = 0
    func write(until end: Int, to bytes: inout [UInt8]) {
      let first = position
      position = scalars.index(position, offsetBy: end - offset)
      offset = end
      bytes += Array(TableRenderer.oneLine(String(scalars[first..<position])).utf8)
    }
    for mention in mentions {
      write(until: mention.span.start, to: &bytes)
      mark(mention, { write(until: mention.span.end, to: &$0) }, &bytes)
    }
    bytes += Array(TableRenderer.oneLine(String(scalars[position...])).utf8)
  }
}

extension [UInt8] {
  /// Adds ASCII text as it is.
  fileprivate mutating func append(ascii text: String) { append(contentsOf: text.utf8) }

  /// Adds a member of an object whose value is written as it is.
  fileprivate mutating func append(json name: String, ascii value: String) {
    append(ascii: "\"\(name)\": ")
    append(ascii: value)
  }

  /// Adds a member of an object whose value is a text.
  fileprivate mutating func append(json name: String, string value: String) {
    append(ascii: "\"\(name)\": \"")
    var value = value
    value.withUTF8 { text in
      var plain = 0
      for index in text.indices {
        let byte = text[index]
        guard byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F else { continue }
        append(contentsOf: text[plain..<index])
        plain = index + 1
        switch byte {
        case 0x22, 0x5C:
          append(0x5C)
          append(byte)
        case 0x0A: append(ascii: "\\n")
        case 0x0D: append(ascii: "\\r")
        case 0x09: append(ascii: "\\t")
        default: append(ascii: "\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16))
        }
      }
      append(contentsOf: text[plain...])
    }
    append(0x22)
  }
}
