import InkGraphCore
import MarkupIO

/// Collects the words of a PDF's pages.
struct BoxPages {
  /// The densest page of a newspaper has fewer, even with each character by itself.
  static let mostFragments = 20_000

  private(set) var pages: [BoxPage] = []
  private var skipped: Set<Int> = []

  /// Begins a page.
  mutating func begin(width: Double, height: Double, at line: Int) {
    pages.append(BoxPage(width: width, height: height, line: line))
  }

  /// Adds a word to the last page; a page with too many is left out, with a diagnostic.
  mutating func add(_ text: Scalars, _ box: Box, at line: Int, log: inout DiagnosticLog) {
    guard let last = pages.indices.last, !skipped.contains(last) else { return }
    let trimmed = text.trimmed
    guard !trimmed.isEmpty else { return }
    // Blanks at the ends have their part of the width: an indent.
    let cell = box.width / Double(max(1, text.cells))
    var box = box
    box.left += cell * Double(text[..<trimmed.startIndex].cells)
    box.right -= cell * Double(text[trimmed.endIndex...].cells)
    pages[last].fragments.append(BoxFragment(text: trimmed, box: box, line: line))
    if pages[last].fragments.count > Self.mostFragments {
      skipped.insert(last)
      pages[last].fragments = []
      log.warning(
        at: pages[last].line,
        "page \(last + 1) has more than \(Self.mostFragments) words and was left out; "
          + "give the text of the page")
    }
  }

  /// Makes a word longer by one that touches it, if the last word of the page is such a one.
  ///
  /// - Returns: Whether it was.
  mutating func extend(by text: Scalars, _ box: Box) -> Bool {
    guard let page = pages.indices.last, let place = pages[page].fragments.indices.last else {
      return false
    }
    let last = pages[page].fragments[place].box
    guard abs(last.top - box.top) < 1.5, abs(last.height - box.height) < 1.5,
      abs(box.left - last.right) < 2.5, !text.trimmed.isEmpty
    else { return false }
    pages[page].fragments[place].text.append(contentsOf: text)
    pages[page].fragments[place].box = last.union(box)
    return true
  }

  /// A box with sides that a page can have; nil for others.
  static func box(left: Double?, top: Double?, right: Double?, bottom: Double?) -> Box? {
    guard let left, let top, let right, let bottom, right > left, bottom > top,
      [left, top, right, bottom].allSatisfy({ abs($0) < 100_000 })
    else { return nil }
    return Box(left: left, top: top, right: right, bottom: bottom)
  }
}

/// Reads the pages of poppler's two files with tags: the XHTML of `pdftotext -bbox-layout`, of which
/// `page` and `word` are used, and the XML of `pdftohtml -xml` with `page` and `text`.
enum BoxMarkup {
  /// Whether a page is such a file.
  static func isBoxes(_ head: Scalars) -> Bool {
    head.contains(any: pages) && head.contains(any: roots)
  }

  private static let pages: PhraseSet = ["<page "]
  private static let roots: PhraseSet = ["<doc>", "<pdf2xml"]

  /// The pages of a document.
  static func pages(of document: HTMLDocument, log: inout DiagnosticLog) -> [BoxPage] {
    var pages = BoxPages()
    for (index, node) in document.nodes.enumerated() where node.kind == .element {
      switch node.name {
      case "page":
        pages.begin(
          width: number(node, "width") ?? 0, height: number(node, "height") ?? 0, at: node.line)
      case "word":
        let box = BoxPages.box(
          left: number(node, "xmin"), top: number(node, "ymin"), right: number(node, "xmax"),
          bottom: number(node, "ymax"))
        if let box { pages.add(text(in: index, of: document)[...], box, at: node.line, log: &log) }
      case "text":
        guard let left = number(node, "left"), let top = number(node, "top"),
          let width = number(node, "width"), let height = number(node, "height"),
          let box = BoxPages.box(left: left, top: top, right: left + width, bottom: top + height)
        else { continue }
        // A line is cut wherever the part of the font changes that the PDF holds.
        let text = text(in: index, of: document)[...]
        if !pages.extend(by: text, box) { pages.add(text, box, at: node.line, log: &log) }
      default: break
      }
    }
    return pages.pages
  }

  private static func text(in index: Int, of document: HTMLDocument) -> [Unicode.Scalar] {
    var text: [Unicode.Scalar] = []
    for inner in document.inside(index) where document.nodes[inner].kind == .text {
      text += UTF8Decoder.decode(document.bytes[document.nodes[inner].characters]).scalars
    }
    text.removeAll { $0.value < 0x20 || (0xE000...0xF8FF).contains($0.value) }
    return text
  }

  /// A number of points; nil for what no page has.
  private static func number(_ node: HTMLNode, _ name: String) -> Double? {
    guard let text = node.attribute(name), let value = Double(text), abs(value) < 100_000 else {
      return nil
    }
    return value
  }
}
