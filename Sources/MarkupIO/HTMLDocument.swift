import CLibXML2
import InkGraphCore

/// An HTML page as a flat tree: its nodes in the order in which they begin.
///
/// ```swift
/// let page = try HTMLDocument(bytes, source: "content_1001.htm")
/// for node in page.nodes where node.name == "h1" { print(page.text(of: node)) }
/// ```
///
/// What stands in an element are the nodes after it, up to its `end`. libxml2's HTML parser repairs
/// what browsers repair: names in upper case, values without quotes, tags that are not closed.
///
/// **Invariant:** nothing outside of the given bytes is ever read. Sizes and depth are bounded by
/// `Limits`; time and memory are linear in the size of the page.
public struct HTMLDocument: Sendable {
  /// The bounds of what a page may cost.
  public struct Limits: Hashable, Sendable {
    /// The longest page, in bytes.
    public var bytes: Int
    /// The deepest element, counting the outermost as 1.
    public var depth: Int
    /// The most elements, texts and comments.
    public var nodes: Int

    /// Makes bounds; the defaults suit pages that a newspaper's site serves.
    ///
    /// The depth bounds the time as well: an end tag without a start is looked for in all open
    /// elements.
    public init(bytes: Int = 64 << 20, depth: Int = 1000, nodes: Int = 4_000_000) {
      self.bytes = bytes
      self.depth = depth
      self.nodes = nodes
    }
  }

  /// The nodes in the order in which they begin.
  public let nodes: [HTMLNode]
  /// The characters of all texts and comments in UTF-8.
  public let bytes: [UInt8]

  /// Reads a page.
  ///
  /// - Parameters:
  ///   - bytes: The page in UTF-8, whatever it declares; U+0000 ends nothing and is left out.
  ///   - source: The file's path, for messages.
  ///   - limits: The bounds.
  /// - Throws: `tooLarge`, `tooDeep` and `tooManyNodes`.
  /// - Complexity: O(*n*), *n* bytes.
  public init(
    _ bytes: [UInt8], source: String, limits: Limits = Limits()
  ) throws(HTMLReadError) {
    // Without this call the first two parsers on different threads would race.
    _ = htmlLibraryIsReady
    guard bytes.count <= limits.bytes else {
      throw HTMLReadError(
        .tooLarge(limit: limits.bytes), at: SourceLocation(source: source, line: 0))
    }
    let page = bytes.contains(0) ? bytes.filter { $0 != 0 } : bytes
    guard let context = htmlNewParserCtxt() else {
      throw HTMLReadError(.noMemory, at: SourceLocation(source: source, line: 0))
    }
    defer { htmlFreeParserCtxt(context) }
    let builder = HTMLTreeBuilder(context, limits: limits, capacity: page.count)
    context.pointee.sax.pointee = HTMLTreeBuilder.handler()
    context.pointee.userData = Unmanaged.passUnretained(builder).toOpaque()
    // No HTML_PARSE_HUGE exists; the parser has no DTD to fetch and no entities of its own.
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOIMPLIED.rawValue
      | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_IGNORE_ENC.rawValue
    withExtendedLifetime(builder) {
      page.withUnsafeBytes { buffer in
        guard let start = buffer.bindMemory(to: CChar.self).baseAddress else { return }
        let document = htmlCtxtReadMemory(
          context, start, Int32(buffer.count), nil, "UTF-8", Int32(bitPattern: options))
        if let document { xmlFreeDoc(document) }
      }
    }
    if let fault = builder.fault {
      throw HTMLReadError(fault.kind, at: SourceLocation(source: source, line: fault.line))
    }
    builder.close()
    nodes = builder.nodes
    self.bytes = builder.bytes
  }

  /// The indices of the nodes inside a node.
  public func inside(_ index: Int) -> Range<Int> { (index + 1)..<nodes[index].end }

  /// The characters of a text or comment as a string.
  public func text(of node: HTMLNode) -> String {
    String(decoding: bytes[node.characters], as: UTF8.self)
  }
}

