internal import CLibXML2

/// Why an XML document could not be written.
public struct XMLWriteError: Error, CustomStringConvertible {
  /// What went wrong.
  public enum Kind: Sendable {
    /// The receiver of the bytes failed, with this error.
    case sink(any Error)
    /// libxml2 refused a call, for want of memory.
    case library(call: String)
  }

  /// What went wrong.
  public let kind: Kind

  init(_ kind: Kind) { self.kind = kind }

  /// What went wrong, for a user.
  public var description: String {
    switch kind {
    case .sink(let error): "XML output: \(error)"
    case .library(let call): "XML output: libxml2 could not \(call); is memory short?"
    }
  }
}

/// Writes an XML 1.0 document in UTF-8 piece by piece, over libxml2's text writer.
///
/// Elements are kept only as the stack of those still open, so memory does not grow with the
/// document. Characters that XML 1.0 forbids are left out of texts and attribute values; line
/// breaks and tabs in attribute values come back from every parser as they were.
///
/// **Invariant:** whatever strings are given as text, the document is well formed, and the same
/// calls give the same bytes with every version of libxml2. For both reasons texts are escaped
/// here: libxml2's own escaping writes Han characters in attributes as numbers, and differs from
/// version to version.
///
/// ```swift
/// let writer = try XMLStreamWriter(indents: true) { bytes in try file.write(bytes) }
/// try writer.startDocument()
/// try writer.startElement("graph", [("id", "G")])
/// try writer.element("node", text: "张三 & 李四")
/// try writer.endElement()
/// try writer.endDocument()
/// ```
public final class XMLStreamWriter {
  /// What receives the bytes of the document, in order.
  public typealias Sink = (UnsafeRawBufferPointer) throws -> Void

  private let writer: xmlTextWriterPtr
  private let output: Output
  private var openElements = 0
  private var scratch: [UInt8] = []

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - indents: Whether each element begins on a line of its own, two spaces for each level;
  ///     right for documents that people read, a fifth more bytes in large ones.
  ///   - sink: What receives the bytes, some 64 KiB at a time; called until `endDocument` returns.
  /// - Throws: `.library` without memory.
  public init(indents: Bool = false, sink: @escaping Sink) throws(XMLWriteError) {
    output = Output(sink)
    let context = Unmanaged.passUnretained(output).toOpaque()
    let buffer = xmlOutputBufferCreateIO(
      { context, bytes, count in
        guard let context else { return -1 }
        let output = Unmanaged<Output>.fromOpaque(context).takeUnretainedValue()
        output.append(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
        // A failure of the sink is kept in `output`; told of it, libxml2 would print a message.
        return count
      }, { _ in 0 }, context, nil)
    guard let buffer else { throw XMLWriteError(.library(call: "open its output")) }
    guard let writer = xmlNewTextWriter(buffer) else {
      xmlOutputBufferClose(buffer)
      throw XMLWriteError(.library(call: "start"))
    }
    self.writer = writer
    if indents {
      xmlTextWriterSetIndent(writer, 1)
      xmlTextWriterSetIndentString(writer, "  ")
    }
  }

  deinit {
    // Freeing flushes what libxml2 still holds; a document that was given up ends where it is.
    output.isClosed = true
    xmlFreeTextWriter(writer)
  }

  /// Writes the XML declaration.
  public func startDocument() throws(XMLWriteError) {
    // Written as it stands: a declared encoding would make libxml2 copy every byte once more.
    try writeRaw(Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8), "begin the document")
  }

  /// Opens an element.
  ///
  /// - Parameters:
  ///   - name: The name, with its prefix if it has one; a name that the program chose, not a text.
  ///   - attributes: The attributes in order; namespaces are declared as `xmlns` and `xmlns:p`.
  /// - Throws: `.sink` or `.library`.
  public func startElement(
    _ name: String, _ attributes: [(name: String, value: String)] = []
  ) throws(XMLWriteError) {
    precondition(Self.isName(name), "an XML element called '\(name)'")
    try check(xmlTextWriterStartElement(writer, name), "open <\(name)>")
    openElements += 1
    for (name, value) in attributes { try attribute(name, value) }
  }

