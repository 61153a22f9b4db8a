import CLibXML2
import InkGraphCore

/// Reads an XML document as a sequence of events, one call each.
///
/// ```swift
/// let reader = try XMLEventReader(bytes, source: "inkgraph.owl")
/// while let event = try reader.next() {
///   if case .start(let element) = event { print(element.name) }
/// }
/// ```
///
/// **Invariant:** nothing outside of the given bytes is ever read. External entities, and entities
/// that multiply by naming others, are refused; an external DTD is named but not fetched. Sizes and
/// depth are bounded by `Limits`.
public final class XMLEventReader {
  /// The bounds of what a document may cost.
  public struct Limits: Hashable, Sendable {
    /// The longest document, in bytes.
    public var bytes: Int
    /// The deepest element, counting the root as 1; libxml2 itself allows 256.
    public var depth: Int
    /// How many bytes of text and attribute values the entities may add.
    public var addedText: Int

    /// Makes bounds; the defaults suit files that a person wrote or a program exported.
    public init(bytes: Int = 256 << 20, depth: Int = 200, addedText: Int = 16 << 20) {
      self.bytes = bytes
      self.depth = depth
      self.addedText = addedText
    }
  }

  private let source: String
  private let limits: Limits
  private let reader: xmlTextReaderPtr
  /// The document; libxml2 reads it in place, so it must stay where it is.
  private let storage: UnsafeMutableBufferPointer<UInt8>
  private let faults: FaultRecorder
  private var pending: [XMLEvent] = []
  private var textBudget: Int
  private var hasCheckedEntities = false
  private var isAtEnd = false

  /// Opens a document.
  ///
  /// - Parameters:
  ///   - bytes: The document, in UTF-8 or in the encoding that it declares.
  ///   - source: The file's path, for messages.
  ///   - limits: The bounds.
  /// - Throws: `empty`, `tooLarge` and `nulCharacter`.
  public init(
    _ bytes: [UInt8], source: String, limits: Limits = Limits()
  ) throws(XMLReadError) {
    // Without this call the first two readers on different threads would race (libxml2's threads
    // page); a global constant is initialised once.
    _ = libraryIsReady
    func refuse(_ kind: XMLReadError.Kind, line: Int = 0) -> XMLReadError {
      XMLReadError(kind, at: SourceLocation(source: source, line: line))
    }
    guard !bytes.isEmpty else { throw refuse(.empty) }
    guard bytes.count <= limits.bytes else { throw refuse(.tooLarge(limit: limits.bytes)) }
    // libxml2 takes U+0000 for the end of its buffer.
    if let line = lineOfNUL(bytes) { throw refuse(.nulCharacter, line: line) }

    let storage = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = storage.initialize(from: bytes)
    // No XML_PARSE_NOENT: with it libxml2 would load external entities from files. No DTDLOAD,
    // DTDATTR or DTDVALID: they would load the external DTD.
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_BIG_LINES.rawValue
    let opened = storage.withMemoryRebound(to: CChar.self) {
      xmlReaderForMemory($0.baseAddress, Int32($0.count), nil, nil, Int32(options))
    }
    guard let opened else {
      storage.deallocate()
      throw refuse(.malformed("libxml2 cannot open it"))
    }
    self.source = source
    self.limits = limits
    self.storage = storage
    reader = opened
    faults = FaultRecorder()
    textBudget = bytes.count + limits.addedText
    xmlTextReaderSetStructuredErrorHandler(
      reader,
      { context, error in
        guard let context, let error else { return }
        Unmanaged<FaultRecorder>.fromOpaque(context).takeUnretainedValue().record(error.pointee)
      }, Unmanaged.passUnretained(faults).toOpaque())
  }

  deinit {
    xmlFreeTextReader(reader)
    storage.deallocate()
  }

  /// The next event; nil after the last one.
  ///
  /// Comments, processing instructions and the DTD are passed over. After an error or the end, no
  /// further call returns an event.
  ///
  /// - Throws: `tooDeep`, `tooMuchText`, `externalEntity`, `nestedEntity` and
  ///   `malformed`, where the document shows them.
  public func next() throws(XMLReadError) -> XMLEvent? {
    if !pending.isEmpty { return pending.removeFirst() }
    var text = ""
    while pending.isEmpty, try advance() {
      if let piece = try textPiece() {
        text += piece
      } else {
        try readTag()
      }
    }
    if !text.isEmpty { return .text(text) }
    return pending.isEmpty ? nil : pending.removeFirst()
  }

  /// Moves to the next node; false at the end of the document.
  private func advance() throws(XMLReadError) -> Bool {
    guard !isAtEnd else { return false }
    let status = xmlTextReaderRead(reader)
    if status == 1, faults.first == nil { return true }
    isAtEnd = true
    if status == 0, faults.first == nil { return false }
    let fault = faults.first ?? FaultRecorder.Fault(reason: "it ends too early", line: 0)
    throw error(.malformed(fault.reason), line: fault.line)
  }

