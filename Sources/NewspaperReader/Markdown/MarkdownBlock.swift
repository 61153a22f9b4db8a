import InkGraphCore

/// A block of a Markdown file, as far as newspapers need Markdown.
struct MarkdownBlock {
  enum Kind {
    case heading(level: Int)
    /// Lines that belong together; a list item or a quotation is a paragraph too.
    case paragraph
    case image
    case rule
    case row
  }
  var kind: Kind
  /// The lines; one for everything but paragraphs.
  var lines: [DraftText]
  /// How many empty lines stand before.
  var blankBefore = 0
  /// Whether the whole block is in heavy type.
  var isBold = false

  /// The line on which the block begins.
  var line: Int { lines.first?.line ?? 0 }

  /// The lines joined to one text.
  var text: Scalars {
    guard lines.count > 1 else { return lines.first?.text ?? [] }
    var result: Scalars = []
    for line in lines { Spacing.append(line.text, to: &result) }
    return result
  }

  /// The level of a heading line, or nil.
  static func headingLevel(of line: Scalars) -> Int? {
    let marks = line.prefix { $0 == "#" }
    guard (1...6).contains(marks.count), marks.endIndex < line.endIndex,
      line[marks.endIndex].isBlank
    else { return nil }
    return marks.count
  }

  /// The blocks of a document.
  ///
  /// - Complexity: O(*n*), *n* scalars.
  static func blocks(of document: SourceDocument) -> [MarkdownBlock] {
    var blocks: [MarkdownBlock] = []
    var open = false
    var html: HTMLTable?
    func single(_ kind: Kind, _ text: Scalars, _ line: SourceLine) {
      blocks.append(
        MarkdownBlock(
          kind: kind, lines: [DraftText(text, line: line.number)], blankBefore: line.blankBefore))
      open = false
    }
    for line in document.lines {
      if line.blankBefore > 0 || line.startsPage { open = false }
      let text = line.text
      // Some tools wrap tables in whole pages: `<html><body><table>`.
      if html != nil || text.first == "<" && text.prefix(200).contains(HTMLTable.start) {
        var table = html ?? HTMLTable()
        let rows = table.feed(text)
        for row in rows { single(.row, row, line) }
        html = table.isOpen ? table : nil
        continue
      }
      if let level = headingLevel(of: text) {
        var content = text.drop { $0 == "#" }.trimmed
        while content.last == "#" { content = content.dropLast() }
        single(.heading(level: level), MarkdownInline.plain(content.trimmed), line)
        if blocks[blocks.count - 1].text.isEmpty { blocks.removeLast() }
      } else if isRule(text) {
        single(.rule, text, line)
      } else if let rest = afterImage(text) {
        single(.image, [], line)
        if !rest.isEmpty { single(.paragraph, MarkdownInline.plain(rest), line) }
      } else if text.first == "|" {
        if let row = tableRow(text) { single(.row, row, line) }
      } else {
        append(line, to: &blocks, open: &open)
      }
    }
    return blocks
  }

  private static func append(_ line: SourceLine, to blocks: inout [MarkdownBlock], open: inout Bool)
  {
    var text = line.text
    var item = false
    while text.first == ">" { text = text.dropFirst().trimmed }
    if let first = text.first, first == "-" || first == "*" || first == "+",
      text.dropFirst().first?.isBlank == true
    {
      text = text.dropFirst().trimmed
      item = true
    }
    let bold = MarkdownInline.isBold(text)
    text = MarkdownInline.plain(text)
    guard !text.isEmpty else { return }
    let draft = DraftText(text, line: line.number)
    // An indented line begins a paragraph even without an empty line before it.
    if open, !item, !bold, line.indent < 2 {
      blocks[blocks.count - 1].lines.append(draft)
    } else {
      blocks.append(
        MarkdownBlock(
          kind: .paragraph, lines: [draft], blankBefore: line.blankBefore, isBold: bold))
    }
    open = !bold
  }

  private static func isRule(_ text: Scalars) -> Bool {
    guard let first = text.first, first == "-" || first == "*" || first == "_" else { return false }
    let marks = text.filter { !$0.isBlank }
    return marks.count >= 3 && marks.allSatisfy { $0 == first }
  }

  private static let pictureTags: PhraseSet = ["<img", "<div", "<p", "<center", "<figure"]

