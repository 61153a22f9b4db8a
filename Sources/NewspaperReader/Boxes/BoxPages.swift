import InkGraphCore
import MarkupIO

/// Reads the XHTML that `pdftotext -bbox-layout` writes: `doc`, `page`, `flow`, `block`, `line`,
/// `word`, of which only pages and words are used.
enum BoxPages {
  /// The densest page of a newspaper has fewer, even with each character by itself.
  static let mostFragments = 20_000

  /// The pages of a document; a page with too many words is left out, with a diagnostic.
  static func pages(of document: HTMLDocument, log: inout DiagnosticLog) -> [BoxPage] {
    var pages: [BoxPage] = []
    var skipped: Set<Int> = []
    for (index, node) in document.nodes.enumerated() where node.kind == .element {
      switch node.name {
      case "page":
        pages.append(
          BoxPage(
            width: number(node, "width") ?? 0, height: number(node, "height") ?? 0, line: node.line)
        )
      case "word":
        guard let last = pages.indices.last, let box = box(of: node), !skipped.contains(last) else {
          continue
        }
        var text: [Unicode.Scalar] = []
        for inner in document.inside(index) where document.nodes[inner].kind == .text {
          text += UTF8Decoder.decode(document.bytes[document.nodes[inner].characters]).scalars
        }
        text.removeAll { $0.value < 0x20 || (0xE000...0xF8FF).contains($0.value) }
        let trimmed = text[...].trimmed
        guard !trimmed.isEmpty else { continue }
        pages[last].fragments.append(BoxFragment(text: trimmed, box: box, line: node.line))
        if pages[last].fragments.count > mostFragments {
          skipped.insert(last)
          pages[last].fragments = []
          log.warning(
            at: pages[last].line,
            "page \(last + 1) has more than \(mostFragments) words and was left out; "
              + "give the text of the page")
        }
      default: break
      }
    }
    return pages
  }

  private static func box(of node: HTMLNode) -> Box? {
    guard let left = number(node, "xmin"), let right = number(node, "xmax"),
      let top = number(node, "ymin"), let bottom = number(node, "ymax"), right > left, bottom > top
    else { return nil }
    return Box(left: left, top: top, right: right, bottom: bottom)
  }

  /// A number of points; nil for what no page has.
  private static func number(_ node: HTMLNode, _ name: String) -> Double? {
    guard let text = node.attribute(name), let value = Double(text), abs(value) < 100_000 else {
      return nil
    }
    return value
  }
}
