/// The name of an element or attribute, checked once.
package final class XMLName: Sendable {
  let bytes: [UInt8]

  /// Takes a name that the program chose: ASCII, with a prefix if it has one.
  package init(_ text: String) {
    precondition(Self.isName(text), "an XML element or attribute called '\(text)'")
    bytes = Array(text.utf8)
  }

  /// Whether a text is a qualified name in ASCII.
  private static func isName(_ text: String) -> Bool {
    var colons = 0
    var isFirst = true
    for byte in text.utf8 {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A, 0x5F: isFirst = false
      case 0x30...0x39, 0x2D, 0x2E:
        if isFirst { return false }
      case 0x3A:
        if isFirst || colons > 0 { return false }
        colons += 1
        isFirst = true
      default: return false
      }
    }
    return !isFirst
  }
}

/// The tags of an element that is written often, around its text or around one attribute's value.
package final class XMLElementFrame: Sendable {
  let start: [UInt8]
  let end: [UInt8]

  /// Puts the tags together.
  ///
  /// - Parameters:
  ///   - name: The name, with its prefix if it has one.
  ///   - attributes: The attributes in order.
  ///   - last: The attribute whose value is what the frame is put around; nil for an element with
  ///     text.
  package init(
    _ name: String, _ attributes: [(name: String, value: String)] = [],
    lastAttribute last: String? = nil
  ) {
    let tag = OutputBuffer()
    tag.append(UInt8(ascii: "<"))
    tag.append(XMLName(name).bytes)
    for (name, value) in attributes + (last.map { [($0, "")] } ?? []) {
      tag.append(UInt8(ascii: " "))
      tag.append(XMLName(name).bytes)
      tag.append(literal: "=\"")
      tag.append(value, escapedBy: .xmlAttribute)
      tag.append(UInt8(ascii: "\""))
    }
    if last != nil {
      start = Array(tag.bytes.dropLast())
      end = Array("\"/>".utf8)
    } else {
      start = Array(tag.bytes) + [UInt8(ascii: ">")]
      end = Array("</\(name)>".utf8)
    }
  }
}
