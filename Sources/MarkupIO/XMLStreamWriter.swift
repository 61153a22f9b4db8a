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

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - indents: Whether each element begins on a line of its own, two spaces for each level;
  ///     right for documents that people read, a fifth more bytes in large ones.
  ///   - sink: What receives the bytes, some 64 KiB at a time; called until `endDocument` returns.
  public init(indents: Bool = false, sink: @escaping Sink) {
    self.sink = sink
    text = XMLText(indents: indents)
  }

  /// Writes the XML declaration.
  public func startDocument() throws(XMLWriteError) {
    text.buffer.append(literal: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
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

  /// Writes an element whose start tag was put together before, the fastest way to write many.
  ///
  /// - Parameters:
  ///   - frame: The tags.
  ///   - content: Appends what stands between them, escaped by `TextEscapes.xmlText` or, in an
  ///     attribute, `TextEscapes.xmlAttribute`, and tells whether there is anything; if not, there
  ///     is no element.
  /// - Throws: `.sink`.
  package func element(
    _ frame: XMLElementFrame, _ content: (OutputBuffer) -> Bool
  ) throws(XMLWriteError) {
    text.element(frame, content)
    try handOver()
  }

  /// Adds an attribute to the element that was just opened.
  ///
  /// - Parameters:
  ///   - name: The name, with its prefix if it has one.
  ///   - content: Appends the value, escaped by `TextEscapes.xmlAttribute`.
  package func attribute(_ name: StaticString, _ content: (OutputBuffer) -> Void) {
    text.attribute(name, content)
  }

  /// Closes what is still open and hands over the last bytes.
  public func endDocument() throws(XMLWriteError) {
    text.endDocument()
    try handOver(all: true)
  }

  /// Hands the sink what was gathered, if it is enough; throws if the sink did, now or before.
  private func handOver(all: Bool = false) throws(XMLWriteError) {
    let buffer = text.buffer
    if failure == nil, all ? buffer.count > 0 : buffer.isFull {
      do { try sink(buffer.bytes) } catch { failure = error }
      buffer.removeAll()
    }
    if let failure { throw XMLWriteError(.sink(failure)) }
  }
}

/// The tags of an element that is written often, around its text or around one attribute's value.
package struct XMLElementFrame: Sendable {
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
    _ name: String, _ attributes: [(name: String, value: String)] = [], lastAttribute last: String? = nil
  ) {
    var tag = XMLText(indents: false)
    tag.startElement(name)
    for (name, value) in attributes { tag.attribute(name, value) }
    if let last {
      tag.attribute(last, "")
      start = Array(tag.buffer.bytes.dropLast())
      end = Array("\"/>".utf8)
    } else {
      start = Array(tag.buffer.bytes) + [UInt8(ascii: ">")]
      end = Array("</\(name)>".utf8)
    }
  }
}

/// The text of a document as far as it has not been handed over.
private struct XMLText {
  let buffer = OutputBuffer()
  private let indents: Bool
  /// The names of the open elements.
  private var names: [String] = []
  /// Whether the start tag of the innermost element still lacks its end.
  private var isInTag = false
  /// Whether the innermost element holds text, after which nothing is indented.
  private var holdsText = false

  init(indents: Bool) { self.indents = indents }

  private func indent() {
    guard indents else { return }
    for _ in names { buffer.append(literal: "  ") }
  }

  /// Ends the start tag of the element around the next one.
  private func endTag() {
    guard isInTag else { return }
    buffer.append(UInt8(ascii: ">"))
    if indents { buffer.append(UInt8(ascii: "\n")) }
  }

  mutating func startElement(_ name: String) {
    precondition(Self.isName(name), "an XML element called '\(name)'")
    endTag()
    indent()
    buffer.append(UInt8(ascii: "<"))
    buffer.append(name)
    names.append(name)
    isInTag = true
    holdsText = false
  }

  mutating func attribute(_ name: String, _ value: String) {
    precondition(Self.isName(name), "an XML attribute called '\(name)'")
    precondition(isInTag, "no start tag is open for the attribute '\(name)'")
    buffer.append(UInt8(ascii: " "))
    buffer.append(name)
    buffer.append(literal: "=\"")
    buffer.append(value, escapedBy: .xmlAttribute)
    buffer.append(UInt8(ascii: "\""))
  }

  func attribute(_ name: StaticString, _ content: (OutputBuffer) -> Void) {
    precondition(isInTag, "no start tag is open for the attribute '\(name)'")
    buffer.append(UInt8(ascii: " "))
    buffer.append(literal: name)
    buffer.append(literal: "=\"")
    content(buffer)
    buffer.append(UInt8(ascii: "\""))
  }

  mutating func content(_ text: String) {
    if isInTag { buffer.append(UInt8(ascii: ">")) }
    isInTag = false
    holdsText = true
    buffer.append(text, escapedBy: .xmlText)
  }

  mutating func endElement() {
    guard let name = names.popLast() else { preconditionFailure("no XML element is open") }
    if isInTag {
      buffer.append(literal: "/>")
    } else {
      if !holdsText { indent() }
      buffer.append(literal: "</")
      buffer.append(name)
      buffer.append(UInt8(ascii: ">"))
    }
    if indents { buffer.append(UInt8(ascii: "\n")) }
    isInTag = false
    holdsText = false
  }

  mutating func element(_ frame: XMLElementFrame, _ content: (OutputBuffer) -> Bool) {
    let before = buffer.count
    endTag()
    indent()
    buffer.append(frame.start)
    guard content(buffer) else { return buffer.removeAll(from: before) }
    buffer.append(frame.end)
    if indents { buffer.append(UInt8(ascii: "\n")) }
    isInTag = false
    holdsText = false
  }

  mutating func endDocument() {
    while !names.isEmpty { endElement() }
    if !indents { buffer.append(UInt8(ascii: "\n")) }
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
