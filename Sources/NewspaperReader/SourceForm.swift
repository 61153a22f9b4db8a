import InkGraphCore

/// The form of a newspaper file, told by its content and never by its name.
enum SourceForm {
  case text
  /// The text of a PDF with its columns side by side.
  case layout
  case markdown
  /// A table of words with their places.
  case boxTable
  case pdf

  /// The form of a document.
  ///
  /// Markdown is told by its headings or lines in heavy type; the text of a PDF has none.
  static func detect(_ document: SourceDocument) -> SourceForm {
    if let first = document.lines.first?.text {
      if first.starts(with: "%PDF-") { return .pdf }
    }
    if BoxTableReader.isTable(document) { return .boxTable }
    // By index: to hand a line on costs more than to look at its first character.
    let lines = document.lines
    let isMarked = lines.indices.contains { index in
      guard let first = lines[index].text.first else { return false }
      if first == "#" {
        return lines[index].indent < 4 && MarkdownBlock.headingLevel(of: lines[index].text) != nil
      }
      // Some converters write headlines in heavy type instead.
      return first == "*" && MarkdownInline.isBold(lines[index].text)
        && lines[index].text.count <= 60
    }
    if isMarked { return .markdown }
    return LayoutReader.isSideBySide(document) ? .layout : .text
  }

  /// The reader of the form; nil for a PDF, which another program must turn into text first.
  var reader: (any FormReader)? {
    switch self {
    case .text: TextReader()
    case .layout: LayoutReader()
    case .boxTable: BoxTableReader()
    case .markdown: MarkdownReader()
    case .pdf: nil
    }
  }
}

/// The form of a file made of tags.
enum MarkupForm {
  /// A web page.
  case page
  /// The boxes of a PDF's words.
  case boxes

  /// The form of a text, or nil if it is not made of tags.
  ///
  /// Markdown may begin with a tag as well, so a sign of a whole page must follow.
  static func detect(_ text: [Unicode.Scalar]) -> MarkupForm? {
    guard let start = text.firstIndex(where: { !$0.isBlank && $0 != "\n" && $0 != "\r" }),
      text[start] == "<"
    else { return nil }
    // Searching in a `String` took half of the time of reading a page.
    let head: [Unicode.Scalar] = text[start...].prefix(2000).map { scalar in
      (0x41...0x5A).contains(scalar.value)
        ? Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value + 0x20)) : scalar
    }
    guard head[...].contains(any: signs) else { return nil }
    return BoxMarkup.isBoxes(head[...]) ? .boxes : .page
  }

  private static let signs: PhraseSet = [
    "<!doctype html", "<html", "<head>", "<body", "<meta ", "<title>", "<founder-", "enpcontent",
    "enpproperty", "<pdf2xml",
  ]
}
