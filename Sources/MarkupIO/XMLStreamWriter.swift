/// Why an XML document could not be written.
public struct XMLWriteError: Error, CustomStringConvertible {
  /// What went wrong.
  public enum Kind: Sendable {
    /// The receiver of the bytes failed, with this error.
    case sink(any Error)
  }

  /// What went wrong.
  public let kind: Kind

  init(_ kind: Kind) { self.kind = kind }

  /// What went wrong, for a user.
  public var description: String {
    switch kind {
    case .sink(let error): "XML output: \(error)"
    }
  }
}

/// Writes an XML 1.0 document in UTF-8 piece by piece.
///
/// Elements are kept only as the stack of those still open, so memory does not grow with the
/// document. Characters that XML 1.0 forbids are left out of texts and attribute values; line
/// breaks and tabs in attribute values come back from every parser as they were.
///
/// The bytes are put together here and not by libxml2's text writer, which writes Han characters in
/// attributes as numbers and differs from version to version.
///
/// **Invariant:** whatever strings are given as text, the document is well formed, and the same
/// calls give the same bytes everywhere.
///
/// ```swift
/// let writer = XMLStreamWriter(indents: true) { bytes in try file.write(bytes) }
/// try writer.startDocument()
/// try writer.startElement("graph", [("id", "G")])
/// try writer.element("node", text: "张三 & 李四")
/// try writer.endElement()
/// try writer.endDocument()
/// ```
public final class XMLStreamWriter {
  /// What receives the bytes of the document, in order.
  public typealias Sink = (UnsafeRawBufferPointer) throws -> Void

  private let sink: Sink
  /// What was written and not yet handed over, with the state of the document.
  ///
  /// It is one value, so that a call needs one check of exclusive access and not one for each part.
  private var text: XMLText
  /// What the sink threw; after that it is not called again.
  private var failure: (any Error)?

  private static let pieceSize = 1 << 16

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - indents: Whether each element begins on a line of its own, two spaces for each level;
  ///     right for documents that people read, a fifth more bytes in large ones.
  ///   - sink: What receives the bytes, some 64 KiB at a time; called until `endDocument` returns.
  public init(indents: Bool = false, sink: @escaping Sink) {
    self.sink = sink
    text = XMLText(indents: indents)
    text.bytes.reserveCapacity(Self.pieceSize * 5 / 4)
  }

  /// Writes the XML declaration.
  public func startDocument() throws(XMLWriteError) {
    text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    try handOver()
  }

  /// Opens an element.
  ///
  /// - Parameters:
  ///   - name: The name, with its prefix if it has one; a name that the program chose, not a text.
  ///   - attributes: The attributes in order; namespaces are declared as `xmlns` and `xmlns:p`.
  /// - Throws: `.sink`.
  public func startElement(
    _ name: String, _ attributes: [(name: String, value: String)] = []
  ) throws(XMLWriteError) {
    text.startElement(name)
    for (name, value) in attributes { try attribute(name, value) }
  }

  /// Adds an attribute to the element that was just opened.
  ///
  /// - Parameters:
  ///   - name: The name, with its prefix if it has one.
  ///   - value: Any text.
  /// - Throws: `.sink`.
  public func attribute(_ name: String, _ value: String) throws(XMLWriteError) {
    text.attribute(name, value)
    try handOver()
  }

  /// Writes text into the open element.
  public func text(_ content: String) throws(XMLWriteError) {
    text.content(content)
    try handOver()
  }

  /// Closes the innermost open element.
  public func endElement() throws(XMLWriteError) {
    text.endElement()
    try handOver()
  }

  /// Writes an element that has only text in it, or nothing.
  ///
  /// - Parameters:
  ///   - name: The name, with its prefix if it has one.
  ///   - attributes: The attributes in order.
  ///   - text: The text; nil for an empty element.
  /// - Throws: `.sink`.
  public func element(
    _ name: String, _ attributes: [(name: String, value: String)] = [], text: String? = nil
  ) throws(XMLWriteError) {
    try startElement(name, attributes)
    if let text { try self.text(text) }
    try endElement()
  }

  /// Writes an element with one attribute and text, the most frequent kind in large documents.
  ///
  /// - Parameters:
  ///   - name: The name, with its prefix if it has one.
  ///   - attribute: The attribute's name.
  ///   - value: Its value.
  ///   - text: The text.
  /// - Throws: `.sink`.
  public func element(
    _ name: String, _ attribute: String, _ value: String, text: String
  ) throws(XMLWriteError) {
    self.text.element(name, attribute, value, text)
    try handOver()
  }

  /// Closes what is still open and hands over the last bytes.
  public func endDocument() throws(XMLWriteError) {
    text.endDocument()
    try handOver(all: true)
  }

