import InkGraphCore

/// The form of a newspaper file, told by its content and never by its name.
enum SourceForm {
  case text
  case markdown
  case html
  case pdf

  /// The form of a document.
  ///
  /// Markdown is told by its headings or lines in heavy type; the text of a PDF has none.
  static func detect(_ document: SourceDocument) -> SourceForm {
    if let first = document.lines.first?.text {
      if first.starts(with: "%PDF-") { return .pdf }
      let head = String(first.prefix(40)).lowercased()
      if head.hasPrefix("<!doctype html") || head.hasPrefix("<html") { return .html }
    }
    let heading = document.lines.contains { line in
      line.indent < 4 && MarkdownBlock.headingLevel(of: line.text) != nil
    }
    if heading { return .markdown }
    // Some converters write headlines in heavy type instead.
    let bold = document.lines.count { MarkdownInline.isBold($0.text) && $0.text.count <= 60 }
    return bold > 0 ? .markdown : .text
  }

  /// The reader of the form, or nil where there is none yet.
  var reader: (any FormReader)? {
    switch self {
    case .text: TextReader()
    case .markdown: MarkdownReader()
    case .html, .pdf: nil
    }
  }

  /// The name of the form in messages.
  var name: String {
    switch self {
    case .text: "plain text"
    case .markdown: "Markdown"
    case .html: "an HTML page"
    case .pdf: "a PDF"
    }
  }
}