  /// What stands after an image mark at the start of a line, or nil without one.
  private static func afterImage(_ text: Scalars) -> Scalars? {
    if text.starts(with: "!["), let close = text.firstIndex(of: "]("),
      let end = text[close...].firstIndex(of: ")" as Unicode.Scalar)
    {
      return text[(end + 1)...].trimmed
    }
    guard text.first == "<", let start = text.prefix(200).firstIndex(of: "<img"),
      text.starts(withAny: pictureTags),
      let end = text[start...].firstIndex(of: ">" as Unicode.Scalar)
    else { return nil }
    return MarkdownInline.plain(text[(end + 1)...].trimmed)
  }

  /// The cells of a table row with a blank between them, or nil for the line under the head.
  private static func tableRow(_ text: Scalars) -> Scalars? {
    let cells = text.split(separator: "|").map(\.trimmed).filter { !$0.isEmpty }
    if cells.allSatisfy({ $0.allSatisfy { $0 == "-" || $0 == ":" } }) { return nil }
    return Array(cells.map(MarkdownInline.plain).joined(separator: [" "]))[...]
  }
}

/// The rows of an HTML table that converters write into Markdown.
struct HTMLTable {
  static let start: Phrase = "<table"

  private(set) var isOpen = true
  private var row: [Unicode.Scalar] = []
  private var tag: [Unicode.Scalar]?

  /// Reads a line and gives the rows that end on it.
  mutating func feed(_ line: Scalars) -> [Scalars] {
    var rows: [Scalars] = []
    for scalar in line {
      if scalar == "<" {
        tag = []
      } else if scalar == ">", let name = tag {
        tag = nil
        let word = String(name[...]).lowercased()
        if word.hasPrefix("/tr") || word.hasPrefix("/table") {
          let text = row[...].trimmed
          if !text.isEmpty { rows.append(text) }
          row = []
        } else if word.hasPrefix("/td") || word.hasPrefix("/th") || word.hasPrefix("br") {
          row.append(" ")
        }
        if word.hasPrefix("/table") { isOpen = false }
      } else if tag != nil {
        // A tag is short; a lone `<` is text.
        if let count = tag?.count, count < 200 { tag?.append(scalar) }
      } else {
        row.append(scalar)
      }
    }
    return rows
  }
}

/// Marks inside a line of Markdown.
enum MarkdownInline {
  private static let strong: Phrase = "**"

  /// Whether the whole line is in heavy type.
  static func isBold(_ text: Scalars) -> Bool {
    guard text.count > 4, text.starts(with: strong), text.ends(with: strong) else { return false }
    return !text.dropFirst(2).dropLast(2).contains(strong)
  }

  /// The text without emphasis, links, escapes and tags of layout.
  static func plain(_ text: Scalars) -> Scalars {
    let marked = text.contains { $0 == "*" || $0 == "\\" || $0 == "[" || $0 == "<" || $0 == "`" }
    guard marked else { return text }
    var result: [Unicode.Scalar] = []
    var index = text.startIndex
    while index < text.endIndex {
      let scalar = text[index]
      let next = index + 1 < text.endIndex ? text[index + 1] : nil
      if scalar == "\\", let next, next.properties.isPatternSyntax, next.value < 0x80 {
        result.append(next)
        index += 2
      } else if scalar == "*", next == "*" {
        index += 2
      } else if scalar == "`" {
        index += 1
      } else if scalar == "[", let link = link(in: text, at: index) {
        result.append(contentsOf: link.label)
        index = link.end
      } else if scalar == "<", let end = tag(in: text, at: index) {
        let inside = text[(index + 1)..<end]
        if inside.contains("://") || inside.contains("@" as Unicode.Scalar) {
          result.append(contentsOf: inside)
        } else if inside.starts(with: "br") {
          result.append(" ")
        }
        index = end + 1
      } else {
        result.append(scalar)
        index += 1
      }
    }
    return result[...].trimmed
  }

  private static func link(in text: Scalars, at start: Int) -> (label: Scalars, end: Int)? {
    let window = text[start...].prefix(300)
    guard let close = window.firstIndex(of: "]("),
      !window[(start + 1)..<close].contains("[" as Unicode.Scalar),
      let end = window[close...].firstIndex(of: ")" as Unicode.Scalar)
    else { return nil }
    return (text[(start + 1)..<close], end + 1)
  }

  /// The closing mark of a tag or of an address in angle brackets.
  private static func tag(in text: Scalars, at start: Int) -> Int? {
    guard start + 1 < text.endIndex, text[start + 1].value < 0x80, !text[start + 1].isBlank,
      text[start + 1].digit == nil, text[start + 1] != "="
    else { return nil }
    let end = text[start...].prefix(200).firstIndex(of: ">" as Unicode.Scalar)
    guard let end, text[(start + 1)..<end].allSatisfy({ $0.value < 0x80 }) else { return nil }
    return end
  }
}