  /// Adds an attribute to the element that was just opened.
  ///
  /// - Parameters:
  ///   - name: The name, with its prefix if it has one.
  ///   - value: Any text.
  /// - Throws: `.sink` or `.library`.
  public func attribute(_ name: String, _ value: String) throws(XMLWriteError) {
    precondition(Self.isName(name), "an XML attribute called '\(name)'")
    try check(xmlTextWriterStartAttribute(writer, name), "open the attribute \(name)")
    escape(value, inAttribute: true)
    if scratch.count > 1 { try writeScratch("write the attribute \(name)") }
    try check(xmlTextWriterEndAttribute(writer), "close the attribute \(name)")
  }

  /// Writes text into the open element.
  public func text(_ text: String) throws(XMLWriteError) {
    escape(text, inAttribute: false)
    try writeScratch("write text")
  }

  /// Closes the innermost open element.
  public func endElement() throws(XMLWriteError) {
    precondition(openElements > 0, "no XML element is open")
    openElements -= 1
    try check(xmlTextWriterEndElement(writer), "close an element")
  }

  /// Writes an element that has only text in it, or nothing.
  ///
  /// - Parameters:
  ///   - name: The name, with its prefix if it has one.
  ///   - attributes: The attributes in order.
  ///   - text: The text; nil for an empty element.
  /// - Throws: `.sink` or `.library`.
  public func element(
    _ name: String, _ attributes: [(name: String, value: String)] = [], text: String? = nil
  ) throws(XMLWriteError) {
    try startElement(name, attributes)
    if let text { try self.text(text) }
    try endElement()
  }

  /// Closes what is still open and hands over the last bytes.
  public func endDocument() throws(XMLWriteError) {
    while openElements > 0 { try endElement() }
    try check(xmlTextWriterEndDocument(writer), "end the document")
    try check(xmlTextWriterFlush(writer), "write out the document")
    output.flush()
    try check(0, "write out the document")
  }

  /// Throws if a call failed, or if the sink did during it.
  private func check(
    _ result: Int32, _ call: @autoclosure () -> String
  ) throws(XMLWriteError) {
    if let error = output.error { throw XMLWriteError(.sink(error)) }
    if result < 0 { throw XMLWriteError(.library(call: call())) }
  }

  private func writeScratch(_ call: @autoclosure () -> String) throws(XMLWriteError) {
    try check(
      scratch.withUnsafeBufferPointer { xmlTextWriterWriteRaw(writer, $0.baseAddress) }, call())
  }

  private func writeRaw(_ bytes: [UInt8], _ call: String) throws(XMLWriteError) {
    scratch = bytes + [0]
    try writeScratch(call)
  }

  /// Puts a text into `scratch` as it stands in a document, with a zero byte at its end.
  ///
  /// Stretches that need no change, which is nearly all text, are copied at once.
  private func escape(_ text: String, inAttribute: Bool) {
    scratch.removeAll(keepingCapacity: true)
    var text = text
    text.withUTF8 { bytes in
      var copied = 0
      for (place, byte) in bytes.enumerated() where Self.isSpecial[Int(byte)] {
        guard let replacement = Self.replacement(of: byte, at: place, bytes, inAttribute) else {
          continue
        }
        // The two forbidden characters above U+FFFD have two bytes before the one that tells.
        scratch.append(contentsOf: bytes[copied..<(byte < 0x80 ? place : place - 2)])
        scratch.append(contentsOf: replacement.bytes)
        copied = place + 1
      }
      scratch.append(contentsOf: bytes[copied...])
    }
    scratch.append(0)
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

/// The receiver of libxml2's bytes, which gathers them into larger pieces.
private final class Output {
  /// Whether bytes are thrown away, because nobody waits for them any more.
  var isClosed = false
  /// What the sink threw; after that it is not called again.
  private(set) var error: (any Error)?
  private let sink: XMLStreamWriter.Sink
  private var pending: [UInt8] = []

  private static let pieceSize = 1 << 16

  init(_ sink: @escaping XMLStreamWriter.Sink) {
    self.sink = sink
    pending.reserveCapacity(Self.pieceSize)
  }

  /// Takes bytes.
  func append(_ bytes: UnsafeRawBufferPointer) {
    if isClosed || error != nil { return }
    pending.append(contentsOf: bytes)
    if pending.count >= Self.pieceSize { flush() }
  }

  /// Passes on what was gathered.
  func flush() {
    guard error == nil, !pending.isEmpty else { return }
    do { try pending.withUnsafeBytes { try sink($0) } } catch { self.error = error }
    pending.removeAll(keepingCapacity: true)
  }
}