/// Builds the nodes out of the parser's calls.
private final class HTMLTreeBuilder {
  private(set) var nodes: [HTMLNode] = []
  private(set) var bytes: [UInt8] = []
  private(set) var fault: (kind: HTMLReadError.Kind, line: Int)?
  private var open: [Int] = []
  /// Whether the last node is a text that nothing has ended yet.
  private var goesOn = false
  private let context: htmlParserCtxtPtr
  private let limits: HTMLDocument.Limits

  init(_ context: htmlParserCtxtPtr, limits: HTMLDocument.Limits, capacity: Int) {
    self.context = context
    self.limits = limits
    bytes.reserveCapacity(capacity)
  }

  /// The calls that are listened to; all others are left out, so that libxml2 builds no tree.
  static func handler() -> htmlSAXHandler {
    var handler = htmlSAXHandler()
    handler.startElement = { target, name, attributes in
      HTMLTreeBuilder.of(target)?.start(name, attributes)
    }
    handler.endElement = { target, name in HTMLTreeBuilder.of(target)?.end(name) }
    handler.characters = { target, text, count in
      HTMLTreeBuilder.of(target)?.add(.text, text, Int(count))
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    handler.comment = { target, text in
      guard let text else { return }
      HTMLTreeBuilder.of(target)?.add(.comment, text, Int(xmlStrlen(text)))
    }
    return handler
  }

  private static func of(_ target: UnsafeMutableRawPointer?) -> HTMLTreeBuilder? {
    target.map { Unmanaged<HTMLTreeBuilder>.fromOpaque($0).takeUnretainedValue() }
  }

  private var line: Int { context.pointee.input.map { Int($0.pointee.line) } ?? 0 }

  private func stop(_ kind: HTMLReadError.Kind) {
    if fault == nil { fault = (kind, line) }
    xmlStopParser(context)
  }

  private func start(
    _ name: UnsafePointer<xmlChar>?, _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard fault == nil, let name else { return }
    guard open.count < limits.depth else { return stop(.tooDeep(limit: limits.depth)) }
    guard nodes.count < limits.nodes else { return stop(.tooManyNodes(limit: limits.nodes)) }
    var attributes: [HTMLAttribute] = []
    if var pair = list {
      while let key = pair[0] {
        attributes.append(
          HTMLAttribute(
            name: String(cString: key), value: pair[1].map { String(cString: $0) } ?? ""))
        pair += 2
      }
    }
    goesOn = false
    open.append(nodes.count)
    nodes.append(
      HTMLNode(
        kind: .element, name: String(cString: name), attributes: attributes, line: line,
        characters: bytes.count..<bytes.count, end: 0))
  }

  private func end(_ name: UnsafePointer<xmlChar>?) {
    guard fault == nil, let last = open.popLast() else { return }
    goesOn = false
    nodes[last].end = nodes.count
  }

  private func add(_ kind: HTMLNode.Kind, _ text: UnsafePointer<xmlChar>?, _ count: Int) {
    guard fault == nil, let text, count > 0 else { return }
    let buffer = UnsafeBufferPointer(start: text, count: count)
    let start = bytes.count
    bytes.append(contentsOf: buffer)
    // The parser hands long texts out in pieces, and every reference as a piece of its own.
    if kind == .text, goesOn, let last = nodes.indices.last {
      nodes[last].characters = nodes[last].characters.lowerBound..<bytes.count
      return
    }
    guard nodes.count < limits.nodes else { return stop(.tooManyNodes(limit: limits.nodes)) }
    goesOn = kind == .text
    let lines = buffer.count { $0 == UInt8(ascii: "\n") }
    nodes.append(
      HTMLNode(
        kind: kind, name: "", attributes: [], line: max(1, line - lines),
        characters: start..<bytes.count, end: nodes.count + 1))
  }

  /// Ends the elements that the page left open.
  func close() {
    for index in open { nodes[index].end = nodes.count }
    open = []
  }
}

private let htmlLibraryIsReady: Void = xmlInitParser()