  /// Hands the sink what was gathered, if it is enough; throws if the sink did, now or before.
  private func handOver(all: Bool = false) throws(XMLWriteError) {
    if failure == nil, all ? !text.bytes.isEmpty : text.bytes.count >= Self.pieceSize {
      do { try text.bytes.withUnsafeBytes { try sink($0) } } catch { failure = error }
      text.bytes.removeAll(keepingCapacity: true)
    }
    if let failure { throw XMLWriteError(.sink(failure)) }
  }
}

/// The text of a document as far as it has not been handed over.
private struct XMLText {
  var bytes: [UInt8] = []
  private let indents: Bool
  /// The names of the open elements.
  private var names: [String] = []
  /// Whether the start tag of the innermost element still lacks its end.
  private var isInTag = false
  /// Whether the innermost element holds text, after which nothing is indented.
  private var holdsText = false

  init(indents: Bool) { self.indents = indents }

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func append(_ byte: UInt8) { bytes.append(byte) }

  private mutating func indent() {
    guard indents else { return }
    for _ in names { append("  ") }
  }

  mutating func startElement(_ name: String) {
    precondition(Self.isName(name), "an XML element called '\(name)'")
    if isInTag {
      append(UInt8(ascii: ">"))
      if indents { append(UInt8(ascii: "\n")) }
    }
    indent()
    append(UInt8(ascii: "<"))
    append(name)
    names.append(name)
    isInTag = true
    holdsText = false
  }

  mutating func attribute(_ name: String, _ value: String) {
    precondition(Self.isName(name), "an XML attribute called '\(name)'")
    precondition(isInTag, "no start tag is open for the attribute '\(name)'")
    append(UInt8(ascii: " "))
    append(name)
    append(UInt8(ascii: "="))
    append(UInt8(ascii: "\""))
    escape(value, inAttribute: true)
    append(UInt8(ascii: "\""))
  }

  mutating func content(_ text: String) {
    if isInTag { append(UInt8(ascii: ">")) }
    isInTag = false
    holdsText = true
    escape(text, inAttribute: false)
  }

  mutating func endElement() {
    guard let name = names.popLast() else { preconditionFailure("no XML element is open") }
    if isInTag {
      append("/>")
    } else {
      if !holdsText { indent() }
      append("</")
      append(name)
      append(UInt8(ascii: ">"))
    }
    if indents { append(UInt8(ascii: "\n")) }
    isInTag = false
    holdsText = false
  }

  mutating func element(_ name: String, _ attribute: String, _ value: String, _ text: String) {
    startElement(name)
    self.attribute(attribute, value)
    content(text)
    endElement()
  }

  mutating func endDocument() {
    while !names.isEmpty { endElement() }
    if !indents { append(UInt8(ascii: "\n")) }
  }

  /// Writes a text as it stands in a document.
  ///
  /// Stretches that need no change, which is nearly all text, are copied at once.
  private mutating func escape(_ text: String, inAttribute: Bool) {
    var text = text
    let isSpecial = Self.isSpecial
    text.withUTF8 { source in
      var copied = 0
      for (place, byte) in source.enumerated() where isSpecial[Int(byte)] {
        guard let replacement = Self.replacement(of: byte, at: place, source, inAttribute) else {
          continue
        }
        // The two forbidden characters above U+FFFD have two bytes before the one that tells.
        bytes.append(contentsOf: source[copied..<(byte < 0x80 ? place : place - 2)])
        bytes.append(contentsOf: replacement.bytes)
        copied = place + 1
      }
      bytes.append(contentsOf: source[copied...])
    }
  }

  /// What stands for a byte, or nil if it stands for itself.
  private static func replacement(
    of byte: UInt8, at place: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ inAttribute: Bool
  ) -> StaticString? {
    switch byte {
    case 0x26: return "&amp;"
    case 0x3C: return "&lt;"
    case 0x3E: return "&gt;"
    case 0x22: return inAttribute ? "&quot;" : nil
    case 0x09: return inAttribute ? "&#9;" : nil
    case 0x0A: return inAttribute ? "&#10;" : nil
    case 0x0D: return "&#13;"
    case 0..<0x20: return ""
    default:
      // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
      let isForbidden = place >= 2 && bytes[place - 1] == 0xBF && bytes[place - 2] == 0xEF
      return isForbidden ? "" : nil
    }
  }

  /// Whether a byte may have to be replaced.
  private static let isSpecial: [Bool] = (0..<256).map { byte in
    byte < 0x20 || [0x22, 0x26, 0x3C, 0x3E, 0xBE, 0xBF].contains(byte)
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

extension StaticString {
  fileprivate var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
  }
}
