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
  /// What the sink threw; after that it is not called again.
  private var failure: (any Error)?
  private let indents: Bool
  /// What was written and not yet handed over.
  let buffer = OutputBuffer()
  /// The names of the open elements.
  private var names: [XMLName] = []
  /// Whether the start tag of the innermost element still lacks its end.
  private var isInTag = false
  /// Whether the innermost element holds text, after which nothing is indented.
  private var holdsText = false

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - indents: Whether each element begins on a line of its own, two spaces for each level;
  ///     right for documents that people read, a fifth more bytes in large ones.
  ///   - sink: What receives the bytes, some 64 KiB at a time; called until `endDocument` returns.
  public init(indents: Bool = false, sink: @escaping Sink) {
    self.indents = indents
    self.sink = sink
  }

  /// Writes the XML declaration.
  public func startDocument() throws(XMLWriteError) {
    buffer.append(literal: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
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
    startElement(XMLName(name))
    for (name, value) in attributes { try attribute(name, value) }
  }

  /// Opens an element whose name was checked before.
  package func startElement(_ name: XMLName) {
    endTag()
    indent()
    buffer.append(UInt8(ascii: "<"))
    buffer.append(name.bytes)
    names.append(name)
    isInTag = true
    holdsText = false
  }

  /// Adds an attribute to the element that was just opened.
  ///
  /// - Parameters:
  ///   - name: The name, with its prefix if it has one.
  ///   - value: Any text.
  /// - Throws: `.sink`.
  public func attribute(_ name: String, _ value: String) throws(XMLWriteError) {
    startAttribute(XMLName(name).bytes)
    buffer.append(value, escapedBy: .xmlAttribute)
    buffer.append(UInt8(ascii: "\""))
    try handOver()
  }

  /// Adds an attribute to the element that was just opened.
  ///
  /// - Parameters:
  ///   - name: The name, with its prefix if it has one.
  ///   - content: Appends the value, escaped by `TextEscapes.xmlAttribute`.
  package func attribute(_ name: XMLName, _ content: (OutputBuffer) -> Void) {
    startAttribute(name.bytes)
    content(buffer)
    buffer.append(UInt8(ascii: "\""))
  }

  private func startAttribute(_ name: [UInt8]) {
    precondition(isInTag, "no start tag is open for an attribute")
    buffer.append(UInt8(ascii: " "))
    buffer.append(name)
    buffer.append(literal: "=\"")
  }

  /// Writes text into the open element.
  public func text(_ content: String) throws(XMLWriteError) {
    startText()
    buffer.append(content, escapedBy: .xmlText)
    try handOver()
  }

  /// Writes text into the open element.
  ///
  /// - Parameter content: Appends the text, escaped by `TextEscapes.xmlText`.
  package func text(_ content: (OutputBuffer) -> Void) {
    startText()
    content(buffer)
  }

  private func startText() {
    if isInTag { buffer.append(UInt8(ascii: ">")) }
    isInTag = false
    holdsText = true
  }

  /// Closes the innermost open element.
  public func endElement() throws(XMLWriteError) {
    closeElement()
    try handOver()
  }

  private func closeElement() {
    guard let name = names.popLast() else { preconditionFailure("no XML element is open") }
    if isInTag {
      buffer.append(literal: "/>")
    } else {
      if !holdsText { indent() }
      buffer.append(literal: "</")
      buffer.append(name.bytes)
      buffer.append(UInt8(ascii: ">"))
    }
    endLine()
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
    let before = buffer.count
    endTag()
    indent()
    buffer.append(frame.start)
    guard content(buffer) else { return buffer.removeAll(from: before) }
    buffer.append(frame.end)
    endLine()
    try handOver()
  }

  /// Closes what is still open and hands over the last bytes.
  public func endDocument() throws(XMLWriteError) {
    while !names.isEmpty { closeElement() }
    if !indents { buffer.append(UInt8(ascii: "\n")) }
    try handOver(all: true)
  }

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

  private func endLine() {
    if indents { buffer.append(UInt8(ascii: "\n")) }
    isInTag = false
    holdsText = false
  }

  /// Hands the sink what was gathered, if it is enough; throws if the sink did, now or before.
  private func handOver(all: Bool = false) throws(XMLWriteError) {
    if failure == nil, all ? buffer.count > 0 : buffer.isFull {
      do { try sink(buffer.bytes) } catch { failure = error }
      buffer.removeAll()
    }
    if let failure { throw XMLWriteError(.sink(failure)) }
  }
}
