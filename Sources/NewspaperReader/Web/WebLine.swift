import InkGraphCore
import MarkupIO

/// A line of a web page as a browser would break it where there is room enough.
struct WebLine {
  enum Kind {
    case text
    /// A picture; the line has no text.
    case image
    /// A row of a table with more than one cell.
    case row
  }
  var kind: Kind
  var content: DraftText
  /// The blanks before the text in half-width cells; U+3000 counts 2.
  var indent = 0
  /// Whether the whole line is in heavy type or centred.
  var isHeading = false
  /// How many of the characters lead somewhere else.
  var linked = 0

  var text: Scalars { content.text }
}

/// Lays the nodes of a page out as lines.
struct WebLayout {
  let document: HTMLDocument

  /// An element that is open at a place.
  private struct Frame {
    var end: Int
    var breaks: Bool
    var isHeavy: Bool
    var isLink: Bool
    var isRow: Bool
  }

  /// The lines of a stretch of nodes.
  ///
  /// - Parameters:
  ///   - range: The indices of the nodes.
  ///   - skip: Tells elements that are left out with all that stands in them.
  /// - Returns: The lines in order; none is empty unless it is a picture.
  /// - Complexity: O(*n*), *n* nodes and characters.
  func lines(in range: Range<Int>, skip: (HTMLNode) -> Bool = { _ in false }) -> [WebLine] {
    var line = OpenLine()
    var lines: [WebLine] = []
    var frames: [Frame] = []
    var heavy = 0
    var links = 0
    var index = range.lowerBound
    func leave(upTo place: Int) {
      while let frame = frames.last, frame.end <= place {
        frames.removeLast()
        if frame.isHeavy { heavy -= 1 }
        if frame.isLink { links -= 1 }
        if frame.isRow {
          line.finish(into: &lines, asRow: true)
        } else if frame.breaks {
          line.finish(into: &lines)
        }
      }
    }
    while index < range.upperBound {
      leave(upTo: index)
      let node = document.nodes[index]
      switch node.kind {
      case .comment: break
      case .text:
        line.add(
          document.bytes[node.characters], at: node.line, isHeavy: heavy > 0, isLinked: links > 0)
      case .element:
        if Self.silent.contains(node.name) || skip(node) {
          index = node.end
          continue
        }
        if node.name == "br" {
          line.finish(into: &lines)
        } else if node.name == "img" {
          line.finish(into: &lines)
          lines.append(WebLine(kind: .image, content: DraftText([], line: node.line)))
        } else if node.name == "td" || node.name == "th" {
          line.startCell()
        } else if Self.blocks.contains(node.name) {
          line.finish(into: &lines)
        }
        if node.end > index + 1 {
          let isHeavy = Self.isHeavy(node)
          heavy += isHeavy ? 1 : 0
          links += node.name == "a" ? 1 : 0
          frames.append(
            Frame(
              end: min(node.end, range.upperBound), breaks: Self.blocks.contains(node.name),
              isHeavy: isHeavy, isLink: node.name == "a", isRow: node.name == "tr"))
        }
      }
      index += 1
    }
    leave(upTo: range.upperBound)
    line.finish(into: &lines)
    return lines
  }

  /// The lines of a stretch that hold text, as texts.
  func texts(in range: Range<Int>, skip: (HTMLNode) -> Bool = { _ in false }) -> [DraftText] {
    lines(in: range, skip: skip).filter { !$0.text.isEmpty }.map(\.content)
  }

  private static func isHeavy(_ node: HTMLNode) -> Bool {
    switch node.name {
    case "b", "strong", "center", "h1", "h2", "h3", "h4", "h5", "h6": true
    case "p", "div", "td":
      node.attribute("align")?.lowercased() == "center"
        || node.attribute("style")?.lowercased().contains("text-align:center") == true
        || node.attribute("style")?.lowercased().contains("text-align: center") == true
    default: false
    }
  }

  /// Elements whose text nobody reads.
  private static let silent: Set<String> = [
    "script", "style", "head", "title", "select", "option", "textarea", "button", "iframe",
    "object",
    "input", "map", "template", "svg",
  ]

  /// Elements that begin and end a line.
  private static let blocks: Set<String> = [
    "p", "div", "table", "tbody", "thead", "tr", "ul", "ol", "li", "dl", "dt", "dd", "h1", "h2",
    "h3", "h4", "h5", "h6", "center", "form", "section", "article", "header", "footer", "main",
    "aside", "nav", "figure", "figcaption", "blockquote", "pre", "hr", "founder-title",
    "founder-content", "cms-content", "body", "html", "fieldset", "address",
  ]
}

/// The line that is being laid out.
private struct OpenLine {
  private var text: [Unicode.Scalar] = []
  private var line = 0
  private var indent = 0
  private var heavy = 0
  private var linked = 0
  private var solid = 0
  private var cells = 0
  private var blank = false

  /// Adds characters; white space of the file is one blank, U+00A0 and U+3000 are as printed.
  mutating func add(_ bytes: ArraySlice<UInt8>, at number: Int, isHeavy: Bool, isLinked: Bool) {
    var number = number
    for scalar in UTF8Decoder.decode(bytes).scalars {
      switch scalar.value {
      case 0x20, 0x09, 0x0A, 0x0C, 0x0D:
        if scalar == "\n" { number += 1 }
        if !text.isEmpty { blank = true }
      case ..<0x20, 0x7F...0x9F, 0xFEFF, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064,
        0xE000...0xF8FF, 0x2028, 0x2029:
        break
      default:
        if scalar.isBlank, text.isEmpty {
          indent += scalar.cells
          continue
        }
        if text.isEmpty { line = number }
        if blank { text.append(" ") }
        blank = false
        text.append(scalar)
        if !scalar.isBlank {
          solid += 1
          if isHeavy { heavy += 1 }
          if isLinked { linked += 1 }
        }
      }
    }
  }

  mutating func startCell() {
    if !text.isEmpty { blank = true }
    cells += 1
  }

  mutating func finish(into lines: inout [WebLine], asRow: Bool = false) {
    let content = text[...].trimmed
    if !content.isEmpty {
      var result = WebLine(
        kind: asRow && cells > 1 ? .row : .text, content: DraftText(content, line: max(1, line)))
      result.indent = indent
      result.isHeading = heavy == solid
      result.linked = linked
      lines.append(result)
    }
    self = OpenLine()
  }
}