  /// The text of the current node; nil if it is not of text.
  private func textPiece() throws(XMLReadError) -> String? {
    switch UInt32(xmlTextReaderNodeType(reader)) {
    case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
      XML_READER_TYPE_WHITESPACE.rawValue, XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue:
      return try spend(string(xmlTextReaderConstValue(reader)))
    case XML_READER_TYPE_ENTITY_REFERENCE.rawValue:
      let name = string(xmlTextReaderConstLocalName(reader))
      guard let node = xmlTextReaderCurrentNode(reader),
        let entity = xmlGetDocEntity(node.pointee.doc, node.pointee.name)
      else { throw fail(.malformed("Entity '\(name)' not defined")) }
      return try spend(string(entity.pointee.content))
    default:
      return nil
    }
  }

  /// Reads a start or end tag into `pending`; other nodes leave it empty.
  private func readTag() throws(XMLReadError) {
    let type = UInt32(xmlTextReaderNodeType(reader))
    let line = currentLine
    let name = string(xmlTextReaderConstLocalName(reader))
    let namespace = string(xmlTextReaderConstNamespaceUri(reader))
    if type == XML_READER_TYPE_END_ELEMENT.rawValue {
      pending.append(.end(name: name, namespace: namespace, line: line))
    }
    guard type == XML_READER_TYPE_ELEMENT.rawValue else { return }
    // Only here is the DTD surely read to its end, and no entity has been put in before.
    if !hasCheckedEntities { try checkEntities() }
    if xmlTextReaderDepth(reader) >= limits.depth { throw fail(.tooDeep(limit: limits.depth)) }
    let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
    let prefix = string(xmlTextReaderConstPrefix(reader))
    let attributes = try readAttributes()
    pending.append(
      .start(
        XMLStartTag(
          name: name, prefix: prefix, namespace: namespace, attributes: attributes, line: line)))
    if isEmpty { pending.append(.end(name: name, namespace: namespace, line: line)) }
  }

  private func readAttributes() throws(XMLReadError) -> [XMLAttribute] {
    var attributes: [XMLAttribute] = []
    while xmlTextReaderMoveToNextAttribute(reader) == 1 {
      if xmlTextReaderIsNamespaceDecl(reader) == 1 { continue }
      attributes.append(
        XMLAttribute(
          name: string(xmlTextReaderConstLocalName(reader)),
          prefix: string(xmlTextReaderConstPrefix(reader)),
          namespace: string(xmlTextReaderConstNamespaceUri(reader)),
          value: try spend(string(xmlTextReaderConstValue(reader)))))
    }
    xmlTextReaderMoveToElement(reader)
    return attributes
  }

  /// Refuses entities that lie outside, name other entities or hold markup.
  ///
  /// What is left, such as `<!ENTITY owl "http://www.w3.org/2002/07/owl#">`, is plain text.
  private func checkEntities() throws(XMLReadError) {
    hasCheckedEntities = true
    var node = xmlTextReaderCurrentNode(reader)?.pointee.doc?.pointee.intSubset?.pointee.children
    while let current = node {
      node = current.pointee.next
      guard current.pointee.type == XML_ENTITY_DECL else { continue }
      let entity = UnsafeRawPointer(current).assumingMemoryBound(to: xmlEntity.self).pointee
      let name = string(entity.name)
      guard entity.etype == XML_INTERNAL_GENERAL_ENTITY else {
        throw fail(
          entity.etype == XML_INTERNAL_PARAMETER_ENTITY
            ? .nestedEntity(name) : .externalEntity(name))
      }
      let content = string(entity.content)
      if content.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "<") }) {
        throw fail(.nestedEntity(name))
      }
    }
  }

  /// Takes a text out of the budget that bounds what entities can add.
  private func spend(_ text: String) throws(XMLReadError) -> String {
    textBudget -= text.utf8.count
    guard textBudget >= 0 else {
      throw fail(.tooMuchText(limit: storage.count + limits.addedText))
    }
    return text
  }

  /// The line where the current node starts.
  private var currentLine: Int {
    xmlTextReaderCurrentNode(reader).map { xmlGetLineNo($0) } ?? 0
  }

  private func fail(_ kind: XMLReadError.Kind) -> XMLReadError {
    isAtEnd = true
    pending = []
    return error(kind, line: currentLine)
  }

  private func error(_ kind: XMLReadError.Kind, line: Int) -> XMLReadError {
    XMLReadError(kind, at: SourceLocation(source: source, line: max(line, 0)))
  }

  private func string(_ text: UnsafePointer<xmlChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }
}

/// Keeps the first error that libxml2 reports.
private final class FaultRecorder {
  struct Fault {
    let reason: String
    let line: Int
  }

  private(set) var first: Fault?

  func record(_ error: xmlError) {
    // Warnings are about DTDs and namespaces that nobody reads here.
    guard first == nil, error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
    var reason = error.message.map { String(cString: $0) } ?? "unknown error"
    while reason.last?.isNewline == true { reason.removeLast() }
    first = Fault(reason: reason, line: Int(error.line))
  }
}

private let libraryIsReady: Void = xmlInitParser()

/// The line of the first U+0000; nil if there is none.
private func lineOfNUL(_ bytes: [UInt8]) -> Int? {
  let isWide = bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE])
  var found: Int?
  if isWide {
    found = stride(from: 0, to: bytes.count - 1, by: 2).first {
      bytes[$0] == 0 && bytes[$0 + 1] == 0
    }
  } else {
    found = bytes.firstIndex(of: 0)
  }
  return found.map { bytes[..<$0].count { $0 == UInt8(ascii: "\n") } + 1 }
}
